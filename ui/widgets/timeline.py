"""One session on the line of an agent's sessions."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ccjournal.domain.days import short_day_in_words
from ccjournal.domain.team import Session
from ui.theme import Theme

ROW = 52


class TimelineRow(QPushButton):
    """Day, title and state; the dot of the session that is open is filled."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.title)
        self.session = session
        self._theme = theme
        self._first = self._last = False
        self._day = short_day_in_words(session.date, date.today())
        if session.date == date.today():
            self._day = "Today"
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "timeline")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{session.title}, {self._day}, {session.facts}")

    def set_place(self, *, first: bool, last: bool) -> None:
        """Tell where the line begins and ends."""
        self._first, self._last = first, last

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row."""
        return QSize(self._theme.px(200), self._theme.px(ROW))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row; long titles are cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line, the dot and the words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("select"))
        self._draw_line(painter)
        rect = self.rect().adjusted(px(28), px(6), -px(6), 0)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink-2"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop), self._day)
        words = rect.adjusted(px(56), 0, 0, 0)
        self._cut(painter, words.adjusted(0, px(20), 0, 0), self.session.facts)
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.colour("ink"))
        self._cut(painter, words, self.session.title)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _draw_line(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        middle, top = px(8) + 0.5, px(15)
        painter.setPen(QPen(theme.colour("line-strong"), 1.5))
        painter.drawLine(
            QPointF(middle, top if self._first else 0),
            QPointF(middle, top if self._last else self.height()),
        )
        painter.setPen(QPen(theme.colour("accent"), px(2)))
        painter.setBrush(theme.colour("accent" if self.isChecked() else "surface"))
        painter.drawEllipse(QPointF(middle, top), px(4.5), px(4.5))

    def _cut(self, painter: QPainter, rect: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop), cut)
