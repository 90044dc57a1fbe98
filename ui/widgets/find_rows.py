"""The rows of the palette and of the search page: sections, things to do and words found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ccjournal.domain.coverage import CriterionState
from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph
from ui.widgets.record_delegate import found_words

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
SECTION, LINE, FOUND = 32, 40, 58
ICON, INSET = 16, 18
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FindRow:
    """One row; without anything to run it is the head of a section."""

    text: str
    run: Callable[[], object] | None = None
    icon: str = ""
    state: CriterionState | None = None
    code: str = ""
    right: str = ""
    snippet: str = ""
    lines: int = 1

    @property
    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        words = found_words(self.snippet)[0] if self.snippet else ""
        return ", ".join(part for part in (self.code, self.text, words, self.right) if part)

    @property
    def height(self) -> int:
        """The height at a text size of 100 %."""
        if self.run is None:
            return SECTION
        return FOUND + 22 * (self.lines - 1) if self.snippet else LINE


def add_row(rows: QListWidget, row: FindRow) -> None:
    """Put a row at the end of a list; sections cannot be chosen."""
    item = QListWidgetItem(row.text)
    item.setData(ROW_ROLE, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
    if row.run is None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    rows.addItem(item)


class FindDelegate(QStyledItemDelegate):
    """Draws the rows; `words` are those to make stand out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words: Sequence[str] = ()

    def sizeHint(self, _option: Option, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row."""
        return QSize(self._theme.px(200), self._theme.px(index.data(ROW_ROLE).height))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw one row."""
        row: FindRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        theme, px = self._theme, self._theme.px
        painter.save()
        if row.run is None:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("ink-2"))
            inner = rect.adjusted(px(INSET), px(8), 0, 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), row.text)
        else:
            self._draw_row(painter, rect, row, chosen=_is_chosen(option))
        painter.restore()

    def _draw_row(self, painter: QPainter, rect: QRect, row: FindRow, *, chosen: bool) -> None:
        theme, px = self._theme, self._theme.px
        if chosen:
            painter.fillRect(rect, theme.colour("accent-tint"))
            bar = QRect(rect.x(), rect.y(), theme.edge("bar"), rect.height())
            painter.fillRect(bar, theme.colour("accent"))
        top = QRect(rect.x() + px(INSET), rect.y(), rect.width() - 2 * px(INSET), px(LINE))
        if row.snippet:
            top.setHeight(px(34))
        self._sign(painter, top, row)
        left = top.adjusted(px(28), 0, 0, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink-2"))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, int(align), row.right)
        room = painter.fontMetrics().horizontalAdvance(row.right) + px(16)
        left.setRight(left.right() - room)
        if row.code:
            painter.setFont(theme.font("body-bold"))
            painter.setPen(theme.colour("ink"))
            painter.drawText(left, int(Qt.AlignmentFlag.AlignVCenter), row.code)
            left.setLeft(left.left() + painter.fontMetrics().horizontalAdvance(row.code) + px(8))
        self._title(painter, left, row)
        if row.snippet:
            text, spans = found_words(row.snippet)
            below = rect.adjusted(px(INSET + 28), px(31), -px(INSET), 0)
            draw_marked(painter, theme, below, Marked(text, spans, "quote", row.lines))

    def _sign(self, painter: QPainter, top: QRect, row: FindRow) -> None:
        side = self._theme.px(ICON)
        place = QRect(top.x(), top.y() + (top.height() - side) // 2, side, side)
        if row.state is not None:
            draw_glyph(painter, self._theme, QRectF(place).adjusted(1, 1, -1, -1), row.state)
        elif row.icon:
            painter.drawPixmap(place, pixmap(self._theme, row.icon, "ink-2", ICON))

    def _title(self, painter: QPainter, place: QRect, row: FindRow) -> None:
        theme = self._theme
        role = "body-medium" if row.snippet else "body"
        font = theme.font(role)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(
            row.text, Qt.TextElideMode.ElideRight, place.width()
        )
        height = painter.fontMetrics().height()
        line = QRect(
            place.x(), place.y() + (place.height() - height) // 2, place.width() + 8, height
        )
        draw_marked(painter, theme, line, Marked(text, spans_of(text, self.words), role, 1))


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to draw, with the spans to make stand out, in the font of a role."""

    text: str
    spans: Sequence[tuple[int, int]]
    role: str
    lines: int


def spans_of(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text, each once, without overlaps."""
    low = text.casefold()
    found: list[tuple[int, int]] = []
    for word in words:
        place = low.find(word) if len(low) == len(text) else -1
        if place >= 0 and not any(a < place + len(word) and place < b for a, b in found):
            found.append((place, place + len(word)))
    return sorted(found)


def mark_format(theme: Theme) -> QTextCharFormat:
    """Return how found words look: bold, underlined and tinted."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setFontUnderline(True)
    form.setUnderlineColor(theme.colour("accent"))
    form.setBackground(theme.colour("claim-bg"))
    return form


def draw_marked(painter: QPainter, theme: Theme, rect: QRect, marked: Marked) -> None:
    """Draw words with some of them standing out; they are never read as HTML."""
    font = theme.font(marked.role)
    text = marked.text
    if marked.lines == 1:
        elide = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(text, elide, round(rect.width() * 0.98))
    layout = QTextLayout(text, font)
    option = QTextOption()
    wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(wrap if marked.lines > 1 else QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    formats = []
    for start, end in marked.spans:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, end - start, mark_format(theme)
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    height = 0.0
    for _ in range(marked.lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, height))
        height += line.height() * 1.05
    layout.endLayout()
    painter.setPen(theme.colour("ink"))
    painter.setClipRect(rect)
    layout.draw(painter, QPointF(rect.topLeft()))
    painter.setClipping(False)


def _is_chosen(option: Option) -> bool:
    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_Selected)
