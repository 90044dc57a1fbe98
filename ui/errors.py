"""Errors in one place: expected ones in their own words, our mistakes in a crash file."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ccjournal.errors import JournalError

if TYPE_CHECKING:
    from threading import ExceptHookArgs


def in_words(error: BaseException, crashes: Path) -> tuple[str, str]:
    """Return what happened and what to do; our own mistakes are noted in a crash file."""
    if isinstance(error, JournalError):
        return error.title, error.hint
    import logging  # noqa: PLC0415 - the window is painted without it

    from ccjournal.services.crashes import write_crash  # noqa: PLC0415 - see above

    file = write_crash(error, crashes)
    logging.getLogger(__name__).critical("unexpected %s, noted in %s", type(error).__name__, file)
    where = f" A note without any of your words is in {file}." if file else ""
    return "The program made a mistake", f"What was saved is safe.{where}"


def install_hook(show: Callable[[BaseException], None], crashes: Path) -> None:
    """Send exceptions that escape a slot to `show`; those of other threads are noted.

    Left to itself, Python prints them with their messages, which may hold the learner's words.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(error)

    def note(found: "ExceptHookArgs | sys.UnraisableHookArgs") -> None:
        from ccjournal.services.crashes import write_crash  # noqa: PLC0415 - rarely needed

        if found.exc_value is not None:
            write_crash(found.exc_value, crashes)

    import threading  # noqa: PLC0415 - loaded already

    sys.excepthook = hook
    sys.unraisablehook = note
    threading.excepthook = note


def note_hard_ends(crashes: Path) -> Callable[[], None]:
    """Let errors of the system be noted that end Python at once; return what ends that well."""
    import faulthandler  # noqa: PLC0415 - the window is painted without it
    import os  # noqa: PLC0415 - see above

    from ccjournal.services.crashes import hard_file  # noqa: PLC0415 - see above

    file = hard_file(crashes, os.getpid())
    try:
        crashes.mkdir(parents=True, exist_ok=True)
        opened = file.open("w", encoding="utf-8")
    except OSError:
        return lambda: None
    faulthandler.enable(opened)

    def end() -> None:
        faulthandler.disable()
        opened.close()
        file.unlink(missing_ok=True)

    return end
