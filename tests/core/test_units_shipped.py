"""The starter units: every criterion, every example, every point of the study texts."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "resources" / "units"
FILES = sorted(UNITS.glob("*.toml"))

# Criteria in each outcome, in order.
OUTCOMES = {
    "QA": (4, 4, 2, 4),
    "CS": (3, 5, 2, 4, 3),
    "ST": (3, 4, 3, 5, 2),
    "LS": (4, 3, 3, 3, 2),
    "PE": (4, 2, 3, 3),
}

# How many concepts (K), tips (T), misconceptions (M) and marking points (A) each text has.
POINTS = {
    "000": {"K": 5, "T": 4, "M": 5, "A": 5},
    "001": {"K": 5, "T": 4, "M": 4, "A": 5},
    "002": {"K": 5, "T": 4, "M": 4, "A": 5},
    "003": {"K": 5, "T": 4, "M": 4, "A": 5},
    "004": {"K": 5, "T": 3, "M": 3, "A": 3},
}
STUDY_TEXTS = {"QA": "000", "CS": "001", "ST": "002", "LS": "003", "PE": "004"}

KIND_OF_LETTER = {
    "S": "synopsis",
    "K": "concept",
    "T": "tip",
    "M": "misconception",
    "A": "marking_point",
}
UNIT_KEYS = {
    "code",
    "title",
    "short_title",
    "version",
    "study_text",
    "notice",
    "outcome",
    "guidance",
}
CRITERION_KEYS = {"number", "kind", "text", "occasions", "themes", "examples", "not_examples"}
GUIDANCE_KEYS = {"kind", "point", "criteria", "prompt", "note"}


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def criteria_of(unit):
    return [criterion for outcome in unit["outcome"] for criterion in outcome["criterion"]]


def points_of(study_text):
    counted = POINTS[study_text].items()
    return {"Syn"} | {f"{letter}{n}" for letter, count in counted for n in range(1, count + 1)}


def plain(sentence):
    return " ".join(
        "".join(c.lower() if c.isalnum() else " " for c in sentence).split(),
    )


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def unit(request):
    return read(request.param)


def test_the_five_units_are_there():
    assert {path.stem.upper() for path in FILES} == set(OUTCOMES)


def test_there_are_75_criteria_with_ids_of_their_own():
    units = [read(path) for path in FILES]
    ids = [f"{unit['code']}-{c['number']}" for unit in units for c in criteria_of(unit)]
    assert len(ids) == 75
    assert len(set(ids)) == 75


def test_no_example_stands_twice_anywhere():
    seen = Counter(
        plain(sentence)
        for path in FILES
        for criterion in criteria_of(read(path))
        for sentence in [*criterion["examples"], *criterion.get("not_examples", [])]
    )
    assert [sentence for sentence, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_is_named_for_its_unit(path):
    unit = read(path)
    assert unit["code"] == path.stem.upper()
    assert unit["study_text"] == STUDY_TEXTS[unit["code"]]


def test_the_head_says_what_the_unit_is(unit):
    assert set(unit) == UNIT_KEYS
    for key in ("title", "short_title", "version"):
        assert unit[key].strip()
    assert "own words" in unit["notice"]
    assert "awarding organisation" in unit["notice"]


def test_outcomes_and_criteria_are_numbered_in_order(unit):
    sizes = OUTCOMES[unit["code"]]
    assert [outcome["number"] for outcome in unit["outcome"]] == list(range(1, len(sizes) + 1))
    for outcome, size in zip(unit["outcome"], sizes, strict=True):
        assert outcome["title"].strip()
        numbers = [criterion["number"] for criterion in outcome["criterion"]]
        assert numbers == [f"{outcome['number']}.{n}" for n in range(1, size + 1)]


def test_every_criterion_is_complete(unit):
    for criterion in criteria_of(unit):
        assert set(criterion) <= CRITERION_KEYS, criterion["number"]
        assert criterion["text"].strip(), criterion["number"]
        assert criterion["kind"] in {"performance", "knowledge"}, criterion["number"]
        assert criterion.get("occasions", 1) >= 1, criterion["number"]


def test_every_criterion_has_examples_of_a_sentence_each(unit):
    for criterion in criteria_of(unit):
        assert len(criterion["examples"]) >= 3, criterion["number"]
        for sentence in criterion["examples"]:
            assert 8 <= len(sentence.split()) <= 35, sentence


def test_one_example_of_each_criterion_uses_other_words(unit):
    for criterion in criteria_of(unit):
        wording = {word for word in plain(criterion["text"]).split() if len(word) > 3}
        shared = [len(wording & set(plain(sentence).split())) for sentence in criterion["examples"]]
        assert min(shared) <= 1, criterion["number"]


def test_no_point_of_the_study_text_is_left_out(unit):
    given = {item["point"] for item in unit["guidance"]}
    assert given == points_of(unit["study_text"])


def test_every_guidance_item_asks_or_tells_something(unit):
    for item in unit["guidance"]:
        assert set(item) <= GUIDANCE_KEYS, item["point"]
        assert item["kind"] == KIND_OF_LETTER[item["point"][0]], item["point"]
        assert item.get("prompt", "").strip() or item.get("note", "").strip(), item["point"]
        if "prompt" in item:
            assert item["prompt"].endswith("?"), item["prompt"]


def test_guidance_names_criteria_of_its_own_unit(unit):
    numbers = {criterion["number"] for criterion in criteria_of(unit)}
    for item in unit["guidance"]:
        assert item["criteria"], item["point"]
        assert len(set(item["criteria"])) == len(item["criteria"]), item["point"]
        assert set(item["criteria"]) <= numbers, item["point"]


def test_guidance_reaches_every_criterion_or_its_outcome(unit):
    reached = {number for item in unit["guidance"] for number in item["criteria"]}
    for outcome in unit["outcome"]:
        assert any(criterion["number"] in reached for criterion in outcome["criterion"])


def test_words_on_screen_stay_calm(unit):
    shown = [item.get(key, "") for item in unit["guidance"] for key in ("prompt", "note")]
    assert [text for text in shown if "!" in text] == []
