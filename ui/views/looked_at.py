"""Whether a record is looked at: its words, or the evidence that lies over them."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Told(Protocol):
    """Who wants to know."""

    def __call__(self, *, visible: bool) -> None:
        """Note whether the record is looked at."""


class LookedAt(QObject):
    """Tells it once a page has been left or shown: its panes come and go one after the other."""

    def __init__(self, words: QWidget, beside: QWidget, told: Told) -> None:
        super().__init__(words)
        self._panes, self._told = (words, beside), told
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._tell)
        for pane in self._panes:
            pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when one of them comes or goes."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._pause.start()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._told(visible=any(pane.isVisible() for pane in self._panes))
