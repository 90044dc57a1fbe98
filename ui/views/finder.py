"""A line to type in over the page, with what it finds below: the palette, and the clause picker."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QWidget,
)

from ui.desk import Desk
from ui.icons import pixmap
from ui.widgets.boxes import column, row
from ui.widgets.find_rows import ROW_ROLE, FindDelegate
from ui.widgets.roles import hairline, label

WIDTH, TOP, HEIGHT = 640, 88, 524
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Finder(QFrame):
    """Closes with Esc, Enter, a click outside, and when the focus goes elsewhere.

    What it finds is for its heirs, who fill the list in `show_found`.
    """

    def __init__(self, desk: Desk, window: QMainWindow, asks: str, hints: tuple[str, str]) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._opener: QWidget | None = window.focusWidget()
        self._scrim = Scrim(window, desk.theme.colour("scrim"), self.leave)
        self.line = QLineEdit(placeholderText=asks)
        self.line.setAccessibleName(asks)
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = FindDelegate(desk.theme)
        self.list.setItemDelegate(self._delegate)
        self._lay_out(hints)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, color=QColor(0, 0, 0, 46))
        shadow.setOffset(0, 8)
        self.setGraphicsEffect(shadow)
        self.line.textChanged.connect(self.show_found)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)

    def show_found(self) -> None:
        """Empty the list for what there is for the words in the line."""
        self.list.clear()

    def show_over(self) -> None:
        """Open over the upper part of the window."""
        px = self._desk.theme.px
        width = min(px(WIDTH), self._window.width() - 40)
        self.setFixedSize(width, min(px(HEIGHT), self._window.height() - 120))
        self.move((self._window.width() - width) // 2, min(TOP, self._window.height() // 8))
        self.show_found()
        self._scrim.cover()
        self.show()
        self.raise_()
        self.line.setFocus()

    def leave(self) -> None:
        """Close and give the focus back."""
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

    def acts(self) -> dict[int, Callable[[], object]]:
        """Return what keys do beside moving in the list."""
        return {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Return: self._run,
            Qt.Key.Key_Enter: self._run,
        }

    def choose_first(self) -> None:
        """Choose the first row that can be run, unless one is chosen."""
        if self.list.currentRow() >= 0:
            return
        for number in range(self.list.count()):
            item = self.list.item(number)
            if item is not None and item.data(ROW_ROLE).run is not None:
                self.list.setCurrentRow(number)
                return

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
            return True
        if act := self.acts().get(event.key()):
            act()
            return True
        return False

    def _lay_out(self, hints: tuple[str, str]) -> None:
        px = self._desk.theme.px
        glass = label("", wrap=False)
        glass.setPixmap(pixmap(self._desk.theme, "search", "ink-2"))
        head = row(glass, self.line, label("Esc", "caption", wrap=False), spacing=8)
        head.setStretch(1, 1)
        head.setContentsMargins(px(18), px(6), px(18), px(4))
        left, right = (label(hint, "caption", wrap=False) for hint in hints)
        foot = row(left, -1, right)
        foot.setContentsMargins(px(18), px(8), px(18), px(10))
        self.setLayout(column(head, hairline(), self.list, hairline(), foot, spacing=0))

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
