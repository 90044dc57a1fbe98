"""The recovery code is typed by tired people: every slip is told, and where it is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.recovery_code import GROUP, LINE, SIGNS, new_code, read_code
from ccjournal.errors import WrongPassphraseError

CODE = new_code()
PLACES = st.integers(0, 2 * LINE - 1)


def test_it_cannot_be_guessed_and_has_no_signs_that_look_alike():
    assert math.log2(len(SIGNS) ** (2 * (LINE - 1))) >= 128
    assert len(set(SIGNS)) == len(SIGNS) == 23
    for alike in ("0OQ", "1IL", "5S", "6G", "8B", "2Z", "UV"):
        assert len(set(alike) & set(SIGNS)) <= 1
    assert len({new_code() for _ in range(50)}) == 50


def test_it_is_printed_in_two_lines_of_four_groups():
    lines = CODE.splitlines()
    assert [[len(group) for group in line.split(" ")] for line in lines] == [[GROUP] * 4] * 2


@given(st.data())
def test_case_spaces_and_dashes_make_no_difference(data):
    signs = read_code(CODE)
    between = data.draw(st.lists(st.sampled_from(" -\n\t\u2013"), min_size=32, max_size=32))
    typed = "".join(sign + gap for sign, gap in zip(signs, between, strict=True))
    assert read_code(data.draw(st.sampled_from([typed, typed.lower(), typed.title()]))) == signs


@given(PLACES, st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed_and_its_line_told(place, sign):
    signs = read_code(CODE)
    typed = signs[:place] + sign + signs[place + 1 :]
    if typed == signs:
        assert read_code(typed) == signs
    else:
        with pytest.raises(WrongPassphraseError, match="first" if place < LINE else "second"):
            read_code(typed)


@given(st.integers(0, 1), st.integers(0, LINE - 1), st.integers(0, LINE - 1))
def test_two_signs_that_changed_places_are_noticed(line, one, other):
    signs = list(read_code(CODE))
    first, second = line * LINE + one, line * LINE + other
    signs[first], signs[second] = signs[second], signs[first]
    if "".join(signs) != read_code(CODE):
        with pytest.raises(WrongPassphraseError, match="mistyped"):
            read_code("".join(signs))


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "has 32 signs, and these are 0"), (CODE[:-1], "these are 31")],
    ids=("none", "31"),
)
def test_a_code_of_another_length_is_told(typed, words):
    with pytest.raises(WrongPassphraseError, match=words):
        read_code(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_told_in_words(typed):
    with pytest.raises(WrongPassphraseError):
        read_code(typed)


def test_a_sign_that_no_code_has_is_named():
    with pytest.raises(WrongPassphraseError, match="the sign 'O'"):
        read_code(CODE.replace(CODE[0], "o", 1))
