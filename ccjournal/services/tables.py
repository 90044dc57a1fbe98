"""Tables as they are kept: clean cells in the form's order, no empty rows, one row ticked off."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.rows import Row, Rows, is_empty
from ccjournal.domain.text import clean
from ccjournal.errors import NotFoundError


def cleaned_tables(
    form: RecordType | None, tables: Mapping[str, Sequence[Row]]
) -> tuple[dict[str, Rows], int]:
    """Return tables as they are kept, and how many characters were replaced.

    Every row has all columns of the form, then those that the form no longer asks for. A table
    without rows is left out.
    """
    replaced = 0
    kept: dict[str, Rows] = {}
    known = [field.key for field in form.tables] if form else []
    for key in (key for key in dict.fromkeys([*known, *tables]) if key in tables):
        rows = []
        for row in tables[key]:
            cells = {k: clean(row.get(k, "")) for k in dict.fromkeys([*_columns(form, key), *row])}
            texts = {k: cell.text for k, cell in cells.items()}
            if not is_empty(texts):
                rows.append(texts)
                replaced += sum(cell.replaced for cell in cells.values())
        if rows:
            kept[key] = tuple(rows)
    return kept, replaced


def _columns(form: RecordType | None, key: str) -> list[str]:
    field = form.field(key) if form else None
    return [column.key for column in field.columns] if field else []


def ticked(record: Record, form: RecordType, place: tuple[str, int], day: date | None) -> Record:
    """Return the record with a row ticked off on a day, or open again; a tick keeps its day."""
    key, number = place
    field = form.field(key)
    column = field.done_column if field else None
    rows = record.tables.get(key, ())
    if column is None or not 0 <= number < len(rows):
        raise NotFoundError(
            f"{record.ref} has no such thing to tick off", "It may have been changed: look again"
        )
    row = rows[number]
    text = day.isoformat() if day else ""
    if bool(row.get(column.key, "")) == bool(text):
        return record
    changed = (*rows[:number], {**row, column.key: text}, *rows[number + 1 :])
    return replace(record, tables={**record.tables, key: changed})
