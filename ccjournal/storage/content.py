"""What a version holds: the whole record as text, its hash, and the chain."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record, Status


def to_content(record: Record) -> str:
    """Return the record as JSON: keys sorted, no white space, fields as pairs in form order.

    Tables and answers are there only where the record has any; a row is pairs of column and text.
    """
    tables = [[key, [list(row.items()) for row in rows]] for key, rows in record.tables.items()]
    answers = [asdict(answer) for answer in record.answers]
    return json.dumps(
        {
            "id": record.id,
            "number": record.number,
            "kind": record.kind,
            "form": record.form,
            "title": record.title,
            "date": record.date.isoformat(),
            "channel": record.channel,
            "status": record.status,
            "deleted": record.deleted,
            "fields": [[key, text] for key, text in record.fields.items()],
            "claims": [asdict(claim) for claim in record.claims],
            **({"tables": tables} if tables else {}),
            **({"answers": answers} if answers else {}),
        },
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )


def from_content(content: str | bytes) -> Record:
    """Return the record that a version holds."""
    found: Mapping[str, Any] = json.loads(content)
    return Record(
        id=found["id"],
        kind=found["kind"],
        form=found["form"],
        date=date.fromisoformat(found["date"]),
        title=found["title"],
        channel=found["channel"],
        status=Status(found["status"]),
        fields=dict(found["fields"]),
        claims=tuple(_claim(claim) for claim in found["claims"]),
        deleted=found["deleted"],
        number=found["number"],
        tables={key: tuple(map(dict, rows)) for key, rows in found.get("tables", ())},
        answers=answers_of(found.get("answers")),
    )


def answers_of(kept: Iterable[Mapping[str, str]] | None) -> tuple[Answer, ...]:
    """Return the answers of a record from what a version or its row holds."""
    return tuple(
        Answer(AnswerKind(a["kind"]), a["key"], a["field"], a["words"], a["reason"])
        for a in kept or ()
    )


def _claim(found: Mapping[str, Any]) -> Claim:
    return Claim(
        found["id"],
        found["criterion"],
        Anchor(**found["anchor"]),
        found["ability"],
        found["because"],
    )


def text_hash(salt: str, content: bytes) -> str:
    """Return the hash of a version's text: SHA-256 over the salt and the content, as UTF-8."""
    return sha256(salt.encode() + content).hexdigest()


def chain_hash(former: str, version_id: str, record_id: str, text: str, saved_at: str) -> str:
    """Return a version's link: SHA-256 over the former link, the ids, the text's hash and the time.

    Every part but the first link's former one, which is empty, has a fixed length.
    """
    return sha256((former + version_id + record_id + text + saved_at).encode()).hexdigest()
