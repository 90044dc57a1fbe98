"""Coverage: what is shown, what is only claimed and what is missing. A pure function."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.unit import Criterion, Unit


class CriterionState(StrEnum):
    """How far a criterion is evidenced. `MET` is an assessor's decision and nobody else's."""

    NONE = "none"
    OWN_WORD = "own_word"
    WITH_PROOF = "with_proof"
    MET = "met"
    OLD = "old"


STATE_TITLES = {
    CriterionState.NONE: "Nothing yet",
    CriterionState.OWN_WORD: "Your word only",
    CriterionState.WITH_PROOF: "With proof",
    CriterionState.MET: "Assessor says met",
    CriterionState.OLD: "Getting old",
}


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """What coverage needs of one claim: the criterion, its record and the day it happened."""

    criterion: str
    record_id: str
    date: date
    live: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """What coverage is judged by. `met` holds the criteria that an assessor has decided on.

    No universal limit is known after which evidence counts as old, so a centre sets its own.
    """

    today: date
    old_after_months: int = 24
    met: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class CriterionCoverage:
    """The state of one criterion. `accounts` to `discussions` count pieces of evidence.

    `occasions` counts the different days on which it was shown, `required` those asked for;
    `detached` counts claims whose words are gone. `newest` is the latest event date.
    """

    criterion: str
    state: CriterionState
    accounts: int = 0
    products: int = 0
    observations: int = 0
    witnesses: int = 0
    discussions: int = 0
    occasions: int = 0
    required: int = 1
    newest: date | None = None
    detached: int = 0

    @property
    def proofs(self) -> int:
        """The pieces of evidence beyond the learner's own account."""
        return self.products + self.observations + self.witnesses + self.discussions

    @property
    def is_gap(self) -> bool:
        """Whether nothing that counts is there."""
        return self.state is CriterionState.NONE

    @property
    def tally(self) -> str:
        """The occasions of those asked for; more than those are simply counted."""
        enough = self.occasions > self.required
        return str(self.occasions) if enough else f"{self.occasions} of {self.required}"

    @property
    def times(self) -> str:
        """The tally with its noun."""
        return f"{self.tally} {'time' if max(self.occasions, self.required) == 1 else 'times'}"

    @property
    def title(self) -> str:
        """The state in words; detached claims alone are no evidence, but are not nothing."""
        if self.is_gap and self.detached:
            return "Detached: its words have gone"
        return STATE_TITLES[self.state]


WEAKEST_FIRST = (
    CriterionState.NONE,
    CriterionState.OWN_WORD,
    CriterionState.OLD,
    CriterionState.WITH_PROOF,
    CriterionState.MET,
)


def weakest_of_records(
    claims: Iterable[ClaimFact], states: Mapping[str, CriterionState]
) -> dict[str, CriterionState]:
    """Return the weakest state among the criteria that each record claims, by record id."""
    found: dict[str, CriterionState] = {}
    for claim in claims:
        state = states.get(claim.criterion, CriterionState.OWN_WORD)
        present = found.get(claim.record_id, state)
        found[claim.record_id] = min(present, state, key=WEAKEST_FIRST.index)
    return found


def proof_line(state: CriterionCoverage) -> str:
    """Return what a criterion has beyond the learner's account, in a few words."""
    held = (
        (state.products, "work product", "work products"),
        (state.observations, "observation", "observations"),
        (state.witnesses, "witness", "witnesses"),
        (state.discussions, "discussion", "discussions"),
    )
    words = [f"{count} {one if count == 1 else many}" for count, one, many in held if count]
    return f"{', '.join(words)}." if words else "Your word only."


@dataclass(slots=True)
class _Tally:
    records: set[str] = field(default_factory=set)
    proofs: Counter[EvidenceKind] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)
    detached: int = 0


def coverage(
    units: Iterable[Unit],
    claims: Iterable[ClaimFact],
    evidence: Iterable[EvidenceItem],
    basis: Basis,
) -> list[CriterionCoverage]:
    """Return the state of every criterion of the units, in their order."""
    tallies = _tallies(claims, evidence)
    return [
        _state(criterion, tallies.get(criterion.id) or _Tally(), basis)
        for unit in units
        for criterion in unit.criteria
    ]


def summary(states: Iterable[CriterionCoverage]) -> dict[CriterionState, int]:
    """Return how many criteria are in each state."""
    counts = Counter(s.state for s in states)
    return {state: counts[state] for state in CriterionState}


def _tallies(claims: Iterable[ClaimFact], evidence: Iterable[EvidenceItem]) -> Mapping[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    for claim in claims:
        tally = tallies.setdefault(claim.criterion, _Tally())
        if claim.live:
            tally.records.add(claim.record_id)
            tally.days.add(claim.date)
        else:
            tally.detached += 1
    for item in evidence:
        if item.deleted:
            continue
        for criterion in item.criteria:
            tally = tallies.setdefault(criterion, _Tally())
            tally.proofs[item.kind] += 1
            tally.days.add(item.date)
    return tallies


def _state(criterion: Criterion, tally: _Tally, basis: Basis) -> CriterionCoverage:
    newest = max(tally.days, default=None)
    return CriterionCoverage(
        criterion.id,
        CriterionState.MET if criterion.id in basis.met else _judge(tally, newest, basis),
        accounts=len(tally.records),
        products=tally.proofs[EvidenceKind.PRODUCT],
        observations=tally.proofs[EvidenceKind.OBSERVATION],
        witnesses=tally.proofs[EvidenceKind.WITNESS],
        discussions=tally.proofs[EvidenceKind.DISCUSSION],
        occasions=len(tally.days),
        required=criterion.occasions,
        newest=newest,
        detached=tally.detached,
    )


def _judge(tally: _Tally, newest: date | None, basis: Basis) -> CriterionState:
    if newest is None:
        return CriterionState.NONE
    if newest < _months_before(basis.today, basis.old_after_months):
        return CriterionState.OLD
    return CriterionState.WITH_PROOF if tally.proofs else CriterionState.OWN_WORD


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
