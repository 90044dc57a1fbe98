"""Search as you type, against raw FTS5 on the same words in the same run."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from benchmarks.journals import make
from benchmarks.measure import Row, in_turn, table
from ccjournal.storage.database import Database
from ccjournal.storage.search import SearchStore

SIZES = (10_000, 50_000)
# As somebody types it: beginnings of words, common and rare, one and two words.
QUERIES = ("ref", "refund", "refund cal", "word37", "complaint word12", "coaching score")
LIMIT = 50
RAW = """SELECT rowid, snippet(search, 1, '[[', ']]', '…', 24), bm25(search, 8.0, 1.0, 4.0) AS score
FROM search WHERE search MATCH ? ORDER BY score LIMIT ?"""


def run() -> str:
    """Return the table."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "journal.ccj"
            make(file, size)
            rows += _measure(file, size)
    return table("Search as you type", rows, "at most twice raw FTS5")


def _measure(file: Path, size: int) -> list[Row]:
    database = Database.open(file, write=False)
    raw = dbapi2.connect(f"file:{file}?mode=ro", uri=True)
    store = SearchStore(database)
    rows = []
    for query in QUERIES:
        ours, theirs = in_turn(_ours(store, query), _raw(raw, query))
        rows.append(Row(f"“{query}”", size, ours, theirs))
    raw.close()
    database.close()
    return rows


def _ours(store: SearchStore, query: str) -> Callable[[], object]:
    return lambda: store.find(query, limit=LIMIT)


def _raw(connection: dbapi2.Connection, query: str) -> Callable[[], object]:
    words = query.split()
    match = " ".join(f'"{word}"' for word in words) + "*"
    return lambda: connection.execute(RAW, (match, LIMIT)).fetchall()
