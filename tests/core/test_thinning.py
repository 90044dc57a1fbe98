"""Which backups stay: pure rules, tried with every sort of clock."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.backups import (
    CopyKind,
    CopyName,
    Stamp,
    automatic_name,
    by_hand_name,
    gone_on,
    kept,
    read_name,
    replaced_name,
)

NOW = datetime(2026, 11, 18, 14, 5, 12)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))
TWO_DAYS = timedelta(days=2)


@st.composite
def some_stamps(draw):
    made = draw(st.lists(MOMENTS, max_size=60))
    if draw(st.booleans()):
        made.sort()
    return [Stamp(number, when) for number, when in enumerate(made, 1)]


def daily(count, *, until=NOW):
    return [Stamp(count - n, until - timedelta(days=n)) for n in range(count)]


@given(some_stamps(), MOMENTS)
def test_what_no_clock_can_take_away(stamps, now):
    stay = kept(stamps, now)
    assert stay <= set(stamps)
    assert set(stamps[-1:]) <= stay
    assert {s for s in stamps if s.made > now} <= stay
    assert {s for s in stamps if s.made > now - TWO_DAYS} <= stay
    last_days = list(dict.fromkeys(s.made.date() for s in reversed(stamps)))[:2]
    assert {s for s in stamps if s.made.date() in last_days} <= stay


@given(some_stamps(), MOMENTS)
def test_thinning_twice_is_thinning_once(stamps, now):
    assert kept(kept(stamps, now), now) == kept(stamps, now)


@given(some_stamps(), MOMENTS, MOMENTS)
def test_a_clock_that_jumps_leaves_the_days_the_weeks_and_the_months(stamps, now, jumped):
    steady = kept([s for s in stamps if s.made <= now], now)
    if jumped < now:
        return
    again = kept(steady, jumped)
    for period in (lambda s: s.made.date(), lambda s: (s.made.year, s.made.month)):
        newest = {period(s) for s in sorted(steady, reverse=True)[:9]}
        assert newest <= {period(s) for s in again}


def test_a_year_of_work_leaves_two_days_twelve_days_ten_weeks_nine_months():
    stamps = [
        Stamp(number, NOW - timedelta(hours=5 * (1500 - number))) for number in range(1, 1501)
    ]
    stay = sorted(kept(stamps, NOW), reverse=True)
    assert {s for s in stamps if s.made > NOW - TWO_DAYS} <= set(stay)
    days = list(dict.fromkeys(s.made.date() for s in stay))
    assert [a - b for a, b in pairwise(days[:12])] == [timedelta(days=1)] * 11
    assert len({s.made.isocalendar()[:2] for s in stay}) >= 10
    assert len({(s.made.year, s.made.month) for s in stay}) == 9
    assert len(stay) < 40


def test_a_clock_set_back_removes_nothing():
    stamps = daily(40)
    back = NOW - timedelta(days=400)
    made_then = Stamp(41, back)
    assert kept([*stamps, made_then], back) == {*stamps, made_then}
    # When the clock is right again, the one that was made last is still the newest.
    assert made_then in kept([*stamps, made_then], NOW)


def test_after_a_year_away_the_last_two_days_are_still_whole():
    busy = [Stamp(n, NOW - timedelta(hours=30 - n)) for n in range(1, 30)]
    assert kept(busy, NOW + timedelta(days=365)) >= {
        s for s in busy if s.made.date() >= NOW.date() - timedelta(days=1)
    }


def test_when_the_last_backup_that_holds_it_goes():
    # That of 31 October stands for its month until July is the ninth month with a backup.
    assert gone_on(daily(30), NOW) == date(2027, 7, 1)
    assert gone_on(daily(1), NOW) == date(2026, 11, 30)
    assert gone_on([], NOW) is None
    assert gone_on([Stamp(1, NOW + timedelta(days=3650))], NOW) is None


@given(st.integers(1, 999_999_999), MOMENTS, st.sampled_from(["journal", "a (b) [c] .*", "x auto"]))
def test_a_name_tells_what_it_was_made_of(number, made, stem):
    made = made.replace(microsecond=0)
    automatic = automatic_name(stem, Stamp(number, made))
    assert read_name(stem, automatic) == CopyName(CopyKind.AUTOMATIC, made, number)
    assert read_name(stem, by_hand_name(stem, made)) == CopyName(CopyKind.BY_HAND, made)
    assert read_name(stem, replaced_name(stem, made)) == CopyName(CopyKind.REPLACED, made)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("journal 2026-11-18 140512 (2).ccj", CopyName(CopyKind.BY_HAND, NOW)),
        ("journal before update from 1.ccj", CopyName(CopyKind.BEFORE_UPDATE)),
        ("journal before update from 1 (2).ccj", CopyName(CopyKind.BEFORE_UPDATE)),
        ("journal auto 00001 2026-13-41 990000.ccj", CopyName(CopyKind.BY_HAND)),
        ("other auto 00001 2026-11-18 140512.ccj", CopyName(CopyKind.BY_HAND)),
        ("Before the exam.ccj", CopyName(CopyKind.BY_HAND)),
    ],
)
def test_other_names(name, told):
    assert read_name("journal", name) == told


def test_names_are_in_the_order_in_which_they_were_made():
    later = automatic_name("journal", Stamp(12, NOW - timedelta(days=400)))
    assert sorted([later, automatic_name("journal", Stamp(9, NOW))])[-1] == later
