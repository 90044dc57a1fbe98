from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.periods import period_of
from ccjournal.domain.proportion import percents, proportion
from ccjournal.domain.record_type import Field

STAR = (
    Field("situation", "Situation", share=(5, 20)),
    Field("task", "Task", share=(3, 10)),
    Field("action", "Action", share=(40, 65)),
    Field("result", "Result", share=(15, 40)),
    Field("learning", "Learning", share=(0, 15)),
    Field("other", "Other"),
)
GOOD = {"situation": 14, "task": 10, "action": 56, "result": 20, "other": 400}


def test_remainders_go_to_those_who_lost_most():
    assert percents([1, 1, 1]) == [34, 33, 33]
    assert percents([26, 24, 104, 31]) == [14, 13, 56, 17]
    assert percents([0, 0]) == [0, 0]
    assert percents([]) == []


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=9))
def test_whole_per_cents_sum_to_a_hundred(counts):
    found = percents(counts)
    assert sum(found) == (100 if sum(counts) else 0)
    assert all(
        abs(100 * c / (sum(counts) or 1) - p) < 1 for c, p in zip(counts, found, strict=True)
    )


def test_a_good_spread_is_in_proportion():
    found = proportion(STAR, GOOD)
    assert [(s.key, s.percent) for s in found.shares] == [
        ("situation", 14),
        ("task", 10),
        ("action", 56),
        ("result", 20),
    ]
    assert (found.sentence, found.is_question) == ("In proportion", False)
    assert found.in_words == "Situation 14 %, Task 10 %, Action 56 %, Result 20 %. In proportion"
    assert [s.heavy for s in found.shares] == [False, False, True, True]


@pytest.mark.parametrize(
    ("counts", "asked"),
    [
        ({**GOOD, "situation": 60}, "Situation is 41 %. What could go?"),
        ({**GOOD, "action": 20, "result": 25}, "Action is 29 %. What is missing?"),
        ({"action": 100}, "Action is 100 %. What could go?"),
    ],
)
def test_the_part_that_is_furthest_out_is_asked_about(counts, asked):
    found = proportion(STAR, counts)
    assert (found.sentence, found.is_question) == (asked, True)


def test_a_label_that_asks_is_quoted():
    fields = (Field("what", "What?", share=(15, 60)), Field("so", "So what?", share=(15, 60)))
    assert proportion(fields, {"what": 90, "so": 10}).sentence.startswith("“What” is 90 %.")


def test_few_words_are_not_judged():
    found = proportion(STAR, {"situation": 59})
    assert found.sentence == ""
    assert [s.percent for s in found.shares] == [100]
    assert proportion(STAR, {}).shares == ()
    assert proportion((), {}).in_words == ""


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2026, 11, 18), "This week"),
        (date(2026, 11, 16), "This week"),
        (date(2026, 12, 1), "This week"),
        (date(2026, 11, 15), "Earlier in November"),
        (date(2026, 11, 1), "Earlier in November"),
        (date(2026, 10, 31), "October"),
        (date(2025, 11, 17), "November 2025"),
    ],
)
def test_days_are_gathered_under_weeks_and_months(day, named):
    assert period_of(day, date(2026, 11, 18)) == named
