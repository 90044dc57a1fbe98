"""Typing in a long record: what one key costs on the thread that paints."""

import random
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest

from benchmarks.journals import make, text
from benchmarks.measure import Row, table
from benchmarks.windows import settle, share, spent, wait, window_on
from ccjournal.domain.anchor import attach
from ccjournal.domain.claim import Claim
from ccjournal.storage.database import Database
from ccjournal.storage.records import RecordStore

WORDS, CLAIMS, KEYS = 5_000, 20, 400
# Words in a paragraph: as people write, and as they paste.
PARAGRAPHS = {"50 paragraphs": 100, "one paragraph": WORDS}
# Every so many words, one is spelled wrongly.
WRONG_EACH, WRONG = 25, "recieved"
LONG = "action"
TYPED = "and then the queue fell again. "


def run() -> str:
    """Return the table, in wall seconds for each key, with painting and the savings between."""
    taken: dict[str, list[float]] = {}
    for name, paragraph in PARAGRAPHS.items():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "journal.ccj"
            make(file, 20)
            record_id = _lengthen(file, paragraph)
            for place in ("middle", "end"):
                taken[f"{name}, {place}"] = _keys(file, record_id, place)
            taken[f"{name}, no spelling"] = _keys(file, record_id, "middle", spelling=False)
    rows = [
        Row(f"{place}, {what}", WORDS, seconds)
        for place, times in taken.items()
        for what, seconds in (
            ("half below", share(times, 0.5)),
            ("99 % below", share(times, 0.99)),
            ("slowest", max(times)),
        )
    ]
    return table("A key in 5,000 words with 20 claims and 200 wrong words", rows, "16 ms")


def _lengthen(file: Path, paragraph: int) -> str:
    """Make the newest record long and give it claims all over; return its id."""
    database = Database.open(file)
    store = RecordStore(database, "0" * 32, lambda: datetime.now(UTC))
    record = store.get(store.rows(limit=1)[0].id)
    dice = random.Random(3)
    words = "\n".join(_misspelt(text(dice, paragraph)) for _ in range(WORDS // paragraph))
    step = len(words) // CLAIMS
    anchors = [attach(LONG, words, at, at + 60) for at in range(0, step * CLAIMS, step)]
    claims = tuple(
        Claim(f"c{number:031x}", "ST-2.1", anchor, "change it", "it helped")
        for number, anchor in enumerate(anchors)
        if anchor is not None
    )
    fields = {**record.fields, LONG: words}
    store.put([replace(record, fields=fields, claims=claims)], "Lengthen")
    database.close()
    return record.id


def _misspelt(words: str) -> str:
    written = words.split(" ")
    written[::WRONG_EACH] = [WRONG] * len(written[::WRONG_EACH])
    return " ".join(written)


def _keys(file: Path, record_id: str, place: str, *, spelling: bool = True) -> list[float]:
    with window_on(file) as window:
        journal = window.journal
        assert journal is not None
        journal.desk.spelling.renew(on=spelling)
        journal.desk.record_wanted.emit(record_id)
        wait(lambda: journal.journal_page.writing.form is not None)
        form = journal.journal_page.writing.form
        assert form is not None
        prose = form.prose(LONG)
        assert prose is not None
        prose.setFocus()
        at = len(prose.words()) if place == "end" else len(prose.words()) // 2
        prose.select(at, at)
        settle(1.0)
        taken = []
        for number in range(KEYS):
            key = TYPED[number % len(TYPED)]
            taken.append(spent(partial(QTest.keyClick, prose, key)))
    return taken
