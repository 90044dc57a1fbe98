"""The way in: a command goes to the command line, anything else opens the window."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from ccjournal.paths import SUFFIX


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; Qt is imported only for the window."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or _is_journal(words):
        gc.disable()  # until the window is painted: nothing made before that is thrown away
        from ui.app import main as show_window  # noqa: PLC0415 - commands need no Qt

        return show_window(words)
    from ccjournal.cli import main as run_command  # noqa: PLC0415 - the window needs no commands

    return run_command(words)


def _is_journal(words: Sequence[str]) -> bool:
    """Whether the only word names a file; a misspelt command is for the command line to tell."""
    file = Path(words[0])
    return (
        len(words) == 1
        and not words[0].startswith("-")
        and (file.suffix == SUFFIX or len(file.parts) > 1 or file.is_file())
    )


if __name__ == "__main__":
    sys.exit(main())
