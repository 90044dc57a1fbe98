"""The counts beside the names of the pages."""

from datetime import date

import pytest

from ccjournal.domain.table import DueItem
from ccjournal.domain.waiting import Waiting, waiting

TODAY = date(2026, 11, 18)


def item(due=None, *, done=None, person="Agent C"):
    return DueItem(
        "r", "R-0001", "Listening", "follow_up", "Follow-up", 0, "Listen again",
        due=due, done=done, person=person,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 10, 1), Waiting(1, 1)),
        (TODAY, Waiting(1, 1)),
        (date(2026, 11, 19), Waiting(1, 0)),
        (date(2026, 11, 24), Waiting(1, 0)),
        (date(2026, 11, 25), Waiting(0, 0)),
        (None, Waiting(0, 0)),
    ],
)
def test_what_is_late_or_due_within_a_week_waits(due, expected):
    assert waiting([item(due)], TODAY) == expected


def test_what_is_done_waits_no_more():
    assert waiting([item(TODAY, done=TODAY)], TODAY) == Waiting()


def test_a_person_counts_once_and_what_is_about_nobody_is_no_person():
    items = [item(TODAY), item(TODAY, person=" Agent C"), item(TODAY, person="")]
    assert waiting(items, TODAY) == Waiting(3, 1)
