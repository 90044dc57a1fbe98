"""The command line: `ccjournal COMMAND ...`, over the same services as the window."""

from collections.abc import Sequence

from ccjournal.errors import Cancelled

COMMANDS = (
    "new",
    "add",
    "list",
    "show",
    "search",
    "suggest",
    "check",
    "coverage",
    "export",
    "template",
    "unit",
    "import",
    "backup",
    "restore",
    "verify",
    "salvage",
    "authorship",
)


INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or failed, 2 wrong usage.

    Ctrl+C ends it quietly with 130, at whatever moment it comes.
    """
    try:
        return _main(argv)
    except KeyboardInterrupt:
        return INTERRUPTED


def _main(argv: Sequence[str]) -> int:
    # Help and wrong usage answer at once: the journal's libraries are imported after them.
    from ccjournal.cli.arguments import not_yet, read_arguments  # noqa: PLC0415
    from ccjournal.cli.output import complain  # noqa: PLC0415

    try:
        arguments = read_arguments(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    if what := not_yet(arguments):
        complain(f"This release does not do {what} yet; nothing was changed")
        return 1
    from ccjournal.cli.run import run  # noqa: PLC0415

    try:
        return run(arguments)
    except Cancelled:
        return INTERRUPTED
