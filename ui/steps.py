"""The one Next of the open journal: worked out on the query worker, run from anywhere."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.next_step import NextStep, Remark, StepAction, named
from ccjournal.domain.waiting import Waiting
from ccjournal.services.overview import Pressing
from ui.reading_only import NEXT

if TYPE_CHECKING:
    from ccjournal.services.overview import Ahead
    from ui.desk import Desk

ALL_SETTLED = "No personal data is left to look at. Ctrl+5 goes back to the portfolio."
READING = NextStep("Reading the journal.", StepAction.NOTHING)


class Steps(QObject):
    """Asks again whenever the coverage has been worked out anew."""

    changed = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._pressing = Pressing()
        self._leaks: list[Remark] = []
        self.step, self.waiting = READING, Waiting()
        self._asker = desk.asker(self, self._on_ahead)
        self._asks = True
        desk.states_changed.connect(self.ask)
        desk.closing.connect(self._stop)

    def ask(self) -> None:
        """Work out the step, and how much waits."""
        if not self._asks:
            return
        states, pressing = dict(self._desk.states), self._pressing
        overview = self._desk.services.overview
        self._asker.ask(lambda _progress: overview.ahead(states, pressing))

    def set_unsaved(self, record_id: str) -> None:
        """Note the record whose words could not be saved; nothing once they are."""
        self._press(replace(self._pressing, unsaved=record_id))

    def set_question(self, question: Remark | None) -> None:
        """Note the first open question of the record that is looked at, if there is one."""
        self._press(replace(self._pressing, question=question))

    def set_leaks(self, leaks: Sequence[Remark]) -> None:
        """Note the personal data in what is about to be exported."""
        self._leaks = list(leaks)
        self._press(replace(self._pressing, leak=next(iter(leaks), None)))

    def settle_leaks(self, record_id: str, left: Collection[str]) -> None:
        """Forget what has been taken out of a record, or may stay in it; say when all is done."""
        open_still = [k for k in self._leaks if k.record_id != record_id or k.name in left]
        if self._leaks and not open_still:
            self._desk.told.emit(ALL_SETTLED)
        self.set_leaks(open_still)

    def _press(self, pressing: Pressing) -> None:
        if pressing != self._pressing:
            self._pressing = pressing
            self.ask()

    def run(self) -> None:
        """Do what the button says."""
        desk, step = self._desk, self.step
        acts: dict[StepAction, Callable[[], object]] = {
            StepAction.LEAK: lambda: desk.tip_wanted.emit(step.target, step.tip),
            StepAction.ASK: lambda: desk.tip_wanted.emit(step.target, step.tip),
            StepAction.ATTACH: lambda: desk.claim_wanted.emit(step.target),
            StepAction.REASON: lambda: desk.claim_wanted.emit(step.target),
            StepAction.PROVE: lambda: prove(desk, step.criteria),
            StepAction.GROW: lambda: grow(desk, step.target),
            StepAction.WRITE: lambda: desk.writing_wanted.emit("", step.target),
            StepAction.NOTHING: lambda: None,
        }
        acts.get(step.action, lambda: desk.record_wanted.emit(step.target))()

    def _stop(self) -> None:
        """Ask no more: the journal is being closed."""
        self._asks = False
        self._asker.drop()

    def _on_ahead(self, ahead: "Ahead") -> None:
        self.step = NEXT if self._desk.reading else ahead.step
        self.waiting = ahead.waiting
        self.changed.emit()


def prove(desk: "Desk", criteria: Sequence[str], kind: EvidenceKind | None = None) -> None:
    """Ask for a piece of proof that covers some criteria, and note it."""
    match = desk.criterion(criteria[0]) if criteria else None
    if match is None:
        return
    text = match.criterion.text if len(criteria) == 1 else "One piece of proof covers them all."
    item = desk.dialogs.proof(named(criteria), text, date.today(), kind)
    if item is not None:
        desk.do(lambda: desk.services.evidence.add(replace(item, criteria=tuple(criteria))))


def grow(desk: "Desk", note_id: str, form: str = "") -> None:
    """Let a note grow into a record, in the reflective form unless another is chosen."""
    kind = desk.services.journal.definitions.form_of("reflective")
    chosen = form or (kind.form if kind else "note")
    done = desk.do(lambda: desk.services.notes.grow(note_id, chosen))
    if done is not None:
        desk.record_wanted.emit(done[1].id)
