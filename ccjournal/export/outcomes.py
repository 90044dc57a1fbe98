"""Units as templates see them: criteria, how far each is shown, and by what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.evidence import EVIDENCE_TITLES, EvidenceItem
from ccjournal.domain.unit import Criterion, Outcome, Unit
from ccjournal.export.accounts import live_criteria
from ccjournal.export.source import (
    Plan,
    Value,
    Values,
    evidence_anchor,
    in_words,
    record_anchor,
)

# Told by shape first: colours and fonts may be missing where a document is read.
GLYPHS = {
    CriterionState.NONE: "\N{WHITE CIRCLE}",
    CriterionState.OWN_WORD: "\N{CIRCLE WITH LEFT HALF BLACK}",
    CriterionState.WITH_PROOF: "\N{BLACK CIRCLE}",
    CriterionState.MET: "\N{HEAVY CHECK MARK}",
    CriterionState.OLD: "\N{WHITE CIRCLE WITH UPPER RIGHT QUADRANT}",
}
ACCOUNT = "\N{BLACK CIRCLE}"
PROOF = "\N{BLACK SQUARE}"
# So many columns stand on a page on its side; above so many tables a list reads better.
COLUMNS = 12
MOST_TABLES = 3


@dataclass(frozen=True, slots=True)
class Support:
    """A record or a proof that supports criteria, as it is named in tables."""

    ref: str
    anchor: str
    title: str
    kind: str
    date: str
    mark: str
    criteria: frozenset[str]

    @property
    def values(self) -> Values:
        """The names that templates use."""
        return {
            "ref": self.ref,
            "anchor": self.anchor,
            "title": self.title,
            "kind": self.kind,
            "date": self.date,
        }


def supports(plan: Plan) -> list[Support]:
    """Return what supports any criterion: records in order, then proofs."""
    records = (
        Support(
            record.ref,
            record_anchor(record),
            record.title,
            form.name if (form := plan.source.types.get(record.form)) else record.form,
            in_words(record.date),
            ACCOUNT,
            frozenset(live_criteria(record)),
        )
        for record in plan.records
    )
    proofs = (_proof(item) for item in plan.evidence)
    return [support for support in (*records, *proofs) if support.criteria]


def _proof(item: EvidenceItem) -> Support:
    return Support(
        item.ref,
        evidence_anchor(item),
        item.title,
        EVIDENCE_TITLES[item.kind],
        in_words(item.date),
        PROOF,
        frozenset(item.criteria),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """The state and the supports of each criterion, and all supports in order."""

    everything: Sequence[Support]
    states: Mapping[str, CriterionCoverage]
    supports: Mapping[str, Sequence[Support]]

    def state(self, criterion: str) -> CriterionCoverage:
        """Return the state of a criterion; nothing yet if none was given."""
        return self.states.get(criterion) or CriterionCoverage(criterion, CriterionState.NONE)

    def by(self, criterion: str) -> Sequence[Support]:
        """Return what supports a criterion, in the order of the document."""
        return self.supports.get(criterion, ())


def unit_values(plan: Plan, found: Sequence[Support]) -> list[Value]:
    """Return the units with their criteria and the matrix of each."""
    by: dict[str, list[Support]] = {}
    for support in found:
        for criterion in support.criteria:
            by.setdefault(criterion, []).append(support)
    shown = Shown(found, {state.criterion: state for state in plan.source.coverage}, by)
    return [_unit(number, unit, plan, shown) for number, unit in enumerate(plan.source.units, 1)]


def _unit(number: int, unit: Unit, plan: Plan, shown: Shown) -> Values:
    criteria = list(unit.criteria)
    ids = {criterion.id for criterion in criteria}
    columns = [support for support in shown.everything if support.criteria & ids]
    listed = len(columns) > COLUMNS * MOST_TABLES
    return {
        "code": unit.code,
        "title": unit.title,
        "version": unit.version,
        "notice": unit.notice,
        "anchor": f"_ccj_u{number}",
        "total": len(criteria),
        "shown": sum(not shown.state(criterion.id).is_gap for criterion in criteria),
        "outcomes": [_outcome(outcome, plan, shown) for outcome in unit.outcomes],
        "matrix": {
            "anchor": f"_ccj_u{number}_matrix",
            "tables": [] if listed else list(_tables(criteria, columns, plan)),
            "listed": listed,
        },
    }


def _outcome(outcome: Outcome, plan: Plan, shown: Shown) -> Values:
    return {
        "number": outcome.number,
        "title": outcome.title,
        "criteria": [_criterion(criterion, plan, shown) for criterion in outcome.criteria],
    }


def _criterion(criterion: Criterion, plan: Plan, shown: Shown) -> Values:
    place = plan.places[criterion.id]
    state = shown.state(criterion.id)
    return {
        "id": criterion.id,
        "code": place.code,
        "number": criterion.number,
        "text": criterion.text,
        "kind": criterion.kind,
        "anchor": place.anchor,
        "state": state.state.value,
        "state_title": state.title,
        "glyph": GLYPHS[state.state],
        "occasions": state.occasions,
        "required": state.required,
        "newest": in_words(state.newest) if state.newest else "",
        "supports": [support.values for support in shown.by(criterion.id)],
    }


def _tables(
    criteria: Sequence[Criterion], columns: Sequence[Support], plan: Plan
) -> Iterator[Values]:
    """Yield tables of criteria by what supports them, each at most so many columns wide."""
    for start in range(0, len(columns), COLUMNS):
        part = columns[start : start + COLUMNS]
        yield {
            "columns": [support.values for support in part],
            "rows": [
                {
                    "code": plan.places[criterion.id].code,
                    "text": criterion.text,
                    "anchor": plan.places[criterion.id].anchor,
                    "cells": [{"mark": s.mark if criterion.id in s.criteria else ""} for s in part],
                }
                for criterion in criteria
            ],
        }
