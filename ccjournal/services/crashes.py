"""Notes about our own mistakes: where in the program, never what anybody has written.

A note holds the kind of error, file, line and function, and the versions. Messages, values and
what stood in variables are left out: they may hold the learner's words. Nothing is sent anywhere.
"""

import re
import sys
import time
from contextlib import suppress
from pathlib import Path

from ccjournal import __version__

MOST_FILES = 20
# New ones are told at the next start; those that were told keep another name.
NEW, SEEN, HARD = "crash-", "seen-", "hard-"
# A program that ended in good order takes its empty file away; one that was killed cannot.
STALE_SECONDS = 7 * 24 * 3600
_PLACE = re.compile(r'File "(?:[^"]*[/\\])?([^"/\\]+)"')


def write_crash(error: BaseException, folder: Path) -> Path | None:
    """Note the kind of error and where it arose; never its message or values (entry text)."""
    import traceback  # noqa: PLC0415 - rarely needed

    lines = []
    for link in _chain(error):
        lines.append(type(link).__name__)
        frames = traceback.extract_tb(link.__traceback__, limit=-40)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return _write(lines, folder)


def new_crashes(folder: Path) -> list[Path]:
    """Return the notes that nobody has been told of, those of hard ends included."""
    with suppress(OSError):
        for left in folder.glob(f"{HARD}*.txt"):
            _take_hard(left, folder)
    return sorted(folder.glob(f"{NEW}*.txt"))


def keep_crashes(folder: Path) -> None:
    """Tell of the notes no more; they stay in their folder."""
    with suppress(OSError):
        for file in folder.glob(f"{NEW}*.txt"):
            file.replace(file.with_name(file.name.replace(NEW, SEEN, 1)))


def delete_crashes(folder: Path) -> None:
    """Delete every note."""
    with suppress(OSError):
        for file in (*folder.glob(f"{NEW}*.txt"), *folder.glob(f"{SEEN}*.txt")):
            file.unlink(missing_ok=True)


def hard_file(folder: Path, process: int) -> Path:
    """Return where the system's own errors are noted, by which Python ends without a word."""
    return folder / f"{HARD}{process}.txt"


def _take_hard(left: Path, folder: Path) -> None:
    """Make a note of what a hard end has left; only names of files, lines and functions."""
    found = left.stat()
    if found.st_size:
        text = left.read_text("utf-8", errors="replace")
        _write([_PLACE.sub(r"\1", line) for line in text.splitlines()[:200]], folder)
        left.unlink()
    elif time.time() - found.st_mtime > STALE_SECONDS:
        left.unlink()


def _write(lines: list[str], folder: Path) -> Path | None:
    from datetime import datetime  # noqa: PLC0415 - rarely needed

    head = [f"ccjournal {__version__}", f"Python {sys.version.split()[0]}, {sys.platform}", ""]
    file = folder / f"{NEW}{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = [*folder.glob(f"{NEW}*.txt"), *folder.glob(f"{SEEN}*.txt")]
        for old in sorted(kept, key=lambda file: file.name.split("-", 1)[1])[: -MOST_FILES + 1]:
            old.unlink()
        file.write_text("\n".join([*head, *lines]) + "\n", "utf-8")
    except OSError:
        return None
    return file


def _chain(error: BaseException) -> list[BaseException]:
    links = [error]
    while (cause := links[-1].__cause__ or links[-1].__context__) and cause not in links:
        links.append(cause)
    return links
