"""The weekly review: what comes into it, what is decided, and what it never does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.record import Record, Status
from ccjournal.domain.review import WeekDue, WeekNote, fallen_due, first_day, to_review
from ccjournal.domain.table import DueItem
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft

TODAY = date.today()
COACHED = (
    "Sat with Agent C after two low marks for closing, listened to the goodbye together and "
    "wrote down what we agreed to try until Friday."
)


def note(services, words=COACHED, day=TODAY):
    return services.journal.add("note", Draft(words[:30], day, fields={"note": words}))[1]


def items(services):
    return services.review.items(NoProgress())


def keys(services):
    return [item.key for item in items(services)]


@given(st.dates(date(2000, 1, 10), date(2099, 1, 1)))
def test_it_begins_on_monday_of_last_week(today):
    first = first_day(today)
    assert first.weekday() == 0
    assert 7 <= (today - first).days <= 13


def test_notes_come_oldest_first_and_old_ones_not_at_all(services):
    newest, oldest = note(services), note(services, day=first_day(TODAY))
    note(services, day=first_day(TODAY) - timedelta(1))
    assert keys(services) == [oldest.id, newest.id]
    assert services.review.count() == 2


def test_a_note_says_what_it_could_show(services):
    note(services)
    (found,) = items(services)
    assert isinstance(found, WeekNote)
    assert found.words == COACHED
    assert 1 <= len(found.shows) <= 2
    assert all(shown.text for shown in found.shows)
    assert services.journal.rows()[0].live_claims == 0  # it links nothing by itself


def test_a_note_that_fits_nothing_says_nothing(services):
    note(services, "Buy milk.")
    (found,) = items(services)
    assert found.shows == ()


def test_a_note_that_was_rewritten_is_read_again(services):
    kept = note(services)
    assert items(services) == items(services)
    assert items(services)[0].shows
    services.journal.edit(kept.id, Draft("Cake", TODAY, fields={"note": "Buy milk."}))
    (found,) = items(services)
    assert (found.words, found.shows) == ("Buy milk.", ())


def test_what_stays_a_note_is_not_asked_about_again(services):
    kept = note(services)
    change = services.review.keep_as_note(kept.id)
    assert keys(services) == []
    assert services.overview.notes() == []
    assert services.overview.today().week == 0
    assert services.journal.get(kept.id).status is Status.NOTE
    assert services.review.keep_as_note(kept.id) is None
    change.undo()
    assert keys(services) == [kept.id]
    assert len(services.overview.notes()) == 1


def test_today_tells_how_many_notes_wait(services):
    note(services)
    note(services, day=first_day(TODAY) - timedelta(40))
    found = services.overview.today()
    assert (found.week, len(found.notes)) == (1, 2)


def test_what_grows_remembers_where_it_came_from_and_what_it_is_for(services):
    kept = note(services)
    change, grown = services.notes.grow(kept.id, "star", ["CS-5.1"])
    assert (grown.origin, grown.aims) == (kept.id, ("CS-5.1",))
    assert services.journal.get(grown.id).origin == kept.id
    assert keys(services) == []
    change.undo()
    assert keys(services) == [kept.id]


def test_an_account_and_a_note_in_the_bin_are_not_looked_through(services, star):
    gone = note(services)
    services.journal.delete(gone.id)
    assert keys(services) == []
    assert star.status is Status.DRAFT


@pytest.mark.parametrize(
    ("due", "done", "comes"),
    [
        (TODAY, None, True),
        (TODAY - timedelta(30), None, True),
        (TODAY + timedelta(1), None, False),
        (None, None, False),
        (TODAY, TODAY, False),
    ],
)
def test_what_has_fallen_due_comes_too(due, done, comes):
    item = DueItem("r", "R-0001", "", "f", "F", 0, "Look again", due=due, done=done)
    assert fallen_due([item], TODAY) == ([WeekDue(item)] if comes else [])


def test_follow_ups_come_after_the_notes(services):
    rows = [{"what": "Listen to two calls", "due": (TODAY - timedelta(2)).isoformat()}]
    draft = Draft("Calls", TODAY, fields={"agent": "Agent E"}, tables={"follow_ups": rows})
    _change, session = services.journal.add("cycle", draft)
    kept = note(services)
    assert keys(services) == [kept.id, f"{session.id} follow_ups 0"]
    services.journal.tick(session.id, "follow_ups", 0, done=True)
    assert keys(services) == [kept.id]


@given(st.lists(st.tuples(st.integers(-30, 0), st.booleans(), st.booleans()), max_size=12))
def test_nothing_is_told_twice_or_left_out(made):
    notes = [
        Record(
            str(number),
            "note",
            "note",
            TODAY + timedelta(days),
            status=Status.NOTE,
            deleted=deleted,
            number=number,
            answers=(Answer(AnswerKind.RESTS, "note"),) if rests else (),
        )
        for number, (days, deleted, rests) in enumerate(made, 1)
    ]
    found = to_review(notes, TODAY)
    wanted = [n for n in notes if n.date >= first_day(TODAY) and not n.deleted and not n.rests]
    assert sorted(n.number for n in found) == [n.number for n in wanted]
    assert [n.date for n in found] == sorted(n.date for n in found)
