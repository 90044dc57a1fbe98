"""Spelling against the dictionary that ships: what is wrong, what is offered, own words."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.spelling.offers import distance, ordered, with_case
from ccjournal.errors import StorageError
from ccjournal.paths import shipped
from ccjournal.services.own_words import OwnWords, read_words
from ccjournal.services.spelling import Spelling
from ccjournal.spelling.dictionary import NativeDictionary, PlainDictionary, open_dictionary

FOLDER = shipped("resources") / "spelling"
PAIRS = [
    tuple(line.split(": "))
    for line in read_words(Path(__file__).parents[1] / "data" / "misspelt.txt")
]


@pytest.fixture
def own(tmp_path):
    return OwnWords(tmp_path / "library" / "words.txt")


@pytest.fixture
def spelling(own):
    return Spelling(FOLDER, own)


@pytest.fixture(scope="module")
def plain():
    return PlainDictionary(FOLDER, "en_GB")


def test_every_misspelling_is_found(spelling):
    assert [pair for pair in PAIRS if not spelling.wrong([pair[0]])] == []


def test_what_is_meant_is_right(spelling):
    meant = [word for _wrong, right in PAIRS for word in right.split()]
    assert spelling.wrong(meant) == frozenset()


@pytest.mark.slow
def test_most_first_offers_are_what_was_meant(spelling):
    offers = {wrong: spelling.suggestions(wrong) for wrong, _right in PAIRS}
    first = [wrong for wrong, right in PAIRS if offers[wrong][:1] == [right]]
    among = [wrong for wrong, right in PAIRS if right in offers[wrong]]
    assert len(PAIRS) > 180
    assert len(first) / len(PAIRS) > 0.93, sorted({w for w, _ in PAIRS} - set(first))
    assert len(among) / len(PAIRS) > 0.96
    assert all(len(found) <= 5 for found in offers.values())
    listed = [(wrong, right) for wrong, right in PAIRS if wrong in spelling._meant]
    spelling._meant = {}
    unaided = [wrong for wrong, right in listed if spelling.suggestions(wrong)[:1] != [right]]
    assert (len(first) - len(unaided)) / len(PAIRS) > 0.87


@pytest.mark.parametrize(
    ("wrong", "first"),
    [
        ("Recieved", "Received"),
        ("RECIEVED", "RECEIVED"),
        ("Color", "Colour"),
        ("Wich", "Which"),
        ("offcom", "Ofcom"),
        ("organizations", "organisations"),
    ],
)
def test_offers_keep_the_capitals(spelling, wrong, first):
    assert spelling.suggestions(wrong)[0] == first


@pytest.mark.parametrize(
    "word",
    ["organise", "colour", "licence", "license", "practise", "programme", "travelling", "Ofcom",
     "AHT", "wellbeing", "upskilled", "Ofcom's", "customer's", "don't", "café", "café's", "CSAT",
     "coachee", "webchat", "anonymised", "GDPR"],
)  # fmt: skip
def test_british_words_and_words_of_the_trade_are_right(spelling, word):
    assert spelling.wrong([word]) == frozenset()


@pytest.mark.parametrize("word", ["organize", "color", "center", "traveling", "wen", "wont"])
def test_american_spellings_and_rare_slips_are_wrong(spelling, word):
    assert spelling.wrong([word]) == {word}


def test_our_lists_hold_nothing_that_the_dictionary_has():
    dictionary = open_dictionary(FOLDER, "en_GB")
    ours = read_words(FOLDER / "contact-centre.txt")
    assert [w for w in ours if all(dictionary.knows(part) for part in w.split("-"))] == []


def test_the_dictionary_is_the_one_with_ise():
    licence = (FOLDER / "en_GB-LICENSE.txt").read_text("utf-8")
    assert licence.startswith("en_GB-ise Hunspell Dictionary")


def test_the_next_wrong_word_is_found_from_a_place_on(spelling):
    text = "I recieved teh call, and 😀 it was fine."
    assert spelling.next_wrong(text) == (2, 10, "recieved")
    assert spelling.next_wrong(text, 3) == (11, 14, "teh")
    assert spelling.next_wrong(text, 12) is None


def test_own_words_are_right_until_they_are_taken_out(spelling, own):
    assert spelling.wrong(["Larkfield"])
    change = spelling.add("Larkfield")
    assert change.label == "Add to my words"
    assert not spelling.wrong(["Larkfield", "larkfield", "Larkfield's"])
    assert spelling.suggestions("Larkfeild")[0] == "Larkfield"
    again = change.undo()
    assert spelling.wrong(["Larkfield"])
    again.undo()
    assert not spelling.wrong(["Larkfield"])
    assert own.all() == OwnWords(own.file).all() == ["Larkfield"]


def test_own_words_win_over_the_list_of_misspellings(spelling):
    spelling.add("Wen")
    assert not spelling.wrong(["wen", "Wen"])


def test_own_words_may_be_edited_by_hand(own):
    own.file.parent.mkdir()
    own.file.write_bytes(b"\xef\xbb\xbf# Mine\r\n Zoe \r\n\r\nZoe\r\n\xff\r\n")
    assert own.all() == ["Zoe", "\N{REPLACEMENT CHARACTER}"]


def test_own_words_that_cannot_be_kept_are_told(tmp_path):
    (tmp_path / "library").write_text("a file, no folder")
    own = OwnWords(tmp_path / "library" / "words.txt")
    with pytest.raises(StorageError, match="Your words could not be kept"):
        own.add("Zoe")
    assert own.all() == []


def test_without_hunspell_the_same_files_are_read_in_python(monkeypatch):
    assert isinstance(open_dictionary(FOLDER, "en_GB"), NativeDictionary)
    monkeypatch.setitem(sys.modules, "hunspell", None)
    assert isinstance(open_dictionary(FOLDER, "en_GB"), PlainDictionary)


def test_both_libraries_know_the_same_words(plain):
    native = NativeDictionary(FOLDER, "en_GB")
    words = [word for pair in PAIRS for word in " ".join(pair).split()]
    assert [w for w in words if plain.knows(w) != native.knows(w)] == []
    assert "receive" in plain.near("recieve")


def test_a_folder_with_letters_of_any_alphabet_can_be_read(tmp_path):
    folder = tmp_path / "Žofia 日本"
    folder.mkdir()
    for name in ("en_GB.aff", "en_GB.dic"):
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    assert NativeDictionary(folder, "en_GB").knows("colour")


@given(st.text(max_size=60))
def test_any_text_can_be_looked_up(text):
    spelling = Spelling(FOLDER, OwnWords(Path("nowhere")))
    found = spelling.next_wrong(text)
    assert found is None or text[found[0] : found[1]]
    spelling.wrong([text])


@pytest.mark.parametrize("word", ["x" * 5_000, "\ud800", "a\x00b", "", " ", "'s", "ﬁ", "ß"])
def test_odd_words_get_an_answer(spelling, word):
    assert isinstance(spelling.suggestions(word), list)


@given(st.text("abcdelnrs", max_size=12), st.text("abcdelnrs", max_size=12))
def test_the_distance_is_one_of_spellings(one, other):
    assert distance(one, one) == 0
    assert distance(one, other) >= 0
    assert (distance(one, other) == 0) == (one == other)


def test_the_nearest_and_the_usual_come_first():
    assert ordered("costomer", ["costumer", "customer"], {"customer"})[0] == "customer"
    assert ordered("recieve", ["relieve", "receive"], set())[0] == "receive"
    assert [with_case("Teh", "the"), with_case("TEH", "the"), with_case("ofcon", "Ofcom")] == [
        "The",
        "THE",
        "Ofcom",
    ]
