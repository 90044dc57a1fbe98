"""The title of a record: a line from which the caret flows into the words below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

DOWN = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TitleLine(QLineEdit):
    """Down and Enter go on to the first part."""

    went_down = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText="Give it a title")
        self.setObjectName("field-title")
        self.setAccessibleName("Title")
        self.setTextMargins(-2, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the caret flow into the words."""
        super().keyPressEvent(event)
        if event.key() in DOWN:
            event.accept()
            self.went_down.emit()
