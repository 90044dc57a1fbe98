"""Painting one record in a list, and the found words of a search in bold."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import Hit, RecordRow
from ui.models.records import (
    ENTRY_ROLE,
    SECTION_ROLE,
    STATE_ROLE,
    SUMMARY_ROLE,
    claims_in_words,
)
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph

FOUND = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
ROW, TALL_ROW, HIT_ROW = 58, 77, 102
SECTION = 34
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
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row or a hit, with the heading of its period."""
        px = self._theme.px
        if isinstance(index.data(ENTRY_ROLE), Hit):
            return QSize(px(200), px(HIT_ROW))
        view = option.widget
        room = (view.viewport().width() if isinstance(view, QListView) else px(268)) - px(36)
        metrics = QFontMetrics(self._theme.font("body-medium"))
        long = metrics.horizontalAdvance(str(index.data())) > room
        head = px(SECTION) if index.data(SECTION_ROLE) else 0
        return QSize(px(200), head + px(TALL_ROW if long else ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one entry."""
        theme, entry = self._theme, index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        painter.save()
        if section := index.data(SECTION_ROLE):
            rect = self._section(painter, rect, str(section))
        self._ground(painter, rect, option.state)
        inner = rect.adjusted(theme.px(18), theme.px(9), -theme.px(16), -theme.px(8))
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.colour("ink"))
        if isinstance(entry, RecordRow):
            draw_lines(painter, inner, str(index.data()), 2)
            low = inner.adjusted(
                0, inner.height() - QFontMetrics(theme.font("caption")).height(), 0, 0
            )
            self._facts(painter, low, entry, index)
        elif isinstance(entry, Hit):
            self._line(painter, inner, str(index.data()))
            below = QFontMetrics(painter.font()).height() + theme.px(4)
            summary = str(index.data(SUMMARY_ROLE))
            self._hit(painter, inner.adjusted(0, below, 0, 0), entry, summary)
        painter.restore()

    def _section(self, painter: QPainter, rect: QRect, text: str) -> QRect:
        """Draw the heading of a period and return what is left for the row."""
        theme = self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink-2"))
        head = QRect(rect.x() + theme.px(18), rect.y(), rect.width(), theme.px(SECTION))
        painter.drawText(
            head, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text
        )
        return rect.adjusted(0, theme.px(SECTION), 0, 0)

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent-tint"))
            bar = theme.edge("bar")
            painter.fillRect(rect.x(), rect.y(), bar, rect.height(), theme.colour("accent"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("focus"), 1))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("select"))

    def _line(self, painter: QPainter, rect: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), cut)

    def _facts(
        self,
        painter: QPainter,
        rect: QRect,
        row: RecordRow,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption"))
        side = theme.px(13)
        top = rect.y() + (painter.fontMetrics().height() - side) / 2
        state = CriterionState(index.data(STATE_ROLE))
        state = CriterionState.OLD if row.detached_claims else state
        draw_glyph(painter, theme, QRectF(rect.x(), top, side, side), state)
        lost = claims_in_words(0, row.detached_claims)
        right = lost or row.status.capitalize()
        width = painter.fontMetrics().horizontalAdvance(right)
        painter.setPen(theme.colour("ask-ink" if lost else "ink-2"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), right)
        painter.setPen(theme.colour("ink-2"))
        room = rect.adjusted(side + theme.px(7), 0, -width - theme.px(8), 0)
        self._line(painter, room, str(index.data(SUMMARY_ROLE)))

    def _hit(self, painter: QPainter, rect: QRect, hit: Hit, summary: str) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink-2"))
        self._line(painter, rect, summary)
        rect = rect.adjusted(0, painter.fontMetrics().height() + theme.px(3), 0, 0)
        painter.setPen(theme.colour("ink"))
        draw_snippet(painter, theme, rect, hit.snippet)


def draw_lines(painter: QPainter, rect: QRect, text: str, most: int) -> None:
    """Draw words on a few lines; the last ends in an ellipsis where there are more."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        end = line.textStart() + line.textLength()
        words = text[line.textStart() :] if number == most - 1 else text[line.textStart() : end]
        cut = metrics.elidedText(words.strip(), Qt.TextElideMode.ElideRight, rect.width())
        top = rect.y() + number * metrics.height() + metrics.ascent()
        painter.drawText(rect.x(), top, cut)
    layout.endLayout()


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
