"""Units as templates see them: criteria, how far each is shown, and by what."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.evidence import EVIDENCE_TITLES, EvidenceItem
from ccjournal.domain.preparing import next_act, questions
from ccjournal.domain.unit import Criterion, Outcome, Unit
from ccjournal.export.accounts import live_criteria
from ccjournal.export.showing import MOST, accounts_by_criterion, rules_by_criterion
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
COLUMNS = 14
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
    location: str = ""
    source: str = ""
    method: str = ""

    @property
    def values(self) -> Values:
        """The names that templates use."""
        return {
            "ref": self.ref,
            "anchor": self.anchor,
            "title": self.title,
            "kind": self.kind,
            "date": self.date,
            "location": self.location,
            "source": self.source,
            "method": self.method or self.kind,
        }

    def within(self, ids: Collection[str], plan: Plan) -> Values:
        """Return the names that templates use, and which of these criteria are supported."""
        codes = [plan.code(key) for key in plan.places if key in ids and key in self.criteria]
        return {**self.values, "codes": codes}


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
            method=form.title if form else "",
        )
        for record in plan.records
    )
    proofs = (proof_support(item) for item in plan.evidence)
    return [support for support in (*records, *proofs) if support.criteria]


def proof_support(item: EvidenceItem) -> Support:
    """Return a proof as it is named in tables."""
    return Support(
        item.ref,
        evidence_anchor(item),
        item.title,
        EVIDENCE_TITLES[item.kind],
        in_words(item.date),
        PROOF,
        frozenset(item.criteria),
        item.location,
        item.source,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is for each criterion, and all supports in order."""

    everything: Sequence[Support]
    states: Mapping[str, CriterionCoverage]
    supports: Mapping[str, Sequence[Support]]
    accounts: Mapping[str, Sequence[Value]]
    rules: Mapping[str, Sequence[Value]]

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
    states = {state.criterion: state for state in plan.source.coverage}
    shown = Shown(found, states, by, accounts_by_criterion(plan), rules_by_criterion(plan))
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
        "page": plan.source.page(f"_ccj_u{number}"),
        "total": len(criteria),
        "shown": sum(not shown.state(criterion.id).is_gap for criterion in criteria),
        "open": sum(bool(next_act(shown.state(criterion.id))) for criterion in criteria),
        "supports": [support.within(ids, plan) for support in columns],
        "outcomes": [_outcome(unit, outcome, plan, shown) for outcome in unit.outcomes],
        "matrix": {
            "anchor": f"_ccj_u{number}_matrix",
            "tables": [] if listed else list(_tables(criteria, columns, plan)),
            "listed": listed,
        },
    }


def _outcome(unit: Unit, outcome: Outcome, plan: Plan, shown: Shown) -> Values:
    return {
        "number": outcome.number,
        "title": outcome.title,
        "criteria": [
            {**_criterion(criterion, plan, shown), "questions": list(questions(unit, criterion))}
            for criterion in outcome.criteria
        ],
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
        "next": next_act(state),
        "supports": [support.values for support in shown.by(criterion.id)],
        "accounts": list(shown.accounts.get(criterion.id, ())[:MOST]),
        "rules": list(shown.rules.get(criterion.id, ())),
    }


def _tables(
    criteria: Sequence[Criterion], columns: Sequence[Support], plan: Plan
) -> Iterator[Values]:
    """Yield tables of criteria by what supports them, each at most so many columns wide."""
    for start in range(0, len(columns), COLUMNS):
        part = columns[start : start + COLUMNS]
        yield {
            "label": f"Evidence {start + 1} to {start + len(part)} of {len(columns)}",
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
