"""The widths that the user gives to the panes of a splitter."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from ui.preferences import Widths
from ui.theme import Theme

PAUSE_MS = 400


class PaneWidths(QObject):
    """Notes how wide panes are drawn, by their names in the settings, and keeps it."""

    def __init__(
        self, splitter: QSplitter, widths: Widths, theme: Theme, panes: Mapping[str, QWidget]
    ) -> None:
        super().__init__(splitter)
        self._splitter, self._widths, self._theme, self._panes = splitter, widths, theme, panes
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(widths.keep)
        splitter.splitterMoved.connect(self._note)

    def of(self, name: str) -> int:
        """Return the width of a pane in pixels."""
        return self._theme.px(self._widths.get(name))

    def _note(self) -> None:
        for name, pane in self._panes.items():
            if pane.parentWidget() is self._splitter and pane.isVisible():
                self._widths.note(name, round(self._theme.scale.logical(pane.width())))
        self._pause.start()
