"""Spelling: how fast it is read and looked up, and how often the first offer is what was meant."""

import time
from pathlib import Path

from benchmarks.journals import records
from benchmarks.measure import Row, cpu_seconds, table
from benchmarks.windows import share
from ccjournal.domain.spelling.words import words_to_check
from ccjournal.paths import shipped
from ccjournal.services.own_words import OwnWords, read_words
from ccjournal.services.spelling import LANGUAGE, Spelling
from ccjournal.spelling.dictionary import NativeDictionary, PlainDictionary

FOLDER = shipped("resources") / "spelling"
MISSPELT = Path(__file__).parents[1] / "tests" / "data" / "misspelt.txt"
WORDS = 50_000


def run() -> str:
    """Return the table and the shares."""
    written = [word for r in records(400) for text in r.fields.values() for word in _words(text)]
    written = [word for word in written if not word.startswith("word")][:WORDS]
    text = " ".join(written)
    spelling = Spelling(FOLDER, OwnWords(Path("nowhere")))
    spelling.wrong(())
    pairs = [line.split(": ") for line in read_words(MISSPELT)]
    taken, offers = _timed(spelling, [wrong for wrong, _right in pairs])
    rows = [
        Row("read, Hunspell", 1, cpu_seconds(lambda: NativeDictionary(FOLDER, LANGUAGE))),
        Row("read, in Python", 1, cpu_seconds(lambda: PlainDictionary(FOLDER, LANGUAGE), 1)),
        Row("find the words of a text", len(written), cpu_seconds(lambda: _words(text))),
        Row("look them up", len(written), cpu_seconds(lambda: spelling.wrong(written))),
        Row("offers for a word, half below", 1, share(taken, 0.5)),
        Row("offers for a word, slowest", 1, max(taken)),
    ]
    first = sum(offers[wrong][:1] == [right] for wrong, right in pairs)
    among = sum(right in offers[wrong] for wrong, right in pairs)
    told = f"  the first offer is what was meant: {first} of {len(pairs)}; one of five: {among}\n"
    return table("Spelling", rows) + told


def _words(text: str) -> list[str]:
    return [word for _start, _end, word in words_to_check(text)]


def _timed(spelling: Spelling, words: list[str]) -> tuple[list[float], dict[str, list[str]]]:
    taken, offers = [], {}
    for word in words:
        begun = time.perf_counter()
        offers[word] = spelling.suggestions(word)
        taken.append(time.perf_counter() - begun)
    return taken, offers
