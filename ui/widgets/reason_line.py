"""A few words why: asked for in the row that they are about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label

SHORTEST = 2


class ReasonLine(QWidget):
    """Enter keeps the words, Esc asks no more."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, theme: Theme, question: str, keep: str) -> None:
        super().__init__()
        self.line = QLineEdit(placeholderText="A few words are enough")
        self.line.setAccessibleName(question)
        self.line.setProperty("quote", "true")
        self.keep = button(keep, self._give, "link")
        self.back = button("Cancel", self.dropped.emit, "quiet")
        acts = row(self.keep, self.back, -1, spacing=theme.px(14))
        self.setLayout(column(label(question, "small"), self.line, acts, spacing=theme.px(4)))
        self.line.textChanged.connect(self._allow)
        self.line.returnPressed.connect(self._give)
        self._allow()

    @property
    def half_written(self) -> bool:
        """Whether words stand here that are kept nowhere."""
        return bool(self.line.text().strip())

    def ask(self) -> None:
        """Put the caret here."""
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        self.keep.setEnabled(len(self.line.text().strip()) >= SHORTEST)

    def _give(self) -> None:
        if self.keep.isEnabled():
            self.given.emit(self.line.text().strip())
