from datetime import date, timedelta

import pytest

from ccjournal.domain.days import (
    day_from_words,
    day_in_words,
    short_day_in_words,
    weekday_in_words,
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
