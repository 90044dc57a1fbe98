"""Whole files: copied, made safe on the disk and put in their place."""

import math
import os
import re
from datetime import datetime, timedelta
from hashlib import blake2b, file_digest
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ccjournal.errors import RefusedError
from ccjournal.paths import JournalFiles
from ccjournal.storage.engine import Access, connect
from ccjournal.storage.faults import NO_ANSWER, Progress, told, worded
from ccjournal.storage.key_file import Key

PAGES_A_STEP = 256
CHUNK = 1 << 20
_OWN = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def part_of(target: Path) -> Path:
    """Return the name under which this program writes a file until it is whole."""
    return target.with_name(f"{target.name}.{os.getpid()}.part")


def remove_part(target: Path) -> None:
    """Remove what is left of a file that this program did not finish."""
    part = part_of(target)
    for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
        left.unlink(missing_ok=True)


def remove_all_parts(target: Path, *, overwrite: bool = False) -> None:
    """Remove what any program has left of a file and of its key files.

    Only for who holds the lock of that name.
    """
    parts = re.compile(
        re.escape(target.name) + r"(\.key(2|-new)?)?\.([0-9]+\.)?part(-wal|-shm|-journal)?"
    )
    for left in target.parent.iterdir():
        if parts.fullmatch(left.name):
            wipe(left, target) if overwrite else left.unlink(missing_ok=True)


def aside_of(target: Path) -> Path:
    """Return where a file lies that another has just taken the place of; a part like others."""
    return target.with_name(f"{target.name}.0.part")


def wipe(file: Path, but: Path | None = None) -> None:
    """Overwrite a file and remove it; another name of `but` is removed and no more.

    On many disks this leaves nothing of it; flash memory may keep old blocks for a while.
    """
    if not file.is_file():
        return
    if but is None or not but.exists() or not file.samefile(but):
        with file.open("rb+") as opened:
            for _ in range(0, file.stat().st_size, CHUNK):
                opened.write(bytes(CHUNK))
            opened.flush()
            os.fsync(opened.fileno())
    file.unlink()


def write_small(place: Path, content: bytes) -> None:
    """Write a small file beside and rename it, for the owner's eyes, safe on the disk at once."""
    remove_all_parts(place)
    part = part_of(place)
    try:
        with os.fdopen(os.open(part, _OWN, 0o600), "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(place.parent)


def remove_parts_of(folder: Path, begins: str, older_than: timedelta | None = None) -> None:
    """Remove what killed programs have left of copies whose names begin like that."""
    parts = re.compile(re.escape(begins) + r".*\.[0-9]+\.part(-wal|-shm|-journal)?")
    latest = math.inf if older_than is None else (datetime.now() - older_than).timestamp()
    with told(folder, writes=True):
        for left in folder.iterdir():
            if parts.fullmatch(left.name) and left.stat().st_mtime <= latest:
                left.unlink(missing_ok=True)


def remove_copy(file: Path) -> None:
    """Remove a copy, and then what belongs to it: a key without its copy opens nothing."""
    files = JournalFiles(file)
    for left in (file, files.log, files.log_index, *files.headers):
        left.unlink(missing_ok=True)


def copy_bytes(source: Path, target: Path, progress: Progress) -> None:
    """Copy a file that nobody writes to, byte by byte, and read it back before it has its name."""
    part, size = part_of(target), source.stat().st_size
    try:
        with told(source), source.open("rb") as reading, told(target, writes=True):
            written = blake2b()
            with os.fdopen(os.open(part, _OWN, 0o600), "wb") as writing:
                while some := reading.read(CHUNK):
                    written.update(some)
                    writing.write(some)
                    progress.step(writing.tell(), size, "Copying")
                writing.flush()
                os.fsync(writing.fileno())
        with told(target), part.open("rb") as again:
            if file_digest(again, blake2b).digest() != written.digest():
                raise worded(NO_ANSWER, target)
        publish(target)
    finally:
        with told(target, writes=True):
            remove_part(target)


def refuse_missing_folder(file: Path) -> None:
    """Raise if the folder of a new file is not there: a misspelt one is not made."""
    if not file.parent.is_dir():
        raise RefusedError(
            f"There is no folder {file.parent}", "Make it first, or choose another place"
        )


def copy_pages(
    source: driver.Connection, part: Path, progress: Progress, key: Key | None = None
) -> None:
    """Copy an open journal page by page into a new file, which has the same key."""

    def on_step(_status: int, left: int, total: int) -> None:
        progress.step(total - left, total, "Copying")

    made = connect(part, Access.MAKE, key)
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
