"""Saving, opening and searching an encrypted journal, against the same journal in plain."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.journals import make
from benchmarks.measure import Row, table
from ccjournal.bootstrap import open_journal
from ccjournal.domain.secret import DataKey, Passphrase
from ccjournal.paths import AppPaths
from ccjournal.storage.database import Database
from ccjournal.storage.records import RecordStore
from ccjournal.storage.search import SearchStore
from ccjournal.storage.wrapping import calibrated, derived

Begin = Callable[[Path, DataKey | None], Callable[[], object]]
Clock = Callable[[], float]
SIZES = (100, 5_000)
SAVES, OPENS, SEARCHES = 200, 60, 60
PASSPHRASE = "four words for measuring"
WORDS = ("refund queue", "escalation training word7", "customer", "coaching score")


def run() -> str:
    """Return the table, both in turn: CPU seconds, but wall time of saves, which wait for disks."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            rows += _rows(Path(folder), size)
    rows.append(Row("trying a passphrase, on purpose", 1, _trial()))
    return table(
        "Encryption",
        rows,
        "1.2 times for save and open, 1.5 for search",
    )


def _rows(folder: Path, size: int) -> list[Row]:
    files = {"encrypted": folder / "encrypted.ccj", "plain": folder / "plain.ccj"}
    make(files["plain"], size)
    make(files["encrypted"], size, PASSPHRASE)
    opened = Database.open(files["encrypted"], secret=Passphrase(PASSPHRASE))
    key = opened.secret
    opened.close()
    works: dict[str, tuple[Begin, Clock, int]] = {
        "one save (wall)": (_saving, time.perf_counter, SAVES),
        "open the journal, list, close": (_opening, time.process_time, OPENS),
        "the same of the bare file": (_opening_file, time.process_time, OPENS),
        "four searches": (_searching, time.process_time, SEARCHES),
    }
    rows = []
    for what, (begin, clock, runs) in works.items():
        ours, theirs = begin(files["encrypted"], key), begin(files["plain"], None)
        rows.append(Row(what, size, *_in_turn((ours, theirs), clock, runs)))
    return rows


def _in_turn(
    calls: tuple[Callable[[], object], Callable[[], object]], clock: Clock, runs: int
) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for call, times in zip(calls, taken, strict=True):
            begun = clock()
            call()
            times.append(clock() - begun)
    return median(taken[0]), median(taken[1])


def _saving(file: Path, key: DataKey | None) -> Callable[[], object]:
    store = RecordStore(Database.open(file, secret=key), "0" * 32, lambda: datetime.now(UTC))
    record = store.get(store.rows(limit=1)[0].id)

    def save() -> None:
        fields = {**record.fields, "result": f"{record.fields['result']} {time.perf_counter()}"}
        store.put([replace(record, fields=fields)], "Edit")

    return save


def _opening(file: Path, key: DataKey | None) -> Callable[[], object]:
    copy, paths = _copy(file), AppPaths.under(file.parent / "own")

    def look() -> None:
        services = open_journal(paths, copy, secret=key)
        services.journal.rows(limit=50)
        services.close()

    return look


def _copy(file: Path) -> Path:
    """Return a journal of the same content that nobody has open."""
    copy = file.with_stem(f"{file.stem} to open")
    for found in file.parent.glob(f"{file.name}*"):
        if found.name == file.name or found.name.startswith(f"{file.name}.key"):
            copy.with_name(found.name.replace(file.name, copy.name)).write_bytes(found.read_bytes())
    return copy


def _opening_file(file: Path, key: DataKey | None) -> Callable[[], object]:
    copy = _copy(file)

    def look() -> None:
        database = Database.open(copy, secret=key)
        RecordStore(database, "0" * 32, lambda: datetime.now(UTC)).rows(limit=50)
        database.close()

    return look


def _searching(file: Path, key: DataKey | None) -> Callable[[], object]:
    search = SearchStore(Database.open(file, write=False, secret=key))

    def find() -> None:
        for words in WORDS:
            search.find(words)

    return find


def _trial() -> float:
    cost = calibrated()
    begun = time.perf_counter()
    derived(PASSPHRASE.encode(), bytes(16), cost)
    return time.perf_counter() - begun
