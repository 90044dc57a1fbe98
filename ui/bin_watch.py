"""Counts the days of the bin, and erases what has had its time."""

from PySide6.QtCore import QObject

from ccjournal.services.bin import Erased
from ui.asking import Asker
from ui.desk import Desk
from ui.models.bin import erased_in_words


class BinWatch(QObject):
    """Looks when the journal is opened and when another day begins."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        # What keeps it from being done now will be told when something is saved.
        self._asker = Asker(desk.jobs, self)
        self._asker.answered.connect(self._on_looked)
        desk.day.turned.connect(self.look)
        desk.closing.connect(self._asker.drop)

    def look(self) -> None:
        """Look on the worker."""
        self._asker.ask(self._desk.services.safety.bin.look_after)

    def _on_looked(self, erased: Erased) -> None:
        if erased.refs:
            self._desk.history.forget(erased.ids)
        if told := erased_in_words(erased):
            self._desk.told.emit(told)
