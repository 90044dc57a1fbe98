"""What the storage tests share: a clock that ticks, records to keep, an opened journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ccjournal.domain.anchor import attach_quote
from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record
from ccjournal.domain.secret import Passphrase
from ccjournal.storage.database import Database
from ccjournal.storage.records import RecordStore
from ccjournal.storage.wrapping import Cost

DEVICE = "d" * 32
START = datetime(2026, 11, 9, 8, 30, tzinfo=UTC)


class Clock:
    """A clock that is a second later at every look."""

    def __init__(self, start=START):
        self.time = start

    def __call__(self):
        self.time += timedelta(seconds=1)
        return self.time


class Watched:
    """A progress that remembers its steps."""

    def __init__(self):
        self.steps = []

    def step(self, done, total, text=""):
        self.steps.append((done, total, text))


def claim(text: str, quote: str, *, field="action", criterion="ST-2.1", key="c" * 32) -> Claim:
    anchor = attach_quote(field, text, quote)
    assert anchor is not None
    return Claim(key, criterion, anchor, "handle complaints", "I did it")


def record(title="A queue of forty", *, text="I moved two people to chat.", **more) -> Record:
    values = {
        "kind": "star",
        "form": "star",
        "date": date(2026, 11, 9),
        "channel": "chat",
        "fields": {"situation": "Forty calls were waiting.", "task": "", "action": text},
    }
    return Record(**{"id": "", "title": title, **values, **more})


@contextmanager
def opened(file: Path, **how) -> Iterator[Database]:
    database = Database.open(file, **how)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def created(file: Path) -> Iterator[Database]:
    database = Database.create(file)
    try:
        yield database
    finally:
        database.close()


def store(database: Database) -> RecordStore:
    return RecordStore(database, DEVICE, Clock())


def journal_with(file: Path, *records: Record) -> list[Record]:
    """Make a journal that holds these records, close it, and return them as kept."""
    with created(file) as database:
        return store(database).put(list(records), "Add")


# What a test pays for trying a passphrase; the product's own cost is tried where it is the point.
CHEAP = Cost(memory=64, rounds=1)
WORDS = "seven grey herons wait"


@contextmanager
def created_encrypted(file: Path) -> Iterator[Database]:
    """Make an encrypted journal; `Passphrase(WORDS)` opens it."""
    database = Database.create(file, Passphrase(WORDS), CHEAP)
    try:
        yield database
    finally:
        database.close()


def encrypted_with(file: Path, *records: Record) -> list[Record]:
    """Make an encrypted journal that holds these records, close it, and return them as kept."""
    with created_encrypted(file) as database:
        return store(database).put(list(records), "Add")
