"""The signed history of a journal: its end, and the statement that goes with a document."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ccjournal.domain.disclosure import Disclosure, Filter, told_record
from ccjournal.domain.history import Head, Session, sessions
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.errors import RefusedError
from ccjournal.export.beside import disk, refuse_target
from ccjournal.export.unfinished import part_of
from ccjournal.services.changes import Change
from ccjournal.storage.history import HistoryStore, Text, Told
from ccjournal.storage.meta import MetaStore

FORMAT, VERSION = "ccjournal authorship", 1
ENDING = ".json"
SHOWS_SESSIONS = "sessions.shown"
LEFT_OUT = "names or other details were left out of the document"
SAVED_AGAIN = "it was saved again while the document was written"


@dataclass(frozen=True, slots=True)
class Shown:
    """The records of a document as the journal has them, and how they are told in it."""

    records: Sequence[Record]
    types: Mapping[str, RecordType]
    filtered: Filter


class History:
    """What the chain of versions shows of one journal."""

    def __init__(self, store: HistoryStore, meta: MetaStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._meta = meta
        self._now = now

    def head(self) -> Head | None:
        """Return the end of the chain; None where nothing has been saved."""
        return self._store.head()

    @property
    def shows_sessions(self) -> bool:
        """Whether documents for an assessor tell when was written; not unless it was asked for."""
        return self._meta.get(SHOWS_SESSIONS) == "yes"

    def show_sessions(self, *, shown: bool) -> Change:
        """Let documents tell when was written, or no longer."""
        before = self.shows_sessions
        self._meta.set(SHOWS_SESSIONS, "yes" if shown else "no")
        label = "Show writing sessions" if shown else "Hide writing sessions"
        return Change(label, frozenset(), undo=lambda: self.show_sessions(shown=before))

    def sessions(self, records: Sequence[Record]) -> list[Session]:
        """Return when records were written, if that is to be told."""
        if not self.shows_sessions:
            return []
        moments = self._store.moments([record.id for record in records])
        return sessions([(m.record, m.saved_at.astimezone(), m.words) for m in moments])

    def write_authorship(self, shown: Shown, document: Path | None, target: Path) -> None:
        """Write the statement that goes with a document; raises `ExportError`."""
        refuse_target(target)
        told = self._store.told([record.id for record in shown.records])
        digest = hashlib.sha256(document.read_bytes()).hexdigest() if document else ""
        made = _statement(told, shown, digest, self._now())
        write_whole(target, json.dumps(made, indent=1) + "\n")


def refuse_authorship(target: Path | None, disclosure: str) -> None:
    """Raise if no authorship file can be written there, or for such a document."""
    if target is None:
        return
    if target.suffix.lower() != ENDING:
        raise RefusedError(
            f"{target.name} is no name for an authorship file",
            f"Choose another name that ends with {ENDING}",
        )
    if disclosure == Disclosure.STRICT:
        raise RefusedError(
            "A strict document has no authorship file",
            "The times in it would tell when things happened. Choose the profile assessor",
        )


def authorship_beside(target: Path) -> Path:
    """Return the name of the authorship file of a document or folder."""
    stem = target.stem if target.suffix else target.name
    return target.with_name(f"{stem} authorship{ENDING}")


def write_whole(target: Path, text: str) -> None:
    """Write a text file so that a crash leaves the old one or the new one."""
    part = part_of(target, os.getpid())
    try:
        with disk(target):
            with part.open("w", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _statement(told: Told, shown: Shown, document: str, now: datetime) -> Mapping[str, object]:
    sequence, link = told.head
    by_id = {record.id: record for record in shown.records}
    rest = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "journal": told.journal,
        "public_key": told.public_key,
        "signed_from": told.first,
        "head": {"sequence": sequence, "chain_hash": link},
        "document": document,
        "texts": [_text(text, by_id[text.record.id], shown) for text in told.texts],
        "chain": told.links,
    }
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return {**rest, "signature": told.signer.sign(f"{FORMAT} {digest}".encode())}


def _text(text: Text, record: Record, shown: Shown) -> Mapping[str, object]:
    one = {"ref": record.ref, "sequence": text.sequence}
    if reason := _withheld(text.record, record, shown):
        return {**one, "withheld": reason}
    return {**one, "salt": text.salt, "content": text.content}


def _withheld(kept: Record, record: Record, shown: Shown) -> str:
    """Return why the words of a record may not stand in the statement; nothing if they may."""
    if (kept.title, kept.fields, kept.tables) != (record.title, record.fields, record.tables):
        return SAVED_AGAIN
    told = told_record(kept, shown.types.get(kept.form), shown.filtered)
    answers = [text for answer in kept.answers for text in (answer.words, answer.reason)]
    same = told == kept and all(shown.filtered.text(text) == text for text in answers)
    return "" if same else LEFT_OUT
