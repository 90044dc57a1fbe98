"""Fills a list of records: the first rows at once, others as they are wanted, and changes."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import Hit, Record, RecordRow
from ccjournal.errors import NotFoundError
from ccjournal.services.changes import Change
from ccjournal.services.jobs import Progress
from ui.desk import Desk
from ui.models.records import FAR, PAGE, row_of
from ui.widgets.record_list import RecordList

# After more changes than these the whole list is asked for anew.
MANY = 20
MOST_HITS = 100
# So many further rows are read at once.
PART = 1_000


class Listing(QObject):
    """Asks the journal what a list is to show. `shown` tells that other rows stand there."""

    shown = Signal()

    def __init__(self, desk: Desk, records: RecordList) -> None:
        super().__init__(records)
        self._desk = desk
        self._records, self._model = records, records.model
        self._first = desk.asker(self, self._on_found, desk.rows)
        self._further = desk.asker(self, self._on_further, desk.rows)
        self._there = desk.asker(self, self._on_there, desk.rows)
        self._wanted: Record | None = None
        self._judge = desk.asker(self, self._on_judged)
        self._model.wanted.connect(self._on_wanted)

    def ask(self) -> None:
        """Ask for the rows or the hits; an answer to an older question is dropped."""
        self._further.drop()
        self._there.drop()
        self._first.ask(self._question())

    def bring(self, record: Record | None) -> None:
        """Let the list begin at a record that was opened elsewhere, if it stands too far down."""
        self._wanted = record
        self._begin_at_wanted()

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
        if self._further.waits:  # it may have looked before this change
            self._ask_further()
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

    def _ask_further(self) -> None:
        journal, kind, known = self._desk.services.journal, self._records.kind, self._model.known
        last = known[-1] if known else None
        if not isinstance(last, Hit):
            self._further.ask(lambda _progress: journal.rows(kind, PART, after=last))

    def _begin_at_wanted(self) -> None:
        record, kind = self._wanted, self._records.kind
        if record is None or not self._model.known or self._first.waits or self._further.waits:
            return
        self._wanted = None
        listed = self._shows_rows and not record.deleted and kind in {None, record.kind}
        place, journal = self._model.place_of(record.id), self._desk.services.journal
        away = self._model.more or self._model.newer if place < 0 else not self._model.reach(place)
        if listed and away:
            row = row_of(record)
            self._there.ask(lambda _progress: [row, *journal.rows(kind, PAGE, after=row)])

    def _on_there(self, rows: Sequence[RecordRow]) -> None:
        self._model.show_entries(rows, more=len(rows) > PAGE, newer=True)
        self._records.list.doItemsLayout()
        self._go_on()

    def _on_wanted(self) -> None:
        if not self._further.waits:
            self._ask_further()

    def _on_found(self, found: Sequence[RecordRow | Hit]) -> None:
        self._model.show_entries(found, more=self._shows_rows and len(found) == PAGE)
        self._records.list.doItemsLayout()
        self._records.tell(*(self._why_empty() if not found else ("",)))
        self._go_on()

    def _on_further(self, rows: Sequence[RecordRow]) -> None:
        self._model.extend(rows, more=len(rows) == PART)
        self._go_on()

    def _go_on(self) -> None:
        """Read as far as rows are brought into view by themselves; the rest when it is wanted."""
        self.shown.emit()
        if self._model.more and len(self._model.known) < FAR:
            self._on_wanted()
        else:
            self._begin_at_wanted()

    def _on_judged(self, weakest: Mapping[str, CriterionState]) -> None:
        self._model.show_states(weakest)

    def _why_empty(self) -> tuple[str, ...]:
        if self._records.in_bin:
            return ("The bin is empty.",)
        if words := self._records.words:
            hint = "Try one word, or the beginning of it. Or write about it now."
            return f"No “{words}” in your words", hint, f"Start a note on “{words}”"
        return "Nothing written yet", "Two lines is enough to start.", "Write two lines"

    def _show_row(self, record_id: str) -> None:
        try:
            record = self._desk.services.journal.get(record_id)
        except NotFoundError:  # a person or a piece of proof
            return
        if record.deleted:
            self._model.drop(record_id)
        else:
            self._model.put(row_of(record))
            self._records.list.scheduleDelayedItemsLayout()
            self._records.tell("")
