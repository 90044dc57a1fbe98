"""Fills a list of records: the first rows at once, the others behind, and what has changed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import Hit, RecordRow
from ccjournal.errors import NotFoundError
from ccjournal.services.changes import Change
from ccjournal.services.jobs import Progress
from ui.desk import Desk
from ui.models.records import PAGE, row_of
from ui.widgets.record_list import RecordList

# After more changes than these the whole list is asked for anew.
MANY = 20
MOST_HITS = 100


class Listing(QObject):
    """Asks the journal what a list is to show. `shown` tells that other rows stand there."""

    shown = Signal()

    def __init__(self, desk: Desk, records: RecordList) -> None:
        super().__init__(records)
        self._desk = desk
        self._records = records
        self._first = desk.asker(self, self._on_found)
        self._rest = desk.asker(self, self._on_rest)
        self._judge = desk.asker(self, self._on_judged)

    def ask(self) -> None:
        """Ask for the rows or the hits; an answer to an older question is dropped."""
        self._rest.drop()
        self._first.ask(self._question())

    def ask_states(self) -> None:
        """Ask how far what each record claims is evidenced."""
        coverage = self._desk.services.coverage
        self._judge.ask(lambda _progress: coverage.of_records())

    def show_change(self, change: Change) -> bool:
        """Show a change in the rows that are there; false when they must be asked for anew."""
        plain = self._shows_rows and not self._records.kind
        if not plain or len(change.records) > MANY:
            return False
        for record_id in change.records:
            self._show_row(record_id)
        if self._rest.waits:  # it may have looked before this change
            self._ask_rest()
        self.shown.emit()
        return True

    @property
    def _shows_rows(self) -> bool:
        return not self._records.words and not self._records.in_bin

    def _question(self) -> Callable[[Progress], Sequence[RecordRow | Hit]]:
        journal, find = self._desk.services.journal, self._desk.services.find
        words, kind, in_bin = self._records.words, self._records.kind, self._records.in_bin

        def ask(progress: Progress) -> Sequence[RecordRow | Hit]:
            progress.step(0, 1)
            if words and not in_bin:
                return find.find(words, limit=MOST_HITS, kind=kind)
            return journal.bin() if in_bin else journal.rows(kind, PAGE)

        return ask

    def _ask_rest(self) -> None:
        journal, kind = self._desk.services.journal, self._records.kind
        self._rest.ask(lambda progress: journal.all_rows(kind, progress))

    def _on_found(self, found: Sequence[RecordRow | Hit]) -> None:
        self._records.model.show_entries(found)
        self._records.list.doItemsLayout()
        self._records.tell(*(self._why_empty() if not found else ("",)))
        self.shown.emit()
        if self._shows_rows and len(found) == PAGE:
            self._ask_rest()

    def _on_rest(self, rows: Sequence[RecordRow]) -> None:
        self._records.model.complete(rows)
        self.shown.emit()

    def _on_judged(self, weakest: Mapping[str, CriterionState]) -> None:
        self._records.model.show_states(weakest)

    def _why_empty(self) -> tuple[str, ...]:
        if self._records.in_bin:
            return ("The bin is empty.",)
        if words := self._records.words:
            hint = "Try one word, or the beginning of it. Or write about it now."
            return f"No “{words}” in your words", hint, f"Start a note on “{words}”"
        return "Nothing written yet", "Two lines are enough to start.", "Write two lines"

    def _show_row(self, record_id: str) -> None:
        try:
            record = self._desk.services.journal.get(record_id)
        except NotFoundError:  # a person or a piece of proof
            return
        if record.deleted:
            self._records.model.drop(record_id)
        else:
            self._records.model.put(row_of(record))
            self._records.list.scheduleDelayedItemsLayout()
            self._records.tell("")
