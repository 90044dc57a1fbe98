"""The one Next of the open journal: worked out on the query worker, run from anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.next_step import NextStep, StepAction, named
from ccjournal.domain.waiting import Waiting

if TYPE_CHECKING:
    from ccjournal.services.overview import Ahead
    from ui.desk import Desk

READING = NextStep("Reading the journal.", StepAction.NOTHING)


class Steps(QObject):
    """Asks again whenever the coverage has been worked out anew."""

    changed = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._unsaved = ""
        self.step, self.waiting = READING, Waiting()
        self._asker = desk.asker(self, self._on_ahead)
        desk.states_changed.connect(self.ask)

    def ask(self) -> None:
        """Work out the step, and how much waits."""
        states, unsaved = dict(self._desk.states), self._unsaved
        overview = self._desk.services.overview
        self._asker.ask(lambda _progress: overview.ahead(states, unsaved))

    def set_unsaved(self, record_id: str) -> None:
        """Note the record whose words could not be saved; nothing once they are."""
        if record_id != self._unsaved:
            self._unsaved = record_id
            self.ask()

    def run(self) -> None:
        """Do what the button says."""
        desk, step = self._desk, self.step
        acts: dict[StepAction, Callable[[], object]] = {
            StepAction.ATTACH: lambda: desk.claim_wanted.emit(step.target),
            StepAction.REASON: lambda: desk.claim_wanted.emit(step.target),
            StepAction.PROVE: lambda: prove(desk, step.criteria),
            StepAction.GROW: lambda: grow(desk, step.target),
            StepAction.WRITE: lambda: desk.writing_wanted.emit("star", step.target),
            StepAction.NOTHING: lambda: None,
        }
        acts.get(step.action, lambda: desk.record_wanted.emit(step.target))()

    def _on_ahead(self, ahead: "Ahead") -> None:
        self.step, self.waiting = ahead.step, ahead.waiting
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
