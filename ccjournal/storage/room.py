"""Room on the disk: how much there is, a reserve for the last words, and whether one may write."""

import os
from contextlib import suppress
from pathlib import Path

from ccjournal.paths import JournalFiles

RESERVE = 1_000_000
# With less than this left the reserve is given up before a save; with more it is made again.
SHORT, AMPLE = 500_000, 20_000_000
# Why a journal can only be read.
MEDIUM, FOLDER, FILE = "medium", "folder", "file"


def free_room(file: Path) -> int | None:
    """Return how many bytes are left where a file lies; None when the system does not tell."""
    from shutil import disk_usage  # noqa: PLC0415 - slow to import

    try:
        found = disk_usage(file.parent)
    except OSError:
        return None
    # Some drives that are elsewhere tell nothing at all.
    return found.free if found.total else None


def is_short(file: Path) -> bool:
    """Whether there is hardly room for another save."""
    left = free_room(file)
    return left is not None and left < SHORT


def release_reserve(file: Path) -> bool:
    """Give the reserve up for what is to be saved now; false when there is none."""
    try:
        JournalFiles(file).reserve.unlink()
    except OSError:
        return False
    return True


def keep_reserve(file: Path) -> bool:
    """Make the reserve where there is ample room; whether there is one now."""
    reserve = JournalFiles(file).reserve
    with suppress(OSError):
        if reserve.is_file() and reserve.stat().st_size >= RESERVE:
            return True
    left = free_room(file)
    if left is None or left < AMPLE:
        return False
    try:
        with reserve.open("wb") as opened:
            # Random bytes take their room also on a disk that compresses.
            opened.write(os.urandom(RESERVE))
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        with suppress(OSError):
            reserve.unlink(missing_ok=True)
        return False
    return True


def why_read_only(file: Path) -> str:
    """Return what keeps a journal from being written: its medium, folder or itself; else ""."""
    if _medium_is_read_only(file):
        return MEDIUM
    if not os.access(file.parent, os.W_OK):
        return FOLDER
    return "" if os.access(file, os.W_OK) else FILE


def _medium_is_read_only(file: Path) -> bool:
    # Windows has no such call; there the folder cannot be written either.
    if not hasattr(os, "statvfs"):
        return False
    try:
        return bool(os.statvfs(file.parent).f_flag & os.ST_RDONLY)
    except OSError:
        return False
