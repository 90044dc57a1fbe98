"""Personal data: found where it is, not seen where there is none, on sentences of our own."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.disclosure import Disclosure, disclosing
from ccjournal.domain.person import Person
from ccjournal.domain.privacy.find import find
from ccjournal.domain.privacy.kinds import PersonalData
from ccjournal.domain.privacy.numbers import is_card, is_nhs_number
from ccjournal.domain.privacy.shapes import SHAPES
from ccjournal.domain.profile import Profile
from ccjournal.paths import shipped
from ccjournal.services.data_kinds import read_data_kinds

SENTENCES = Path(__file__).parents[1] / "data" / "privacy.txt"
MARK = re.compile(r"\[\[([a-z-]+):([^\]]*)\]\]")
KINDS = read_data_kinds(shipped("resources") / "checks" / "privacy.toml")
LEAST = 0.9


def sentences() -> list[tuple[str, set[tuple[str, str]]]]:
    """Return each sentence with the kinds and words that it is known to hold."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    plain = [line for line in lines if line and not line.startswith("#")]
    return [(MARK.sub(r"\2", line), set(MARK.findall(line))) for line in plain]


def test_recall_and_precision(capsys: pytest.CaptureFixture[str]) -> None:
    right = missed = false = 0
    for text, wanted in sentences():
        found = {(data.kind, data.words) for data in find(text, KINDS)}
        for kind, words in sorted(wanted - found):
            print(f"missed {kind} {words!r} in {text!r}")
        for kind, words in sorted(found - wanted):
            print(f"false {kind} {words!r} in {text!r}")
        right += len(found & wanted)
        missed += len(wanted - found)
        false += len(found - wanted)
    recall, precision = right / (right + missed), right / (right + false)
    with capsys.disabled():
        print(f"\n{len(sentences())} sentences: recall {recall:.2f}, precision {precision:.2f}")
    assert recall >= LEAST
    assert precision >= LEAST


def test_a_strict_document_holds_nothing_that_is_told_of_while_writing() -> None:
    strict = disclosing(Disclosure.STRICT, (), Profile())
    left = [
        (data.words, text)
        for text, _ in sentences()
        for data in find(text, KINDS)
        if data.kind in {shape.kind for shape in SHAPES} and data.words in strict.text(text)
    ]
    assert left == []


def test_everyone_in_the_register_gets_their_own_pseudonym() -> None:
    people = [
        Person("1", "Agent A", real_name="Priya Shah"),
        Person("2", "Agent B", real_name="Tom"),
        Person("3", "Agent C"),
    ]
    found = find(
        "Priya helped Tom. Priya Shah's Tomato plant died. Agent C laughed.", KINDS, people
    )
    assert [(data.words, data.instead) for data in found] == [
        ("Priya", "Agent A"),
        ("Tom", "Agent B"),
        ("Priya Shah", "Agent A"),
    ]


def test_names_are_found_as_an_export_finds_them() -> None:
    people = [
        Person("1", "Agent A", real_name="Zoë O'Neil"),
        Person("2", "Agent B", real_name="Will Day"),
    ]
    text = "I asked ZOE O\u2019NEIL and oneil, Zoe. **Zoë** O'Neil came. Will he? I asked Will."
    assert [data.words for data in find(text, KINDS, people)] == [
        "ZOE O\u2019NEIL",
        "Zoe",
        "**Zoë** O'Neil",
        "Will",
    ]


def test_a_kind_that_is_not_listed_is_not_looked_for() -> None:
    assert find("Ring 07700 900123", {}) == ()


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("4111111111111111", True),
        ("4111111111111112", False),
        ("378282246310005", True),
        ("0000000000000000", False),
        ("411111111111", False),
    ],
)
def test_card_numbers_pass_the_luhn_check(digits: str, *, valid: bool) -> None:
    assert is_card(digits) is valid


def test_nhs_numbers_end_in_their_check_digit() -> None:
    assert [n for n in range(10) if is_nhs_number(f"943476591{n}")] == [9]


@given(st.text(max_size=300) | st.sampled_from([text for text, _ in sentences()]))
def test_findings_stand_where_they_say_and_never_overlap(text: str) -> None:
    people = [Person("1", "Agent A", real_name="Ann Lee")]
    ends = 0
    for data in find(text, KINDS, people):
        assert isinstance(data, PersonalData)
        assert data.start >= ends
        assert text[data.start : data.end] == data.words != ""
        ends = data.end


@given(st.integers(1, 4000))
def test_long_digits_take_no_long_time(length: int) -> None:
    """Patterns must not fall into backtracking: pytest's own limit would end this."""
    find("ref " + "1" * length, KINDS)
    find("policy " + "A1-" * length, KINDS)
    find("Mr " + "A'" * length, KINDS)
