"""Find or do: commands, records and criteria from one line."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QWidget,
)

from ccjournal.domain.record import Hit
from ui.actions import COMMANDS, Commands
from ui.desk import Desk
from ui.widgets.boxes import column
from ui.widgets.record_delegate import found_words

MOST_COMMANDS, MOST_HITS, MOST_CRITERIA = 6, 6, 4
PAUSE_MS = 90
RUN_ROLE = Qt.ItemDataRole.UserRole + 1
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Palette(QFrame):
    """Closes with Esc, with Enter, and when the focus goes elsewhere."""

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("command-palette")
        self.setAccessibleName("Find or do")
        self._desk = desk
        self._window = window
        self._asker = desk.asker(self, self._on_hits)
        self._opener: QWidget | None = window.focusWidget()
        self.line = QLineEdit(placeholderText="Find words, a criterion or a command")
        self.line.setAccessibleName("Find or do")
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self.line, self.list, margins=10, spacing=6))
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, color=QColor(0, 0, 0, 60))
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
        width = min(px(640), self._window.width() - 40)
        height = min(px(440), self._window.height() - 120)
        self.setFixedSize(width, height)
        self.move((self._window.width() - width) // 2, min(88, self._window.height() // 8))
        self._show()
        self.show()
        self.raise_()
        self.line.setFocus()

    def leave(self) -> None:
        """Close and give the focus back."""
        self._pause.stop()
        self.hide()
        if self._opener is not None:
            self._opener.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the line move in the list, run and close."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._opener = None
            self.leave()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        words = self.line.text().casefold().split()
        self.list.clear()
        commands = [c for c in COMMANDS if all(w in c.text.casefold() for w in words)]
        for command in commands[: MOST_COMMANDS if words else 12]:
            keys = f"   {command.keys}" if command.keys else ""
            self._add(f"{command.text.rstrip('…')}{keys}", partial(command.run, self._told))
        if words:
            found = self._desk.services.claims.find_criteria(self.line.text())
            for match in found[:MOST_CRITERIA]:
                criterion = match.criterion
                go = partial(self._desk.criterion_wanted.emit, criterion.id)
                self._add(f"{criterion.id}   {criterion.text}", go)
        self.list.setCurrentRow(0)
        self._pause.start()

    @property
    def _told(self) -> Commands:
        return self._window  # type: ignore[return-value]

    def _ask(self) -> None:
        words = self.line.text().strip()
        if not words:
            return
        find = self._desk.services.find.find
        self._asker.ask(lambda _progress: find(words, limit=MOST_HITS))

    def _on_hits(self, hits: list[Hit]) -> None:
        if not self.isVisible():
            return
        for hit in hits:
            text = f"{hit.title or 'Untitled'}   {found_words(hit.snippet)[0]}"
            self._add(text, partial(self._desk.record_wanted.emit, hit.record_id))
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _add(self, text: str, run: Callable[[], object]) -> None:
        item = QListWidgetItem(text)
        item.setData(RUN_ROLE, run)
        self.list.addItem(item)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            run = item.data(RUN_ROLE)
            self.leave()
            run()
