"""Whole files: copied, made safe on the disk and put in their place."""

import os
import re
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ccjournal.errors import RefusedError
from ccjournal.storage.engine import Access, connect
from ccjournal.storage.faults import Progress, told

PAGES_A_STEP = 256


def part_of(target: Path) -> Path:
    """Return the name under which this program writes a file until it is whole."""
    return target.with_name(f"{target.name}.{os.getpid()}.part")


def remove_part(target: Path) -> None:
    """Remove what is left of a file that this program did not finish."""
    part = part_of(target)
    for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
        left.unlink(missing_ok=True)


def remove_all_parts(target: Path) -> None:
    """Remove what any program has left of a file; only for who holds the lock of that name."""
    parts = re.compile(re.escape(target.name) + r"\.([0-9]+\.)?part(-wal|-shm|-journal)?")
    for left in target.parent.iterdir():
        if parts.fullmatch(left.name):
            left.unlink(missing_ok=True)


def refuse_missing_folder(file: Path) -> None:
    """Raise if the folder of a new file is not there: a misspelt one is not made."""
    if not file.parent.is_dir():
        raise RefusedError(
            f"There is no folder {file.parent}", "Make it first, or choose another place"
        )


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
    """Give a finished part its name, so that a power cut leaves all of it or nothing.

    A link is refused where a file is, even one that was made this moment; a new name would
    replace it.
    """
    part = part_of(target)
    with told(target, writes=True):
        with part.open("rb+") as opened:
            os.fsync(opened.fileno())
        try:
            os.link(part, target)
        except FileExistsError as error:
            raise RefusedError(f"{target.name} is already there", "Choose another name") from error
        except OSError:
            _rename(part, target)
        else:
            part.unlink()
        sync_folder(target.parent)


def _rename(part: Path, target: Path) -> None:
    """Give a part its name where the file system knows no links."""
    if target.exists():
        raise RefusedError(f"{target.name} is already there", "Choose another name")
    part.rename(target)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder safe on the disk, where the system can."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
