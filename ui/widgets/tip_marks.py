"""Marks of tips in the words of an editor: dashed amber asks, plum warns, a hover tints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.tip import Tip
from ui.theme import Theme
from ui.widgets.marks import Mark, Placed, line_rects
from ui.widgets.plain import to_units

# What stands at one place is told in this order.
ORDER = (AnswerKind.PRIVACY, AnswerKind.CHECK, AnswerKind.SUGGESTION)
PARAGRAPH_SEPARATOR = "\u2029"


@dataclass(frozen=True, slots=True)
class TipInks:
    """The colours of each kind: the line below the words and the tint behind them."""

    lines: dict[AnswerKind, QColor]
    tints: dict[AnswerKind, QColor]

    @classmethod
    def of(cls, theme: Theme) -> "TipInks":
        """Return the colours of a theme."""
        colour = theme.colour
        return cls(
            {AnswerKind.CHECK: colour("ask-line"), AnswerKind.PRIVACY: colour("priv-line")},
            {
                AnswerKind.CHECK: colour("ask-tint"),
                AnswerKind.PRIVACY: colour("priv-tint"),
                AnswerKind.SUGGESTION: colour("claim-bg"),
            },
        )


class TipMarks:
    """They move with the words that they are about, and go when those are changed."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._inks: TipInks | None = None
        self._active = ""
        self._placed: list[tuple[Tip, QTextCursor]] = []

    def __bool__(self) -> bool:
        return bool(self._placed)

    def show(self, text: str, tips: Sequence[Tip], inks: TipInks) -> None:
        """Mark what tips are about in a text that is the editor's."""
        self._inks = inks
        self._placed = [(tip, self._cursor(text, tip)) for tip in tips if tip.words]
        self._editor.viewport().update()

    def activate(self, name: str) -> None:
        """Bring out the words of one tip and let the others rest."""
        if name != self._active:
            self._active = name
            self._editor.viewport().update()

    def drop_changed(self) -> bool:
        """Let go of tips whose words are not there any more; tell whether there were any."""
        fitting = [(tip, cursor) for tip, cursor in self._placed if _words(cursor) == tip.words]
        gone = len(fitting) < len(self._placed)
        self._placed = fitting
        return gone

    def at(self, units: int) -> list[Tip]:
        """Return the tips at a place of the document, the loudest first."""
        found = [
            tip
            for tip, cursor in self._placed
            if cursor.selectionStart() <= units <= cursor.selectionEnd()
        ]
        return sorted(found, key=lambda tip: (ORDER.index(tip.kind), len(tip.words)))

    def place(self, name: str) -> tuple[int, int] | None:
        """Return where the words of a tip stand now, in Qt's units."""
        for tip, cursor in self._placed:
            if tip.name == name:
                return cursor.selectionStart(), cursor.selectionEnd()
        return None

    @property
    def suggested(self) -> list[Placed]:
        """The sentences that could earn a criterion, for the brackets beside the words."""
        return [
            Placed(
                Mark(0, 0, tip.name == self._active, tip.name, tip.answer.key, dotted=True),
                cursor,
            )
            for tip, cursor in self._placed
            if tip.kind is AnswerKind.SUGGESTION and tip.likely
        ]

    def draw_tints(self, painter: QPainter, within: QRect) -> None:
        """Tint personal data always, other words while their tip is looked at."""
        for tip, cursor in self._loudest_last():
            loud = tip.kind is AnswerKind.PRIVACY
            if self._inks and (loud or tip.name == self._active):
                for rect in self._rects(cursor, within):
                    painter.fillRect(rect.adjusted(-1, -1, 1, 3), self._inks.tints[tip.kind])

    def draw_lines(self, painter: QPainter, within: QRect) -> None:
        """Underline personal data, and with dashes what is asked about."""
        for tip, cursor in self._loudest_last():
            if self._inks is None or tip.kind not in self._inks.lines:
                continue
            pen = QPen(self._inks.lines[tip.kind], 2)
            asks = tip.kind is AnswerKind.CHECK
            if asks:
                pen.setStyle(Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([2.5, 1.5])
            painter.setPen(pen)
            for rect in self._rects(cursor, within):
                # Below the line of a claim, which may rest on the same words.
                y = round(rect.bottom()) + (3.5 if asks else 2)
                painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _loudest_last(self) -> Iterator[tuple[Tip, QTextCursor]]:
        yield from sorted(self._placed, key=lambda placed: -ORDER.index(placed[0].kind))

    def _rects(self, cursor: QTextCursor, within: QRect) -> list[QRectF]:
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return line_rects(self._editor, start, end, within)

    def _cursor(self, text: str, tip: Tip) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(to_units(text, tip.start))
        cursor.setPosition(to_units(text, tip.end), QTextCursor.MoveMode.KeepAnchor)
        # What is written right behind the words does not belong to them.
        cursor.setKeepPositionOnInsert(True)
        return cursor


def _words(cursor: QTextCursor) -> str:
    return str(cursor.selectedText()).replace(PARAGRAPH_SEPARATOR, "\n")
