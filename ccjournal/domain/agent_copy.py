"""What of a record may be handed to the person whom it is about: what the form marks as shared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ccjournal.domain.cuts import cut_text
from ccjournal.domain.days import day_in_words
from ccjournal.domain.names import name_rules
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import ColumnKind, Field, FieldKind, RecordType
from ccjournal.domain.rows import Row
from ccjournal.domain.text import day_of


@dataclass(frozen=True, slots=True)
class CopyPart:
    """One part of the copy, as a text."""

    label: str
    prompt: str
    text: str


def for_agent(record: Record, form: RecordType, names: Mapping[str, str]) -> Record:
    """Return the record without title, claims and whatever the form does not share.

    `names` are pseudonyms by real name; a real name that slipped into the words is replaced.
    """
    shared = {f.key for f in form.fields if f.shared}
    people = {f.key for f in form.fields if f.kind is FieldKind.PERSON}
    rules = name_rules(names)
    tables = {
        key: tuple({k: cut_text(cell, rules).text for k, cell in row.items()} for row in rows)
        for key, rows in record.tables.items()
        if key in shared
    }
    kept = {k: v for k, v in record.fields.items() if k in shared | people}
    fields = {k: cut_text(text, rules).text for k, text in kept.items()}
    return replace(record, title="", claims=(), fields=fields, tables=tables)


def person_of(record: Record, form: RecordType) -> str:
    """Return the pseudonym of whom a record is about, or nothing."""
    people = (record.fields.get(f.key, "") for f in form.fields if f.kind is FieldKind.PERSON)
    return next(people, "").strip()


def copy_parts(record: Record, form: RecordType) -> tuple[CopyPart, ...]:
    """Return the parts of a record made by `for_agent` that are not empty, in the form's order."""
    found = ((f, _text(record, f)) for f in form.fields if f.shared)
    return tuple(CopyPart(f.label, f.prompt, text) for f, text in found if text.strip())


def copy_as_text(record: Record, form: RecordType) -> str:
    """Return the copy as plain text."""
    person = person_of(record, form)
    head = f"{form.title}, {day_in_words(record.date)}"
    lines = [f"{head}, {person}" if person else head]
    lines += [f"{part.label}\n{part.text}" for part in copy_parts(record, form)]
    return "\n\n".join(lines) + "\n"


def _text(record: Record, field: Field) -> str:
    if not field.is_table:
        return record.fields.get(field.key, "")
    rows = record.tables.get(field.key, ())
    return "\n".join(f"{n}. {_row(field, row)}" for n, row in enumerate(rows, start=1))


def _row(field: Field, row: Row) -> str:
    what = field.what_column
    first = row.get(what.key, "").strip() if what else ""
    facts = []
    for column in field.columns:
        text = row.get(column.key, "").strip()
        if column is what or not text:
            continue
        day = day_of(text) if column.kind is not ColumnKind.TEXT else None
        shown = day_in_words(day) if isinstance(day, date) else text
        facts.append(f"{column.label} {shown}")
    return "\n   ".join([first, *facts])
