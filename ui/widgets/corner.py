"""The round corner between sidebar and pages."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

ROUND = 10


class Corner(QWidget):
    """Rounds the upper left corner of the pages, whatever they paint there."""

    def __init__(self, shell: QWidget, pages: QWidget, theme: Theme) -> None:
        super().__init__(shell)
        self._pages = pages
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        pages.installEventFilter(self)
        theme.changed.connect(self._place)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the corner."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what lies outside the round corner, and its line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, edge = self.width(), self._theme.edge()
        arc = QRectF(edge / 2, edge / 2, 2 * side, 2 * side)
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside = QPainterPath()
        inside.addEllipse(arc)
        painter.fillPath(outside - inside, self._theme.colour("window"))
        painter.setPen(QPen(self._theme.colour("line"), edge))
        painter.drawArc(arc, 90 * 16, 90 * 16)
        painter.end()

    def _place(self) -> None:
        side = self._theme.px(ROUND)
        self.setFixedSize(side, side)
        self.move(self._pages.pos())
        self.raise_()
