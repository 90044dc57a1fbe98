"""Damaged files: a flipped bit, a cut end, zeroed pages, other programs' files.

It must be noticed, what is whole must stay readable, and the file must stay as it is.
"""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.faults.acts import RECORDS, journal_in, opened, prepare
from benchmarks.faults.tally import Tally, table
from ccjournal.errors import JournalError
from ccjournal.services.jobs import NoProgress

FLIPS, PAGES = 300, 80
SEED = 20261122
PAGE = 4096
# So many bytes of a text in a row tell where in the file a text stands.
LENGTH = 24
# Makes damaged content of good content.
Damage = Callable[[bytes, random.Random], bytes]


def run() -> str:
    """Damage a journal in every way and return the table."""
    return table("damaged files", tallies(FLIPS, PAGES), "every bit of a text noticed, 0 faults")


def tallies(flips: int, pages: int) -> dict[str, Tally]:
    """Damage a journal in every way and return what became of it."""
    dice = random.Random(SEED)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "damage"
        prepare(folder, "save")
        good = journal_in(folder).read_bytes()
        texts = _places_of_text(folder, good)
        ways: dict[str, tuple[int, Damage]] = {
            "one bit of a text": (flips, lambda b, d: _flipped(b, d.choice(texts), d)),
            "one bit anywhere": (flips, lambda b, d: _flipped(b, d.randrange(len(b)), d)),
            "cut short": (pages, lambda b, d: b[: d.randrange(len(b))]),
            "a page of zeros": (pages, _zeroed),
            "another program's file": (len(FOREIGN), _foreign(iter(FOREIGN))),
        }
        return {name: _tried(folder, good, way, dice) for name, way in ways.items()}


def _tried(folder: Path, good: bytes, way: tuple[int, Damage], dice: random.Random) -> Tally:
    tries, damage = way
    tally, file, noticed, left = Tally(tries), journal_in(folder), 0, 0
    for _ in range(tries):
        content = damage(good, dice)
        for old in folder.glob("journal.ccj*"):
            old.unlink()
        file.write_bytes(content)
        seen, readable = _looked_at(folder)
        noticed += seen
        left += readable
        if file.read_bytes() != content:
            tally.bad.append("looking at it has changed the file")
        tally.bad += _emptied(folder)
    tally.counts = {"noticed": noticed, "records left": f"{left / (RECORDS * tries):.0%}"}
    return tally


def _looked_at(folder: Path) -> tuple[bool, int]:
    """Return whether the damage is noticed, and how many records can still be read."""
    readable = 0
    try:
        with closing(opened(folder, write=False)) as services:
            noticed = not services.safety.safekeeping.verify(NoProgress()).ok
            for row in services.journal.rows():
                readable += _reads(lambda key=row.id: services.journal.get(key))  # type: ignore[misc]
    except JournalError:
        return True, readable
    return noticed, readable


def _reads(read: Callable[[], object]) -> bool:
    try:
        read()
    except JournalError:
        return False
    return True


def _emptied(folder: Path) -> Iterator[str]:
    """Tell if opening it for writing leaves a journal without its records."""
    try:
        with closing(opened(folder)) as services:
            if not services.journal.rows():
                yield "an empty journal stands in its place"
    except JournalError:
        return


def _places_of_text(folder: Path, good: bytes) -> list[int]:
    """Return every place in the file at which words of a record stand."""
    with closing(opened(folder, write=False)) as services:
        texts = [
            text.encode()
            for row in services.journal.rows()
            for text in services.journal.get(row.id).fields.values()
        ]
    places: set[int] = set()
    for text in texts:
        for start in range(0, len(text) - LENGTH, LENGTH):
            at = good.find(text[start : start + LENGTH])
            while at >= 0:
                places.update(range(at, at + LENGTH))
                at = good.find(text[start : start + LENGTH], at + 1)
    return sorted(places)


def _flipped(good: bytes, place: int, dice: random.Random) -> bytes:
    content = bytearray(good)
    content[place] ^= 1 << dice.randrange(8)
    return bytes(content)


def _zeroed(good: bytes, dice: random.Random) -> bytes:
    content, page = bytearray(good), dice.randrange(len(good) // PAGE)
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return bytes(content)


def _database(*statements: str) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "other.db"
        with closing(sqlite3.connect(file)) as made:
            for statement in statements:
                made.execute(statement)
            made.commit()
        return file.read_bytes()


OURS = f"PRAGMA application_id = {int.from_bytes(b'CCJ1', 'big')}"
FOREIGN: tuple[Callable[[], bytes], ...] = (
    lambda: b"",
    lambda: b"A letter, not a journal.\n" * 500,
    lambda: b"PK\x03\x04" + bytes(9_000),
    lambda: random.Random(SEED).randbytes(20 * PAGE),
    lambda: _database("CREATE TABLE song (name TEXT)"),
    lambda: _database(OURS, "CREATE TABLE song (name TEXT)", "PRAGMA user_version = 1"),
    lambda: _database(OURS, "CREATE TABLE record (id TEXT)", "PRAGMA user_version = 2"),
    lambda: _database(OURS, "CREATE TABLE record (id TEXT)", "PRAGMA user_version = 99"),
)


def _foreign(makers: Iterator[Callable[[], bytes]]) -> Damage:
    return lambda _good, _dice: next(makers)()
