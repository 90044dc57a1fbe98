"""A page that scrolls, and keeps the caret in view while the text grows."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.prose import Prose
from ui.widgets.roles import dress_scroll


class CaretArea(QScrollArea):
    """Moves only when the caret would else be out of sight."""

    def __init__(self, inner: QWidget, name: str) -> None:
        super().__init__()
        dress_scroll(self, inner, name)

    def watch(self, prose: Prose) -> None:
        """Follow the caret of an editor."""
        prose.installEventFilter(self)

    def show_caret(self) -> None:
        """Bring the caret into view."""
        prose, inner = self.focusWidget(), self.widget()
        if isinstance(prose, Prose) and inner and inner.isAncestorOf(prose):
            rect = prose.cursorRect()
            point = prose.viewport().mapTo(inner, rect.center())
            self.ensureVisible(0, point.y(), 0, rect.height() * 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again once an editor has grown."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, Prose):
            QTimer.singleShot(0, self, self.show_caret)
        return super().eventFilter(watched, event)
