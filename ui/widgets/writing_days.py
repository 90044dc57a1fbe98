"""Four weeks of writing as 28 cells; arrows go over them, Enter shows them as a table."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip

from ccjournal.domain.days import day_and_month, day_of_week
from ui.announce import announce
from ui.models.figures import Figures
from ui.theme import Theme
from ui.widgets.chart import Chart

CELL, GAP, WEEK_GAP, LABELS, EDGE = 26, 3, 6, 20, 4
WEEK, DAYS = 7, 28
STRONGEST = 4
# Up and down are weeks, as in a calendar.
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
    Qt.Key.Key_Home: -DAYS,
    Qt.Key.Key_End: DAYS,
}


def entries_in_words(entries: int) -> str:
    """Return how many entries there are: no entries, 1 entry, 2 entries."""
    return "1 entry" if entries == 1 else f"{entries or 'no'} entries"


def day_in_words(day: date, entries: int) -> str:
    """Return a day and its entries: Wed 18 Nov, 2 entries."""
    return f"{day_of_week(day)}, {entries_in_words(entries)}"


def days_in_words(days: Mapping[date, int], today: date) -> str:
    """Return the sentence under the cells."""
    past = [count for day, count in days.items() if day <= today]
    return f"{sum(map(bool, past))} of {len(past)} days. Rest days never count against you."


class WritingDays(Chart):
    """Darker cells hold more; high contrast shows more by height instead of tone.

    Tells which day the keyboard points at, or nothing when it has gone elsewhere.
    """

    pointed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Writing days, 4 weeks")
        self._days: list[tuple[date, int]] = []
        self._today = date.today()
        self._sentence = ""
        self._place = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Mapping[date, int], today: date) -> None:
        """Show the days from a Monday on."""
        self._days, self._today = list(days.items()), today
        self._sentence = days_in_words(days, today)
        self._tell()
        self.update()

    def figures(self) -> Figures:
        """Return the days so far, newest first."""
        past = [(day, count) for day, count in reversed(self._days) if day <= self._today]
        rows = [(day_of_week(day), str(count)) for day, count in past]
        return Figures("Writing days", self._sentence, ("Day", "Entries"), rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go over the days; those to come are left out."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        if not step or not self._days:
            super().keyPressEvent(event)
            return
        last = max(n for n, (day, _count) in enumerate(self._days) if day <= self._today)
        self._point(min(max(self._place + step, 0), last))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at today."""
        super().focusInEvent(event)
        days = [day for day, _count in self._days]
        self._point(days.index(self._today) if self._today in days else -1)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Point at no day any more."""
        super().focusOutEvent(event)
        self._point(-1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the cells with the days below."""
        return QSize(self._theme.px(240), self._theme.px(CELL + LABELS) + 2 * EDGE)

    def cell(self, place: int) -> QRectF:
        """Return where a day is drawn."""
        px = self._theme.px
        week_gaps = (DAYS // WEEK - 1) * px(WEEK_GAP)
        pitch = (self.width() - week_gaps) / DAYS
        x = place * pitch + place // WEEK * px(WEEK_GAP)
        return QRectF(x + 1, EDGE, pitch - px(GAP), px(CELL) - 2)

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
                below = theme.px(CELL) + EDGE
                box = QRectF(left, below, theme.px(70), theme.px(LABELS))
                bottom = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
                painter.drawText(box, bottom, day_and_month(day))
        if self._place >= 0:
            ring = self.cell(self._place).adjusted(-EDGE, -EDGE, EDGE, EDGE)
            self.draw_focus(painter, ring.intersected(QRectF(self.rect())))
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

    def _point(self, place: int) -> None:
        self._place = place
        said = day_in_words(*self._days[place]) if place >= 0 else ""
        self._tell()
        if said:
            announce(self, said)
        self.pointed.emit(said)
        self.update()

    def _tell(self) -> None:
        """Say what is pointed at, else the whole."""
        if self._place >= 0:
            self.describe(f"{day_in_words(*self._days[self._place])}.")
            return
        written = "; ".join(day_in_words(day, count) for day, count in self._days if count)
        self.describe(f"{self._sentence} {written}." if written else self._sentence)
