"""Two states of a record beside each other: what one has and the other has not stands out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from ccjournal.domain.difference import PartDifference, Piece
from ui.theme import Theme
from ui.widgets.boxes import clear, column
from ui.widgets.roles import hairline, label

# Below this width, at a text size of 100 %, the two stand below one another.
STACKED = 560
NOTHING = "Nothing stands here."


class Side(QTextEdit):
    """One text, as tall as its words, that can be read and copied but not changed."""

    def __init__(self, name: str, pieces: Sequence[Piece], theme: Theme) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("quote", "true")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._write(pieces, theme)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as tall as the words are at this width."""
        super().resizeEvent(event)
        self._fit()

    def _write(self, pieces: Sequence[Piece], theme: Theme) -> None:
        cursor = QTextCursor(self.document())
        changed = QTextCharFormat()
        changed.setFontUnderline(True)
        changed.setFontWeight(600)
        changed.setBackground(QColor(theme.colour("ask-tint")))
        plain = QTextCharFormat()
        for piece in pieces:
            cursor.insertText(piece.text, changed if piece.changed else plain)
        if not pieces:
            self.setPlaceholderText(NOTHING)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(round(self.document().size().height()) + max(frame, 0))


class Comparison(QWidget):
    """The parts that differ, one below the other; each with the state now and the other one.

    A state without a name is not shown.
    """

    def __init__(self, now: str, other: str, theme: Theme) -> None:
        super().__init__()
        self._names = (now, other)
        self._theme = theme
        self._lines: list[QBoxLayout] = []
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(12))
        self.setLayout(self._box)

    def show_parts(self, parts: Sequence[PartDifference]) -> None:
        """Show how two states differ."""
        clear(self._box)
        self._lines = []
        for part in parts:
            self._box.addWidget(self._part(part))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        stacked = self._theme.scale.logical(self.width()) < STACKED
        for line in self._lines:
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            line.setDirection(down if stacked else across)

    def _part(self, part: PartDifference) -> QWidget:
        made = QFrame()
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(self._theme.px(14))
        for name, pieces in zip(self._names, (part.now, part.other), strict=True):
            if not name:
                continue
            side = Side(f"{part.label}: {name}", pieces, self._theme)
            line.addLayout(column(label(name, "caption", wrap=False), side, -1, spacing=3))
        for place in range(line.count()):
            line.setStretch(place, 1)
        self._lines.append(line)
        made.setLayout(column(label(part.label, "strong"), line, hairline(), spacing=6))
        return made
