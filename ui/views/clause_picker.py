"""Picking a law, code or clause to be named in a text: a line to type in, and what it finds."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from ccjournal.domain.citation import Citation
from ccjournal.domain.days import whole_day_in_words
from ui.desk import Desk
from ui.views.finder import Finder
from ui.widgets.find_rows import FindRow, add_row

# More than these nobody looks through; another word narrows them.
MOST = 80
ASKS = "Law, code or clause"
HINTS = ("↑ ↓ move    ↵ put it into the text", "The Library has them all")
NOTHING = "No law or clause has these words. Your own file in the Library can add it."
NOT_LOOKED_UP = "not looked up yet"


class ClausePicker(Finder):
    """`picked` tells what is to be named."""

    picked = Signal(object)

    def __init__(self, desk: Desk, window: QMainWindow, found: Sequence[Citation]) -> None:
        super().__init__(desk, window, ASKS, HINTS)
        self.setObjectName("clause-picker")
        self._found = found

    def show_found(self) -> None:
        """Show what has all the words in the line."""
        words = self.line.text().casefold().split()
        self._delegate.words = words
        super().show_found()
        found = [citation for citation in self._found if citation.has(words)]
        for row in self._rows(found[:MOST]):
            add_row(self.list, row)
        if not found:
            add_row(self.list, FindRow(NOTHING))
        self.choose_first()

    def _rows(self, found: Sequence[Citation]) -> Iterator[FindRow]:
        """Yield the rows below what they were on the day: in force, or not."""
        before: bool | None = None
        for citation in found:
            if citation.in_force is not before:
                before = citation.in_force
                day = whole_day_in_words(citation.day)
                yield FindRow(f"In force on {day}" if before else f"Not in force on {day}")
            yield self._row(citation)

    def _row(self, citation: Citation) -> FindRow:
        warned = [NOT_LOOKED_UP] if citation.unverified else []
        warned += [] if citation.in_force else ["not in force"]
        return FindRow(
            citation.reference,
            partial(self.picked.emit, citation),
            "circle-help" if warned else "library",
            right=", ".join(warned),
            under=citation.says,
        )
