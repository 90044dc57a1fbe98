"""Reading JSON that somebody else has written: nothing in it is guessed, dropped or too big."""

import json
from collections import Counter

from ccjournal.domain.text import clean, shorten
from ccjournal.errors import RefusedError

MOST_BYTES = 64 * 1024 * 1024
QUOTED_LENGTH = 60


class Table(dict[str, object]):
    """A JSON object that remembers a key which was there twice."""

    twice: str | None = None


class Number:
    """A number; no part of a record is one, so its value is of no interest."""


def parse(text: str | bytes) -> object:
    """Return the document; objects are `Table`, numbers `Number`. Raises `RefusedError`."""
    if len(text) > MOST_BYTES:
        raise RefusedError(
            "The file is too large",
            f"Expected at most {MOST_BYTES // 1024 // 1024} MB; divide it into several files",
        )
    content = _decoded(text) if isinstance(text, bytes) else text
    try:
        return READER.decode(content.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise RefusedError(
            f"This is not JSON at line {error.lineno}, column {error.colno}",
            f"The reader says: {error.msg}",
        ) from error
    except RecursionError as error:
        raise RefusedError(
            "The JSON is nested too deeply", "Expected one record or a list of records"
        ) from error


def described(value: object) -> str:
    """Return what a value is, for a sentence: texts are quoted, cut and on one line."""
    match value:
        case str():
            return quoted(value)
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case Number():
            return "a number"
        case list():
            return "a list"
        case _:
            return "an object"


def quoted(text: str) -> str:
    """Return a stranger's text in quotation marks, safe and short enough to print."""
    return f'"{shorten(clean(text[: QUOTED_LENGTH * 4]).text, QUOTED_LENGTH)}"'


def _decoded(data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"The file is not text in UTF-8: byte {error.start + 1} does not fit",
            "Save it as UTF-8 and try again",
        ) from error


def _table(pairs: list[tuple[str, object]]) -> Table:
    made = Table(pairs)
    if len(made) < len(pairs):
        made.twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return made


def _number(_digits: str) -> Number:
    return Number()


READER = json.JSONDecoder(
    object_pairs_hook=_table, parse_int=_number, parse_float=_number, parse_constant=_number
)
