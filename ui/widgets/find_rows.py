"""The rows of the palette and of the search page: sections, things to do and words found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ccjournal.domain.coverage import CriterionState
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph
from ui.widgets.marked import Marked, draw_marked, found_words, spans_of
from ui.widgets.row_delegate import MIDDLE_LEFT, Index, RowDelegate, write

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
SECTION, LINE, FOUND = 32, 40, 58
ICON, INSET = 16, 18


@dataclass(frozen=True, slots=True)
class FindRow:
    """One row; without anything to run it is the head of a section.

    `snippet` is of the learner's words, `under` of ours.
    """

    text: str
    run: Callable[[], object] | None = None
    icon: str = ""
    state: CriterionState | None = None
    code: str = ""
    right: str = ""
    snippet: str = ""
    lines: int = 1
    under: str = ""

    @property
    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        words = found_words(self.snippet)[0] if self.snippet else self.under
        return ", ".join(part for part in (self.code, self.text, words, self.right) if part)

    @property
    def height(self) -> int:
        """The height at a text size of 100 %."""
        if self.run is None:
            return SECTION
        return FOUND + 22 * (self.lines - 1) if self.snippet or self.under else LINE


def add_row(rows: QListWidget, row: FindRow) -> None:
    """Put a row at the end of a list; sections cannot be chosen."""
    item = QListWidgetItem(row.text)
    item.setData(ROW_ROLE, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
    if row.run is None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    rows.addItem(item)


class FindDelegate(RowDelegate):
    """Draws the rows; `words` are those to make stand out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.words: Sequence[str] = ()

    def sizeHint(self, _option: Option, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row."""
        return QSize(self._theme.px(200), self._theme.px(index.data(ROW_ROLE).height))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw one row."""
        row: FindRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        px = self._theme.px
        painter.save()
        if row.run is None:
            self.take(painter, "caption", "ink-2")
            painter.drawText(rect.adjusted(px(INSET), px(8), 0, 0), MIDDLE_LEFT, row.text)
        else:
            self.ground(painter, rect, option.state)
            self._draw_row(painter, rect, row)
        painter.restore()

    def _draw_row(self, painter: QPainter, rect: QRect, row: FindRow) -> None:
        px = self._theme.px
        top = QRect(rect.x() + px(INSET), rect.y(), rect.width() - 2 * px(INSET), px(LINE))
        if row.snippet or row.under:
            top.setHeight(px(34))
        self._sign(painter, top, row)
        left = top.adjusted(px(28), 0, 0, 0)
        metrics = self.take(painter, "caption", "ink-2")
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, int(align), row.right)
        left.setRight(left.right() - metrics.horizontalAdvance(row.right) - px(16))
        if row.code:
            metrics = self.take(painter, "body-bold", "ink")
            painter.drawText(left, MIDDLE_LEFT, row.code)
            left.setLeft(left.left() + metrics.horizontalAdvance(row.code) + px(8))
        self._title(painter, left, row)
        if row.under:
            self.take(painter, "caption", "ink-2")
            write(painter, rect.adjusted(px(INSET + 28), px(32), -px(INSET), 0), row.under)
        if row.snippet:
            text, spans = found_words(row.snippet)
            below = rect.adjusted(px(INSET + 28), px(31), -px(INSET), 0)
            marked = Marked(text, spans, self.face("quote").font, row.lines)
            draw_marked(painter, self._theme, below, marked)

    def _sign(self, painter: QPainter, top: QRect, row: FindRow) -> None:
        side = self._theme.px(ICON)
        place = QRect(top.x(), top.y() + (top.height() - side) // 2, side, side)
        if row.state is not None:
            draw_glyph(painter, self._theme, QRectF(place).adjusted(1, 1, -1, -1), row.state)
        elif row.icon:
            painter.drawPixmap(place, self.icon(row.icon, "ink-2", ICON))

    def _title(self, painter: QPainter, place: QRect, row: FindRow) -> None:
        font, metrics = self.face("body-medium" if row.snippet or row.under else "body")
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, place.width())
        top = place.y() + (place.height() - metrics.height()) // 2
        line = QRect(place.x(), top, place.width() + 8, metrics.height())
        marked = Marked(text, spans_of(text, self.words), font, 1)
        draw_marked(painter, self._theme, line, marked)
