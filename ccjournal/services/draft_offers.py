"""What a draft would change, compared with the journal as it is now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ccjournal.domain.claim import Claim
from ccjournal.domain.difference import PartDifference
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.unsaved import Unsaved
from ccjournal.errors import NotFoundError
from ccjournal.services.comparing import differences
from ccjournal.services.draft_text import Kept, hash_of
from ccjournal.services.journal import Draft, Journal
from ccjournal.services.snapshots import CLOSED

NOTE = "A quick note"


@dataclass(frozen=True, slots=True)
class FoundDraft:
    """Words that the journal does not have, and how they differ from what it has.

    `ref` is empty for a record that was never kept. `fits` says that they can go into the record.
    """

    key: str
    ref: str
    title: str
    unsaved: Unsaved
    parts: tuple[PartDifference, ...]
    fits: bool


class DraftOffers:
    """Compares drafts with the records of one journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def offer(self, kept: Kept) -> FoundDraft | None:
        """Return what a draft would change, or None when the journal has it all."""
        record_id = kept.unsaved.written.id
        try:
            now = self._journal.get(record_id) if record_id else None
        except NotFoundError:
            now = None
        return self._of_record(kept, now) if now else self._of_new(kept)

    def _of_record(self, kept: Kept, now: Record) -> FoundDraft | None:
        made, _replaced = self._journal.cleaned(now, self.draft(kept.unsaved))
        made = replace(made, claims=_reworded(now.claims, kept.unsaved.wordings))
        parts = differences(now, made, self._types)
        # Saved again after the draft was written: it is offered only for words that are new.
        saved_since = not kept.offered and kept.base != hash_of(now)
        if not parts or (saved_since and not _adds_words(parts)):
            return None
        fits = not now.deleted and now.status not in CLOSED
        return FoundDraft(kept.key, now.ref, now.title, kept.unsaved, parts, fits)

    def _of_new(self, kept: Kept) -> FoundDraft | None:
        written = kept.unsaved.written
        if not (written.words or written.title.strip()) or self._has(written):
            return None
        form = self._types.get(written.form)
        title = written.title or (form.title if form else NOTE)
        parts = differences(None, written, self._types)
        return FoundDraft(kept.key, "", title, kept.unsaved, parts, fits=False)

    def draft(self, unsaved: Unsaved) -> Draft:
        """Return the words as a form hands them over; a table that was emptied is empty."""
        written = unsaved.written
        form = self._types.get(written.form)
        tables = {field.key: () for field in form.tables} if form else {}
        fields = {key: text for key, text in written.fields.items() if key not in tables}
        return Draft(
            written.title, written.date, written.channel, fields, {**tables, **written.tables}
        )

    def _has(self, written: Record) -> bool:
        """Whether a record of that day holds the words: they were saved before the end came."""
        ids = [row.id for row in self._journal.rows() if row.date == written.date]
        texts = _texts(written)
        return any(texts <= _texts(record) for record in self._journal.many(ids))

    @property
    def _types(self) -> Mapping[str, RecordType]:
        return self._journal.types


def _texts(record: Record) -> set[str]:
    return {text.strip() for text in record.fields.values()} - {""}


def _reworded(
    claims: Sequence[Claim], wordings: Mapping[str, tuple[str, str]]
) -> tuple[Claim, ...]:
    return tuple(
        replace(claim, ability=wordings[claim.id][0], because=wordings[claim.id][1])
        if claim.id in wordings
        else claim
        for claim in claims
    )


def _adds_words(parts: Sequence[PartDifference]) -> bool:
    return any(piece.changed and piece.text.strip() for part in parts for piece in part.other)
