"""The title of a record: a line from which the caret flows into the words below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from ui.widgets.plain import to_index, to_units
from ui.widgets.spelled_line import SpelledLine

DOWN = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TitleLine(QLineEdit):
    """Down and Enter go on to the first part. Wrong words are marked as in the parts."""

    went_down = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText="Give it a title")
        self.setObjectName("field-title")
        self.setAccessibleName("Title")
        self.setTextMargins(-2, 0, 0, 0)
        self.spelled = SpelledLine(self, self.cursorRect)

    def words(self) -> str:
        """Return the text."""
        return self.text()

    def selection(self) -> tuple[int, int]:
        """Return the selected span in characters; empty at the caret when nothing is selected."""
        place = self.cursorPosition()
        start, end = (
            (self.selectionStart(), self.selectionEnd())
            if self.hasSelectedText()
            else (place, place)
        )
        return to_index(self.text(), start), to_index(self.text(), end)

    def select(self, start: int, end: int) -> None:
        """Select a span."""
        begin = to_units(self.text(), start)
        self.setSelection(begin, to_units(self.text(), end) - begin)

    def offer_at_caret(self, rest: Callable[[], QMenu] | None = None) -> bool:
        """Have the menu of the wrong word at the caret shown; false where none is."""
        point = self.mapToGlobal(self.cursorRect().bottomLeft())
        return self.spelled.offer_at(self.cursorPosition(), point, rest)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer other spellings of a wrong word before what else can be done there."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.cursorPosition() if by_key else self.cursorPositionAt(event.pos())
        if not self.spelled.offer_at(place, event.globalPos(), self._usual_menu):
            super().contextMenuEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take every word as finished."""
        super().focusOutEvent(event)
        self.spelled.settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint waves below wrong words."""
        super().paintEvent(event)
        self.spelled.paint()

    def _usual_menu(self) -> QMenu:
        menu = self.createStandardContextMenu()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the caret flow into the words."""
        super().keyPressEvent(event)
        if event.key() in DOWN:
            event.accept()
            self.went_down.emit()
