"""What is said of a record while it is written, and where its words are after an edit."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.privacy.find import Finder, find, pieces
from ccjournal.domain.privacy.instead import instead_of
from ccjournal.domain.tip import Tip, moved, numbered
from ccjournal.errors import Cancelled
from ccjournal.paths import shipped
from ccjournal.services.data_kinds import read_data_kinds
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.findings import grouped
from ccjournal.services.journal import new_record
from tests.core.storing import Watched

KINDS = read_data_kinds(shipped("resources") / "checks" / "privacy.toml")
FIELDS = {
    "situation": "The storm chats were handed on. Mrs Adeyemi held HC-4471-902 with us.",
    "action": "We agreed that the greeting should be shorter. " * 5
    + "I changed the skill routing so that storm chats go to the claims queue.",
}


@pytest.fixture
def unsaved(services):
    """A record that the journal does not have yet."""
    kind = services.journal.types["star"]
    return replace(new_record(kind, date(2026, 3, 9)), title="Routing", fields=FIELDS)


def test_a_record_that_is_not_kept_yet_is_read(services, unsaved):
    reading = services.advice.read(unsaved, Watched())
    kinds = [tip.kind for tip in reading.tips]
    assert kinds.count(AnswerKind.PRIVACY) == 2
    assert kinds.count(AnswerKind.CHECK) >= 5
    found = [t for t in reading.tips if t.kind is AnswerKind.SUGGESTION]
    assert "ST-2.1" in {tip.answer.key for tip in found}
    for tip in reading.tips:
        assert FIELDS.get(tip.field, "")[tip.start : tip.end] == tip.words
    assert len({tip.name for tip in reading.tips}) == len(reading.tips)


def test_checks_that_ask_nothing_are_named(services, unsaved):
    reading = services.advice.read(unsaved, Watched())
    asked = {tip.answer.key for tip in reading.tips if tip.kind is AnswerKind.CHECK}
    assert "S3" in asked
    assert "What you did yourself" not in reading.quiet
    assert "The scene is short" in reading.quiet


def test_reading_stops_when_nobody_waits_for_it(services, unsaved):
    class Stopped:
        def step(self, *_anything):
            raise Cancelled

    with pytest.raises(Cancelled):
        services.advice.read(unsaved, Stopped())


def tip(words, start, field="action"):
    answer = Answer(AnswerKind.PRIVACY, "name", field, words)
    return Tip(answer, field, start, start + len(words), words, "")


@pytest.mark.parametrize(
    ("new", "start"),
    [
        ("I rang Mrs Khan at ten.", 7),
        ("I rang Mrs Khan at ten, twice.", 7),
        ("On Monday I rang Mrs Khan at ten.", 17),
        ("On Monday I rang Mrs Khan.", 17),
        ("On Monday I rang Mrs Khan, and Mrs Khan rang.", None),
        ("I rang Mrs Shah at ten.", None),
        ("", None),
    ],
)
def test_a_tip_goes_with_its_words_or_not_at_all(new, start):
    found = moved(tip("Mrs Khan", 7), "I rang Mrs Khan at ten.", new)
    assert (found.start if found else None) == start


def test_a_tip_without_words_stays():
    whole = tip("", 0)
    assert moved(whole, "a", "b") is whole


def test_the_same_words_twice_are_two_tips():
    first, second = numbered([tip("Mrs Khan", 7), tip("Mrs Khan", 30)])
    assert first.name != second.name
    assert first.answer == second.answer


@given(st.text(alphabet="Ab cdef.!?\n", max_size=80))
def test_pieces_hold_every_word_where_it_stands(text):
    found = list(pieces(text))
    assert all(text.startswith(piece, place) for place, piece in found)
    assert "".join("".join(p for _, p in found).split()) == "".join(text.split())


def test_piece_by_piece_finds_what_the_whole_text_has():
    text = "I rang Mrs. Khan again. Her policy was no. HC-4471-902.\nShe is on 07700 900123. Done."
    finder = Finder(KINDS)
    assert tuple(finder.find(text, ())) == find(text, KINDS)
    changed = f"On Monday {text}"
    assert tuple(finder.find(changed, ())) == find(changed, KINDS)


def leaving(services, profile):
    request = ExportRequest(Path("out.docx"), profile=profile)
    _records, findings = services.portfolio.preview(request)
    return [found for found in findings if found.tip]


def test_personal_data_that_would_leave_is_told_first(services):
    services.people.add("Agent A", "Priya Shah")
    action = "Priya Shah rang Mrs Adeyemi about HC-4471-902. She is on 07700 900123."
    record = services.journal.create("star", fields={"action": action})[1]
    request = ExportRequest(Path("out.docx"), profile="assessor")
    _records, findings = services.portfolio.preview(request)
    assert [found.finding.partition(" looks")[0] for found in findings[:3]] == [
        "Personal data: Mrs Adeyemi",
        "Personal data: HC-4471-902",
        "Personal data: 07700 900123",
    ]
    assert {found.ref for found in findings[:3]} == {record.ref}
    assert grouped(findings)[0].title == "Personal data would leave in 3 places"
    names = {tip.name for tip in services.advice.read(record, Watched()).tips}
    assert {found.tip for found in findings[:3]} <= names
    assert leaving(services, "private") == []


def test_what_a_profile_takes_out_or_may_stay_is_not_told(services):
    action = "I rang her on 07700 900123 about HC-4471-902."
    record = services.journal.create("star", fields={"action": action})[1]
    assert "07700" not in " ".join(found.finding for found in leaving(services, "strict"))
    for leak in services.checks.leaks(record):
        services.answers.give(record.id, replace(leak.answer, reason="It is made up."))
    assert leaving(services, "assessor") == []


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("Her policy HC-4471-902 was old.", "HC-4471-902", ""),
        ("Policy number: HC-4471-902.", "HC-4471-902", ""),
        ("I looked up HC-4471-902.", "HC-4471-902", "a policy"),
        ("HC-4471-902 was old.", "HC-4471-902", "A policy"),
        ("It was late. Mrs Khan rang.", "Mrs Khan", "A customer"),
        ("The customer, Mrs Khan, rang.", "Mrs Khan", ""),
        ("I rang Mrs Khan.", "Mrs Khan", "a customer"),
    ],
)
def test_the_general_words_fit_the_sentence(text, words, after):
    found = next(data for data in find(text, KINDS) if data.words == words)
    assert instead_of(text, found) == after
