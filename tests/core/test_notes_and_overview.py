"""Notes that grow, and what Today and Coverage ask of the journal."""

from datetime import date, timedelta

import pytest

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.next_step import StepAction
from ccjournal.domain.record import Status
from ccjournal.domain.waiting import Waiting
from ccjournal.errors import RefusedError
from ccjournal.services.claims import Wording
from ccjournal.services.journal import Draft
from ccjournal.services.overview import Pressing

WORDS = "Agent E asked for the wording again.\nGave her the card."


def _states(services):
    return {state.criterion: state for state in services.coverage.states()}


def _note(services):
    return services.notes.keep(WORDS)[1]


def test_captured_words_are_kept_as_a_note(services):
    note = _note(services)
    assert (note.form, note.status, note.fields["note"]) == ("note", Status.NOTE, WORDS)
    assert note.title.startswith("Agent E asked")
    assert [n.words for n in services.overview.notes()] == [WORDS]


@pytest.mark.parametrize(
    ("kind", "form", "field"),
    [
        ("coached", "cycle", "observation"),
        ("complaint", "star", "situation"),
        ("changed", "star", "situation"),
        ("feedback", "driscoll", "what"),
    ],
)
def test_a_kind_only_sets_the_form_that_the_words_begin_in(services, kind, form, field):
    _change, record = services.notes.keep(WORDS, kind)
    assert (record.form, record.status) == (form, Status.DRAFT)
    assert record.fields[field] == WORDS


def test_a_note_grows_in_one_step_that_can_be_taken_back(services):
    note = _note(services)
    change, grown = services.notes.grow(note.id, "star")
    assert grown.fields["situation"] == f"“{WORDS}”"
    assert (grown.date, grown.title, grown.status) == (note.date, note.title, Status.DRAFT)
    assert [row.id for row in services.journal.rows()] == [grown.id]
    assert [row.id for row in services.journal.bin()] == [note.id]
    assert change.records == {note.id, grown.id}
    redo = change.undo()
    assert [row.id for row in services.journal.rows()] == [note.id]
    redo.undo()
    assert [row.id for row in services.journal.rows()] == [grown.id]


def test_a_note_grows_once(services, star):
    note = _note(services)
    services.notes.grow(note.id, "driscoll")
    for record_id in (note.id, star.id):
        with pytest.raises(RefusedError):
            services.notes.grow(record_id, "star")


def test_the_next_step_follows_the_journal(services, star):
    overview = services.overview
    assert overview.next_step(_states(services)).action is StepAction.WRITE
    note = _note(services)
    step = overview.next_step(_states(services))
    assert (step.action, step.target) == (StepAction.GROW, note.id)
    span = ("action", 0, 30)
    _change, claim = services.claims.add(star.id, "ST-2.1", span, Wording("change"))
    step = overview.next_step(_states(services))
    assert (step.action, step.target) == (StepAction.REASON, star.id)
    services.claims.reword(star.id, claim.id, Wording("change", "I moved two people"))
    step = overview.next_step(_states(services))
    assert (step.action, step.criteria) == (StepAction.PROVE, ("ST-2.1",))
    assert overview.next_step(_states(services), Pressing(star.id)).action is StepAction.SAVE
    item = EvidenceItem("", EvidenceKind.WITNESS, "QA lead", date(2026, 3, 5), ("ST-2.1",))
    services.evidence.add(item)
    assert overview.next_step(_states(services)).action is StepAction.GROW


def test_detached_claims_come_before_those_without_a_reason(services, star):
    span = ("action", 0, 30)
    services.claims.add(star.id, "ST-2.1", span, Wording("change"))
    _change, other = services.journal.add(
        "free", Draft("Newer", date(2026, 4, 1), fields={"account": "I listened to calls."})
    )
    services.claims.add(other.id, "QA-1.1", ("account", 0, 10), Wording("listen"))
    services.journal.edit(star.id, Draft("T", star.date, fields={"action": "Else."}))
    step = services.overview.next_step(_states(services))
    assert (step.action, step.target) == (StepAction.ATTACH, star.id)
    (first, *_) = services.overview.gaps("ST", _states(services))
    assert (first.numbers, first.record_id) == ("2.1", star.id)


def test_gaps_of_a_unit_are_all_of_its_criteria_at_first(services):
    unit = services.units.get("ST")
    found = services.overview.gaps("ST", _states(services))
    assert [c.id for gap in found for c in gap.criteria] == [c.id for c in unit.criteria]


def test_questions_are_taken_from_one_unit_after_another(services):
    found = services.overview.questions(_states(services), 5)
    assert len({q.criterion.partition("-")[0] for q in found}) == 5
    assert all(q.text.endswith("?") and q.reason == "Nothing yet" for q in found)
    assert {q.state for q in found} == {CriterionState.NONE}


def test_writing_days_are_four_weeks_from_a_monday(services):
    today = date.today()
    services.journal.add("free", Draft("Today", today, fields={"account": "Something."}))
    services.journal.add("free", Draft("Old", today - timedelta(90), fields={"account": "Else."}))
    days = services.overview.writing_days()
    assert len(days) == 28
    assert next(iter(days)).weekday() == 0
    assert days[today] == 1
    assert sum(days.values()) == 1


def test_what_lies_ahead_counts_what_waits(services):
    today = date.today()
    rows = {"follow_ups": [{"what": "Listen again", "due": today.isoformat()}]}
    fields = {"agent": "Agent C", "observation": "I heard four calls."}
    services.journal.add("cycle", Draft("Listening", today, fields=fields, tables=rows))
    ahead = services.overview.ahead(_states(services))
    assert ahead.waiting == Waiting(follow_ups=1, people=1)
    assert ahead.step == services.overview.next_step(_states(services))
