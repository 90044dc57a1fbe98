"""The one Next, the gaps and the five looks at evidence, from facts alone."""

from dataclasses import replace
from datetime import date

import pytest

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.claim import Claim, ClaimPlace, without_examples
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.gaps import Effort, gaps
from ccjournal.domain.next_step import (
    EmptyCriterion,
    Facts,
    NoteFact,
    Remark,
    StepAction,
    late_in_words,
    named,
    next_step,
)
from ccjournal.domain.table import DueItem
from ccjournal.domain.unit import Criterion, Outcome, Unit
from ccjournal.domain.varcs import Shown, age_in_words, varcs

TODAY = date(2026, 11, 19)
OLD_DAY = date(2024, 9, 1)
LATE = DueItem(
    "d" * 32,
    "R-0004",
    "Session",
    "follow_ups",
    "Follow-ups",
    0,
    "second listen.",
    due=date(2026, 11, 18),
    person="Agent E",
)
EVERYTHING = Facts(
    TODAY,
    unsaved="u" * 32,
    leak=Remark("r" * 32, "leak", "HC-4471-902 looks like a policy number."),
    question=Remark("r" * 32, "ask", "Which rule made it a complaint?"),
    open_claims=(
        ClaimPlace("CS-2.1", "n" * 32, "No because", TODAY, reasoned=False),
        ClaimPlace("CS-2.2", "l" * 32, "Lost words", TODAY, live=False),
    ),
    own_word=(
        ClaimPlace("CS-2.3", "a" * 32, "Alone", TODAY),
        ClaimPlace("CS-1.1", "b" * 32, "A request, or a complaint?", TODAY),
        ClaimPlace("CS-1.2", "b" * 32, "A request, or a complaint?", TODAY),
        ClaimPlace("CS-1.3", "b" * 32, "A request, or a complaint?", TODAY),
    ),
    due=(LATE,),
    notes=(NoteFact("q" * 32, "Phones quiet, chat backing up.", date(2026, 11, 16)),),
    empty=(EmptyCriterion("CS-3.3", "When did you last explain a rule?"),),
)


def test_the_order_of_choice():
    facts, told = EVERYTHING, []
    for change in (
        {"unsaved": ""},
        {"leak": None},
        {"question": None},
        {"open_claims": EVERYTHING.open_claims[:1]},
        {"open_claims": ()},
        {"own_word": ()},
        {"due": ()},
        {"notes": ()},
        {"empty": ()},
    ):
        told.append(next_step(facts).action)
        facts = replace(facts, **change)
    told.append(next_step(facts).action)
    assert told == list(StepAction)


def test_one_statement_covers_all_claims_of_the_record_with_most():
    step = next_step(Facts(TODAY, own_word=EVERYTHING.own_word))
    assert step.title == "Next: ask somebody to confirm “A request, or a complaint?”"
    assert step.detail == (
        "It claims CS-1.1, CS-1.2 and CS-1.3 on your word alone. One statement covers all three."
    )
    assert step.criteria == ("CS-1.1", "CS-1.2", "CS-1.3")
    assert (step.target, step.button) == ("CS-1.1", "Add proof")


def test_nothing_waiting_has_no_button():
    step = next_step(Facts(TODAY, due=(replace(LATE, due=TODAY),)))
    assert (step.whole, step.title, step.button) == (
        "Nothing waiting. Well done.",
        "Nothing waiting. Well done.",
        "",
    )


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 11, 18), "1 day late"),
        (date(2026, 11, 9), "10 days late"),
        (TODAY, "Due today"),
        (date(2026, 11, 21), "Sat 21 Nov"),
        (None, "No date yet"),
    ],
)
def test_when_something_is_due_is_said_in_words(due, words):
    assert late_in_words(replace(LATE, due=due), TODAY) == words


def test_late_steps_keep_the_name_and_notes_are_cut():
    assert next_step(Facts(TODAY, due=(LATE,))).title == "Next: Agent E: second listen"
    long = NoteFact("q", "word " * 40, TODAY)
    assert len(next_step(Facts(TODAY, notes=(long,))).sentence) < 90
    untitled = replace(EVERYTHING.open_claims[0], title=" ")
    assert "your account" in next_step(Facts(TODAY, open_claims=(untitled,))).sentence


def test_done_and_lists_in_words():
    assert late_in_words(replace(LATE, done=TODAY), TODAY) == "Done"
    assert named(()) == ""
    assert named(("A",)) == "A"
    assert named(("A", "B")) == "A and B"
    assert named(("A", "B", "C", "D", "E")) == "A, B, C and 2 more"


# Gaps

CRITERIA = tuple(Criterion(f"CS-1.{n}", f"1.{n}", f"Do thing {n}.") for n in range(1, 8))
UNIT = Unit("CS", "Customer support", (Outcome(1, "Things", CRITERIA),))


