"""The line that tells the truth about saving."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from ccjournal.errors import JournalError
from ui.widgets.boxes import restyle

if TYPE_CHECKING:
    from datetime import datetime


class SaveState(QLabel):
    """Begins with "Saved" only when everything written has been committed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("No changes yet")
        self.setObjectName("save-state")
        self.setAccessibleName("Save state")
        self.setWordWrap(True)
        self._settled = self.text()
        self._whole = self.text()
        self._rail = False

    @property
    def sign(self) -> tuple[str, str]:
        """The icon that stands before the words, and its colour; none while nothing is sure."""
        if self.property("failed"):
            return "triangle-alert", "alert-ink"
        return ("check", "ink-2") if self._whole.startswith("Saved") else ("", "")

    def show_waiting(self) -> None:
        """Tell that something typed waits to be saved."""
        if not self.property("failed"):
            self._show("Not saved yet", failed=False)

    def note_saved(self, when: "datetime") -> None:
        """Remember a commit while something else still waits."""
        self._settled = f"Saved {when:%H:%M}"

    def show_saved(self, when: "datetime") -> None:
        """Tell that everything was committed at this time."""
        self.note_saved(when)
        self._show(self._settled, failed=False)

    def show_settled(self) -> None:
        """Say again what was true before: nothing waits any more."""
        self._show(self._settled, failed=False)

    def show_failed(self, error: BaseException) -> None:
        """Tell that the last attempt failed and the words wait."""
        why = error.title if isinstance(error, JournalError) else "Something went wrong"
        self._show(f"Not saved. {why}. Your words are still here.", failed=True)

    def set_rail(self, *, rail: bool) -> None:
        """Keep to the first words where there is little room; the rest is in the tool tip."""
        self._rail = rail
        self._show_whole()

    def _show_whole(self) -> None:
        self.setText(self._whole.partition(".")[0] if self._rail else self._whole)
        self.setToolTip(self._whole if self._rail else "")

    def _show(self, text: str, *, failed: bool) -> None:
        self._whole = text
        self._show_whole()
        self.setAccessibleDescription(text)
        restyle(self, "failed", "true" if failed else "")
        self.changed.emit()
