"""A text editor for one part of a form: plain text, as tall as its words."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit, QWidget

from ccjournal.domain.tip import Tip
from ui.reading import set_lines, setting
from ui.widgets.marks import Inks, Mark, Placed, draw_lines, draw_tints
from ui.widgets.plain import read_words, show_words, to_index, to_units
from ui.widgets.spelled import Spelled
from ui.widgets.tip_marks import TipInks, TipMarks

# A longer text scrolls inside its editor, so that Qt need not lay out all of it at once.
LONG_TEXT = 120_000
LONG_HEIGHT = 460


class Prose(QTextEdit):
    """Edits plain text. `edited` is for the user's changes only, not for `set_words`."""

    edited = Signal()
    caret_moved = Signal(int)
    entered = Signal()
    left = Signal()
    went_up = Signal()
    went_down = Signal()
    moved = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, lines: int = 2, most: int = 0, page: bool = False
    ) -> None:
        super().__init__(parent)
        # At least and at most so many lines; further ones scroll. Without a most it only grows.
        self._lines, self._most = lines, most
        self._is_page = page
        self._marks: list[Placed] = []
        self.tips = TipMarks(self)
        self._inks: Inks | None = None
        self._shown = ""
        self._units = 1
        self._leading: tuple[int, int] | None = None
        self.spelled = Spelled(self)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._drop_tips)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell_caret)

    def words(self) -> str:
        """Return the text; one that was not touched comes back exactly as it was given."""
        document = self.document()
        # In the middle of an edit the caret moves before the document is called modified.
        if document.isModified() or document.characterCount() != self._units:
            return read_words(document)
        return self._shown

    def set_words(self, text: str) -> None:
        """Show a text, keeping the caret where it was as far as that is there."""
        place = self.textCursor().position()
        with QSignalBlocker(self):
            self._shown = text
            self._scroll(inside=len(text) > LONG_TEXT)
            show_words(self.document(), text)
            self._set_leading()
            self.document().setModified(False)
            self._units = self.document().characterCount()
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._fit()

    def caret(self) -> int:
        """Return the caret's place in characters."""
        return to_index(self.words(), self.textCursor().position())

    def selection(self) -> tuple[int, int]:
        """Return the selected span in characters; empty at the caret when nothing is selected."""
        text, cursor = self.words(), self.textCursor()
        return to_index(text, cursor.selectionStart()), to_index(text, cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a span and bring it into view."""
        text = self.words()
        cursor = self.textCursor()
        cursor.setPosition(to_units(text, start))
        cursor.setPosition(to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def mark(self, marks: Sequence[Mark], inks: Inks) -> None:
        """Underline spans; the lines move with the text until they are set again."""
        text = self.words() if marks else ""
        self._inks = inks
        self._marks = []
        for mark in marks:
            cursor = QTextCursor(self.document())
            cursor.setPosition(to_units(text, mark.start))
            cursor.setPosition(to_units(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
            self._marks.append(Placed(mark, cursor))
        self.viewport().update()
        self.moved.emit()

    def activate(self, name: str) -> None:
        """Bring out the mark of a name and let the others rest."""
        changed = [placed.activated(name) for placed in self._marks]
        if changed != self._marks:
            self._marks = changed
            self.viewport().update()
            self.moved.emit()

    def show_tips(self, tips: Sequence[Tip], inks: TipInks) -> None:
        """Mark what tips are about; a tip goes when its words are changed."""
        if tips or self.tips:
            self.tips.show(self.words() if tips else "", tips, inks)
            self.moved.emit()

    @property
    def marks(self) -> Sequence[Placed]:
        """The marks with the places where their words stand now."""
        return self._marks

    def mark_at(self, units: int) -> Mark | None:
        """Return the mark at a place of the document; the shortest where several are."""
        found = [m for m in self._marks if m.start <= units <= m.end and m.start < m.end]
        nearest = min(found, key=lambda m: m.end - m.start, default=None)
        return nearest.mark if nearest else None

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that holds the words."""
        return QSize(super().sizeHint().width(), self._wanted_height())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take in pasted words without their looks."""
        self.textCursor().insertText(source.text())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that writing goes on here."""
        super().focusInEvent(event)
        self.entered.emit()
        self._tell_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the user went elsewhere; a menu or another window counts as well."""
        super().focusOutEvent(event)
        self.spelled.settle()
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer other spellings of a wrong word before what else can be done there."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_key else self.cursorForPosition(event.pos())
        if not self.spelled.offer(cursor.position(), event.globalPos(), self.usual_menu):
            self.usual_menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the caret flow over the edges of the part."""
        key, held = event.key(), event.modifiers()
        steps = {
            Qt.Key.Key_Up: (QTextCursor.MoveOperation.Up, self.went_up),
            Qt.Key.Key_Down: (QTextCursor.MoveOperation.Down, self.went_down),
        }
        if key in steps:
            move, left = steps[Qt.Key(key)]
            plain = held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if held == Qt.KeyboardModifier.ControlModifier or (
                plain and not QTextCursor(self.textCursor()).movePosition(move)
            ):
                left.emit()
                return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint tints under the words and lines below them."""
        painter = QPainter(self.viewport())
        if self._is_page and setting.ruler and self.hasFocus():
            line = self.cursorRect()
            painter.fillRect(0, line.top(), self.width(), line.height(), setting.ruler)
        if self._inks:
            draw_tints(painter, self, self._marks, self._inks, event.rect())
        self.tips.draw_tints(painter, event.rect())
        painter.end()
        super().paintEvent(event)
        self.spelled.paint(event.rect())
        if not self._marks and not self.tips:
            return
        painter = QPainter(self.viewport())
        if self._inks:
            draw_lines(painter, self, self._marks, self._inks, event.rect())
        self.tips.draw_lines(painter, event.rect())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the distance of the lines to the size of the letters."""
        super().changeEvent(event)
        # Only when it has changed: it takes the steps of undo away.
        wanted = (setting.line_percent, setting.paragraph_gap)
        if event.type() == QEvent.Type.FontChange and wanted != self._leading:
            self._set_leading()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave scrolling to the page unless the text scrolls inside."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stay as tall as the words at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _drop_tips(self) -> None:
        if self.tips and self.tips.drop_changed():
            self.moved.emit()

    def usual_menu(self) -> QMenu:
        """Return what can always be done with words: cut, copy, paste."""
        menu = self.createStandardContextMenu()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.textCursor().position())

    def _set_leading(self) -> None:
        """Give lines and paragraphs of a page the reader's distance."""
        document = self.document()
        if not self._is_page or document.characterCount() > LONG_TEXT:
            return
        modified = document.isModified()
        self._leading = (setting.line_percent, setting.paragraph_gap)
        with QSignalBlocker(self):
            set_lines(document)
            document.setModified(modified)

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
        self.moved.emit()

    def _wanted_height(self) -> int:
        frame = self.height() - self.contentsRect().height()
        if self.document().characterCount() > LONG_TEXT:
            return LONG_HEIGHT
        tall = int(self.document().size().height())
        if not self._most:
            return max(self._lines * self.fontMetrics().lineSpacing(), tall) + frame + 2
        # Qt gives each line whole pixels.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        around = int(2 * self.document().documentMargin())
        least, most = (count * line + around for count in (self._lines, self._most))
        self._scroll(inside=tall > most)
        return min(max(tall, least), most) + frame + 2

    def _scroll(self, *, inside: bool) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if inside else policy.ScrollBarAlwaysOff
        )
