"""Writing and reading records. Commands return a `Change`; queries return domain values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ccjournal.domain.anchor import follow
from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record, RecordRow, Status, Version
from ccjournal.domain.record_type import FieldKind, RecordType
from ccjournal.domain.rows import Row
from ccjournal.domain.table import DueItem, due_items
from ccjournal.domain.text import clean, one_line
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.changes import Change
from ccjournal.services.definitions import Definitions
from ccjournal.services.people import People
from ccjournal.services.snapshots import Snapshots
from ccjournal.services.tables import cleaned_tables, ticked
from ccjournal.storage.records import RecordStore


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a record as they come from a form or a file, not yet cleaned.

    A table that is not among `tables` stays as it is; one without rows is emptied. `aims` are the
    criteria that a new record is written towards.
    """

    title: str
    date: date
    channel: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    aims: tuple[str, ...] = ()


class Journal:
    """The records of one journal."""

    def __init__(
        self,
        store: RecordStore,
        definitions: Definitions,
        people: People,
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._snapshots = Snapshots(store)
        self._people = people
        self._today = today
        self.definitions = definitions

    @property
    def types(self) -> Mapping[str, RecordType]:
        """The forms by key, in menu order."""
        return self.definitions.types

    def rows(
        self,
        kind: str | None = None,
        limit: int | None = None,
        *,
        after: RecordRow | None = None,
    ) -> list[RecordRow]:
        """Return the records for a list, newest event first; those that follow one, if given."""
        return self._store.rows(kind, limit, after=after)

    def bin(self) -> list[RecordRow]:
        """Return the records in the bin, newest event first."""
        return self._store.rows(deleted=True)

    def get(self, record_id: str) -> Record:
        """Return one record; raises `NotFoundError`."""
        return self._store.get(record_id)

    def many(self, ids: Sequence[str]) -> list[Record]:
        """Return records in the order of the ids; raises `NotFoundError`."""
        return self._store.many(ids)

    def by_ref(self, ref: str) -> Record:
        """Return the record with a reference such as R-0042; raises `NotFoundError`."""
        return self._store.by_ref(ref)

    def versions(self, record_id: str) -> list[Version]:
        """Return a record's history, newest first."""
        return self._store.versions(record_id)[::-1]

    def form(self, record: Record) -> RecordType:
        """Return the form of a record; raises `NotFoundError` when its file is gone."""
        if found := self.types.get(record.form):
            return found
        raise NotFoundError(
            f"The form {record.form!r} of {record.ref} is missing",
            f"Put {record.form}.toml back into the library folder",
        )

    def create(
        self, form: str, *, fields: Mapping[str, str] | None = None
    ) -> tuple[Change, Record]:
        """Add a record of today in a form, empty or with some words."""
        return self.add(form, Draft("", self._today(), fields=fields or {}))

    def add(self, form: str, draft: Draft) -> tuple[Change, Record]:
        """Add a record."""
        kind = self.types[form]
        made, replaced = self.cleaned(new_record(kind, draft.date, draft.aims), draft)
        change, (kept,) = self.add_all([made], replaced)
        return change, kept

    def add_all(self, records: list[Record], replaced: int = 0) -> tuple[Change, list[Record]]:
        """Add records whose words are clean already, all or none."""
        label = "Add" if len(records) == 1 else f"Add {len(records)} records"
        # First, so that nobody is told of a failure when the records are in already.
        self._register_people(records)
        return self._snapshots.add(records, label, replaced_notice(replaced))

    def edit(self, record_id: str, draft: Draft) -> Change | None:
        """Replace the words of a record; its claims follow theirs. None when nothing changed."""
        replaced = 0

        def make(record: Record) -> Record:
            nonlocal replaced
            made, replaced = self.cleaned(record, draft)
            return made

        change = self._snapshots.update(record_id, "Edit", make, merge_key=f"edit {record_id}")
        if change is None:
            return None
        self._register_people([self._store.get(record_id)])
        return replace(change, notice=replaced_notice(replaced))

    def cleaned(self, record: Record, draft: Draft) -> tuple[Record, int]:
        """Return the record with a draft's words in it, and how many characters were replaced."""
        form = self.types.get(record.form)
        title, channel = clean(draft.title), clean(draft.channel)
        no_text = {f.key for f in form.tables} if form else set()
        fields = {k: clean(text) for k, text in draft.fields.items() if k not in no_text}
        texts = {key: cleaned.text for key, cleaned in fields.items()}
        tables, in_cells = cleaned_tables(form, {**record.tables, **draft.tables})
        made = replace(
            record,
            title=title.text.replace("\n", " "),
            date=draft.date,
            channel=channel.text,
            fields=texts,
            tables=tables,
            claims=tuple(_followed(c, record.fields, texts) for c in record.claims),
        )
        replaced = sum(c.replaced for c in (title, channel, *fields.values()))
        return made, replaced + in_cells

    def tick(self, record_id: str, field: str, row: int, *, done: bool) -> Change | None:
        """Tick off a row of a table today, or open it again; None when it is so already."""
        day = self._today() if done else None
        return self._snapshots.update(
            record_id,
            "Tick off" if done else "Open again",
            lambda record: ticked(record, self.form(record), (field, row), day),
        )

    def due(self, *, include_done: bool = False) -> list[DueItem]:
        """Return what was agreed and is to be done, the longest overdue first."""
        found = due_items(self._store.with_tables(), self.types)
        return found if include_done else [item for item in found if item.done is None]

    def set_status(self, record_id: str, status: Status) -> Change | None:
        """Mark a record as draft or ready; raises `RefusedError` while required parts are empty."""

        def make(record: Record) -> Record:
            missing = self.form(record).missing(record.fields, record.tables)
            if status is Status.READY and missing:
                parts = ", ".join(f.label for f in missing)
                raise RefusedError(f"{record.ref} is not ready yet", f"Fill in: {parts}")
            if record.status is Status.NOTE:
                raise RefusedError(
                    "A quick note stays a note", "Write it up in another form when it is worth it"
                )
            return replace(record, status=status)

        return self._snapshots.update(record_id, f"Mark {status}", make)

    def delete(self, record_id: str) -> Change | None:
        """Put a record in the bin."""
        return self._snapshots.update(record_id, "Delete", lambda r: replace(r, deleted=True))

    def restore(self, record_id: str) -> Change | None:
        """Take a record out of the bin."""
        return self._snapshots.update(record_id, "Restore", lambda r: replace(r, deleted=False))

    def go_back(self, record_id: str, version_id: str) -> Change | None:
        """Make the words and claims of a version the present ones."""
        former = self._store.version_record(version_id)
        return self._snapshots.update(
            record_id, "Go back", lambda r: replace(former, deleted=r.deleted, status=r.status)
        )

    def _register_people(self, records: list[Record]) -> None:
        names = {
            one_line(record.fields.get(f.key, ""))
            for record in records
            for f in (self.types[record.form].fields if record.form in self.types else ())
            if f.kind is FieldKind.PERSON
        }
        self._people.ensure(names - {""})


def new_record(kind: RecordType, day: date, aims: Iterable[str] = ()) -> Record:
    """Return an empty record of a form that has no number yet."""
    status = Status.NOTE if kind.kind == "note" else Status.DRAFT
    towards = tuple(Answer(AnswerKind.AIM, criterion) for criterion in aims)
    return Record("", kind.kind, kind.form, day, status=status, answers=towards)


def replaced_notice(replaced: int) -> str:
    """Return the sentence for the user about characters that could not be kept, or nothing."""
    if not replaced:
        return ""
    what = "1 character that" if replaced == 1 else f"{replaced} characters that"
    return f"{what} cannot be printed became \N{REPLACEMENT CHARACTER}"


def _followed(claim: Claim, old: Mapping[str, str], new: Mapping[str, str]) -> Claim:
    key = claim.anchor.field
    return replace(claim, anchor=follow(claim.anchor, old.get(key, ""), new.get(key, "")))
