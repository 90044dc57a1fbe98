"""Saving one record, against the bare transaction that it cannot do without, and behind typing."""

import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlcipher3 import dbapi2

from benchmarks.journals import make
from benchmarks.measure import Row, table
from benchmarks.windows import settle, share, spent, window_on
from ccjournal.storage.database import Database
from ccjournal.storage.records import RecordStore

SIZES = (100, 10_000)
SAVES = 200


def run() -> str:
    """Return the table; wall time, since most of a save is waiting for the disk."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "journal.ccj"
            make(file, size)
            rows.append(Row("one save (wall)", size, _saves(file), _bare(Path(folder) / "bare.db")))
            stops, whole = _behind(file)
            rows += [
                Row("until Saved is said, half below", size, share(whole, 0.5)),
                Row("the window stops, half below", size, share(stops, 0.5)),
                Row("the window stops, 95 of 100 below", size, share(stops, 0.95)),
                Row("the window stops, longest", size, max(stops)),
            ]
    return table("Save", rows, "4 ms for one save, 16 ms for a stop of the window")


def _saves(file: Path) -> float:
    database = Database.open(file)
    store = RecordStore(database, "0" * 32, lambda: datetime.now(UTC))
    record = store.get(store.rows(limit=1)[0].id)
    taken = []
    for number in range(SAVES):
        fields = {**record.fields, "result": f"{record.fields['result']} {number}"}
        begun = time.perf_counter()
        store.put([replace(record, fields=fields)], "Edit")
        taken.append(time.perf_counter() - begun)
    database.close()
    return median(taken)


def _behind(file: Path) -> tuple[list[float], list[float]]:
    """Return how long the window stops at most during each save, and how long until it is told."""
    stops, whole = [], []
    with window_on(file) as window:
        assert window.journal is not None
        window.journal.desk.record_wanted.emit(window.journal.desk.services.journal.rows()[0].id)
        writing = window.journal.journal_page.writing
        settle(1.0)
        prose = writing.form.prose("action") if writing.form else None
        assert prose is not None
        for _ in range(SAVES):
            QTest.keyClick(prose, Qt.Key.Key_X)
            settle(0.02)
            turns = [spent(writing.autosave.begin)]
            while writing.autosave.pending:
                turns.append(spent(lambda: None))
            stops.append(max(turns))
            whole.append(sum(turns))
    return stops, whole


def _bare(file: Path) -> float:
    connection = dbapi2.connect(str(file), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
    words = "x" * 1_500
    taken = []
    for _ in range(SAVES):
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO note (words) VALUES (?)", (words,))
        connection.execute("COMMIT")
        taken.append(time.perf_counter() - begun)
    connection.close()
    return median(taken)
