"""Painting one record in a list."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import Hit, RecordRow
from ui.models.records import (
    DAMAGED,
    ENTRY_ROLE,
    SECTION_ROLE,
    STATE_ROLE,
    SUMMARY_ROLE,
    RecordModel,
    claims_in_words,
)
from ui.theme import Theme
from ui.widgets.elided import draw_lines
from ui.widgets.glyph import draw_glyph
from ui.widgets.marked import Marked, draw_marked, found_words
from ui.widgets.row_delegate import MIDDLE_LEFT, Index, RowDelegate, write
from ui.widgets.row_sizes import RowSizes

ROW, TALL_ROW, HIT_ROW = 58, 77, 102
SECTION = 34
SNIPPET_LINES = 2
TOP_RIGHT = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


class RecordDelegate(RowDelegate):
    """Title, kind and day, status, claims; for a hit also the words around it."""

    def __init__(self, theme: Theme, model: RecordModel) -> None:
        super().__init__(theme)
        self._model = model
        self._sizes = RowSizes(model, self)
        self._width = theme.px(268)
        theme.changed.connect(self._sizes.forget)

    def fit(self, width: int) -> None:
        """Take on the width of the list."""
        if width != self._width:
            self._width = width
            self._sizes.forget()

    def sizeHint(self, _option: Option, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row or a hit, with the heading of its period."""
        return self._sizes.of(index.row(), self._measured)

    def _measured(self, row: int) -> QSize:
        px = self._theme.px
        if isinstance(self._model.entry(row), Hit):
            return QSize(px(200), px(HIT_ROW))
        advance = self.face("body-medium").metrics.horizontalAdvance(self._model.title(row))
        head = px(SECTION) if self._model.section(row) else 0
        # A title that just fits by whole pixels may be a part of one too long.
        wraps = advance >= self._width - px(18) - px(16)
        return QSize(px(200), head + px(TALL_ROW if wraps else ROW))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw one entry."""
        px, entry = self._theme.px, index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        painter.save()
        if section := index.data(SECTION_ROLE):
            rect = self._section(painter, rect, str(section))
        self.ground(painter, rect, option.state)
        inner = rect.adjusted(px(18), px(9), -px(16), -px(8))
        metrics = self.take(painter, "body-medium", "ink")
        if isinstance(entry, RecordRow):
            draw_lines(painter, inner, str(index.data()), 2)
            height = self.face("caption").metrics.height()
            low = inner.adjusted(0, inner.height() - height, 0, 0)
            self._facts(painter, low, entry, index)
        elif isinstance(entry, Hit):
            write(painter, inner, str(index.data()))
            below = inner.adjusted(0, metrics.height() + px(4), 0, 0)
            self._hit(painter, below, entry, str(index.data(SUMMARY_ROLE)))
        painter.restore()

    def _section(self, painter: QPainter, rect: QRect, text: str) -> QRect:
        """Draw the heading of a period and return what is left for the row."""
        px = self._theme.px
        self.take(painter, "small", "ink-2")
        head = QRect(rect.x() + px(18), rect.y(), rect.width(), px(SECTION))
        painter.drawText(head, MIDDLE_LEFT, text)
        return rect.adjusted(0, px(SECTION), 0, 0)

    def _facts(self, painter: QPainter, rect: QRect, row: RecordRow, index: Index) -> None:
        theme = self._theme
        metrics = self.face("caption").metrics
        side = theme.px(13)
        top = rect.y() + (metrics.height() - side) / 2
        state = CriterionState(index.data(STATE_ROLE))
        state = CriterionState.OLD if row.detached_claims else state
        draw_glyph(painter, theme, QRectF(rect.x(), top, side, side), state)
        lost = claims_in_words(0, row.detached_claims)
        right = lost or row.status.capitalize()
        ink = "ask-ink" if lost else "ink-2"
        if row.damaged:
            right, ink = DAMAGED.capitalize(), "alert-ink"
        self.take(painter, "caption", ink)
        painter.drawText(rect, TOP_RIGHT, right)
        self.take(painter, "caption", "ink-2")
        end = metrics.horizontalAdvance(right) + theme.px(8)
        room = rect.adjusted(side + theme.px(7), 0, -end, 0)
        write(painter, room, str(index.data(SUMMARY_ROLE)))

    def _hit(self, painter: QPainter, rect: QRect, hit: Hit, summary: str) -> None:
        metrics = self.take(painter, "caption", "ink-2")
        write(painter, rect, summary)
        below = rect.adjusted(0, metrics.height() + self._theme.px(3), 0, 0)
        text, spans = found_words(hit.snippet)
        marked = Marked(text, spans, self.face("quote").font, SNIPPET_LINES)
        draw_marked(painter, self._theme, below, marked)
