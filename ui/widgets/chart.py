"""What all charts have in common: one object, one sentence, and the numbers on Enter."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.models.figures import Figures
from ui.theme import Theme
from ui.widgets.figures import FiguresDialog

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
HOW = "Enter shows the numbers."


class Chart(QWidget):
    """Can be reached with Tab; Enter shows its numbers as a table."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def figures(self) -> Figures:
        """Return what is drawn, as words and numbers; here there are only words."""
        return Figures(self.accessibleName(), self.accessibleDescription(), (), ())

    def describe(self, sentence: str) -> None:
        """Say in one sentence what is drawn."""
        self.setAccessibleDescription(f"{sentence} {HOW}".strip())

    def show_figures(self) -> None:
        """Show the numbers beside the window."""
        found = self.findChild(FiguresDialog) or FiguresDialog(self.figures(), self._theme, self)
        found.show()
        found.raise_()
        found.activateWindow()

    def draw_focus(self, painter: QPainter, place: QRectF) -> None:
        """Draw the ring of the focus inside a place, where the chart has it."""
        if self.hasFocus():
            width = self._theme.edge("ring")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), width))
            inner = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(inner, 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the numbers."""
        plain = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in ENTER and event.modifiers() in plain:
            self.show_figures()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()