def _states(**others):
    found = {c.id: CriterionCoverage(c.id, CriterionState.NONE) for c in CRITERIA}
    for number, state in others.items():
        key = f"CS-1.{number[1:]}"
        found[key] = replace(found[key], **state)
    return found


def test_gaps_come_by_effort_with_an_honest_reason():
    own = {"state": CriterionState.OWN_WORD, "accounts": 1, "occasions": 1, "newest": TODAY}
    states = _states(
        n1={"detached": 1},
        n3=own,
        n4=own,
        n5={"state": CriterionState.OLD, "newest": OLD_DAY},
        n6={"state": CriterionState.WITH_PROOF, "occasions": 1, "required": 2, "newest": TODAY},
        n7={"state": CriterionState.WITH_PROOF, "occasions": 1, "newest": TODAY},
    )
    claims = [
        ClaimPlace("CS-1.1", "a", "Lost", TODAY, live=False),
        ClaimPlace("CS-1.3", "b", "Chats", TODAY),
        ClaimPlace("CS-1.4", "b", "Chats", TODAY),
    ]
    found = gaps(UNIT, states, claims, TODAY)
    assert [(g.effort, g.numbers) for g in found] == [
        (Effort.LINK, "1.1"),
        (Effort.PROOF, "1.3, 1.4"),
        (Effort.NEWER, "1.5"),
        (Effort.AGAIN, "1.6"),
        (Effort.WRITE, "1.2"),
    ]
    assert [g.reason for g in found] == [
        "The words in “Lost” were rewritten",
        "Two claims in “Chats”, one statement",
        "The newest is 27 months old",
        "1 of 2 times so far",
        "Nothing yet. Do thing 2",
    ]
    assert found[0].record_id == "a"
    assert [g.minutes for g in found] == [2, 5, 20, 20, 20]


def test_a_unit_that_is_shown_has_no_gaps():
    proof = {"state": CriterionState.WITH_PROOF, "occasions": 1, "newest": TODAY}
    states = _states(**{f"n{n}": proof for n in range(1, 8)})
    assert gaps(UNIT, states, [], TODAY) == []


def test_own_word_from_no_record_is_a_gap_of_its_own():
    states = _states(n2={"state": CriterionState.OWN_WORD})
    (found, *_) = gaps(UNIT, states, [], TODAY)
    assert (found.reason, found.record_id) == ("Your word only", "")


# Is it good evidence?


def _claim(*, because="", live=True):
    return Claim("c", "CS-1.1", Anchor("what", 0, 3, "abc", "", live=live), because=because)


def _looks(state, claims=(), declared=None):
    return {look.name: look for look in varcs(Shown(state, claims, TODAY, declared))}


def test_nothing_yet_is_five_questions():
    looks = _looks(CriterionCoverage("CS-1.1", CriterionState.NONE))
    assert list(looks) == ["Valid", "Authentic", "Reliable", "Current", "Sufficient"]
    assert not any(look.met for look in looks.values())
    assert all(look.text.endswith("?") for look in looks.values())


def test_all_five_can_be_met():
    state = CriterionCoverage(
        "CS-1.1",
        CriterionState.WITH_PROOF,
        accounts=2,
        witnesses=1,
        occasions=2,
        required=2,
        newest=date(2026, 11, 18),
    )
    looks = _looks(state, (_claim(because="I changed it"),), date(2026, 11, 18))
    assert all(look.met for look in looks.values())
    assert looks["Current"].text == "1 day old"
    assert looks["Authentic"].text == "Declared yours, 18 Nov"


def test_what_is_not_met_asks_for_what_is_missing():
    own = CriterionCoverage(
        "CS-1.1", CriterionState.OWN_WORD, accounts=1, occasions=1, newest=TODAY
    )
    looks = _looks(own, (_claim(),))
    assert looks["Valid"].text == "Why do these words show it?"
    assert looks["Authentic"].text == "Have you signed that it is your own?"
    assert looks["Reliable"].text == "Who else could confirm it?"
    assert looks["Current"].text == "Of today"
    assert "What else shows it?" in looks["Sufficient"].text
    lost = _looks(own, (_claim(live=False),))
    assert lost["Valid"].text == "Which words does the claim rest on now?"
    twice = replace(own, occasions=2, required=3, state=CriterionState.OLD, newest=OLD_DAY)
    looks = _looks(twice)
    assert looks["Reliable"].text == "Shown on 2 days"
    assert looks["Current"].text == "The newest is 27 months old. Is there a newer one?"
    assert looks["Sufficient"].text == "2 of 3 times. When else did you do it?"
    proof = _looks(replace(own, products=1, accounts=0))
    assert proof["Valid"].text == "Which words of yours claim it?"


def test_age_and_wording():
    assert age_in_words(-1) == "still to come"
    assert age_in_words(60) == "60 days old"
    assert without_examples("Keep results, for example sheets.") == "Keep results"
