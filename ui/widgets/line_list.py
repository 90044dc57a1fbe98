"""A short list as tall as its lines: arrows move, Enter and a click open, Space ticks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from ui.models.lines import KEY_ROLE, Line, LineModel
from ui.theme import Theme
from ui.widgets.line_painter import LinePainter

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class LineList(QListView):
    """Tells the key of the line that is wanted."""

    wanted = Signal(str)
    faded = Signal(str)

    def __init__(self, theme: Theme, name: str, *, ruled: bool = True, pad: int = 10) -> None:
        super().__init__()
        self.lines = LineModel(self)
        self.setAccessibleName(name)
        self.setProperty("lines", "true")
        self._theme = theme
        self._painter = LinePainter(theme, self, ruled=ruled, pad=pad)
        self.setItemDelegate(self._painter)
        self.setModel(self.lines)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(self._want)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the current one stays so by its key, else the one in its place is."""
        former = self.currentIndex()
        key, before = former.data(KEY_ROLE), former.row()
        self.lines.show_lines(lines)
        place = self.lines.place_of(key) if key else 0
        place = place if place >= 0 else min(before, len(lines) - 1)
        if lines:
            self.setCurrentIndex(self.lines.index(place))
        self._fit()

    def keys(self) -> list[str]:
        """Return the keys of the lines in order."""
        return [self.lines.index(n).data(KEY_ROLE) for n in range(self.lines.rowCount())]

    def press(self, key: str) -> None:
        """Do what a click on a line does."""
        place = self.lines.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place))
            self.wanted.emit(key)

    def fade_out(self, key: str) -> None:
        """Let a line fade and tell when it cannot be seen any more; it is not taken out."""
        if key in self._painter.fading:
            return
        self._painter.fading[key] = 1.0
        fade = QVariantAnimation(self)
        fade.setStartValue(1.0)
        fade.setEndValue(0.0)
        fade.setDuration(self._theme.duration("fade"))
        fade.valueChanged.connect(partial(self._on_faded, key))
        fade.finished.connect(partial(self._end_fade, key))
        fade.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or tick the current line."""
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._want(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first line."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stay as tall as the lines at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(index.data(KEY_ROLE))

    def _on_faded(self, key: str, left: float) -> None:
        self._painter.fading[key] = left
        self.viewport().update()

    def _end_fade(self, key: str) -> None:
        del self._painter.fading[key]
        self.viewport().update()
        self.faded.emit(key)

    def _fit(self) -> None:
        height = sum(self.sizeHintForRow(n) for n in range(self.lines.rowCount()))
        height += 2 * self.frameWidth() + 2
        if height != self.maximumHeight() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.scheduleDelayedItemsLayout()
