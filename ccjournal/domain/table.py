"""What was agreed and is to be done: the rows of a record's tables that can be ticked off."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ccjournal.domain.record import Record
from ccjournal.domain.record_type import Field, FieldKind, RecordType
from ccjournal.domain.rows import Row
from ccjournal.domain.smart import DUE, OWNER, REVIEW
from ccjournal.domain.text import day_of


@dataclass(frozen=True, slots=True)
class DueItem:
    """One row of a table with something to do; `row` counts from 0.

    `label` is the table's name on screen, `person` whoever the record is about.
    """

    record_id: str
    ref: str
    title: str
    field: str
    label: str
    row: int
    text: str
    owner: str = ""
    due: date | None = None
    review: date | None = None
    done: date | None = None
    person: str = ""

    def is_late(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.done is None and self.due is not None and self.due < today


def due_items(records: Iterable[Record], types: Mapping[str, RecordType]) -> list[DueItem]:
    """Return what is to be done: the longest overdue first, the undated last, then what is done.

    A table with a column of the kind done is a list of things to do; its first column of text
    says what. Records in the bin and rows that do not say what are left out.
    """
    found = [
        item
        for record in records
        if not record.deleted and record.form in types
        for item in _items(record, types[record.form])
    ]
    return sorted(found, key=_order)


def _order(item: DueItem) -> tuple[bool, int, str, str, int]:
    if item.done is not None:
        return True, -item.done.toordinal(), item.ref, item.field, item.row
    return False, (item.due or date.max).toordinal(), item.ref, item.field, item.row


def _items(record: Record, form: RecordType) -> Iterator[DueItem]:
    people = (record.fields.get(f.key, "") for f in form.fields if f.kind is FieldKind.PERSON)
    person = next(people, "")
    for field in form.tables:
        if field.done_column is None:
            continue
        for number, row in enumerate(record.tables.get(field.key, ())):
            item = _item(record, field, number, row)
            if item.text.strip():
                yield replace(item, person=person)


def _item(record: Record, field: Field, number: int, row: Row) -> DueItem:
    what, done = field.what_column, field.done_column
    return DueItem(
        record.id,
        record.ref,
        record.title,
        field.key,
        field.label,
        number,
        row.get(what.key, "") if what else "",
        owner=row.get(OWNER, ""),
        due=day_of(row.get(DUE, "")),
        review=day_of(row.get(REVIEW, "")),
        done=day_of(row.get(done.key, "")) if done else None,
    )
