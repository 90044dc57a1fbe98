"""What a journal covers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ccjournal.domain.claim import Claim
from ccjournal.domain.coverage import (
    Basis,
    ClaimFact,
    CriterionCoverage,
    CriterionState,
    coverage,
    weakest_of_records,
)
from ccjournal.domain.record import Record
from ccjournal.domain.unit import Guidance, Unit
from ccjournal.services.evidence import Evidence
from ccjournal.services.units import Units
from ccjournal.storage.records import RecordStore


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the facts come from."""

    records: RecordStore
    units: Units
    evidence: Evidence


class Coverage:
    """The state of every criterion, worked out anew from what the journal holds."""

    def __init__(
        self, sources: Sources, today: Callable[[], date], old_after_months: int = 24
    ) -> None:
        self._sources = sources
        self._today = today
        self._old_after_months = old_after_months

    def states(self, unit: str | None = None) -> list[CriterionCoverage]:
        """Return the state of the criteria of one unit or all; `NotFoundError` for no such unit."""
        return self._judged(self._chosen(unit), self._sources.records.claim_facts())

    def shown_by(self, records: Iterable[Record], units: Iterable[Unit]) -> list[CriterionCoverage]:
        """Return the state of the units' criteria as these records alone and the proof show it."""
        facts = (
            ClaimFact(claim.criterion, record.id, record.date, claim.live)
            for record in records
            for claim in record.claims
        )
        return self._judged(units, facts)

    def of_records(self) -> dict[str, CriterionState]:
        """Return the weakest state among the criteria that each record claims, by record id."""
        states = {state.criterion: state.state for state in self.states()}
        return weakest_of_records(self._sources.records.claim_facts(), states)

    def gaps(self, unit: str | None = None) -> list[str]:
        """Return the ids of the criteria with nothing that counts."""
        return [state.criterion for state in self.states(unit) if state.is_gap]

    def guidance(self, criterion_id: str) -> tuple[Guidance, ...]:
        """Return what helps with a criterion."""
        return self._sources.units.criterion(criterion_id).unit.guidance_for(criterion_id)

    def claims_on(self, criterion_id: str) -> list[tuple[Record, Claim]]:
        """Return the claims on a criterion with their records, newest event first."""
        records = self._sources.records
        facts = (f for f in records.claim_facts() if f.criterion == criterion_id)
        found = records.many(dict.fromkeys(fact.record_id for fact in facts))
        found.sort(key=lambda record: (record.date, record.number), reverse=True)
        return [(r, c) for r in found for c in r.claims if c.criterion == criterion_id]

    def _judged(self, units: Iterable[Unit], facts: Iterable[ClaimFact]) -> list[CriterionCoverage]:
        basis = Basis(self._today(), self._old_after_months)
        return coverage(units, facts, self._sources.evidence.all(), basis)

    def _chosen(self, unit: str | None) -> Sequence[Unit]:
        units = self._sources.units
        return [units.get(unit)] if unit else units.all()
