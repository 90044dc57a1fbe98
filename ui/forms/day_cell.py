"""A day in a table: typed as people write it, or chosen from a month; it may stay empty."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ccjournal.domain.days import day_from_words, day_in_words
from ccjournal.domain.text import day_of
from ui.widgets.roles import label

ASK = "Which day? Such as 18 Nov, or Friday."


class DayLine(QLineEdit):
    """The words of a day; Alt+Down opens the month."""

    month_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the month with the key that opens lists."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.month_wanted.emit()
            return
        super().keyPressEvent(event)


class DayCell(QWidget):
    """`edited` is for the user's changes only. What is no day is kept as it was typed."""

    edited = Signal()
    left = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._kept = ""
        self.line = DayLine(placeholderText=hint or "No date yet")
        self.line.setProperty("day", "true")
        self._month = QToolButton()
        self._month.setProperty("day", "true")
        self._month.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ask: QLabel = label(ASK, "ask")
        self._ask.hide()
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.line, 1)
        line.addWidget(self._month)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(line)
        box.addWidget(self._ask)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_left)
        self.line.month_wanted.connect(self.choose)
        self._month.clicked.connect(self.choose)

    def set_name(self, name: str) -> None:
        """Name the cell for screen readers."""
        self.line.setAccessibleName(name)
        self._month.setAccessibleName(f"{name}: choose from a month")
        self._month.setToolTip("Choose from a month (Alt+Down)")

    def words(self) -> str:
        """Return the day as YYYY-MM-DD; what was not touched comes back as it was given."""
        if not self.line.isModified():
            return self._kept
        day = day_from_words(self.line.text(), date.today())
        return day.isoformat() if day else self.line.text()

    def set_words(self, text: str) -> None:
        """Show a day, or nothing."""
        self._kept = text
        day = day_of(text)
        shown = day_in_words(day) if day else text
        if shown != self.line.text():
            self.line.setText(shown)
            self.line.setCursorPosition(0)
        self.line.setModified(False)
        self._ask.setVisible(bool(text.strip()) and day is None)

    def set_locked(self, *, locked: bool) -> None:
        """Let the day be read but not changed."""
        self.line.setReadOnly(locked)
        self._month.setEnabled(not locked)

    def choose(self) -> None:
        """Offer a month to choose from."""
        if self.line.isReadOnly():
            return
        menu = QMenu(self)
        month = QCalendarWidget()
        month.setAccessibleName(self.line.accessibleName())
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day := day_of(self.words()):
            month.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(month)
        menu.addAction(action)
        month.activated.connect(self._take)
        month.clicked.connect(self._take)
        month.activated.connect(menu.close)
        month.clicked.connect(menu.close)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        month.setFocus()

    def _take(self, day: QDate) -> None:
        self.set_words(date(day.year(), day.month(), day.day()).isoformat())
        self.line.setFocus()
        self.edited.emit()
        self.left.emit()

    def _on_edited(self) -> None:
        self._ask.hide()
        self.edited.emit()

    def _on_left(self) -> None:
        self.set_words(self.words())
        self.left.emit()
