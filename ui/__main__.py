"""The way in: a command goes to the command line, anything else opens the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

INTERRUPTED = 130
# A packed program starts itself so, to handle a template that did not ship.
CHILD = "--handle-template"
# Any of them tells Qt on Linux where to show a window; without one it ends the program.
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_SCREEN = (
    "There is no screen to open the window on: start it from a desktop, or use the commands, "
    "which `ccjournal --help` lists"
)

# ruff: noqa: PLC0415 - commands need no Qt, the window no commands, and Ctrl+C may come early


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; Qt is imported only for the window."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words == [CHILD]:
        from ccjournal.services.own_templates import handle_template

        handle_template()
        return 0
    try:
        return _window(words) if not words or _is_journal(words) else _command(words)
    except KeyboardInterrupt:
        return INTERRUPTED


def _window(words: Sequence[str]) -> int:
    if not has_screen():
        from ccjournal.cli.output import complain

        complain(NO_SCREEN)
        return 1
    from ui.app import main as show_window

    return show_window(words)


def _command(words: Sequence[str]) -> int:
    sys.excepthook = _note_mistake
    from ccjournal.cli import main as run_command

    return run_command(words)


def _note_mistake(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Tell a mistake of ours in one sentence; Python would print its message, and your words."""
    from ccjournal.cli.output import complain
    from ccjournal.paths import AppPaths
    from ccjournal.services.crashes import write_crash

    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    file = write_crash(error, AppPaths.default().data / "crashes")
    where = f"; a note without any of your words is in {file}" if file else ""
    complain(f"The program made a mistake; nothing was half-written{where}")


def has_screen() -> bool:
    """Whether Qt can be asked for a window."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in SCREENS)


def _is_journal(words: Sequence[str]) -> bool:
    """Whether the only word names a file; a misspelt command is for the command line to tell."""
    from ccjournal.paths import SUFFIX

    file = Path(words[0])
    return (
        len(words) == 1
        and not words[0].startswith("-")
        and (file.suffix == SUFFIX or len(file.parts) > 1 or file.is_file())
    )


if __name__ == "__main__":
    sys.exit(main())
