"""What Today and Coverage ask: the facts of the next step, gaps, notes to grow, writing days."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.gaps import Gap, gaps
from ccjournal.domain.next_step import EmptyCriterion, Facts, NextStep, NoteFact, Remark, next_step
from ccjournal.domain.record import Record
from ccjournal.domain.review import to_review
from ccjournal.domain.table import DueItem
from ccjournal.domain.unit import Unit
from ccjournal.domain.waiting import Waiting, waiting
from ccjournal.services.journal import Journal
from ccjournal.services.units import Units
from ccjournal.storage.overview import OverviewStore
from ccjournal.storage.records import RecordStore

WEEK = 7
MOST_NOTES = 60
States = Mapping[str, CriterionCoverage]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the guidance that is worth writing about, and why."""

    criterion: str
    text: str
    where: str
    state: CriterionState
    reason: str


@dataclass(frozen=True, slots=True)
class Today:
    """What one look at Today shows; `first` when nothing has been written yet.

    `week` is how many notes the weekly review would go through.
    """

    first: bool
    due: Sequence[DueItem]
    notes: Sequence[NoteFact]
    days: Mapping[date, int]
    week: int = 0


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the window always shows of what lies ahead."""

    step: NextStep
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Pressing:
    """What only the screen knows: the record that could not be saved, and what was found."""

    unsaved: str = ""
    leak: Remark | None = None
    question: Remark | None = None


CALM = Pressing()


class Overview:
    """Queries over the whole journal. Who asks hands in the states that are worked out already."""

    def __init__(
        self,
        store: OverviewStore,
        records: RecordStore,
        journal: Journal,
        units: Units,
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._records = records
        self._journal = journal
        self._units = units
        self._today = today

    def next_step(self, states: States, pressing: Pressing = CALM) -> NextStep:
        """Return the single most useful step."""
        return self.ahead(states, pressing).step

    def ahead(self, states: States, pressing: Pressing = CALM) -> Ahead:
        """Return the next step and what waits; what is due is read once for both."""
        own = [s.criterion for s in states.values() if s.state is CriterionState.OWN_WORD]
        today, due = self._today(), self._journal.due()
        facts = Facts(
            today,
            pressing.unsaved,
            pressing.leak,
            pressing.question,
            self._store.open_claims(1) or (),
            self._store.widest(own),
            due,
            self.notes(1),
            [EmptyCriterion(q.criterion, q.text) for q in self.questions(states, 1)],
        )
        return Ahead(next_step(facts), waiting(due, today))

    def today(self, notes: int = 4) -> Today:
        """Return what Today shows; what is due comes with what is done, which may be shown too."""
        due = self._journal.due(include_done=True)
        first = not self._journal.rows(limit=1)
        found = self._notes()
        week = len(to_review(found, self._today()))
        return Today(first, due, _facts(found[:notes]), self.writing_days(), week)

    def notes(self, limit: int = MOST_NOTES) -> list[NoteFact]:
        """Return the quick notes to grow, newest first; none that is to stay a note."""
        return _facts(self._notes()[:limit])

    def _notes(self) -> list[Record]:
        rows = self._journal.rows(kind="note", limit=MOST_NOTES)
        found = self._records.many(row.id for row in rows)
        return [note for note in found if not note.rests]

    def gaps(self, code: str, states: States) -> list[Gap]:
        """Return what is missing in a unit, easiest first."""
        unit = self._units.get(code)
        asked = [c.id for c in unit.criteria if c.id in states and _needs_claims(states[c.id])]
        claims = self._store.claims_on(asked)
        return gaps(unit, states, claims, self._today())

    def writing_days(self, weeks: int = 4) -> dict[date, int]:
        """Return the days of this week and those before with how many entries are of each.

        The day is that on which it happened, so that entries brought in from elsewhere count on
        their own days. The weeks begin on Monday.
        """
        today = self._today()
        first = today - timedelta(days=today.weekday() + (weeks - 1) * WEEK)
        days = [first + timedelta(days=n) for n in range(weeks * WEEK)]
        written = self._store.days(first, days[-1])
        return {day: written.get(day, 0) for day in days}

    def questions(self, states: States, limit: int) -> list[Question]:
        """Return questions of the guidance on gaps and old evidence, one unit after another.

        One that helps with several criteria is asked for the first of them only.
        """
        by_unit = [list(_questions(unit, states)) for unit in self._units.all()]
        longest = max(map(len, by_unit), default=0)
        mixed = [rows[n] for n in range(longest) for rows in by_unit if n < len(rows)]
        asked = {question.text: question for question in reversed(mixed)}
        return [q for q in mixed if asked[q.text] is q][:limit]


def _facts(notes: Iterable[Record]) -> list[NoteFact]:
    return [NoteFact(note.id, "\n".join(note.fields.values()), note.date) for note in notes]


def _needs_claims(state: CriterionCoverage) -> bool:
    return state.state is CriterionState.OWN_WORD or (state.is_gap and state.detached > 0)


def _questions(unit: Unit, states: States) -> Iterable[Question]:
    wanted = {CriterionState.NONE: "Nothing yet", CriterionState.OLD: "Out of date"}
    for criterion in unit.criteria:
        state = states.get(criterion.id)
        prompt = next((g.prompt for g in unit.guidance_for(criterion.id) if g.prompt), "")
        if state and prompt and state.state in wanted:
            where = f"{unit.short_title or unit.title} {criterion.number}"
            reason = state.title if state.is_gap else wanted[state.state]
            yield Question(criterion.id, prompt, where, state.state, reason.partition(":")[0])
