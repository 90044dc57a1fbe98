"""Painting one record in a list, and the found words of a search in bold."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import Hit, RecordRow
from ui.models.records import ENTRY_ROLE, SUMMARY_ROLE, claims_in_words
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph

FOUND = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
ROW, HIT_ROW = 58, 102
SNIPPET_LINES = 2


def found_words(snippet: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a snippet without its marks, and the spans that they stood around."""
    text, spans, place = "", [], 0
    line = " ".join(snippet.split())
    for match in FOUND.finditer(line):
        text += line[place : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        place = match.end()
    return text + line[place:], spans


class RecordDelegate(QStyledItemDelegate):
    """Title, kind and day, status, claims; for a hit also the words around it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row or a hit."""
        hit = isinstance(index.data(ENTRY_ROLE), Hit)
        return QSize(self._theme.px(200), self._theme.px(HIT_ROW if hit else ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one entry."""
        theme, entry = self._theme, index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent-tint"))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("select"))
        inner = rect.adjusted(theme.px(14), theme.px(8), -theme.px(12), -theme.px(6))
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.colour("ink"))
        title = str(index.data())
        self._line(painter, inner, title)
        second = inner.adjusted(0, QFontMetrics(painter.font()).height() + theme.px(4), 0, 0)
        if isinstance(entry, RecordRow):
            self._facts(painter, second, entry, str(index.data(SUMMARY_ROLE)))
        elif isinstance(entry, Hit):
            self._hit(painter, second, entry, str(index.data(SUMMARY_ROLE)))
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), cut)

    def _facts(self, painter: QPainter, rect: QRect, row: RecordRow, summary: str) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption"))
        side = theme.px(13)
        height = painter.fontMetrics().height()
        state = CriterionState.OWN_WORD if row.live_claims else CriterionState.NONE
        if row.detached_claims:
            state = CriterionState.OLD
        top = rect.y() + (height - side) / 2
        draw_glyph(painter, theme, QRectF(rect.x(), top, side, side), state)
        painter.setPen(theme.colour("ink-2"))
        claims = claims_in_words(row.live_claims, row.detached_claims)
        right = claims or row.status.capitalize()
        width = painter.fontMetrics().horizontalAdvance(right)
        if row.detached_claims:
            painter.setPen(theme.colour("ask-ink"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), right)
        painter.setPen(theme.colour("ink-2"))
        room = rect.adjusted(side + theme.px(7), 0, -width - theme.px(8), 0)
        self._line(painter, room, summary)

    def _hit(self, painter: QPainter, rect: QRect, hit: Hit, summary: str) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink-2"))
        self._line(painter, rect, summary)
        rect = rect.adjusted(0, painter.fontMetrics().height() + theme.px(3), 0, 0)
        painter.setPen(theme.colour("ink"))
        draw_snippet(painter, theme, rect, hit.snippet)


def draw_snippet(painter: QPainter, theme: Theme, rect: QRect, snippet: str) -> None:
    """Draw words of the learner's with the found ones in bold; they are never read as HTML."""
    text, spans = found_words(snippet)
    layout = QTextLayout(text, theme.font("quote"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    formats = []
    for start, end in spans:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setFontUnderline(True)
        form.setForeground(theme.colour("accent"))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, end - start, form
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    height = 0.0
    for _ in range(SNIPPET_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    layout.draw(painter, QPointF(rect.topLeft()))
