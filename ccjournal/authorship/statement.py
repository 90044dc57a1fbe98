"""What stands in an authorship file, and what somebody may have seen of it before."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ccjournal.authorship.curve import PublicKey

FORMAT, VERSION = "ccjournal authorship", 1
MOST_BYTES = 200_000_000
# Of a fixed length: else letters could move from one part to the next under the same hash.
KEY, HASH, SIGNATURE = (re.compile(f"[0-9a-f]{{{size}}}") for size in (32, 64, 128))
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
# Of a version: itself, its record, when it was saved, the hash of its words, the link.
PARTS = (KEY, KEY, MOMENT, HASH, HASH)
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class Unreadable(Exception):
    """A file that is not what it should be; says which, in one sentence."""


class Link(NamedTuple):
    """One version in the chain."""

    sequence: int
    id: str
    record: str
    saved_at: str
    text_hash: str
    chain_hash: str
    signature: str


class Text(NamedTuple):
    """A record that the document shows: its version, and its words unless they are withheld."""

    ref: str
    sequence: int
    salt: str
    content: str
    withheld: str


class Statement:
    """An authorship file."""

    def __init__(self, told: Any) -> None:  # noqa: ANN401 (whatever JSON holds)
        if told["format"] != FORMAT or told["version"] != VERSION:
            raise ValueError
        self._told = told
        self.key_text = _like(HASH, told["public_key"])
        self.key = PublicKey(bytes.fromhex(self.key_text))
        self.journal, self.first = _text(told["journal"]), _number(told["signed_from"])
        self.sequence = _number(told["head"]["sequence"])
        self.head = _like(HASH, told["head"]["chain_hash"], empty=self.sequence == 0)
        self.document = _text(told["document"])
        self.signature = _text(told["signature"])
        self.chain = [_link(one) for one in told["chain"]]
        self.texts = [
            Text(_text(one["ref"]), _number(one["sequence"]), *_proof(one)) for one in told["texts"]
        ]

    def signed(self) -> bool:
        """Whether the file as a whole is signed by its key."""
        rest = {key: value for key, value in self._told.items() if key != "signature"}
        return self.is_signature(statement_message(rest), self.signature)

    def signed_link(self, link: Link) -> bool:
        """Whether a version is signed by the key of the file."""
        told = f"ccjournal version {self.journal} {self.first} {link.sequence} {link.chain_hash}"
        return self.is_signature(told.encode(), link.signature)

    def is_signature(self, message: bytes, signature: str) -> bool:
        """Whether a signature in hexadecimal digits is one of the file's key."""
        try:
            return self.key.verifies(message, bytes.fromhex(signature))
        except ValueError:
            return False


def statement_message(rest: dict[str, Any]) -> bytes:
    """Return what is signed of a file: the hash of all in it but the signature."""
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    return f"{FORMAT} {hashlib.sha256(text.encode()).hexdigest()}".encode()


def read_statement(file: Path) -> Statement:
    """Read an authorship file."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ValueError
        told = json.loads(file.read_text("utf-8"), object_pairs_hook=_once)
        return Statement(told)
    except UNREADABLE as error:
        raise Unreadable(f"{file.name} is not an authorship file of ccjournal") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; a name that stands twice is read otherwise by other programs."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _link(one: Sequence[object]) -> Link:
    sequence, *texts, signature = one
    if len(texts) != len(PARTS):
        raise ValueError
    signed = _like(SIGNATURE, signature, empty=True)
    return Link._make((_number(sequence), *map(_like, PARTS, texts), signed))


def _proof(one: dict[str, Any]) -> tuple[str, str, str]:
    """Return salt, content and why they are withheld."""
    if withheld := _text(one.get("withheld", "")):
        return "", "", withheld
    return _like(KEY, one["salt"]), _text(one["content"]), ""


def _like(pattern: re.Pattern[str], value: object, *, empty: bool = False) -> str:
    text = _text(value)
    if not (pattern.fullmatch(text) or (empty and not text)):
        raise ValueError
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # refuses half characters, which no text of a journal has
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value
