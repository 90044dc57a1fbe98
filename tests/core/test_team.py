"""The order of the team, what comes next with each, and what an agent may be handed."""

from datetime import date

import pytest

from ccjournal.domain.agent_copy import copy_as_text, copy_parts, for_agent
from ccjournal.domain.anchor import Anchor
from ccjournal.domain.claim import Claim
from ccjournal.domain.person import Person
from ccjournal.domain.record import Record
from ccjournal.domain.rows import row_name
from ccjournal.domain.smart import missing_in_words
from ccjournal.domain.table import DueItem
from ccjournal.domain.team import (
    Agreed,
    Member,
    Session,
    Tone,
    agreed_in_words,
    count_in_words,
    member_in_words,
    standing_in_words,
    team,
)
from ccjournal.paths import shipped
from ccjournal.services.definitions import load_record_types

TODAY = date(2026, 11, 22)
TYPES = load_record_types(shipped("resources") / "record_types").types
CLAIM = Claim("c", "ST-1.1", Anchor("observation", 0, 2, "Tw", "", "o"), "see", "saw")


def _agreed(due=None, done=None, label="Follow-ups"):
    item = DueItem("r", "R-0001", "", "follow_ups", label, 0, "Listen", due=due, done=done)
    return Agreed(item)


def _session(day):
    return Session("r", "Closing", day, "draft")


def test_what_is_due_comes_first_and_the_retired_last():
    people = [Person(n, n, retired=n == "Gone") for n in ("New", "Old", "Late", "Soon", "Gone")]
    sessions = {"Old": [_session(date(2026, 10, 1))], "Late": [_session(date(2026, 10, 2))]}
    agreed = {
        "Late": [_agreed(date(2026, 11, 20))],
        "Soon": [_agreed(date(2026, 11, 24)), _agreed(date(2026, 1, 1), done=date(2026, 1, 2))],
        "Gone": [_agreed(date(2026, 1, 1))],
    }
    order = [m.person.pseudonym for m in team(people, sessions, agreed)]
    assert order == ["Late", "Soon", "Old", "New", "Gone"]


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2026, 11, 20), "Late, due 20 Nov", Tone.LATE),
        (TODAY, "Follow-up today", Tone.DUE),
        (date(2026, 11, 23), "Follow-up tomorrow", Tone.DUE),
        (date(2026, 11, 24), "Follow-up Tue 24 Nov", Tone.QUIET),
        (date(2026, 12, 24), "Follow-up 24 Dec", Tone.QUIET),
    ],
)
def test_what_comes_next_is_told_in_words(due, words, tone):
    member = Member(Person("a", "Agent A"), agreed=(_agreed(), _agreed(due)))
    assert member_in_words(member, TODAY) == (words, tone)


def test_somebody_without_anything_due_was_seen_or_not():
    person = Person("a", "Agent A")
    assert member_in_words(Member(person), TODAY) == ("No session yet", Tone.DUE)
    seen = Member(person, (_session(date(2026, 11, 4)),))
    assert member_in_words(seen, TODAY) == ("Last seen 4 Nov", Tone.QUIET)


def test_how_something_agreed_stands():
    stands = [
        agreed_in_words(_agreed(due, done).item, TODAY)[0]
        for due, done in (
            (None, None),
            (date(2026, 11, 1), None),
            (TODAY, None),
            (date(2026, 12, 1), None),
            (date(2026, 11, 1), date(2026, 11, 2)),
        )
    ]
    assert stands == ["No date yet", "Late, due 1 Nov", "Due today", "Due 1 Dec", "Done 2 Nov"]
    two = [_agreed(), _agreed(done=TODAY)]
    assert standing_in_words(two) == "1 open, 1 done"
    assert count_in_words(1, "session") == "1 session"
    assert count_in_words(2, "session") == "2 sessions"


def test_names_of_rows_and_missing_letters():
    assert [row_name(n) for n in ("Targets", "Follow-ups", "Activities", "Press")] == [
        "Target",
        "Follow-up",
        "Activity",
        "",
    ]
    assert missing_in_words("") == ""
    assert missing_in_words("M") == "No number yet"
    assert missing_in_words("MT") == "No number or date yet"
    assert missing_in_words("MAT", dated=True) == "No number, owner or review date yet"


def _record():
    return Record(
        "id",
        "coaching",
        "cycle",
        date(2026, 11, 19),
        title="My own title",
        fields={
            "agent": "Agent C",
            "observation": "Two chats. sam cole was calm; Samcolen was not.",
            "agent_view": "Private so far.",
            "old_key": "From another form.",
        },
        claims=(CLAIM,),
        number=4,
        tables={
            "targets": (
                {"target": "Name it", "measure": "9 of 10", "due": "2026-12-11", "done": ""},
            ),
            "old_table": ({"what": "x"},),
        },
    )


def test_the_copy_holds_what_the_form_shares_and_no_real_name():
    made = for_agent(_record(), TYPES["cycle"], {"Sam Cole": "Agent C"})
    assert (made.title, made.claims) == ("", ())
    assert made.fields == {
        "agent": "Agent C",
        "observation": "Two chats. Agent C was calm; Samcolen was not.",
    }
    assert list(made.tables) == ["targets"]
    assert [part.label for part in copy_parts(made, TYPES["cycle"])] == ["Observation", "Targets"]


def test_the_copy_as_text():
    made = for_agent(_record(), TYPES["cycle"], {})
    assert copy_as_text(made, TYPES["cycle"]) == (
        "Coaching session, 19 Nov 2026, Agent C\n\n"
        "Observation\nTwo chats. sam cole was calm; Samcolen was not.\n\n"
        "Targets\n1. Name it\n   How will you both know? 9 of 10\n   Due 11 Dec 2026\n"
    )


def test_only_coaching_shares_anything_and_never_the_person():
    for form in TYPES.values():
        shared = {field.key for field in form.fields if field.shared}
        assert bool(shared) == (form.kind == "coaching")
        assert not shared & {"agent", "agent_view"}
