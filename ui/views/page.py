"""What all pages have in common."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ccjournal.services.changes import Change
from ui.desk import Desk


class Page(QWidget):
    """A page asks the journal again when it is shown after something has changed."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(f"view-{name}")
        self.desk = desk
        self._stale = True
        desk.history.changed.connect(self._on_changed)
        desk.states_changed.connect(self._on_states)
        desk.day.turned.connect(self._on_day)

    def refresh(self) -> None:
        """Show the journal's present state."""

    def refresh_states(self) -> None:
        """Show the present coverage."""

    def leave(self) -> bool:
        """Save what waits; false when it must not be left yet."""
        return True

    def close_page(self) -> bool:
        """Keep everything before the window closes; false when that is not possible."""
        return self.leave()

    def carried(self) -> str:
        """Return what is kept nowhere else, to be carried over to a new page."""
        return ""

    def take(self, words: str) -> None:
        """Take over what the former page carried."""

    def forget(self) -> None:
        """Let go of what is kept nowhere else, after somebody else has taken it."""

    def confirm(self) -> None:
        """Do what Ctrl+Enter stands for here."""

    def run_next(self) -> None:
        """Do what the one filled button of this page does."""
        self.desk.steps.run()

    def focus_first(self) -> None:
        """Put the focus where work on this page starts."""
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
            self.refresh_states()

    def _on_changed(self, _change: Change) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def _on_day(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def _on_states(self) -> None:
        if self.isVisible():
            self.refresh_states()
        else:
            self._stale = True
