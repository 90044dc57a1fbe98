"""A new journal from what a damaged file still gives: every version that can be proved."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from ccjournal.domain.record import reference
from ccjournal.domain.secret import Secret
from ccjournal.errors import DamagedError, JournalError
from ccjournal.paths import JournalFiles
from ccjournal.storage import counters
from ccjournal.storage.copies import sync_folder
from ccjournal.storage.database import Database
from ccjournal.storage.evidence import EvidenceStore
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.key_file import Key
from ccjournal.storage.keys import unlock
from ccjournal.storage.leftovers import Leftovers, LeftVersion
from ccjournal.storage.making import make_file, refuse_existing
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.pages import Pages
from ccjournal.storage.people import PersonStore
from ccjournal.storage.saving import Stamp, save
from ccjournal.storage.tables import META
from ccjournal.storage.units import UnitStore

LABEL = "Saved from a damaged file"
UNSURE = "Saved from a damaged file, words may be wrong"


@dataclass(frozen=True, slots=True)
class Lost:
    """A record of which something is lost, and what."""

    ref: str
    what: str


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """The journal that was made, what is in it, and what is not."""

    file: Path
    records: int
    versions: int
    lost: tuple[Lost, ...]


def read_leftovers(file: Path, progress: Progress, key: Key | None = None) -> Leftovers:
    """Return what a damaged file still gives, with its log if that belongs to it."""
    found = Leftovers().take(Pages(file, key).rows(progress))
    if JournalFiles(file).log.is_file():
        # A log that belongs to another file hides pages instead of renewing them.
        alone = Leftovers().take(Pages(file, key, with_log=False).rows(progress))
        alone.erased |= found.erased
        return alone if len(alone.versions) > len(found.versions) else found
    return found


def look_at(file: Path, progress: Progress, secret: Secret | None) -> Leftovers:
    """Return what a damaged file still gives; nothing of one that the secret does not open."""
    try:
        key = unlock(file, secret)
    except JournalError:
        return Leftovers()
    return read_leftovers(file, progress, key)


def salvage(
    source: Path, target: Path, device: str, progress: Progress, secret: Secret | None = None
) -> SalvageReport:
    """Make a journal of what can be read; the damaged file is only read.

    Every record keeps its reference. That of an encrypted journal has the same key, passphrase
    and recovery code. Raises `DamagedError` when nothing can be read.
    """
    key = unlock(source, secret)
    left = read_leftovers(source, progress, key)
    histories = _histories(left)
    if not histories:
        raise DamagedError(
            f"Nothing that was written can be read in {source.name}",
            "Restore a backup, or look for another copy of the file",
        )
    refuse_existing(target)
    unfinished = target.with_stem(f"{target.stem} unfinished")
    _discard(unfinished)
    with ExitStack() as undone:
        undone.callback(_discard, unfinished)
        database = _made(unfinished, key)
        undone.callback(database.close)
        _write(database, left, histories, Stamp(device, datetime.now(UTC), LABEL))
        _write_rest(database, left)
        database.close()
        _give_name(unfinished, target)
    versions = sum(len(history) for history in histories)
    return SalvageReport(target, len(histories), versions, lost_of(left))


def _made(target: Path, key: Key | None) -> Database:
    """Return a new journal; the way out of a damaged one never leads to words in the open."""
    make_file(target, key)
    return Database.open(target, secret=key.secret if key else None)


def readable_records(left: Leftovers) -> int:
    """Return how many records have words that can be read."""
    return len(_histories(left))


def lost_of(left: Leftovers) -> tuple[Lost, ...]:
    """Tell of every record of which something is lost, by reference."""
    newest = {history[-1].record.number: history[-1] for history in _histories(left)}
    heads = dict(left.named.values())
    erased = {left.named[key][0] for key in left.erased}
    found: list[Lost] = []
    for number in range(1, left.highest + 1):
        last = newest.get(number)
        if number in erased:
            continue
        if last is None:
            known = number in heads
            what = "None of its words can be read" if known else "Nothing of it can be read"
            found.append(Lost(reference(number), what))
        elif not last.proved:
            found.append(Lost(reference(number), "Its words are damaged, compare them"))
        elif heads.get(number, last.id) != last.id:
            day = f", it is as it was on {_day(last)}" if last.saved_at else ""
            found.append(Lost(reference(number), f"Its newest words are lost{day}"))
    return tuple(found)


def _day(version: LeftVersion) -> str:
    return f"{version.saved_at.astimezone():%d %b %Y, %H:%M}" if version.saved_at else ""


def _histories(left: Leftovers) -> list[list[LeftVersion]]:
    """Return the versions of each record, oldest first; the last one is proved if any is."""
    found: dict[str, list[LeftVersion]] = {}
    for version in sorted(left.versions.values(), key=lambda one: one.sequence):
        if version.record.id not in left.erased:
            found.setdefault(version.record.id, []).append(version)
    histories = [sorted(history, key=lambda one: one.proved) for history in found.values()]
    return sorted(histories, key=lambda history: history[-1].record.number)


def _write(
    database: Database, left: Leftovers, histories: Sequence[Sequence[LeftVersion]], stamp: Stamp
) -> None:
    with database.write() as connection:
        for history in histories:
            _count_to(connection, counters.RECORDS, history[0].record.number - 1)
            for version in history:
                label = LABEL if version.proved else UNSURE
                # A new record is numbered by the counter, so that it keeps its reference.
                number = 0 if version is history[0] else version.record.number
                record = replace(version.record, number=number)
                save(connection, [record], replace(stamp, label=label))
        _count_to(connection, counters.RECORDS, left.highest)


def _count_to(connection: Connection, counter: str, number: int) -> None:
    """Let the next number given be the one after this."""
    connection.execute(META.delete().where(META.c.key == counter))
    connection.execute(META.insert(), {"key": counter, "value": str(number)})


def _write_rest(database: Database, left: Leftovers) -> None:
    UnitStore(database).put(list(left.units.values()))
    people, values = PersonStore(database), MetaStore(database)
    for person in left.people.values():
        people.put(person)
    values.set_many({k: v for k, v in left.values.items() if k.startswith("profile.")})
    evidence = EvidenceStore(database, lambda: datetime.now(UTC))
    for key, (number, item) in sorted(left.evidence.items(), key=lambda found: found[1][0]):
        criteria = left.criteria.get(key, {})
        named = tuple(criteria[place] for place in sorted(criteria))
        values.set(counters.EVIDENCE, str(number - 1))
        evidence.put(replace(item, criteria=named))


def _give_name(made: Path, target: Path) -> None:
    """Let a finished journal have its name, its keys first: it is there whole or not at all."""
    with told(target, writes=True):
        for ours, theirs in zip(
            JournalFiles(made).headers, JournalFiles(target).headers, strict=True
        ):
            if ours.exists():
                ours.replace(theirs)
        made.rename(target)
        sync_folder(target.parent)


def _discard(file: Path) -> None:
    files = JournalFiles(file)
    with told(file, writes=True):
        for left in (files.journal, files.log, files.log_index, files.lock, *files.headers):
            left.unlink(missing_ok=True)
