"""Quick notes: kept in two lines, grown into an account later."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.capture import CAPTURE_KINDS
from ccjournal.domain.record import Record, Status
from ccjournal.domain.record_type import FieldKind, RecordType
from ccjournal.domain.text import shorten
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.changes import Change
from ccjournal.services.journal import Draft, Journal, new_record
from ccjournal.services.snapshots import Snapshots
from ccjournal.storage.records import RecordStore

TITLE_LENGTH = 60


class Notes:
    """Keeps captured words and lets notes grow."""

    def __init__(self, store: RecordStore, journal: Journal, today: Callable[[], date]) -> None:
        self._store = store
        self._snapshots = Snapshots(store)
        self._journal = journal
        self._today = today

    def keep(self, words: str, kind: str = "") -> tuple[Change, Record]:
        """Keep captured words: as a quick note, or as the draft that a capture kind begins."""
        wanted = next((k.record_kind for k in CAPTURE_KINDS if k.key == kind), "note")
        definitions = self._journal.definitions
        form = definitions.form_of(wanted) or definitions.form_of("note")
        if form is None:
            raise NotFoundError("The form of quick notes is missing")
        title = shorten(words, TITLE_LENGTH)
        draft = Draft(title, self._today(), fields={first_account(form): words})
        return self._journal.add(form.form, draft)

    def grow(self, note_id: str, form: str, aims: Iterable[str] = ()) -> tuple[Change, Record]:
        """Begin a record with a note's words quoted in its first part; the note goes in the bin.

        The record remembers where it came from, and is written towards the aims. One step, undone
        as one. Raises `RefusedError` when it is no quick note any more.
        """
        note = self._store.get(note_id)
        if note.status is not Status.NOTE or note.deleted:
            raise RefusedError("That note has grown already", "Look for it in your journal")
        kind = self._journal.types[form]
        words = "\n".join(note.fields.values()).strip()
        begun = new_record(kind, note.date, (*note.aims, *aims))
        made = replace(
            begun,
            title=note.title,
            channel=note.channel,
            fields={first_account(kind): f"“{words}”"},
            answers=(*begun.answers, Answer(AnswerKind.ORIGIN, note.id)),
        )
        return self._snapshots.exchange(note, made, "Grow the note")


def first_account(form: RecordType) -> str:
    """Return the key of the first part of a form in which something is told."""
    texts = [f.key for f in form.fields if f.kind is FieldKind.TEXT]
    return texts[0] if texts else form.fields[0].key
