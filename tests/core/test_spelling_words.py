"""Which words of a text are looked up."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.spelling.words import LONGEST, spellings, words_to_check


def checked(text):
    return [word for _start, _end, word in words_to_check(text)]


@pytest.mark.parametrize(
    "text",
    [
        "QA-1.1",
        "R-0042",
        "HC-4471-902",
        "ann@example.org",
        "first.last@mail.example.co.uk",
        "https://www.ofcom.org.uk/phones?x=wierd",
        "www.exampel.org/teh",
        "Q3 24/7 10am 3rd 0800 12.5",
        "AHT CSAT NPS GTL KPIs FAQs SLA's",
        "iPhone SharePoint eLearning",
        "notes.docx report_final.pdf my_file",
        "I a x",
        "жалоба 苦情 شكوى",
        "x" * (LONGEST + 1),
        "**  -- ... £ % —",
    ],
)
def test_what_is_no_word_of_prose_is_left_alone(text):
    assert checked(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I recieved teh call.", ["recieved", "teh", "call"]),
        ("**Bold** words", ["Bold", "words"]),
        ("See [the guidence](https://exampel.org/teh).", ["See", "the", "guidence"]),
        ("See [the page](guidence.html)", ["See", "the", "page"]),
        ("the customer\u2019s bill", ["the", "customer's", "bill"]),
        ("the customers' bills", ["the", "customers", "bills"]),
        ("customer-facing", ["customer", "facing"]),
        ("co-operate and re-open by Wi-Fi", ["operate", "and", "open", "by"]),
        ("RECIEVED", ["RECIEVED"]),
        ("- first\n- second", ["first", "second"]),
        ("shift.Then", ["shift", "Then"]),
        ("naïve café", ["naïve", "café"]),
    ],
)
def test_words_of_prose_are_looked_up(text, found):
    assert checked(text) == found


@pytest.mark.parametrize(
    ("word", "looked_up"),
    [
        ("team", ("team",)),
        ("Ofcom's", ("Ofcom's", "Ofcom")),
        ("café", ("café", "cafe")),
        ("café's", ("café's", "café", "cafe's", "cafe")),
    ],
)
def test_a_possessive_and_an_accent_may_be_left_out(word, looked_up):
    assert spellings(word) == looked_up


@given(st.text())
def test_spans_are_where_the_words_stand(text):
    end_before = 0
    for start, end, word in words_to_check(text):
        assert end_before <= start < end <= len(text)
        assert text[start:end].replace("\u2019", "'").replace("\u02bc", "'") == word
        assert 1 < len(word) <= LONGEST
        assert spellings(word)[0] == word
        end_before = end


@given(st.text(alphabet="ab-_.@1/\u2019'()[]\n ", max_size=300))
def test_a_word_never_spans_white_space(text):
    assert all(not any(c.isspace() for c in word) for word in checked(text))


@pytest.mark.parametrize("piece", ["-", "a.", "@", "ab-", "_", "](", "x'", "1-", "/", "é"])
def test_odd_pages_take_no_longer_than_pages_of_words(piece):
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    list(words_to_check(text))
    assert time.process_time() - begun < 2
