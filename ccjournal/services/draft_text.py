"""Unsaved words as the bytes of a draft, and back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from ccjournal.domain.record import Record
from ccjournal.domain.unsaved import Unsaved
from ccjournal.storage.content import from_content, to_content
from ccjournal.storage.sound import MALFORMED, sound

FORMAT = 1


class UnreadableDraftError(Exception):
    """These bytes are no draft that this program can read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Unsaved words under the key by which they are offered.

    `base` is the hash of the record as it was kept last; `offered` says that a person has been
    asked about it.
    """

    key: str
    unsaved: Unsaved
    base: str = ""
    offered: bool = False


def hash_of(record: Record | None) -> str:
    """Return what tells one state of a record from another; nothing for no record."""
    return sha256(to_content(record).encode()).hexdigest() if record and record.id else ""


def to_bytes(kept: Iterable[Kept]) -> bytes:
    """Return drafts as JSON."""
    return json.dumps(
        {"format": FORMAT, "drafts": [_as_json(one) for one in kept]}, ensure_ascii=False
    ).encode("utf-8", "surrogatepass")


def from_bytes(content: bytes) -> list[Kept]:
    """Return the drafts that some bytes hold; raises `UnreadableDraftError`."""
    try:
        found = json.loads(content.decode("utf-8", "surrogatepass"))
        if found["format"] != FORMAT:
            raise ValueError(found["format"])
        return [_from_json(one) for one in found["drafts"]]
    except MALFORMED as error:
        raise UnreadableDraftError from error


def _as_json(kept: Kept) -> dict[str, object]:
    unsaved = kept.unsaved
    return {
        "key": kept.key,
        "offered": kept.offered,
        "base": kept.base,
        "at": unsaved.at.isoformat(),
        "written": to_content(unsaved.written),
        "wordings": dict(unsaved.wordings),
        "about": unsaved.about,
    }


def _from_json(found: dict[str, object]) -> Kept:
    at, written, wordings = str(found["at"]), str(found["written"]), found["wordings"]
    if not isinstance(wordings, dict):
        raise TypeError("wordings")
    unsaved = Unsaved(
        datetime.fromisoformat(at),
        sound(from_content(written)),
        wordings={str(key): (str(a), str(b)) for key, (a, b) in wordings.items()},
        about=str(found["about"]),
    )
    return Kept(str(found["key"]), unsaved, str(found["base"]), bool(found["offered"]))


def seen(kept: Kept) -> Kept:
    """Return the draft as one that a person has been offered."""
    return replace(kept, offered=True)
