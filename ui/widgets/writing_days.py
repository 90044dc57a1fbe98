"""Four weeks of writing as 28 cells; one object with one sentence to a screen reader."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme

CELL, GAP, WEEK_GAP, LABELS = 26, 3, 6, 20
WEEK, DAYS = 7, 28
STRONGEST = 4


def day_in_words(day: date, entries: int) -> str:
    """Return a day and its entries: Wed 18 Nov, 2 entries."""
    count = "1 entry" if entries == 1 else f"{entries or 'no'} entries"
    return f"{day:%a} {day.day} {day:%b}, {count}"


def days_in_words(days: Mapping[date, int], today: date) -> str:
    """Return the sentence under the cells."""
    past = [count for day, count in days.items() if day <= today]
    return f"{sum(map(bool, past))} of {len(past)} days. Rest days never count against you."


class WritingDays(QWidget):
    """Darker cells hold more; high contrast shows more by height instead of tone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: list[tuple[date, int]] = []
        self._today = date.today()
        self.setAccessibleName("Writing days, 4 weeks")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Mapping[date, int], today: date) -> None:
        """Show the days from a Monday on."""
        self._days, self._today = list(days.items()), today
        written = "; ".join(day_in_words(d, n) for d, n in days.items() if n)
        self.setAccessibleDescription(f"{days_in_words(days, today)} {written}".strip())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the cells with the days below."""
        return QSize(self._theme.px(240), self._theme.px(CELL + LABELS))

    def cell(self, place: int) -> QRectF:
        """Return where a day is drawn."""
        px = self._theme.px
        week_gaps = (DAYS // WEEK - 1) * px(WEEK_GAP)
        pitch = (self.width() - week_gaps) / DAYS
        x = place * pitch + place // WEEK * px(WEEK_GAP)
        return QRectF(x + 1, 1, pitch - px(GAP), px(CELL) - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the cells, and the Mondays."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption"))
        for place, (day, entries) in enumerate(self._days):
            self._draw(painter, self.cell(place), day, entries)
            if place % WEEK == 0:
                painter.setPen(theme.colour("ink-2"))
                left = self.cell(place).x() - 1
                box = QRectF(left, theme.px(CELL), theme.px(70), theme.px(LABELS))
                bottom = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
                painter.drawText(box, bottom, f"{day.day} {day:%b}")
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the day under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.day_at(event.pos().x())
            QToolTip.showText(event.globalPos(), found, self)
            return True
        return super().event(event)

    def day_at(self, x: int) -> str:
        """Return the day at a place in words, or nothing."""
        for place, (day, entries) in enumerate(self._days):
            cell = self.cell(place)
            if cell.left() <= x <= cell.right():
                return day_in_words(day, entries)
        return ""

    def _draw(self, painter: QPainter, cell: QRectF, day: date, entries: int) -> None:
        theme, radius = self._theme, self._theme.px(2)
        level = min(entries, STRONGEST)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if day > self._today:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRoundedRect(cell, radius, radius)
            return
        filled = QRectF(cell)
        if theme.shown == "high-contrast":
            painter.setPen(QPen(theme.colour("control-line"), 1))
            painter.drawRoundedRect(cell, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            filled.setTop(cell.bottom() - cell.height() * level / STRONGEST)
            painter.setBrush(theme.colour("heat-4"))
        else:
            painter.setBrush(theme.colour(f"heat-{level}"))
        painter.drawRoundedRect(filled, radius, radius)
        if day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 1.2))
            painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)
