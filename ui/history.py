"""Undo of commands. Typing inside a field has Qt's own undo."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from ccjournal.services.changes import Change


class History(QObject):
    """Keeps what can be taken back and tells the views what changed."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo: list[Change] = []
        self._redo: list[Change] = []

    @property
    def undo_label(self) -> str:
        """What the next undo takes back, or nothing."""
        return self._undo[-1].label if self._undo else ""

    @property
    def redo_label(self) -> str:
        """What the next redo carries out again, or nothing."""
        return self._redo[-1].label if self._redo else ""

    def record(self, change: Change) -> None:
        """Note a command that has just been carried out."""
        last = self._undo[-1] if self._undo else None
        if not (last and change.merge_key and change.merge_key == last.merge_key):
            self._undo.append(change)
        self._redo.clear()
        self.changed.emit(change)

    def forget(self, erased: Iterable[str]) -> None:
        """Forget what could be taken back: words that were erased must not be kept here."""
        self._undo.clear()
        self._redo.clear()
        self.changed.emit(_gone(frozenset(erased)))

    def end_step(self) -> None:
        """Start a new step even if the same record is edited again."""
        if self._undo:
            self._undo[-1] = replace(self._undo[-1], merge_key="")

    def undo(self) -> None:
        """Take the last command back."""
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Carry the last undone command out again."""
        self._move(self._redo, self._undo)

    def _move(self, source: list[Change], target: list[Change]) -> None:
        if not source:
            return
        reverse = replace(source[-1].undo(), label=source[-1].label, merge_key="")
        source.pop()
        target.append(reverse)
        self.changed.emit(reverse)


def _gone(records: frozenset[str]) -> Change:
    """Return what tells the views; it is never taken back."""
    return Change("Erase", records, undo=partial(_gone, records))
