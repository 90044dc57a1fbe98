"""Painting the marks of claims: a tint under the words, a line below them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextEdit

from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to underline, counted in characters; the active ones are tinted as well.

    `name` is whose mark it is and `code` the criterion, whose number stands in the gutter; a
    dotted one is only suggested.
    """

    start: int
    end: int
    active: bool = False
    name: str = ""
    code: str = ""
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of resting and active marks."""

    rest: QColor
    line: QColor
    tint: QColor

    @classmethod
    def of(cls, theme: Theme) -> "Inks":
        """Return the colours of a theme."""
        return cls(theme.colour("heat-3"), theme.colour("claim-line"), theme.colour("claim-bg"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and the cursor that keeps to its words while the text changes."""

    mark: Mark
    cursor: QTextCursor

    def activated(self, name: str) -> "Placed":
        """Return it active when it has this name, else at rest."""
        active = bool(name) and self.mark.name == name
        return (
            self
            if active == self.mark.active
            else Placed(replace(self.mark, active=active), self.cursor)
        )

    @property
    def start(self) -> int:
        """The place of the first word now, in Qt's units."""
        return self.cursor.selectionStart()

    @property
    def end(self) -> int:
        """The place after the last word now."""
        return self.cursor.selectionEnd()


def line_rects(
    editor: QTextEdit, start: int, end: int, within: QRect | None = None
) -> list[QRectF]:
    """Return a rectangle for each line of a span, in the coordinates of the viewport.

    With `within`, only for lines that are at least partly in there.
    """
    return list(_rects(editor, start, end, within))


def _rects(editor: QTextEdit, start: int, end: int, within: QRect | None) -> Iterator[QRectF]:
    scrolled = editor.verticalScrollBar().value()
    block = editor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        layout, text = block.layout(), block.text()
        origin = layout.position() - QPointF(0, scrolled)
        first_line = layout.lineForTextPosition(max(start - block.position(), 0))
        for number in range(max(first_line.lineNumber(), 0), layout.lineCount()):
            line = layout.lineAt(number)
            if line.textStart() >= end - block.position():
                break
            top = origin.y() + line.y()
            if within and not within.top() - line.height() < top < within.bottom():
                continue
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            while last > first and text[last - 1 : last].isspace():
                last -= 1
            if first < last:
                left, right = _x(line, first), _x(line, last)
                yield QRectF(origin.x() + left, top, right - left, line.height())
        block = block.next()


def _x(line: QTextLine, place: int) -> float:
    # PySide gives the place and the cursor position; its stubs say object.
    found = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else 0)


def draw_tints(
    painter: QPainter, editor: QTextEdit, marks: Iterable[Placed], inks: Inks, within: QRect
) -> None:
    """Tint the words of the active mark."""
    for placed in marks:
        if placed.mark.active:
            for rect in line_rects(editor, placed.start, placed.end, within):
                painter.fillRect(rect.adjusted(0, -1, 0, 3), inks.tint)


def draw_lines(
    painter: QPainter, editor: QTextEdit, marks: Iterable[Placed], inks: Inks, within: QRect
) -> None:
    """Draw a line below the words of every mark."""
    for placed in marks:
        active = placed.mark.active
        painter.setPen(QPen(inks.line if active else inks.rest, 2 if active else 1.2))
        for rect in line_rects(editor, placed.start, placed.end, within):
            y = round(rect.bottom()) + 1.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
