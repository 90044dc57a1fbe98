"""How far a unit is shown, as a ring or as the small pie of the sidebar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPixmap

from ccjournal.domain.proportion import percents
from ui.models.counts import Counts, counts_in_words
from ui.models.figures import Figures
from ui.theme import Theme
from ui.widgets.chart import Chart
from ui.widgets.side_button import empty

PIE = 16
NAMES = ("With proof", "Your word only", "To start")
TONES = ("accent", "accent-mid", "heat-0")


def draw_ring(
    painter: QPainter, theme: Theme, box: QRectF, counts: Counts, thickness: float
) -> None:
    """Draw a ring: dark with proof, mid your word only, track to start."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = thickness / 2
    circle = box.adjusted(half, half, -half, -half)
    for brush, start, span in _arcs(theme, counts):
        pen = QPen(brush, thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(circle, start, span)
    if theme.shown == "high-contrast":
        # Without a tone of its own the track is told by its edges.
        painter.setPen(QPen(theme.colour("line"), 1))
        for edge in (0.5, thickness - 0.5):
            painter.drawEllipse(box.adjusted(edge, edge, -edge, -edge))
    painter.restore()


def draw_pie(painter: QPainter, theme: Theme, box: QRectF, counts: Counts) -> None:
    """Draw a small pie in a thin outline, in the tones of the ring."""
    line = max(box.width() / 16, 2.0)
    circle = box.adjusted(line, line, -line, -line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for brush, start, span in _arcs(theme, counts):
        painter.setBrush(brush)
        painter.drawPie(circle, start, span)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), line))
    painter.drawEllipse(circle)


def pie_picture(theme: Theme, counts: Counts) -> QPixmap:
    """Return the pie of a unit, drawn at twice its size."""
    side = theme.px(PIE) * 2
    picture = empty(QSize(side, side))
    painter = QPainter(picture)
    draw_pie(painter, theme, QRectF(0, 0, side, side), counts)
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture


def _arcs(theme: Theme, counts: Counts) -> list[tuple[QBrush, int, int]]:
    total = sum(counts)
    parts = counts if total else (0, 0, 1)
    found, start = [], 90 * 16
    for count, key in zip(parts, TONES, strict=True):
        span = -round(count / (total or 1) * 360 * 16)
        # High contrast has a pattern where the others have a tone.
        dense = key == "accent-mid" and theme.shown == "high-contrast"
        pattern = Qt.BrushStyle.Dense5Pattern if dense else Qt.BrushStyle.SolidPattern
        found.append((QBrush(theme.colour(key), pattern), start, span))
        start += span
    return found


class Pie(Chart):
    """How much of a unit is shown: dark with proof, mid your word only, track to start."""

    def __init__(self, theme: Theme, size: int = 44, thickness: int = 7) -> None:
        super().__init__(theme, "How far the unit is shown")
        self._thickness = thickness
        self._title = ""
        self._counts: Counts = (0, 0, 1)
        side = theme.px(size)
        self.setFixedSize(side, side)

    def show_counts(self, title: str, counts: Counts) -> None:
        """Show the three numbers of a unit."""
        self._title, self._counts = title, counts
        self.setAccessibleName(f"How far {title} is shown")
        self.describe(f"{counts_in_words(counts)}.")
        self.update()

    def figures(self) -> Figures:
        """Return how many criteria are in which state."""
        total = sum(self._counts)
        rows = [
            (name, str(count), f"{percent} %")
            for name, count, percent in zip(
                NAMES, self._counts, percents(self._counts), strict=True
            )
        ]
        said = f"{counts_in_words(self._counts)}, of {total} criteria."
        return Figures(self._title, said, ("State", "Criteria", "Share"), rows)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        painter = QPainter(self)
        room = QRectF(self.rect())
        inner = room.adjusted(2, 2, -2, -2) if self.hasFocus() else room
        draw_ring(painter, self._theme, inner, self._counts, self._theme.px(self._thickness))
        self.draw_focus(painter, room)
        painter.end()
