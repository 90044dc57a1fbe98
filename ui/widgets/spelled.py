"""Waves below the wrong words of an editor; only what is in view is looked up."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextCursor, QTextLayout
from PySide6.QtWidgets import QMenu, QTextEdit

from ccjournal.domain.spelling.words import Found, words_to_check
from ui.spelling import Place, SpellCheck, checking
from ui.widgets.plain import LAST_BMP, to_index, to_units

# A wave is this many widths of its pen high at each side, and twice as long from top to top.
HEIGHT = 1.1
# A longer paragraph is looked at by what is in view alone.
LONG = 3_000
REMEMBERED = 200


class Spelled(QObject):
    """Belongs to one editor. The word being typed is marked once the caret has left it."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._typing = False
        self._revision = -1
        self._found: dict[str, list[Found]] = {}
        self._check = checking.by
        editor.cursorPositionChanged.connect(self._on_caret)
        if self._check is not None:
            self._check.learned.connect(self._show_again)

    def at(
        self, units: int, point: QPoint, rest: Callable[[], QMenu] | None = None
    ) -> Place | None:
        """Return the wrong word at a place of the document, if one is there to be changed."""
        if self._check is None or self._editor.isReadOnly():
            return None
        block = self._editor.document().findBlock(units)
        here = units - block.position()
        for start, end, word in self._words(block.text()):
            if start <= here <= end and self._check.is_wrong(word):
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                put = partial(replace_word, cursor)
                return Place(word, point, cursor.selectedText, put, rest)
        return None

    def offer(self, units: int, point: QPoint, rest: Callable[[], QMenu] | None = None) -> bool:
        """Have the menu of the wrong word at a place shown; false where none is."""
        place = self.at(units, point, rest)
        if place is not None and self._check is not None:
            self._check.offer(place)
        return place is not None

    def offer_at_caret(self, rest: Callable[[], QMenu] | None = None) -> bool:
        """Have the menu of the wrong word at the caret shown; false where none is."""
        point = self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft())
        return self.offer(self._editor.textCursor().position(), point, rest)

    def settle(self) -> None:
        """Take every word as finished."""
        if self._typing:
            self._typing = False
            self._editor.viewport().update()

    def paint(self, within: QRect) -> None:
        """Draw a wave below each wrong word that is in view."""
        check = self._check
        if check is None or not check.on or self._editor.isReadOnly():
            return
        waves = list(self._waves(check, within))
        if waves:
            painter = QPainter(self._editor.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = check.pen()
            painter.setPen(pen)
            for left, right, foot in waves:
                painter.drawPolyline(wave(left, right, foot, pen))
            painter.end()

    def _waves(self, check: SpellCheck, within: QRect) -> Iterator[tuple[float, float, float]]:
        scrolled = self._editor.verticalScrollBar().value()
        block = self._editor.cursorForPosition(within.topLeft()).block()
        while block.isValid():
            layout = block.layout()
            origin = layout.position() - QPointF(0, scrolled)
            if origin.y() > within.bottom():
                return
            top, bottom = within.top() - origin.y(), within.bottom() - origin.y()
            for start, end, word in self._in_view(block, top, bottom):
                if self._is_typed(block, start, end):
                    continue
                wrong = check.is_wrong(word)
                if wrong is None:
                    check.ask(word)
                if wrong:
                    line = layout.lineForTextPosition(start)
                    last = min(end, line.textStart() + line.textLength())
                    left, right = _x(line.cursorToX(start)), _x(line.cursorToX(last))
                    foot = origin.y() + line.y() + line.height()
                    yield origin.x() + left, origin.x() + right, foot
            block = block.next()

    def _in_view(self, block: QTextBlock, top: float, bottom: float) -> Iterator[Found]:
        text, layout = block.text(), block.layout()
        if len(text) < LONG or not layout.lineCount():
            yield from self._words(text)
            return
        first = layout.lineAt(_line_at(layout, top))
        last = layout.lineAt(_line_at(layout, bottom))
        begin, until = first.textStart(), last.textStart() + last.textLength()
        if paired := _has_pairs(text):
            begin, until = to_index(text, begin), to_index(text, until)
        begin = text.rfind(" ", 0, begin) + 1
        until = len(text) if (gap := text.find(" ", until)) < 0 else gap
        shift = to_units(text, begin) if paired else begin
        for start, end, word in self._words(text[begin:until]):
            yield start + shift, end + shift, word

    def _words(self, text: str) -> list[Found]:
        """Return the words of a text that are to be looked up, counted in Qt's units."""
        found = self._found.get(text)
        if found is None:
            found = list(words_to_check(text))
            if _has_pairs(text):
                found = [(to_units(text, a), to_units(text, b), word) for a, b, word in found]
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[text] = found
        return found

    def _is_typed(self, block: QTextBlock, start: int, end: int) -> bool:
        if not self._typing or not self._editor.hasFocus():
            return False
        caret = self._editor.textCursor().position() - block.position()
        return start <= caret <= end

    def _on_caret(self) -> None:
        """Tell typing from mere movement: the one changes the document."""
        revision = self._editor.document().revision()
        if revision != self._revision:
            self._revision, self._typing = revision, True
        else:
            self.settle()

    def _show_again(self) -> None:
        self._editor.viewport().update()


def replace_word(cursor: QTextCursor, new: str) -> None:
    """Put a word in the place of the selected one, in one step of undo.

    Letters that stay are not touched, so that claims beginning or ending there keep their words.
    """
    old = cursor.selectedText()
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), -1)
    first = min(len(old), len(new)) if first < 0 else first
    same = 0
    while same < min(len(old), len(new)) - first and old[-1 - same] == new[-1 - same]:
        same += 1
    start, end = cursor.selectionStart() + first, cursor.selectionEnd() - same
    cursor.beginEditBlock()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new[first : len(new) - same])
    cursor.endEditBlock()


def _has_pairs(text: str) -> bool:
    """Return whether Qt counts some characters twice."""
    return not text.isascii() and max(text) > LAST_BMP


def _line_at(layout: QTextLayout, height: float) -> int:
    """Return the number of the line of a paragraph that is at some height."""
    low, high = 0, layout.lineCount() - 1
    while low < high:
        middle = (low + high + 1) // 2
        if layout.lineAt(middle).y() <= height:
            low = middle
        else:
            high = middle - 1
    return low


def wave(left: float, right: float, foot: float, pen: QPen) -> list[QPointF]:
    """Return the points of a wave below a word."""
    height = HEIGHT * pen.widthF()
    points, x, up = [], left, False
    while x <= right:
        points.append(QPointF(x, foot - height * (1 if up else -1) - height))
        x, up = x + 2 * height, not up
    return points


def _x(found: object) -> float:
    # PySide gives the place and the cursor position; its stubs say object.
    return float(found[0] if isinstance(found, tuple) else 0)
