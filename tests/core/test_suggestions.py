"""Suggestions: what a text shows, with the sentence that shows it, and what is remembered."""

import json
import re
import tomllib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.cli import main
from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.suggest.index import Index, Row
from ccjournal.domain.suggest.ranking import Habits, Level, Piece, ranked
from ccjournal.domain.suggest.respelling import Respelling, one_slip
from ccjournal.domain.suggest.signs import deed
from ccjournal.domain.suggest.terms import CONCEPT, Terms, stem
from ccjournal.domain.unit import Criterion, Outcome, Unit
from ccjournal.paths import shipped
from ccjournal.services.claims import Wording
from ccjournal.services.suggest_files import read_terms
from ccjournal.storage.learned import MOST

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
        ("Rang him back and logged it.", "Gonna ring him back and log it."),
        ("Took the names off the list.", "Maz got the names taken off the list."),
        ("I've moved her to the late shift.", "I wish they moved her to the late shift."),
    ],
)
def test_a_deed_looks_more_like_one_than_a_wish(likely, unlikely):
    assert deed(likely) > deed(unlikely)


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [
        ("Wrong desk calls were 33 in a hundred, now 9.", "before_after"),
        ("It went from 3:10 to 1:50.", "before_after"),
        ("Hold under a minute by Friday week.", "deadline"),
        ("That is under regulation 29 of ours.", "clause"),
        ("She was at the end of her tether.", "complaint"),
        ("We looked at it again after 90 days.", "later"),
    ],
)
def test_a_sentence_has_a_shape_beside_its_words(sentence, shape):
    terms = read_terms(shipped("resources") / "suggest")
    assert CONCEPT + shape in terms.of(sentence)
    assert CONCEPT + shape not in terms.of("We had cake in the car park on Wednesday.")


def test_shapes_are_in_small_letters():
    shapes = tomllib.loads((shipped("resources") / "suggest" / "shapes.toml").read_text("utf-8"))
    patterns = [pattern for patterns in shapes.values() for pattern in patterns]
    assert [p for p in patterns if re.search(r"(?<!\\)[A-Z]", p)] == []


@given(st.text(max_size=200))
def test_terms_that_are_kept_are_the_same(text):
    terms = Terms({"call": ("rang",)}, {"two": (r"\d \d",)})
    assert list(terms.of_known(text)) == terms.of(text) == list(terms.of_known(text))


def test_a_sentence_is_quoted_for_what_it_shows_best():
    rows = [Row("A-1", "Score calls each week", ""), Row("A-2", "Train staff on new software", "")]
    told = ["I scored calls and I trained staff.", "I trained staff on their new software."]
    pieces = [Piece("a", place, place, text) for place, text in enumerate(told)]
    found = ranked(Index(rows, Terms({})), Habits(), "star", "", pieces)
    assert [one.piece.text for one in found] == told


def test_a_fit_is_unusual_beside_what_shows_other_criteria():
    calls = ("I scored eight calls.", "I scored the calls of May.")
    rows = [Row("A-1", "Score calls", "", calls), Row("A-2", "Write rotas", "", ("Wrote a rota.",))]
    index = Index(rows, Terms({}))
    fits = index.hear("I scored nine calls in June.").fits
    assert index.unusual(0, fits[0]) > 0 >= index.unusual(1, fits[1])


def test_a_misspelt_text_is_ranked_like_the_right_one(services):
    right = "I acknowledged her complaint the same day and entered it in the complaints register."
    wrong = "I aknowledged her complant the same day and enterd it in the complants regester."
    first = services.suggestions.of_text(right)[0]
    assert services.suggestions.of_text(wrong)[0].criterion == first.criterion == "CS-2.1"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("seperate", "separate"),
        ("diffrent", "different"),
        ("huddel", "huddle"),
        ("calender", "calendar"),
        ("serius", "serious"),
        ("separate", "separate"),
        ("zebra", "zebra"),
        ("clal", "clal"),
    ],
)
def test_a_misspelt_word_becomes_the_known_one(word, meant):
    words = ["separate", "different", "huddle", "calendar", "serious", "call"]
    assert Respelling(words).of(word) == meant


def test_a_word_that_may_be_two_is_left_alone():
    assert Respelling(["sample", "simple"]).of("semple") == "semple"
    assert Respelling(["complaint", "complaints"]).of("complant") == "complaint"


WORDS = st.text("abcehiknoprstwy", max_size=9)


@given(st.lists(WORDS), WORDS)
def test_respelling_gives_a_known_word_or_the_word_itself(words, word):
    respelling = Respelling(words)
    assert respelling.of(word) in {*words, word}
    assert [respelling.of(known) for known in words] == words


@given(WORDS, st.integers(0, 8), st.sampled_from("aest"))
def test_a_slip_is_one_both_ways(word, place, letter):
    longer = word[:place] + letter + word[place:]
    swapped = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    for other in (longer, swapped, word):
        assert one_slip(word, other)
        assert one_slip(other, word)
    assert not one_slip(word, longer + letter)


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


def test_of_each_criterion_the_newest_claims_teach(services):
    text = "I rang them back. " * 3
    records = [services.journal.create("star", fields={"action": text})[1] for _ in range(MOST)]
    for record in records:
        for criterion in ("ST-2.1", "QA-1.1"):
            services.claims.add(record.id, criterion, ("action", 0, 17), Wording("ring"))
    first, last = records[0].id, records[-1].id
    services.claims.add(last, "ST-2.1", ("action", 18, 35), Wording("ring"))
    taught = services.suggestions._store.claimed()
    assert Counter(one.criterion for one in taught) == {"ST-2.1": MOST, "QA-1.1": MOST}
    assert (first, "ST-2.1") not in {(one.record, one.criterion) for one in taught}
    assert sum(one.record == last for one in taught) == 3
