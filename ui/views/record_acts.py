"""What can be done with the record that is open, beside writing in it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ccjournal.domain.record import Status
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.views.writing import WritingPage


class RecordActs:
    """Carries them out; each saves first what waits on the page."""

    def __init__(self, desk: Desk, page: "WritingPage") -> None:
        self._desk = desk
        self._page = page

    def set_ready(self, *, ready: bool) -> None:
        """Mark the record ready, or a draft again."""
        if now := self._page.saved_now():
            status = Status.READY if ready else Status.DRAFT
            journal = self._desk.services.journal
            marked = self._desk.do(lambda: journal.set_status(now.record.id, status))
            if marked and ready and not now.record.claims:
                self._desk.told.emit("Ready. Now link it: Ctrl+Shift+E asks what its parts show.")

    def delete(self) -> None:
        """Put the record in the bin; one that was never kept is dropped."""
        page = self._page
        if not page.autosave.flush() or page.record is None:
            return
        record_id = page.record.id
        page.close_record()
        if record_id:
            self._desk.do(lambda: self._desk.services.journal.delete(record_id))
            self._desk.told.emit("It is in the bin. Ctrl+Z brings it back.")

    def restore(self) -> None:
        """Take the record out of the bin."""
        if self._page.record:
            record_id = self._page.record.id
            self._desk.do(lambda: self._desk.services.journal.restore(record_id))

    def go_back(self) -> None:
        """Ask for an earlier version and go back to it."""
        if (now := self._page.saved_now()) is None:
            return
        journal = self._desk.services.journal
        if version := self._desk.dialogs.version(journal.versions(now.record.id)):
            self._desk.do(lambda: journal.go_back(now.record.id, version))

    def copy_words(self) -> None:
        """Put title and words on the clipboard, to keep them where saving fails."""
        if form := self._page.form:
            texts = (form.title.text(), *form.answers().values())
            QGuiApplication.clipboard().setText("\n\n".join(filter(None, texts)))
            self._desk.told.emit("Copied. Paste it anywhere to keep it safe.")
