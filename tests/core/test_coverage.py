"""Coverage is worked out from units, claims and evidence alone."""

from datetime import date

import pytest

from ccjournal.domain.coverage import (
    Basis,
    ClaimFact,
    CriterionState,
    coverage,
    summary,
)
from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.unit import Criterion, Outcome, Unit

UNIT = Unit(
    "ST",
    "Systems",
    (Outcome(1, "Monitor", (Criterion("ST-1.1", "1.1", "Monitor.", occasions=2),)),),
)
TODAY = date(2026, 11, 20)
OWN = ClaimFact("ST-1.1", "r1", date(2026, 11, 1), live=True)
GONE = ClaimFact("ST-1.1", "r2", date(2026, 11, 2), live=False)
SEEN = EvidenceItem("e", EvidenceKind.WITNESS, "QA lead", date(2026, 11, 3), ("ST-1.1",))


def state(claims=(), evidence=(), **basis):
    (only,) = coverage([UNIT], claims, evidence, Basis(TODAY, **basis))
    return only


def test_nothing_yet():
    now = state()
    assert now.state is CriterionState.NONE
    assert (now.accounts, now.occasions, now.required, now.newest) == (0, 0, 2, None)
    assert now.is_gap


def test_own_word_only():
    now = state([OWN])
    assert now.state is CriterionState.OWN_WORD
    assert (now.accounts, now.occasions, now.newest) == (1, 1, OWN.date)


def test_two_claims_in_one_record_are_one_account():
    assert state([OWN, OWN]).accounts == 1


@pytest.mark.parametrize("kind", EvidenceKind)
def test_any_corroboration_is_proof(kind):
    item = EvidenceItem("e", kind, "x", date(2026, 11, 3), ("ST-1.1",))
    now = state([OWN], [item])
    assert now.state is CriterionState.WITH_PROOF
    assert now.products + now.observations + now.witnesses + now.discussions == 1
    assert now.occasions == 2


def test_proof_in_the_bin_does_not_count():
    item = EvidenceItem("e", EvidenceKind.PRODUCT, "x", TODAY, ("ST-1.1",), deleted=True)
    assert state([OWN], [item]).state is CriterionState.OWN_WORD


def test_detached_claims_are_told_but_do_not_count():
    now = state([GONE])
    assert now.state is CriterionState.NONE
    assert now.detached == 1
    assert "Detached" in now.title
    assert state([OWN, GONE]).title == "Your word only"


def test_old_evidence_is_old_by_its_event_date():
    old = ClaimFact("ST-1.1", "r", date(2024, 11, 1), live=True)
    assert state([old]).state is CriterionState.OLD
    assert state([old], old_after_months=36).state is CriterionState.OWN_WORD
    assert state([old, OWN]).state is CriterionState.OWN_WORD


def test_met_is_the_assessors_word_alone():
    assert state([OWN], [SEEN]).state is not CriterionState.MET
    assert state(met={"ST-1.1"}).state is CriterionState.MET


def test_claims_for_criteria_of_no_unit_are_ignored():
    assert state([ClaimFact("XX-9.9", "r", TODAY, live=True)]).is_gap


def test_summary_counts_every_state():
    counts = summary([state(), state([OWN]), state([OWN])])
    assert counts[CriterionState.OWN_WORD] == 2
    assert counts[CriterionState.NONE] == 1
    assert set(counts) == set(CriterionState)
