"""Rows of the tables within a record: texts and days by column key."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from ccjournal.domain.text import day_of

# A day is written as YYYY-MM-DD; an empty cell is an empty text.
Row: TypeAlias = Mapping[str, str]
Rows: TypeAlias = tuple[Row, ...]


def words_of(rows: Iterable[Row]) -> str:
    """Return what people wrote in a table, one cell a line, without the days."""
    return "\n".join(text for row in rows for text in row.values() if text and not day_of(text))


def is_empty(row: Row) -> bool:
    """Whether nothing stands in any cell."""
    return not any(text.strip() for text in row.values())


def row_name(label: str) -> str:
    """Return what one row of a table is called: Target for Targets; nothing for no plural."""
    if label.endswith("ies"):
        return f"{label[:-3]}y"
    return label[:-1] if label.endswith("s") and not label.endswith("ss") else ""
