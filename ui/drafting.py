"""Keeping what is typed and not saved yet, so that no more than some seconds of it can be lost."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Slot

from ccjournal.domain.record import Record
from ccjournal.domain.unsaved import Unsaved
from ccjournal.errors import JournalError, StorageError
from ccjournal.services.drafts import Drafts
from ui.desk import Desk
from ui.jobs import Job, JobRunner
from ui.views.writing import WritingPage

# From the first key that no save has taken; with the writing itself this stays below five seconds.
PAUSE_MS = 3_000


class Drafting(QObject):
    """Hears of everything that is typed; writes a draft at most once in some seconds.

    A save that comes first makes the draft needless. The timer is not begun again by the next
    key, so that who types without a pause is safe too.
    """

    def __init__(self, desk: Desk, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = drafts
        self._runner = JobRunner(self)
        self._job: Job | None = None
        self._writing: Sequence[WritingPage] = ()
        self._captured: tuple[str, str] = ("", "")
        self._kept = self._over = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._write)
        desk.captured.connect(self._on_captured)
        desk.closing.connect(self._stop)

    def watch(self, writing: Sequence[WritingPage]) -> None:
        """Hear of the words that are written on some pages."""
        self._writing = writing
        for page in writing:
            page.autosave.waiting.connect(self._touch)
            page.autosave.saved.connect(self._settle)
            page.autosave.failed.connect(self._write)
            page.panel.half_edited.connect(self._touch)
            page.panel.closed.connect(self._settle)

    @property
    def unsaved(self) -> list[Unsaved]:
        """What is typed and not saved now."""
        return self._unsaved()

    def hand_over(self) -> None:
        """Leave what is not saved as a draft, to be offered when the journal is opened again."""
        unsaved = self._unsaved()
        self._over = True
        self._timer.stop()
        self._runner.close()
        self._writing, self._captured = (), ("", "")
        self._desk.closing.disconnect(self._stop)
        self._drafts.keep(unsaved)

    @Slot()
    def _touch(self) -> None:
        if not self._timer.isActive() and not self._over:
            self._timer.start()

    def _on_captured(self, words: str, about: str) -> None:
        self._captured = words, about
        if words.strip():
            self._touch()
        else:
            self._settle()

    @Slot()
    def _settle(self) -> None:
        """Drop the draft as soon as nothing waits; what waits still is written in its turn."""
        if self._kept and not self._unsaved():
            self._write()

    @Slot()
    def _write(self) -> None:
        if self._job is not None:
            self._touch()
            return
        unsaved = self._unsaved()
        if self._over or (not unsaved and not self._kept):
            return
        self._kept = bool(unsaved)
        self._job = self._runner.start(lambda _progress: self._drafts.keep(unsaved))
        self._job.done.connect(self._on_ended)
        self._job.failed.connect(self._on_ended)

    @Slot(object)
    def _on_ended(self, ended: object) -> None:
        self._job = None
        if isinstance(ended, JournalError):
            self._kept = True  # what an earlier draft holds is there still; the save tells why
        elif isinstance(ended, BaseException):
            raise ended
        else:
            self._settle()

    def _unsaved(self) -> list[Unsaved]:
        now = datetime.now(UTC)
        made = [unsaved for page in self._writing for unsaved in on_page(page, now)]
        words, about = self._captured
        return [*made, note(now, words, about)] if words.strip() else made

    def _stop(self) -> None:
        """Leave nothing behind: who closes a journal has saved or dropped everything."""
        self._timer.stop()
        self._runner.close()
        self._writing, self._captured, self._kept = (), ("", ""), False
        with suppress(StorageError):
            self._drafts.keep(())


def on_page(page: WritingPage, now: datetime) -> list[Unsaved]:
    """Return what is written on a page and not saved: the record, and a claim half made."""
    found: list[Unsaved] = []
    if page.autosave.pending and page.record is not None and page.form is not None:
        draft = page.form.draft()
        written = replace(
            page.record,
            title=draft.title,
            date=draft.date,
            channel=draft.channel,
            fields=draft.fields,
            tables={key: tuple(rows) for key, rows in draft.tables.items()},
            claims=(),
            answers=(),
        )
        found.append(Unsaved(now, written, page.record, page.panel.wordings()))
    return [*found, *(note(now, words) for words in page.panel.half_words)]


def note(now: datetime, words: str, about: str = "") -> Unsaved:
    """Return words that belong to no form as unsaved ones."""
    day = now.astimezone().date()
    return Unsaved(now, Record("", "note", "", day, fields={"note": words}), about=about)
