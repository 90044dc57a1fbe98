"""What the save state may say: it knows of everything that was typed and is not kept yet."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ccjournal.services.changes import Change
from ui.desk import Desk
from ui.views.writing import WritingPage
from ui.widgets.save_state import SaveState


class SaveTruth(QObject):
    """Hears of every commit, and says "Saved" only when no words wait anywhere."""

    failed = Signal(object)

    def __init__(self, desk: Desk, state: SaveState, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = state
        self._writing: Sequence[WritingPage] = ()
        self._capturing = False
        desk.history.changed.connect(self._on_changed)
        desk.waiting.connect(self._on_waiting)

    def watch(self, writing: Sequence[WritingPage]) -> None:
        """Hear of the words that are written on some pages."""
        self._writing = writing
        for page in writing:
            page.autosave.waiting.connect(self._state.show_waiting)
            page.autosave.slow.connect(self._state.show_saving)
            page.autosave.saved.connect(self._on_saved)
            page.autosave.failed.connect(self._state.show_failed)
            page.autosave.failed.connect(self._on_failed)
            page.autosave.failed.connect(self.failed)

    @property
    def fault(self) -> BaseException | None:
        """Why the last words could not be saved, if they could not."""
        return next((p.autosave.error for p in self._writing if p.autosave.error), None)

    @property
    def _pending(self) -> list[WritingPage]:
        return [page for page in self._writing if page.autosave.pending]

    def _on_changed(self, _change: Change) -> None:
        self._on_saved(datetime.now())

    def _on_saved(self, when: datetime) -> None:
        if self._capturing or self._pending:
            self._state.note_saved(when)
            self._state.show_waiting()
        else:
            self._state.show_saved(when)
            self._desk.steps.set_unsaved("")

    def _on_failed(self) -> None:
        waiting = [page.record for page in self._pending if page.record]
        self._desk.steps.set_unsaved(waiting[0].id if waiting else "")

    def _on_waiting(self, waiting: bool) -> None:
        self._capturing = waiting
        if waiting:
            self._state.show_waiting()
        elif not self._pending:
            self._state.show_settled()
