"""What stands in an authorship file, and what somebody may have seen of it before."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from ccjournal.authorship.curve import PublicKey

FORMAT, VERSION = "ccjournal authorship", 1
MOST_BYTES = 200_000_000
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
        self.key_text = _text(told["public_key"])
        self.key = PublicKey(bytes.fromhex(self.key_text))
        self.journal, self.first = _text(told["journal"]), _number(told["signed_from"])
        self.head = _text(told["head"]["chain_hash"])
        self.sequence = _number(told["head"]["sequence"])
        self.document = _text(told["document"])
        self.signature = _text(told["signature"])
        self.chain = [Link(_number(one[0]), *map(_text, one[1:])) for one in told["chain"]]
        self.texts = [
            Text(_text(one["ref"]), _number(one["sequence"]), *map(_text, _proof(one)))
            for one in told["texts"]
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
        return Statement(json.loads(file.read_text("utf-8")))
    except UNREADABLE as error:
        raise Unreadable(f"{file.name} is not an authorship file of ccjournal") from error


def _proof(one: dict[str, Any]) -> list[Any]:
    return [one.get(name, "") for name in ("salt", "content", "withheld")]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # refuses half characters, which no text of a journal has
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value
