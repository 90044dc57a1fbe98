"""The bar above an account: how its words are spread over the parts."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ccjournal.domain.proportion import Proportion, Share
from ui.models.figures import Figures
from ui.theme import Theme
from ui.widgets.chart import Chart

THICK, GAP, ROUND = 10, 3, 2
TEXT_TOP, HEIGHT = 14, 34
# Between the names of two segments there is at least this much beside the gap.
APART = 3


def draw_proportion(
    painter: QPainter, theme: Theme, rect: QRectF, data: tuple[Proportion, str]
) -> None:
    """Draw the segments with their names; `data` holds the key of the part with the caret too."""
    shown, current = data
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not shown.shares:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("heat-0"))
        thick = QRectF(rect.x(), rect.y(), rect.width(), theme.px(THICK))
        painter.drawRoundedRect(thick, ROUND, ROUND)
    for share, segment in segments(shown, theme, rect):
        tone = "heat-4" if share.key == current else "heat-3" if share.heavy else "heat-2"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tone))
        painter.drawRoundedRect(segment, ROUND, ROUND)
        _draw_name(painter, theme, segment, (share, share.key == current))


def segments(shown: Proportion, theme: Theme, rect: QRectF) -> Iterator[tuple[Share, QRectF]]:
    """Yield each share with the rectangle of its segment."""
    gap = theme.px(GAP)
    room = rect.width() - gap * (len(shown.shares) - 1)
    left = rect.x()
    for share in shown.shares:
        width = max(room * share.percent / 100, 1)
        yield share, QRectF(left, rect.y(), width, theme.px(THICK))
        left += width + gap


def _draw_name(painter: QPainter, theme: Theme, segment: QRectF, named: tuple[Share, bool]) -> None:
    share, current = named
    font = theme.font("small-bold" if current else "small")
    painter.setFont(font)
    painter.setPen(QPen(theme.colour("accent" if current else "ink-2")))
    metrics = painter.fontMetrics()
    baseline = segment.y() + theme.px(TEXT_TOP) + metrics.ascent()
    name = fitting_name(share, metrics, segment.width() - theme.px(APART))
    painter.drawText(QPointF(segment.x(), baseline), name)


def fitting_name(share: Share, metrics: QFontMetrics, room: float) -> str:
    """Return as much of a segment's name as there is room for, so that no two touch."""
    names = (f"{share.label} {share.percent}%", f"{share.percent}%")
    return next((name for name in names if metrics.horizontalAdvance(name) <= room), "")


class ProportionBar(Chart):
    """Click a segment, or Left, Right and Space, to go to its part."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Proportion of the parts")
        self.setObjectName("proportion")
        self.shown = Proportion(())
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_proportion(self, shown: Proportion) -> None:
        """Show other shares."""
        if shown != self.shown:
            self.shown = shown
            self.describe(shown.in_words)
            self.setToolTip(shown.in_words)
            self.update()

    def figures(self) -> Figures:
        """Return the words and the share of each part."""
        rows = [
            (share.label, str(share.words), f"{share.percent} %") for share in self.shown.shares
        ]
        return Figures(
            "How the words are spread",
            self.shown.sentence or "Too few words to say anything about them yet.",
            ("Part", "Words", "Share"),
            rows,
        )

    def show_current(self, key: str) -> None:
        """Show which part has the caret."""
        if key != self._current:
            self._current = key
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of segments and names."""
        return QSize(self._theme.px(200), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size."""
        return QSize(self._theme.px(80), self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(1, 3, -1, 0)
        draw_proportion(painter, self._theme, room, (self.shown, self._current))
        self.draw_focus(painter, QRectF(0, 0, self.width(), self._theme.px(THICK) + 6))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the part of a segment."""
        for share, segment in segments(self.shown, self._theme, QRectF(self.rect())):
            if segment.left() <= event.position().x() <= segment.right():
                self.chosen.emit(share.key)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a segment, go to its part, or show the numbers."""
        keys = [share.key for share in self.shown.shares]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and keys:
            place = keys.index(self._current) + step if self._current in keys else 0
            self.show_current(keys[min(max(place, 0), len(keys) - 1)])
        elif event.key() == Qt.Key.Key_Space and keys:
            self.chosen.emit(self._current if self._current in keys else keys[0])
        else:
            super().keyPressEvent(event)
