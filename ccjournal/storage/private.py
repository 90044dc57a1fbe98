"""Folders for a moment: nobody else may look into them, and none outlives its program for long."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from ccjournal.storage.faults import told

LOCK = "in use"


@contextmanager
def private_folder(place: Path) -> Iterator[Path]:
    """Yield a folder that only this user may enter; it is removed at the end."""
    folder = place / f"{os.getpid()}-{uuid4().hex[:8]}"
    with told(place, writes=True):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700)
        lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
        lock.acquire()
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def clear_left_over(place: Path) -> None:
    """Remove what killed programs have left; a folder that is in use stays."""
    for folder in place.iterdir() if place.is_dir() else ():
        lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
        # Without its lock it is being made at this moment, or is empty; with another's, in use.
        with suppress(Timeout, OSError):
            lock.acquire()
            lock.release()
            shutil.rmtree(folder, ignore_errors=True)
