"""Waves below the wrong words of a line, such as a title."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QMenu

from ccjournal.domain.spelling.words import Found, words_to_check
from ui.spelling import Place, checking
from ui.widgets.plain import to_index, to_units
from ui.widgets.spelled import wave

# Qt's rectangle of the caret of a line begins so many pixels before the caret.
BEFORE = 5


class SpelledLine(QObject):
    """Belongs to one line. The word being typed is marked once the caret has left it."""

    def __init__(self, line: QLineEdit, caret: Callable[[], QRect]) -> None:
        super().__init__(line)
        self._line = line
        self._caret = caret
        self._typing, self._fresh = False, False
        self._text = ""
        self._found: list[Found] = []
        self._check = checking.by
        line.textEdited.connect(self._on_edited)
        line.cursorPositionChanged.connect(self._on_caret)
        if self._check is not None:
            self._check.learned.connect(self._show_again)

    def offer_at(self, place: int, point: QPoint, rest: Callable[[], QMenu] | None = None) -> bool:
        """Have the menu of the wrong word at a place shown; false where none is."""
        if self._check is None or self._line.isReadOnly():
            return False
        for start, end, word in self._words():
            if start <= place <= end and self._check.is_wrong(word):
                said, put = partial(self._said, start, end), partial(self._put, start, end)
                self._check.offer(Place(word, point, said, put, rest))
                return True
        return False

    def settle(self) -> None:
        """Take every word as finished."""
        if self._typing:
            self._typing = False
            self._line.update()

    def paint(self) -> None:
        """Draw a wave below each wrong word."""
        check = self._check
        if check is None or not (waves := list(self.waves())):
            return
        painter, pen = QPainter(self._line), check.pen()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._line.rect())
        painter.setPen(pen)
        for left, right, foot in waves:
            painter.drawPolyline(wave(left, right, foot, pen))
        painter.end()

    def waves(self) -> Iterator[tuple[float, float, float]]:
        """Yield from where to where each wrong word stands, and its foot."""
        check = self._check
        if check is None or not check.on or self._line.isReadOnly():
            return
        for start, end, word in self._words():
            if self._typing and start <= self._line.cursorPosition() <= end:
                continue
            wrong = check.is_wrong(word)
            if wrong is None:
                check.ask(word)
            if wrong:
                yield self._x(start), self._x(end), self._caret().bottom()

    def _x(self, place: int) -> float:
        """Return where a place of the text stands, told by the caret: the line may be scrolled."""
        advance = self._line.fontMetrics().horizontalAdvance
        shift = advance(self._before(place)) - advance(self._before(self._line.cursorPosition()))
        return float(self._caret().left() + BEFORE + shift)

    def _before(self, place: int) -> str:
        text = self._line.text()
        return text[: to_index(text, place)]

    def _words(self) -> list[Found]:
        """Return the words that are to be looked up, counted in Qt's units."""
        text = self._line.text()
        if self._text != text:
            self._text = text
            found = words_to_check(text)
            self._found = [(to_units(text, a), to_units(text, b), word) for a, b, word in found]
        return self._found

    def _said(self, start: int, end: int) -> str:
        return self._before(end)[len(self._before(start)) :]

    def _put(self, start: int, end: int, new: str) -> None:
        self._line.setSelection(start, end - start)
        self._line.insert(new)

    def _on_edited(self) -> None:
        self._typing = self._fresh = True

    def _on_caret(self) -> None:
        """Tell typing, which moves the caret as well, from mere movement."""
        if not self._fresh:
            self.settle()
        self._fresh = False

    def _show_again(self) -> None:
        self._line.update()
