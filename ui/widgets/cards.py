"""Radio buttons drawn as cards, each reading style in its own face."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QWidget

from ui.reading import STYLES
from ui.theme import Theme

SAMPLE = "I opened the case again the same day."
HEIGHT, PAD = 92, 13
# The width from which all cards stand in one row.
ONE_ROW = 680


class Card(QRadioButton):
    """A choice with a title and a sample of words below it."""

    def __init__(self, theme: Theme, style: str, title: str, sample: str = SAMPLE) -> None:
        super().__init__(title)
        self._theme = theme
        self._style = style
        self._sample = sample
        self.setAccessibleName(title)
        self.setAccessibleDescription(sample)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that holds two lines of the sample."""
        return QSize(self._theme.px(172), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size."""
        return QSize(self._theme.px(120), self._theme.px(HEIGHT))

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Let the whole card be pressed."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw frame, title and sample."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        theme, pad = self._theme, self._theme.px(PAD)
        inner = self.rect().adjusted(pad, pad, -pad, -pad // 2)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("small-bold"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), self.text())
        if self.isChecked():
            self._draw_tick(painter, inner)
        inner.setTop(inner.top() + theme.px(20))
        painter.setPen(theme.colour("ink"))
        font = theme.font("quote", self._style)
        font.setPixelSize(theme.px(14))
        painter.setFont(font)
        wrap = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(inner, int(wrap), self._sample)
        painter.end()

    def _draw_frame(self, painter: QPainter) -> None:
        """Draw the card, and round it the ring of the focus."""
        theme, on = self._theme, self.isChecked()
        frame, ring = QRectF(self.rect()), theme.edge("ring")
        if self.hasFocus():
            self._round(painter, frame, QPen(theme.colour("focus"), ring), "surface")
            gap = ring + theme.px(2)
            frame.adjust(gap, gap, -gap, -gap)
        edge = QPen(theme.colour("accent" if on else "control-line"), ring if on else theme.edge())
        self._round(painter, frame, edge, "accent-tint" if on else "paper")

    def _round(self, painter: QPainter, frame: QRectF, pen: QPen, fill: str) -> None:
        inset, radius = pen.widthF() / 2, self._theme.px(9)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour(fill))
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _draw_tick(self, painter: QPainter, inner: QRect) -> None:
        side = self._theme.px(14)
        circle = QRectF(inner.right() - side, inner.top() + 1, side, side)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        unit = side / 14
        centre = circle.center()
        offsets = ((-2.8, 0.2), (-0.9, 2.2), (2.9, -2.0))
        painter.drawPolyline([centre + QPointF(x, y) * unit for x, y in offsets])


class StyleCards(QWidget):
    """The four reading styles; each card tells when it is chosen."""

    _columns = 0

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        theme.load_faces(*STYLES)
        self.cards = {key: Card(theme, key, title) for key, title in STYLES.items()}
        self._theme = theme
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(10))
        self._arrange(len(self.cards))
        self.cards[theme.reading.style].setChecked(True)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of two cards; where there is no more, the others stand below them."""
        card = next(iter(self.cards.values())).minimumSizeHint()
        return QSize(2 * card.width() + self._box.spacing(), card.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand in one row, or in two where there is little room."""
        super().resizeEvent(event)
        self._arrange(len(self.cards) if self.width() >= self._theme.px(ONE_ROW) else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._box.addWidget(card, place // columns, place % columns)
