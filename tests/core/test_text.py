import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.text import (
    clean,
    one_line,
    sentence_at,
    sentences,
    shorten,
    word_count,
    words,
)


@pytest.mark.parametrize(
    ("given_text", "kept", "replaced"),
    [
        ("plain", "plain", 0),
        ("a\r\nb\rc", "a\nb\nc", 0),
        ("tab\tand\nline", "tab\tand\nline", 0),
        ("bell\x07", "bell�", 1),
        ("half \ud800 pair", "half � pair", 1),
        ("\ufffe\uffff", "��", 2),
        ("😀 مرحبا {{ x }} <b>&amp;", "😀 مرحبا {{ x }} <b>&amp;", 0),
    ],
)
def test_clean_keeps_what_can_be_printed(given_text, kept, replaced):
    assert (clean(given_text).text, clean(given_text).replaced) == (kept, replaced)


@given(st.text(st.characters(exclude_categories=[])))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once.text) == type(once)(once.text, 0)
    once.text.encode("utf-8")


def test_words_keep_apostrophes_and_hyphens():
    assert words("I don't follow-up it\u2019s 42%") == [
        "I",
        "don't",
        "follow-up",
        "it\u2019s",
        "42",
    ]
    assert word_count("") == 0


def test_sentences_end_at_stops_and_lines():
    text = ' "Stop!" she said. I did.\n\nThen a list\nwithout stops'
    found = [text[a:b] for a, b in sentences(text)]
    assert found == ['"Stop!', "she said.", "I did.", "Then a list", "without stops"]


def test_the_name_of_an_act_is_not_cut_in_two():
    text = "The Health and Safety at Work etc. Act 1974 says so. Hats, coats etc. Then gloves."
    found = [text[a:b] for a, b in sentences(text)]
    assert found == [
        "The Health and Safety at Work etc. Act 1974 says so.", "Hats, coats etc.", "Then gloves.",
    ]  # fmt: skip


@given(st.text())
def test_sentences_are_pieces_in_order_without_space_around(text):
    end = 0
    for a, b in sentences(text):
        assert end <= a < b <= len(text)
        assert text[a:b] == text[a:b].strip()
        end = b


def test_sentence_at_gives_the_one_around_a_position():
    text = "One here. Two there."
    assert text[slice(*sentence_at(text, 12))] == "Two there."
    assert sentence_at("", 0) == (0, 0)


@given(st.text(), st.integers(2, 40))
def test_shorten_stays_within_its_limit(text, limit):
    assert len(shorten(text, limit)) <= limit


def test_shorten_cuts_at_a_word():
    assert shorten("one two three", 9) == "one two…"
    assert one_line(" a\n b ") == "a b"
