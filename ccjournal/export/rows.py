"""The tables within a record as templates see them."""

from collections.abc import Iterator

from ccjournal.domain.days import day_in_words
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import Column, ColumnKind, Field, FieldKind, RecordType
from ccjournal.domain.rows import Row, Rows, words_of
from ccjournal.domain.text import day_of, word_count
from ccjournal.export.source import Values


def tables(record: Record, form: RecordType | None) -> Iterator[Values]:
    """Yield the tables that have rows, in the order of the form; what it no longer asks last."""
    known = [field.key for field in form.tables] if form else []
    for key in dict.fromkeys([*known, *record.tables]):
        field = form.field(key) if form else None
        if rows := record.tables.get(key, ()):
            yield _table(field or Field(key, key, FieldKind.TABLE), rows)


def _table(field: Field, rows: Rows) -> Values:
    known = {column.key: column for column in field.columns}
    keys = list(dict.fromkeys([*known, *(key for row in rows for key in row)]))
    columns = [known.get(key, Column(key, key)) for key in keys]
    return {
        "key": field.key,
        "label": field.label,
        "words": word_count(words_of(rows)),
        "columns": [{"key": column.key, "label": column.label} for column in columns],
        "rows": [{"cells": [_cell(row, column) for column in columns]} for row in rows],
    }


def _cell(row: Row, column: Column) -> Values:
    text = row.get(column.key, "")
    day = None if column.kind is ColumnKind.TEXT else day_of(text)
    return {"key": column.key, "text": day_in_words(day) if day else text}
