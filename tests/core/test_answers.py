"""Answers are kept with their record, in its history, and can be taken back."""

from dataclasses import replace

import pytest

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.errors import RefusedError
from ccjournal.services.jobs import NoProgress
from ccjournal.storage.content import from_content, to_content

NOT_NEEDED = Answer(AnswerKind.CHECK, "S9", "action", "as per procedure", "It is named above.")
NOT_THIS = Answer(AnswerKind.SUGGESTION, "ST-2.1")


@pytest.fixture
def record(services):
    _change, record = services.journal.create("star", fields={"action": "I did as per procedure."})
    return record


def test_an_answer_is_kept_and_undone(services, record):
    change = services.answers.give(record.id, NOT_NEEDED)
    services.answers.give(record.id, NOT_THIS)
    kept = services.journal.get(record.id)
    assert kept.answers == (NOT_NEEDED, NOT_THIS)
    assert services.safety.safekeeping.verify(NoProgress()).ok
    change.undo()
    assert services.journal.get(record.id).answers == ()


def test_a_second_answer_to_the_same_takes_the_place_of_the_first(services, record):
    services.answers.give(record.id, NOT_NEEDED)
    again = replace(NOT_NEEDED, reason="The clause is in the claim.")
    services.answers.give(record.id, again)
    assert services.journal.get(record.id).answers == (again,)
    assert services.answers.give(record.id, again) is None


def test_it_can_be_asked_again(services, record):
    services.answers.give(record.id, NOT_NEEDED)
    services.answers.take_back(record.id, replace(NOT_NEEDED, reason=""))
    assert services.journal.get(record.id).answers == ()
    assert services.answers.take_back(record.id, NOT_NEEDED) is None


@pytest.mark.parametrize("kind", [AnswerKind.CHECK, AnswerKind.PRIVACY])
def test_a_question_is_not_set_aside_without_a_reason(services, record, kind):
    with pytest.raises(RefusedError, match="few words"):
        services.answers.give(record.id, Answer(kind, "S9", reason="  \n"))
    assert services.journal.get(record.id).answers == ()


def test_a_record_without_answers_is_written_as_before(record):
    content = to_content(record)
    assert "answers" not in content
    answered = replace(record, answers=(NOT_NEEDED,))
    assert from_content(to_content(answered)) == answered
