"""What criteria add to the prompts of a form: every one of them asks something, never too much."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.prompts import MOST_AT_PART, cues
from ccjournal.domain.record_type import Field, FieldKind, RecordType
from ccjournal.domain.unit import Criterion
from ccjournal.errors import DefinitionError
from ccjournal.paths import shipped
from ccjournal.services.definitions import load_record_types, load_units
from ccjournal.services.prompt_files import read_prompts
from ccjournal.storage.units import read_unit

PROMPTS = read_prompts(shipped("resources") / "prompts.toml")
FORMS = load_record_types(shipped("resources") / "record_types").types
CRITERIA = {c.id: c for unit in load_units(shipped("resources") / "units") for c in unit.criteria}
LONGEST = 20


def criterion(text, **more):
    return Criterion("ZZ-1.1", "1.1", text, **more)


def keys(text, **more):
    return [theme.key for theme in PROMPTS.themes_of(criterion(text, **more))]


def asked(form, *criteria):
    return {
        key: [c.question for c in at] for key, at in cues(FORMS[form], criteria, PROMPTS).items()
    }


@pytest.mark.parametrize("form", FORMS)
def test_every_shipped_criterion_asks_in_every_form(form):
    for criterion_id, one in CRITERIA.items():
        found = cues(FORMS[form], [one], PROMPTS)
        asking = {code for at in found.values() for cue in at for code in cue.criteria}
        assert asking == {criterion_id}
        assert all(1 <= len(at) <= MOST_AT_PART for at in found.values())


def test_the_themes_that_shipped_units_name_exist():
    known = {theme.key for theme in PROMPTS.themes}
    named = {key for one in CRITERIA.values() for key in one.themes}
    assert named
    assert named <= known


@pytest.mark.parametrize(
    ("criterion_id", "theme"),
    [
        ("CS-4.1", "compliance"),
        ("CS-4.4", "compliance"),
        ("LS-4.2", "compliance"),
        ("ST-2.1", "change"),
        ("ST-3.1", "change"),
        ("PE-3.2", "change"),
        ("CS-5.2", "coaching"),
        ("LS-2.1", "coaching"),
        ("CS-2.2", "cause"),
        ("QA-3.1", "audit"),
        ("ST-4.2", "continuity"),
        ("ST-4.4", "risk"),
        ("QA-4.2", "target"),
        ("ST-1.3", "resources"),
        ("LS-2.3", "leading"),
        ("PE-1.3", "self"),
        ("ST-5.2", "security"),
        ("ST-2.3", "explain"),
    ],
)
def test_what_a_shipped_criterion_is_about(criterion_id, theme):
    assert theme in [found.key for found in PROMPTS.themes_of(CRITERIA[criterion_id])]


def test_a_compliance_criterion_asks_for_the_clause():
    assert any("Which clause" in q for q in asked("star", CRITERIA["CS-4.1"])["action"])


def test_a_change_asks_for_before_and_after():
    found = asked("star", CRITERIA["ST-2.1"])
    assert any("before" in q for q in found["situation"])
    assert any("after" in q for q in found["result"])


def test_a_coaching_session_asks_for_behaviour_and_a_next_step():
    found = asked("cycle", CRITERIA["CS-5.3"])
    assert any("see or hear" in q for q in found["observation"])
    assert any("next step" in q for q in found["action_plan"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Evaluate the service that was given.", "evaluate"),
        ("Describe the house rules.", "explain"),
        ("Implement what was decided.", "do"),
        ("Carry out and then evaluate the work.", "do"),
        ("Agree ways of working with others.", "agree"),
        ("Quietly excel.", "any"),
        ("", "any"),
    ],
)
def test_without_a_theme_the_first_verb_decides(text, key):
    assert keys(text) == [key]


def test_a_word_in_the_middle_of_another_is_none():
    assert keys("Enjoy a flawless day.") == ["any"]  # neither law nor any verb


def test_the_unit_says_better_than_the_words():
    assert keys("Describe the house rules.", themes=("audit",)) == ["audit"]
    assert keys("Describe the house rules.", themes=("no such theme",)) == ["explain"]


def test_criteria_with_the_same_question_share_it():
    found = cues(FORMS["star"], [CRITERIA["CS-4.1"], CRITERIA["CS-4.4"]], PROMPTS)
    (cue,) = [c for c in found["action"] if "Which clause" in c.question]
    assert cue.criteria == ("CS-4.1", "CS-4.4")
    assert cue.in_words.startswith("CS-4.1, CS-4.4  Which clause")


def test_no_part_asks_too_much_and_the_first_criterion_comes_first():
    first = asked("star", CRITERIA["ST-2.1"])["situation"]
    every = asked("star", CRITERIA["ST-2.1"], *CRITERIA.values())
    assert every["situation"][: len(first)] == first
    assert max(map(len, every.values())) == MOST_AT_PART


def test_a_form_of_ones_own_without_roles_asks_in_its_first_part():
    fields = (Field("when", "When", FieldKind.DATE), Field("a", "A"), Field("b", "B"))
    form = RecordType("own", "own", "Own", fields, "a")
    found = cues(form, [CRITERIA["CS-4.1"]], PROMPTS)
    assert list(found) == ["a"]


def test_a_form_without_words_asks_nothing():
    form = RecordType("own", "own", "Own", (Field("when", "When", FieldKind.DATE),), "when")
    assert cues(form, CRITERIA.values(), PROMPTS) == {}


@given(st.text(), st.sampled_from(sorted(FORMS)))
def test_any_words_at_all_ask_something(text, form):
    found = cues(FORMS[form], [criterion(text)], PROMPTS)
    assert found
    assert all(len(at) <= MOST_AT_PART for at in found.values())


@given(
    st.lists(st.sampled_from(list(CRITERIA.values())), max_size=12), st.sampled_from(sorted(FORMS))
)
def test_no_question_stands_twice_at_a_part(chosen, form):
    for at in cues(FORMS[form], chosen, PROMPTS).values():
        assert len({cue.question for cue in at}) == len(at) <= MOST_AT_PART


def test_every_prompt_is_a_short_question():
    every = [a.question for t in (*PROMPTS.themes, *PROMPTS.verbs) for a in t.asks]
    for question in every:
        assert "?" in question
        assert question[0].isupper()
        assert len(re.findall(r"[\w']+", question)) <= LONGEST, question
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda s: s.replace('key = "audit"', 'key = "risk"'), "twice"),
        (lambda s: s.replace('key = "any"', 'key = "any"\nwords = ["x"]'), "last verb"),
        (lambda s: s.replace('"scene"', '"sceen"', 1), "role must be one of"),
        (lambda s: s.replace("question =", "ask =", 1), "unknown key"),
    ],
)
def test_a_fault_in_the_file_is_told(tmp_path: Path, spoil, said):
    file = tmp_path / "prompts.toml"
    file.write_text(spoil((shipped("resources") / "prompts.toml").read_text("utf-8")), "utf-8")
    with pytest.raises(DefinitionError, match=said):
        read_prompts(file)


def test_themes_of_a_unit_are_kept_with_the_journal(services):
    unit = services.units.get("CS")
    assert unit.criterion("CS-4.1").themes == ("compliance", "contact")


def test_a_unit_kept_before_there_were_themes_can_be_read(services):
    kept = asdict(services.units.get("CS"))
    for outcome in kept["outcomes"]:
        for one in outcome["criteria"]:
            del one["themes"]
    unit = read_unit("CS", json.dumps(kept))
    assert unit.criterion("CS-4.1").themes == ()
