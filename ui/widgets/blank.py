"""A blank to fill in: the app's words lead in, the learner's words go on in their own face."""

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication

from ui.widgets.marks import line_rects
from ui.widgets.prose import Prose

GAP = 5


class Blank(Prose):
    """The words that lead in are painted; its accessible name says them."""

    def __init__(self, lead: str, hint: str = "") -> None:
        self._lead = lead
        self._hint = hint
        super().__init__(lines=1)
        self.setProperty("blank", "true")
        self.setAccessibleName(lead)
        self.setAccessibleDescription(hint)
        self.document().setDocumentMargin(2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what leads in, the words, and a line below them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self._lead_font())
        baseline = self.document().documentMargin() + QFontMetricsF(self.font()).ascent()
        painter.drawText(QPointF(self.document().documentMargin(), baseline), self._lead)
        if self.document().isEmpty():
            self._draw_hint(painter, baseline)
        focus = self.hasFocus()
        role = QPalette.ColorRole.Accent if focus else QPalette.ColorRole.Dark
        painter.setPen(QPen(self.palette().color(role), 2 if focus else 1))
        for rect in line_rects(self, 0, self.document().characterCount() - 1):
            y = round(rect.bottom()) - 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        painter.end()

    def _draw_hint(self, painter: QPainter, baseline: float) -> None:
        left = self._indent() + self.document().documentMargin()
        room = self.viewport().width() - left
        metrics = painter.fontMetrics()
        text = metrics.elidedText(self._hint, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QPointF(left, baseline), text)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawLine(QPointF(left, baseline + 4), QPointF(left + room - 2, baseline + 4))

    def _set_leading(self) -> None:
        form = QTextBlockFormat()
        form.setTextIndent(self._indent())
        document, modified = self.document(), self.document().isModified()
        with QSignalBlocker(self):
            document.setUndoRedoEnabled(False)
            cursor = QTextCursor(document)
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.mergeBlockFormat(form)
            document.setUndoRedoEnabled(True)
            document.setModified(modified)

    def _indent(self) -> float:
        return QFontMetricsF(self._lead_font()).horizontalAdvance(self._lead) + GAP

    def _lead_font(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPixelSize(max(round(self.font().pixelSize() * 13 / 14), 12))
        return font
