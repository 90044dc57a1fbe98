"""What documents tell beyond the records: rules named, what comes next, who saw it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.preparing import MOST_QUESTIONS, next_act, questions
from ccjournal.domain.record import Status
from ccjournal.domain.rules import named_rules
from ccjournal.domain.unit import Guidance, GuidanceKind
from ccjournal.export.contexts import values
from tests.core.export_sources import ROWS, claim, proof, record, source, unit

LAWS = ("GDPR", "UK GDPR", "DISP", "Ofcom")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Under the Data Protection Act 2018 we ask.", ("Data Protection Act 2018",)),
        ("The Equality Act 2010, section 20 says so", ("Equality Act 2010, section 20",)),
        ("Article 5(1)(f) of the UK GDPR", ("Article 5(1)(f) of the UK GDPR",)),
        (
            "I read section 4.1 of our Claims Handling Procedure",
            ("section 4.1 of our Claims Handling Procedure",),
        ),
        ("ISO 18295 and DISP 1.5, as Ofcom asks.", ("ISO 18295", "DISP 1.5", "Ofcom")),
        ("We follow policy and every procedure. My Policy. An Act.", ()),
        ("the GDPR and the gdpr and GDPR", ("GDPR",)),
    ],
)
def test_laws_and_procedures_are_named_as_they_stand(text, named):
    assert named_rules(text, LAWS) == named


@given(st.text())
def test_what_is_named_stands_in_the_text(text):
    plain = " ".join(text.split())
    assert all(name in plain for name in named_rules(text, LAWS))


STATES = [
    (CriterionCoverage("x", CriterionState.NONE), "Write about it"),
    (CriterionCoverage("x", CriterionState.NONE, detached=1), "Choose the words again"),
    (CriterionCoverage("x", CriterionState.OWN_WORD), "Add proof beside your own word"),
    (CriterionCoverage("x", CriterionState.OLD), "Show it with something newer"),
    (
        CriterionCoverage("x", CriterionState.WITH_PROOF, occasions=1, required=3),
        "Show it again: 1 of 3 times so far",
    ),
    (CriterionCoverage("x", CriterionState.WITH_PROOF, occasions=1), ""),
    (CriterionCoverage("x", CriterionState.MET, required=2), ""),
]


@pytest.mark.parametrize(("state", "act"), STATES)
def test_what_comes_next_follows_from_the_state(state, act):
    assert next_act(state) == act


def test_questions_are_few_and_the_likeliest_stand_first():
    made = [
        Guidance(GuidanceKind.SYNOPSIS, "s", ("QA-1.1",), "Too wide?"),
        Guidance(GuidanceKind.CONCEPT, "c", ("QA-1.1",), "Which aim?"),
        Guidance(GuidanceKind.TIP, "t", ("QA-1.1",)),
        Guidance(GuidanceKind.MARKING_POINT, "m", ("QA-1.1",), "Which sheets?"),
        *(Guidance(GuidanceKind.CONCEPT, "c", ("QA-1.1",), f"More {n}?") for n in range(9)),
        Guidance(GuidanceKind.TIP, "t", ("QA-1.2",), "Not this one?"),
    ]
    one = replace(unit(), guidance=tuple(made))
    found = questions(one, next(one.criteria))
    assert found[:2] == ("Which sheets?", "Which aim?")
    assert len(found) == MOST_QUESTIONS


TEXT = "I read forty chats and then I changed the reply."


def claimed(number, **more):
    because = more.pop("because", "it fell")
    made = claim("action", TEXT, 0, 18, because=because)
    return record(number, fields={"action": TEXT}, claims=[made], **more)


def criteria(made):
    return values(made)["units"][0]["outcomes"][0]["criteria"]


def test_the_strongest_accounts_stand_first_and_are_few():
    made = [
        claimed(1),
        replace(claimed(2), status=Status.DRAFT),
        claimed(3, because=" "),
        claimed(4),
    ]
    first, second, _ = criteria(source(made))
    assert [a["ref"] for a in first["accounts"]] == ["R-0004", "R-0001", "R-0002"]
    assert first["accounts"][0]["quote"] == TEXT[:18]
    assert (second["accounts"], second["questions"], first["rules"]) == ([], [], [])
    assert first["next"] == "Add proof beside your own word"
    assert values(source(made))["units"][0]["open"] == 3


def test_rules_come_from_the_accounts_behind_a_criterion():
    text = f"{TEXT} The Equality Act 2010 asks for it."
    made = record(1, fields={"action": text}, claims=[claim("action", text, 0, 18)])
    first, second, _ = criteria(source([made]))
    assert (first["rules"], second["rules"]) == (["Equality Act 2010"], [])


def test_people_who_saw_something_are_told_once():
    one, two = proof(1), replace(proof(2), source="duty manager", criteria=("QA-1.3", "QA-1.1"))
    product = replace(proof(3), kind=EvidenceKind.PRODUCT)
    (told,) = values(source(evidence=[one, two, product]))["witnesses"]
    assert (told["name"], told["codes"]) == ("Duty manager", ["QA 1.1", "QA 1.2", "QA 1.3"])
    assert [p["ref"] for p in told["proofs"]] == ["E-0001", "E-0002"]


def test_people_without_a_name_are_not_taken_for_one():
    unnamed = [replace(proof(number), source="") for number in (1, 2)]
    told = values(source(evidence=unnamed))["witnesses"]
    assert [[p["ref"] for p in one["proofs"]] for one in told] == [["E-0001"], ["E-0002"]]


def test_a_witness_is_asked_for_what_nobody_has_seen():
    product = replace(proof(criteria=("QA-1.1",)), kind=EvidenceKind.PRODUCT)
    (asked,) = values(source([claimed(1)], evidence=[product]))["asked"]
    assert (asked["code"], [a["ref"] for a in asked["accounts"]]) == ("QA 1.1", ["R-0001"])
    seen = source([claimed(1)], evidence=[proof(criteria=("QA-1.1",))])
    assert values(seen)["asked"] == []


def test_what_was_agreed_is_told_with_its_record():
    made = record(
        2, form="cycle", fields={"agent": "Agent A", "feedback": "x"}, tables={"targets": ROWS}
    )
    late, done = values(source([made]))["actions"]
    assert (late["text"], late["person"], late["ref"]) == (ROWS[0]["target"], "Agent A", "R-0002")
    assert (late["due"], late["late"], done["done"]) == ("16 Nov 2026", False, "12 Nov 2026")
    later = replace(source([made]), made_on=date(2027, 1, 1))
    assert values(later)["actions"][0]["late"]
