"""Whole files: copied, made safe on the disk and put in their place."""

import os
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ccjournal.errors import RefusedError
from ccjournal.storage.engine import Access, connect
from ccjournal.storage.faults import Progress, told

PAGES_A_STEP = 256


def part_of(target: Path) -> Path:
    """Return the name under which a file is written until it is whole."""
    return target.with_name(f"{target.name}.part")


def remove_part(target: Path) -> None:
    """Remove what is left of a file that was not finished."""
    part = part_of(target)
    for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
        left.unlink(missing_ok=True)


def copy_file(file: Path, target: Path, progress: Progress) -> None:
    """Copy a journal of any version, with all that its log holds, to a name that is free."""
    source = connect(file, Access.WRITE)
    try:
        remove_part(target)
        copy_pages(source, part_of(target), progress)
    finally:
        source.close()
    publish(target)


def copy_pages(source: driver.Connection, part: Path, progress: Progress) -> None:
    """Copy an open journal page by page into a new file."""

    def on_step(_status: int, left: int, total: int) -> None:
        progress.step(total - left, total, "Copying")

    made = connect(part, Access.MAKE)
    try:
        source.backup(made, pages=PAGES_A_STEP, progress=on_step)
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        made.close()


def publish(target: Path) -> None:
    """Give a finished part its name, so that a power cut leaves all of it or nothing."""
    part = part_of(target)
    with told(target):
        with part.open("rb+") as opened:
            os.fsync(opened.fileno())
        if target.exists():
            raise RefusedError(f"{target.name} is already there", "Choose another name")
        part.rename(target)
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder safe on the disk, where the system can."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
