"""Saving one record, against the bare transaction that a save cannot do without."""

import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlcipher3 import dbapi2

from benchmarks.journals import make
from benchmarks.measure import Row, table
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
    return table("Save", rows, "4 ms")


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
