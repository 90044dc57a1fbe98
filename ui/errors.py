"""Errors in one place: expected ones in their own words, our mistakes in a crash file."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from ccjournal import __version__
from ccjournal.errors import JournalError

MOST_FILES = 20


def in_words(error: BaseException, crashes: Path) -> tuple[str, str]:
    """Return what happened and what to do; our own mistakes are noted in a crash file."""
    if isinstance(error, JournalError):
        return error.title, error.hint
    import logging  # noqa: PLC0415 - the window is painted without it

    file = write_crash(error, crashes)
    logging.getLogger(__name__).critical("unexpected %s, noted in %s", type(error).__name__, file)
    where = f" A note without any of your words is in {file}." if file else ""
    return "The program made a mistake", f"What was saved is safe.{where}"


def write_crash(error: BaseException, folder: Path) -> Path | None:
    """Note the kind of error and where it arose; never its message or values (entry text)."""
    import traceback  # noqa: PLC0415 - the window is painted without these
    from datetime import datetime  # noqa: PLC0415

    lines = [f"ccjournal {__version__}", f"Python {sys.version.split()[0]}, {sys.platform}", ""]
    for link in _chain(error):
        lines.append(type(link).__name__)
        frames = traceback.extract_tb(link.__traceback__, limit=-40)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    file = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("crash-*.txt"))[: -MOST_FILES + 1]:
            old.unlink()
        file.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError:
        return None
    return file


def _chain(error: BaseException) -> list[BaseException]:
    links = [error]
    while (cause := links[-1].__cause__ or links[-1].__context__) and cause not in links:
        links.append(cause)
    return links


def install_hook(show: Callable[[BaseException], None]) -> None:
    """Send exceptions that escape a slot to `show`."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(error)

    sys.excepthook = hook
