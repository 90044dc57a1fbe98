"""Find or do: places, commands, criteria, people and the learner's words from one line."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QWidget,
)

from ccjournal.domain.record import Hit
from ui.actions import Commands
from ui.desk import Desk
from ui.icons import pixmap
from ui.models.records import short_day
from ui.views.palette_rows import asked_words, rows_for
from ui.widgets.boxes import column, row
from ui.widgets.find_rows import ROW_ROLE, FindDelegate, FindRow, add_row
from ui.widgets.roles import hairline, label

MOST_ROWS, MOST_HITS = 9, 3
WIDTH, TOP, HEIGHT = 640, 88, 524
PAUSE_MS = 60
NOTHING = "Nothing of that name. Try another word."
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Palette(QFrame):
    """Closes with Esc, Ctrl+K, Enter, a click outside, and when the focus goes elsewhere."""

    search_wanted = Signal(str)

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("command-palette")
        self._desk = desk
        self._window = window
        self._opener: QWidget | None = window.focusWidget()
        self._scrim = Scrim(window, desk.theme.colour("scrim"), self.leave)
        self._asker = desk.asker(self, self._on_hits)
        self.line = QLineEdit(placeholderText="Find or do")
        self.line.setAccessibleName("Find or do")
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = FindDelegate(desk.theme)
        self.list.setItemDelegate(self._delegate)
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, color=QColor(0, 0, 0, 46))
        shadow.setOffset(0, 8)
        self.setGraphicsEffect(shadow)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)

    def show_over(self) -> None:
        """Open over the upper part of the window."""
        px = self._desk.theme.px
        width = min(px(WIDTH), self._window.width() - 40)
        self.setFixedSize(width, min(px(HEIGHT), self._window.height() - 120))
        self.move((self._window.width() - width) // 2, min(TOP, self._window.height() // 8))
        self._show()
        self._scrim.cover()
        self.show()
        self.raise_()
        self.line.setFocus()

    def leave(self) -> None:
        """Close and give the focus back."""
        self._pause.stop()
        self.hide()
        self._scrim.hide()
        self._scrim.deleteLater()
        if self._opener is not None:
            self._opener.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the line move in the list, run and close."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._opener = None
            self.leave()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Return: self._run,
            Qt.Key.Key_Enter: self._run,
            Qt.Key.Key_Tab: self._search,
        }
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
            return True
        if event.key() in acts:
            acts[event.key()]()
            return True
        return False

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        glass = label("", wrap=False)
        glass.setPixmap(pixmap(self._desk.theme, "search", "ink-2"))
        head = row(glass, self.line, label("Esc", "caption", wrap=False), spacing=8)
        head.setStretch(1, 1)
        head.setContentsMargins(px(18), px(6), px(18), px(4))
        left = label("↑ ↓ move    ↵ open    Tab all results", "caption", wrap=False)
        right = label("> commands   # criteria   @ people", "caption", wrap=False)
        foot = row(left, -1, right)
        foot.setContentsMargins(px(18), px(8), px(18), px(10))
        self.setLayout(column(head, hairline(), self.list, hairline(), foot, spacing=0))

    def _show(self) -> None:
        self._delegate.words = asked_words(self.line.text())
        self.list.clear()
        commands: Commands = self._window  # type: ignore[assignment]
        rows = rows_for(self._desk, self.line.text(), commands)
        room = MOST_ROWS - (MOST_HITS if self._wants_words() else 0)
        for found in _within(rows, room):
            add_row(self.list, found)
        if not rows and asked_words(self.line.text()) and not self._wants_words():
            add_row(self.list, FindRow(NOTHING))
        self._choose_first()
        self._pause.start()

    def _wants_words(self) -> bool:
        text = self.line.text().strip()
        return bool(text) and text[0] not in ">#@"

    def _ask(self) -> None:
        words = self.line.text().strip()
        if self._wants_words() and self.isVisible():
            find = self._desk.services.find.find
            self._asker.ask(lambda _progress: find(words, limit=MOST_HITS))

    def _on_hits(self, hits: list[Hit]) -> None:
        if not self.isVisible():
            return
        if hits:
            add_row(self.list, FindRow("In your words"))
        for hit in hits:
            go = partial(self._desk.record_wanted.emit, hit.record_id)
            icon = "users" if hit.kind == "coaching" else "book-open"
            day = short_day(hit.date)
            title = hit.title or "Untitled"
            add_row(self.list, FindRow(title, go, icon, right=day, snippet=hit.snippet))
        if not self.list.count():
            self._offer_note(self.line.text().strip())
        self._choose_first()

    def _offer_note(self, words: str) -> None:
        add_row(self.list, FindRow(f"No “{words}” in your words"))
        start = partial(self._desk.note_wanted.emit, words)
        add_row(self.list, FindRow(f"Start a note on “{words}”", start, "pen-line"))

    def _choose_first(self) -> None:
        if self.list.currentRow() >= 0:
            return
        for number in range(self.list.count()):
            item = self.list.item(number)
            if item is not None and item.data(ROW_ROLE).run is not None:
                self.list.setCurrentRow(number)
                return

    def _search(self) -> None:
        words = " ".join(asked_words(self.line.text()))
        self._opener = None
        self.leave()
        self.search_wanted.emit(words)

    def _run(self) -> None:
        item = self.list.currentItem()
        found = item.data(ROW_ROLE) if item is not None else None
        if found is not None and found.run is not None:
            self.leave()
            found.run()


class Scrim(QWidget):
    """Dims the window behind the palette; a click on it closes."""

    def __init__(self, window: QWidget, colour: QColor, close: Callable[[], object]) -> None:
        super().__init__(window)
        self._over = window
        self._colour = colour
        self._close = close
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint one colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close the palette."""
        event.accept()
        self._close()


def _within(rows: list[FindRow], room: int) -> list[FindRow]:
    kept: list[FindRow] = []
    for found in rows:
        if found.run is not None:
            room -= 1
        if room < 0:
            break
        kept.append(found)
    while kept and kept[-1].run is None:
        kept.pop()
    return kept
