"""Questions and personal data in a record, as the screens and the command line get them."""

from dataclasses import replace

import pytest

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.errors import DefinitionError
from ccjournal.services.check_files import read_checks
from ccjournal.services.claims import Wording

WE = "We agreed that the greeting should be shorter. " * 6


def star(services, **fields):
    parts = {"situation": "The calls were long.", "action": WE, **fields}
    return services.journal.create("star", fields=parts)[1]


def test_a_question_names_its_words_until_it_is_set_aside(services):
    record = star(services)
    (first, *_rest) = [q for q in services.checks.questions(record) if q.rule == "S3"]
    assert first.question == '"We": what did you do yourself?'
    assert record.fields["action"][first.start : first.end] == first.words
    services.answers.give(record.id, replace(first.answer, reason="Two of us decided it."))
    now = services.journal.get(record.id)
    assert "S3" not in {q.rule for q in services.checks.questions(now)}


def test_little_text_is_asked_nothing(services):
    record = star(services, action="We agreed it.")
    assert services.checks.questions(record) == ()


def test_personal_data_is_found_wherever_it_would_leave(services):
    services.people.add("Agent A", "Priya Shah")
    record = star(services, situation="Mrs Adeyemi rang.", action="Priya took HC-4471-902 down.")
    services.claims.add(record.id, "ST-2.1", ("action", 0, 5), Wording("", "Mr Dunne said so"))
    leaks = services.checks.leaks(services.journal.get(record.id))
    assert [(leak.field, leak.data.words) for leak in leaks] == [
        ("situation", "Mrs Adeyemi"),
        ("action", "Priya"),
        ("action", "HC-4471-902"),
        ("because", "Mr Dunne"),
    ]
    assert leaks[1].question == "Priya is in your list of people. Write Agent A?"
    assert leaks[2].question == "HC-4471-902 looks like a policy or reference number."


def test_what_may_stay_is_not_told_again(services):
    record = star(services, action="We gave out 07700 900123.")
    (leak,) = services.checks.leaks(record)
    services.answers.give(record.id, replace(leak.answer, reason="It is our own hotline."))
    assert services.checks.leaks(services.journal.get(record.id)) == ()


def test_what_was_set_aside_is_counted_with_its_reasons(services):
    one, other = star(services), star(services, situation="The calls were far too long.")
    for record, why in ((one, "Two of us decided it."), (other, "It was a vote.")):
        asked = next(q for q in services.checks.questions(record) if q.rule == "S3")
        services.answers.give(record.id, replace(asked.answer, reason=why))
    unknown = Answer(AnswerKind.CHECK, "S99", reason="An older version asked it.")
    services.answers.give(one.id, unknown)
    records = [services.journal.get(record.id) for record in (one, other)]
    found = services.checks.set_aside(records)
    assert [(aside.rule, aside.count) for aside in found] == [("S3", 2), ("S99", 1)]
    assert found[0].title == "What you did yourself"
    assert [(r.ref, r.reason) for r in found[0].reasons] == [
        (one.ref, "Two of us decided it."),
        (other.ref, "It was a vote."),
    ]
    assert found[1].title == "S99"
    assert services.checks.set_aside([replace(records[0], deleted=True)]) == ()


def test_a_question_of_a_unit_comes_with_a_claim_on_its_criterion(services):
    text = "She rang to complain about the visit. I found that the depot had her old address. " * 3
    _, record = services.journal.create("free", fields={"account": text})
    assert "001-T4" not in {q.rule for q in services.checks.questions(record)}
    services.claims.add(record.id, "CS-2.4", ("account", 0, 20), Wording("", "x"))
    claimed = services.journal.get(record.id)
    assert "001-T4" in {q.rule for q in services.checks.questions(claimed)}


def test_a_check_is_not_asked_twice_under_another_name(services):
    text = "A caller complained about her bill. I corrected it, said sorry and closed the case. "
    fields = {"situation": text * 4, "action": "I closed it. " * 10}
    _, record = services.journal.create("star", fields=fields)
    services.claims.add(record.id, "CS-2.2", ("situation", 0, 20), Wording("", "x"))
    asked = [q.rule for q in services.checks.questions(services.journal.get(record.id))]
    assert "S12" in asked
    assert "001-M4" not in asked


def test_a_check_without_a_rule_is_told(tmp_path):
    file = tmp_path / "writing.toml"
    lines = ("rule", "S99"), ("title", "T"), ("question", "Q?"), ("why", "W."), ("example", "E")
    file.write_text("[[check]]\n" + "\n".join(f'{k} = "{v}"' for k, v in lines), "utf-8")
    with pytest.raises(DefinitionError, match="there is no rule 'S99'"):
        read_checks(file)


def test_each_target_is_asked_about_by_itself(services):
    wish = {"target": "Be better", "measure": "", "owner": "", "due": "", "review": ""}
    rows = (wish, {**wish, "target": "Try to listen"})
    _, record = services.journal.create("cycle", fields={"observation": "I heard four calls."})
    record = replace(record, tables={"targets": rows})
    first, second = [q for q in services.checks.questions(record) if q.rule == "SMART"]
    assert first.question.startswith("Target 1: what will be done")
    assert (first.words, second.words) == ("Be better", "Try to listen")
    aside = replace(record, answers=(replace(first.answer, reason="A first draft."),))
    assert second in services.checks.questions(aside)
    assert first not in services.checks.questions(aside)
