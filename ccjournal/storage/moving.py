"""Moving a journal with all that belongs to it to another folder: whole here or whole there.

Everything is copied and compared first, the journal itself last. Then a note beside the old one
says where it has gone, and from there on the way goes forward only: whoever opens the journal at
its old place takes the last steps first, and is led to the new one. Each step can be taken twice.
The note stays, for old shortcuts.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path

from ccjournal.errors import RefusedError, StorageError
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import copy_bytes, remove_all_parts, sync_folder, write_small
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.header import has_words_in_log
from ccjournal.storage.holding import take_lock


def move_journal(file: Path, target: Path, progress: Progress) -> Path:
    """Move a closed journal and return where it is now; killed at any moment, it is whole."""
    if finish_moving(file) == target:
        return target
    with _locked(file), told(target, writes=True):
        if has_words_in_log(file):
            raise StorageError(
                f"{file.name} was not closed the last time", "Open it once, then move it"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            remove_all_parts(target)
            for old, new in _belongings(file, target):
                _copy(old, new, progress)
            _copy(file, target, progress)
            JournalFiles(target).moved.unlink(missing_ok=True)
        write_small(JournalFiles(file).moved, os.fsencode(target.absolute()))
    return finish_moving(file)


def finish_moving(file: Path) -> Path:
    """Take the last steps of a move that was interrupted; return where the journal is."""
    note = JournalFiles(file).moved
    try:
        target = Path(os.fsdecode(note.read_bytes()))
    except OSError:
        return file
    if not target.is_file() or (file.exists() and not _same(file, target)):
        return file
    if not (file.exists() or JournalFiles(file).backups.exists()):
        return target
    with _locked(file), told(file, writes=True):
        # Once the journal is gone, what lies here otherwise than there came later: it stays.
        just_moved = file.exists()
        for old, new in _belongings(file, target):
            if just_moved or (new.is_file() and _same(old, new)):
                old.unlink(missing_ok=True)
        files = JournalFiles(file)
        for left in (file, files.log, files.log_index, files.reserve):
            left.unlink(missing_ok=True)
        _remove_empty(files.backups)
        sync_folder(file.parent)
    return target


def _belongings(file: Path, target: Path) -> Iterator[tuple[Path, Path]]:
    """Tell what lies beside a journal and goes with it, and where to."""
    here, there = JournalFiles(file), JournalFiles(target)
    pairs = [*zip(here.headers, there.headers, strict=True), (here.draft, there.draft)]
    yield from ((old, new) for old, new in pairs if old.is_file())
    for old in sorted(here.backups.rglob("*")) if here.backups.is_dir() else ():
        if old.is_file():
            yield old, there.backups / old.relative_to(here.backups)


def _copy(old: Path, new: Path, progress: Progress) -> None:
    """Copy one file; the same one is there already after a move that did not come to its end."""
    if new.exists():
        if _same(old, new):
            return
        raise RefusedError(f"{new.name} is already in {new.parent}", "Choose another folder")
    new.parent.mkdir(parents=True, exist_ok=True)
    copy_bytes(old, new, progress)


def _remove_empty(folder: Path) -> None:
    """Remove a folder and those in it, as far as nothing lies there."""
    for inner in (*sorted(folder.rglob("*"), reverse=True), folder):
        if inner.is_dir():
            with suppress(OSError):
                inner.rmdir()


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        return file_digest(first, "sha256").digest() == file_digest(second, "sha256").digest()


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    lock = take_lock(file)
    try:
        yield
    finally:
        lock.release()
