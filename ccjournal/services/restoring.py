"""Going back to a backup: the journal must be closed, and may be damaged or gone."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from ccjournal.domain.backups import damaged_name, replaced_name
from ccjournal.services.copies import Copies, Copy
from ccjournal.services.jobs import Progress
from ccjournal.storage.replacing import finish_replacing, replace_journal

__all__ = ["Restored", "finish_replacing", "free_name", "go_back"]


@dataclass(frozen=True, slots=True)
class Restored:
    """The journal that is there now; `kept` is the copy of what it replaced, if there was any."""

    file: Path
    records: int
    kept: Path | None


def go_back(
    copies: Copies, copy: Copy, now: datetime, progress: Progress, *, damaged: bool = False
) -> Restored:
    """Put a backup in the journal's place, and keep a copy of what it replaces.

    The name of that copy says whether it is a good one or `damaged`.

    Killed at any moment, the journal is the old one or the restored one, and the next opening
    finishes what was begun. The backup stays.
    """
    there = copies.file.exists()
    name = damaged_name if damaged else replaced_name
    keep = free_name(copies.folder / name(copies.file.stem, now))
    made = replace_journal(copy.file, copies.file, keep, progress, copies.secret_of(copy))
    return Restored(made.file, made.records, keep if there else None)


def free_name(file: Path) -> Path:
    """Return a name that no file has."""
    names = chain([file], (file.with_stem(f"{file.stem} ({number})") for number in count(2)))
    return next(name for name in names if not name.exists())
