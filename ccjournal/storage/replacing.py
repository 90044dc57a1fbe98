"""Putting a backup in the place of the present journal: all of it or nothing, at any moment.

The backup is restored beside and checked in full; what it will replace is copied to the backups,
byte by byte and log included; then the restored journal is given the name that says that it is
whole. From there on the way goes forward only: whoever opens the journal next takes the last steps
first. Each of them can be taken twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccjournal.domain.secret import Secret
from ccjournal.paths import JournalFiles
from ccjournal.storage.backup import BackupReport, restore
from ccjournal.storage.copies import copy_bytes, sync_folder
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.first_page import MAGIC
from ccjournal.storage.holding import take_lock


def replace_journal(
    source: Path, target: Path, keep: Path, progress: Progress, secret: Secret | None = None
) -> BackupReport:
    """Restore a backup over a journal, of which a copy is kept; it may be damaged or missing.

    The secret is the backup's: it opens the journal from now on.
    """
    files = JournalFiles(target)
    finish_replacing(target)
    with _locked(target):
        _sweep(files)
        try:
            made = restore(source, files.restoring, progress, secret)
            _keep(files, keep, progress)
            with told(target, writes=True):
                for end, header in _belongings(files.restoring).items():
                    if header.exists():
                        header.replace(_belongings(files.restored)[end])
                files.restoring.rename(files.restored)
                sync_folder(target.parent)
        except BaseException:
            _sweep(files)
            raise
        _take_last_steps(files)
        _sweep(files)
    return BackupReport(target, made.records, made.verified)


def finish_replacing(target: Path) -> None:
    """Take the last steps of a restore that was interrupted, if there was one."""
    files = JournalFiles(target)
    if files.restored.exists():
        with _locked(target):
            if files.restored.exists():
                _take_last_steps(files)


def _take_last_steps(files: JournalFiles) -> None:
    """Let the restored journal take the place; of the old one there is a copy by now."""
    with told(files.journal, writes=True):
        for left in (files.log, files.log_index):
            left.unlink(missing_ok=True)
        sync_folder(files.journal.parent)
        ours, theirs = _belongings(files.journal), _belongings(files.restored)
        for end, header in theirs.items():
            if header.exists():
                header.replace(ours[end])
            elif _is_plain(files.restored):
                ours[end].unlink(missing_ok=True)
        sync_folder(files.journal.parent)
        files.restored.replace(files.journal)
        sync_folder(files.journal.parent)


def _keep(files: JournalFiles, keep: Path, progress: Progress) -> None:
    """Copy the present journal as it is; the file itself comes last and says that all is there."""
    if not files.journal.exists():
        return
    with told(keep, writes=True):
        keep.parent.mkdir(exist_ok=True)
    kept = JournalFiles(keep)
    if files.log.exists() and files.log.stat().st_size:
        copy_bytes(files.log, kept.log, progress)
    for end, header in _belongings(files.journal).items():
        if header.exists():
            copy_bytes(header, _belongings(keep)[end], progress)
    copy_bytes(files.journal, keep, progress)


def _belongings(file: Path) -> dict[str, Path]:
    """Return the files without which an encrypted journal cannot be opened."""
    files = JournalFiles(file)
    return {"key": files.header, "key2": files.header_copy}


def _is_plain(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def _sweep(files: JournalFiles) -> None:
    """Remove what a restore that did not come to its end has left."""
    with told(files.journal, writes=True):
        for left in list(files.journal.parent.iterdir()):
            if left.name.startswith(files.restoring.name):
                left.unlink()
        for header in _belongings(files.restored).values():
            header.unlink(missing_ok=True)


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    lock = take_lock(target)
    try:
        yield
    finally:
        lock.release()
