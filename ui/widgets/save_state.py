"""The line that tells the truth about saving."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from ccjournal.errors import JournalError
from ui.widgets.roles import restyle


class SaveState(QLabel):
    """Begins with "Saved" only when everything written has been committed."""

    def __init__(self) -> None:
        super().__init__("Nothing changed yet")
        self.setObjectName("save-state")
        self.setAccessibleName("Save state")
        self.setWordWrap(True)
        self._settled = self.text()

    def show_waiting(self) -> None:
        """Tell that something typed waits to be saved."""
        if not self.property("failed"):
            self._show("Not saved yet", failed=False)

    def show_saved(self, when: datetime) -> None:
        """Tell that everything was committed at this time."""
        self._settled = f"Saved {when:%H:%M}"
        self._show(self._settled, failed=False)

    def show_settled(self) -> None:
        """Say again what was true before: nothing waits any more."""
        self._show(self._settled, failed=False)

    def show_failed(self, error: BaseException) -> None:
        """Tell that the last attempt failed and the words wait."""
        why = error.title if isinstance(error, JournalError) else "Something went wrong"
        self._show(f"Not saved. {why}. Your words are still here.", failed=True)

    def _show(self, text: str, *, failed: bool) -> None:
        self.setText(text)
        self.setAccessibleDescription(text)
        restyle(self, "failed", "true" if failed else "")
