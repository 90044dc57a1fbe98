"""Going back to a backup: the journal is closed, replaced, and opened again."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccjournal.services.copies import Copy
from ccjournal.services.restoring import Restored, go_back
from ui.desk import Desk
from ui.errors import in_words
from ui.models.backups import sentences, whole_moment
from ui.views.backups import BackupsDialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SAFE = "The journal is as it was."


class GoingBack(QObject):
    """One way back to a backup, from the journal that is open in a window."""

    def __init__(self, window: "MainWindow", desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._copies = desk.services.safety.backups.copies
        self._goes = False
        self._secret = self._copies.secret
        self._said = ""
        self._error: BaseException | None = None

    def show(self) -> None:
        """Show the backups to choose from."""
        window, desk = self._window, self._desk
        dialog = BackupsDialog(desk.services.safety.backups, window.theme, window.crashes, window)
        dialog.restore_wanted.connect(partial(self._on_wanted, dialog))
        dialog.rejected.connect(self._on_rejected)
        desk.closing.connect(dialog.reject)
        dialog.open()

    def _on_wanted(self, dialog: BackupsDialog, copy: Copy, loses: int) -> None:
        window = self._window
        when = whole_moment(copy.made)
        if loses and not self._sure(when, loses):
            return
        self._goes = True
        dialog.accept()
        if window.journal is not None:
            # What is replaced is kept anyway.
            window.journal.backing_up.skips_end = True
        if not window.close_journal():
            self.deleteLater()
            return
        window.show_opening(f"Restoring the backup of {when}")
        self._secret = self._copies.secret_of(copy)
        job = window.start_job(partial(go_back, self._copies, copy, datetime.now()))
        job.done.connect(self._on_restored)
        job.failed.connect(self._on_failed)

    def _on_rejected(self) -> None:
        # The journal that is closed on the way back closes what is open over it, too.
        if not self._goes:
            self.deleteLater()

    def _sure(self, when: str, loses: int) -> bool:
        records = "1 record" if loses == 1 else f"{loses} records"
        return self._window.dialogs.confirm(
            f"Restore the backup of {when}?",
            f"{records} would not be as now. The journal as it is now is kept as a copy.",
            "Restore it",
            "Keep the journal as it is",
        )

    def _on_restored(self, made: Restored) -> None:
        records = "1 record" if made.records == 1 else f"{made.records} records"
        kept = f" What was there before is kept: {made.kept.name}." if made.kept else ""
        self._said = f"Restored {records}.{kept}"
        self._open()

    def _on_failed(self, error: BaseException) -> None:
        self._error, self._secret = error, self._copies.secret
        self._open()

    def _open(self) -> None:
        """Open what is there now, and then say how it went."""
        self._window.ready.connect(self._tell)
        self._window.open_file(self._copies.file, secret=self._secret)

    def _tell(self) -> None:
        window = self._window
        window.ready.disconnect(self._tell)
        if self._error is not None:
            title, hint = in_words(self._error, window.crashes)
            window.dialogs.tell(title, f"{sentences(hint)} {SAFE}".strip())
        elif window.journal is not None:
            window.journal.desk.told.emit(self._said)
        self.deleteLater()
