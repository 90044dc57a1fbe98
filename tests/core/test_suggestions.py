"""Suggestions: what a text shows, with the sentence that shows it, and what is remembered."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.cli import main
from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.suggest.index import Index, Row
from ccjournal.domain.suggest.ranking import Habits, Level, Piece, ranked
from ccjournal.domain.suggest.signs import deed
from ccjournal.domain.suggest.terms import Terms, stem
from ccjournal.domain.unit import Criterion, Outcome, Unit
from ccjournal.services.claims import Wording

ROUTING = (
    "I changed the skill routing so that storm chats go to the claims queue, because a third of "
    "them were handed on. I tested it on two evenings and compared the figures before and after."
)
CAKE = "We had cake on Wednesday. The car park is finally open again and the sun was out."


@pytest.fixture
def record(services):
    fields = {"situation": "The storm chats were handed on.", "action": ROUTING}
    return services.journal.create("star", fields=fields)[1]


def criteria(found):
    return [suggestion.criterion for suggestion in found]


def test_the_sentence_that_shows_it_stands_in_the_record(services, record):
    found = services.suggestions.of_record(record)
    first = found[0]
    assert "ST-2.1" in criteria(found)
    assert record.fields[first.field][first.start : first.end] == first.sentence
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)
    assert all(0 < f.chance < 1 for f in found)


def test_a_text_that_shows_nothing_gets_no_likely_suggestion(services):
    found = services.suggestions.of_text(CAKE)
    assert Level.LIKELY not in {f.level for f in found}
    assert services.suggestions.of_text("") == []
    assert services.suggestions.of_text("Too short.") == []


def test_what_is_claimed_or_turned_down_is_not_suggested_again(services, record):
    first, second, *_rest = criteria(services.suggestions.of_record(record))
    services.claims.add(record.id, first, ("action", 0, 40), Wording("route"))
    change = services.answers.give(record.id, Answer(AnswerKind.SUGGESTION, second))
    now = criteria(services.suggestions.of_record(services.journal.get(record.id)))
    assert not {first, second} & set(now)
    change.undo()
    assert second in criteria(services.suggestions.of_record(services.journal.get(record.id)))


def test_a_no_makes_it_less_likely_elsewhere(services, record):
    other = services.journal.create("star", fields=record.fields)[1]
    before = {f.criterion: f.score for f in services.suggestions.of_record(other)}
    no = criteria(services.suggestions.of_record(record))[0]
    services.answers.give(record.id, Answer(AnswerKind.SUGGESTION, no))
    after = {f.criterion: f.score for f in services.suggestions.of_record(other)}
    assert after[no] == pytest.approx(before[no] - 0.4)


def test_claimed_words_teach(services, record):
    odd = "I gave the parrot its seed at noon and wrote the weight down."
    taught = services.journal.create("star", fields={"action": odd})[1]
    alike = services.journal.create("star", fields={"action": odd.replace("noon", "ten")})[1]
    services.claims.add(taught.id, "PE-1.1", ("action", 0, len(odd)), Wording("feed"))
    assert criteria(services.suggestions.of_record(alike))[0] == "PE-1.1"


def test_units_of_ones_own_are_suggested_by_their_words(services):
    words = "Repair bicycle wheels and check that the spokes are tight"
    outcome = Outcome(1, "Mend bicycles", (Criterion("BK-1.1", "1.1", words),))
    services.units.put([Unit("BK", "Bicycles", (outcome,))])
    text = "I repaired two bicycle wheels on Friday and checked that all of the spokes were tight."
    assert criteria(services.suggestions.of_text(text))[0] == "BK-1.1"


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        ("I wrote to 12 customers on Monday.", "I would write to customers if I had time."),
        ("We moved two people to chat.", "A friend told me that they move people."),
        ("I did score six calls.", "I never scored calls."),
    ],
)
def test_a_deed_looks_more_like_one_than_a_wish(likely, unlikely):
    assert deed(likely) > deed(unlikely)


def test_spelling_and_ending_make_no_difference():
    assert stem("organised") == stem("organizing") == stem("organisation")
    assert stem("planned") == stem("plans") == stem("planning")


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_can_be_ranked(text, title):
    index = Index([Row("A-1", "Score calls", "Monitor"), Row("A-2", "", "")], Terms({}))
    found = ranked(index, Habits(), "star", title, [Piece("a", 0, len(text), text)])
    assert [one.criterion for one in found] in (["A-1", "A-2"], [])


def test_the_command_line_suggests_for_a_record_and_a_text(services, record, tmp_path, capsys):
    services.close()

    def said(*words):
        assert main(["suggest", str(services.file), *map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    found = said(record.ref)
    assert {"criterion", "score", "level", "field", "sentence"} == set(found[0])
    file = tmp_path / "text.txt"
    file.write_text(ROUTING, "utf-8")
    assert "ST-2.1" in [one["criterion"] for one in said("--text-file", file)]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_is_no_text_is_refused_in_one_sentence(services, tmp_path, capsys, content):
    services.close()
    file = tmp_path / "text.txt"
    if content:
        file.write_bytes(content)
    assert main(["suggest", str(services.file), "--text-file", str(file)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "text.txt" in said.err
