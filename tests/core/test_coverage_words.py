"""What is said about coverage in few words, and which claims stand behind it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.coverage import (
    WEAKEST_FIRST,
    ClaimFact,
    CriterionCoverage,
    CriterionState,
    proof_line,
    weakest_of_records,
)
from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.unit import short_codes
from ccjournal.services.claims import Wording
from ccjournal.services.evidence import proof
from ccjournal.services.journal import Draft

DAY = date(2026, 3, 4)
NUMBERS = st.integers(0, 9)
IDS = st.sampled_from(["ST-1.1", "ST-1.2", "QA-1.1", "CS-4.2", "MY-OWN-2.1"])


def stand(**values):
    return CriterionCoverage("ST-1.1", CriterionState.WITH_PROOF, **values)


def claim(criterion, record):
    return ClaimFact(criterion, record, DAY, live=True)


@given(NUMBERS, st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS))
def test_proof_is_all_but_the_own_account(own, proofs):
    names = ("products", "observations", "witnesses", "discussions")
    found = stand(accounts=own, **dict(zip(names, proofs, strict=True)))
    assert found.proofs == sum(proofs)
    assert (proof_line(found) == "Your word only.") == (found.proofs == 0)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"accounts": 3}, "Your word only."),
        ({"witnesses": 1}, "1 witness."),
        ({"products": 2, "observations": 1}, "2 work products, 1 observation."),
        (
            {"products": 1, "observations": 2, "witnesses": 3, "discussions": 1},
            "1 work product, 2 observations, 3 witnesses, 1 discussion.",
        ),
    ],
)
def test_proof_is_named_by_kind(values, said):
    assert proof_line(stand(**values)) == said


@pytest.mark.parametrize(
    ("shown", "asked", "tally", "times"),
    [
        (0, 1, "0 of 1", "0 of 1 time"),
        (1, 1, "1 of 1", "1 of 1 time"),
        (1, 2, "1 of 2", "1 of 2 times"),
        (2, 2, "2 of 2", "2 of 2 times"),
        (3, 1, "3", "3 times"),
    ],
)
def test_more_times_than_asked_for_are_simply_counted(shown, asked, tally, times):
    found = stand(occasions=shown, required=asked)
    assert (found.tally, found.times) == (tally, times)


@given(st.lists(IDS))
def test_short_codes_never_stand_for_two_criteria(ids):
    found = short_codes(ids)
    assert list(found) == list(dict.fromkeys(ids))
    assert len(set(found.values())) == len(found)
    assert all(whole.endswith(short) for whole, short in found.items())


def test_short_codes_are_numbers_as_long_as_all_are_of_one_unit():
    assert short_codes(["ST-1.2", "ST-1.1", "ST-1.2"]) == {"ST-1.2": "1.2", "ST-1.1": "1.1"}
    assert short_codes(["MY-OWN-2.1"]) == {"MY-OWN-2.1": "2.1"}
    assert short_codes(["ST-1.1", "QA-1.1"]) == {"ST-1.1": "ST-1.1", "QA-1.1": "QA-1.1"}
    assert short_codes([]) == {}


@given(
    st.lists(st.tuples(IDS, st.sampled_from("abc"))),
    st.dictionaries(IDS, st.sampled_from(CriterionState)),
)
def test_no_criterion_of_a_record_is_weaker_than_what_is_said_of_it(pairs, states):
    found = weakest_of_records([claim(*pair) for pair in pairs], states)
    assert set(found) == {record for _criterion, record in pairs}
    for record, weakest in found.items():
        held = [states.get(c, CriterionState.OWN_WORD) for c, r in pairs if r == record]
        assert weakest in held
        assert all(WEAKEST_FIRST.index(weakest) <= WEAKEST_FIRST.index(state) for state in held)


def test_every_state_has_its_place_among_the_weakest():
    assert sorted(WEAKEST_FIRST) == sorted(CriterionState)


def test_a_record_is_as_strong_as_its_weakest_criterion(services, star):
    services.claims.add(star.id, "ST-2.1", ("action", 0, 27), Wording("move people"))
    assert services.coverage.of_records() == {star.id: CriterionState.OWN_WORD}
    services.evidence.add(proof(EvidenceKind.WITNESS, "QA lead saw it", DAY, ["ST-2.1"]))
    assert services.coverage.of_records() == {star.id: CriterionState.WITH_PROOF}
    services.claims.add(star.id, "ST-2.2", ("action", 28, 70), Wording("tell the planner"))
    assert services.coverage.of_records() == {star.id: CriterionState.OWN_WORD}


def test_claims_on_a_criterion_stand_newest_event_first(services, star):
    fields = {"situation": "The queue was long again.", "action": "I moved three people."}
    _change, later = services.journal.add(
        "star", Draft("Queue again", date(2026, 5, 6), "phone", fields)
    )
    for record in (star, later):
        services.claims.add(record.id, "ST-2.1", ("action", 0, 7), Wording("move people"))
    services.claims.add(star.id, "ST-2.2", ("action", 0, 7), Wording("say why"))
    found = services.coverage.claims_on("ST-2.1")
    assert [(r.id, c.criterion) for r, c in found] == [(later.id, "ST-2.1"), (star.id, "ST-2.1")]
    services.journal.delete(later.id)
    assert [r.id for r, _claim in services.coverage.claims_on("ST-2.1")] == [star.id]
    assert services.coverage.claims_on("ST-1.1") == []
