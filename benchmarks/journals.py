"""Journals of any size, made of words in a natural proportion of common and rare ones."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ccjournal.domain.anchor import attach
from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record

COMMON = """
the I a to and of in was that my it on for we with call as at from customer had this
by not she he they team so because when asked then one before after who which what
"""
TOPICS = """refund complaint queue rota score coaching transfer policy renewal claim audit chat
email survey target follow-up script escalation manager training callback record figure week"""
RARE = 4_000
WORDS_EACH = 250
STAR_SHARES = {"situation": 0.15, "task": 0.1, "action": 0.5, "result": 0.2, "learning": 0.05}


def text(dice: random.Random, length: int) -> str:
    """Return sentences of that many words."""
    common, topics = COMMON.split(), TOPICS.split()
    words = []
    for number in range(length):
        kind = dice.random()
        if kind < 0.6:
            word = dice.choice(common)
        elif kind < 0.8:
            word = dice.choice(topics)
        else:
            word = f"word{int(RARE * dice.random() ** 3)}"
        words.append(f"{word}." if number % 14 == 13 else word)
    return " ".join(words)


def record(dice: random.Random, number: int) -> Record:
    """Return a STAR account of 250 words with one claim, not yet kept."""
    fields = {key: text(dice, int(WORDS_EACH * share)) for key, share in STAR_SHARES.items()}
    anchor = attach("action", fields["action"], 0, 60)
    claims = (
        (Claim(f"{number:032x}", "ST-2.1", anchor, "change it", "it helped"),) if anchor else ()
    )
    day = date(2026, 11, 1) - timedelta(days=number % 900)
    title = f"Account {number} of a {dice.choice(TOPICS.split())}"
    return Record("", "star", "star", day, title, "phone", fields=fields, claims=claims)


def records(count: int, seed: int = 1) -> list[Record]:
    """Return that many records, the same ones for the same seed."""
    dice = random.Random(seed)
    return [record(dice, number) for number in range(count)]


def make(file: Path, count: int, passphrase: str | None = None) -> None:
    """Make a journal with that many records and the five starter units; encrypted or not."""
    from ccjournal.bootstrap import create_journal  # noqa: PLC0415 - not needed for texts alone
    from ccjournal.paths import AppPaths  # noqa: PLC0415
    from ccjournal.storage.database import Database  # noqa: PLC0415
    from ccjournal.storage.records import RecordStore  # noqa: PLC0415

    made = create_journal(AppPaths.under(file.parent / "own"), file, None, passphrase)
    secret = made.safety.protection.secret
    made.close()
    database = Database.open(file, secret=secret)
    store = RecordStore(database, "0" * 32, lambda: datetime.now(UTC))
    store.put(records(count), "Add")
    database.close()
