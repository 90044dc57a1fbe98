from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.days import (
    MONTHS,
    WEEKDAYS,
    day_and_month,
    day_from_words,
    day_in_words,
    day_of_week,
    short_day_in_words,
    today_in_words,
    weekday_in_words,
    whole_day_in_words,
)

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-18", date(2026, 11, 18)),
        ("18 Nov", date(2026, 11, 18)),
        ("18 november 2027", date(2027, 11, 18)),
        ("Wed, 2 Dec", date(2026, 12, 2)),
        ("5 Jan", date(2027, 1, 5)),
        ("1st dec", date(2026, 12, 1)),
        ("2/12", date(2026, 12, 2)),
        ("2.12.27", date(2027, 12, 2)),
        (" today ", TODAY),
        ("Tomorrow", date(2026, 11, 23)),
        ("fri", date(2026, 11, 27)),
        ("Sunday", date(2026, 11, 29)),
    ],
)
def test_a_day_can_be_written_as_people_write_it(text, day):
    assert day_from_words(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31 Feb", "29 Feb", "18", "may", "0/5", "1 Xyz 2026"])
def test_what_is_no_day_is_no_day(text):
    assert day_from_words(text, TODAY) is None


@pytest.mark.parametrize("ahead", range(0, 800, 13))
def test_a_shown_day_is_read_back(ahead):
    day = TODAY + timedelta(days=ahead - 400)
    assert day_from_words(day_in_words(day), TODAY) == day


def test_short_words_for_days():
    assert short_day_in_words(date(2026, 11, 4), TODAY) == "4 Nov"
    assert short_day_in_words(date(2025, 11, 4), TODAY) == "4 Nov 2025"
    assert weekday_in_words(TODAY) == "Sun"


def test_a_day_in_words_has_its_parts_in_order():
    day = date(2026, 11, 4)
    assert day_in_words(day) == "4 Nov 2026"
    assert whole_day_in_words(day) == "4 November 2026"
    assert day_and_month(day) == "4 Nov"
    assert day_of_week(day) == "Wed 4 Nov"
    assert today_in_words(day) == "Wednesday 4 November"


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_the_names_are_ours_in_the_order_of_the_calendar(day):
    assert f"{day:%B}" == MONTHS[day.month - 1]
    assert f"{day:%A}" == WEEKDAYS[day.weekday()]
    assert whole_day_in_words(day) == f"{day.day} {day:%B} {day.year}"
    assert day_of_week(day) == f"{day:%a} {day.day} {day:%b}"
