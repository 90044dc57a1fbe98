"""What a chart shows, as words and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """A chart's name, what it says in one sentence, and its numbers as a table."""

    title: str
    sentence: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
