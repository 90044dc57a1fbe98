import pytest

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.claim import Claim, ability_phrase, claim_in_words, earned_in_words
from ccjournal.domain.person import next_pseudonym
from ccjournal.domain.record import reference, reference_number
from ccjournal.domain.unit import find_criteria
from ccjournal.paths import shipped
from ccjournal.services.definitions import load_units

UNITS = load_units(shipped("resources") / "units")


def test_references_go_both_ways():
    assert reference(42) == "R-0042"
    assert reference_number(" r-0042 ") == 42
    assert reference_number("R-") is None
    assert reference_number("42") is None
    assert reference_number("R-४२") is None


@pytest.mark.parametrize(
    ("criterion", "phrase"),
    [
        ("Log complaints and acknowledge them.", "log complaints and acknowledge them"),
        ("Change parameters, such as IVR menus, to improve.", "change parameters"),
        ("Monitor contacts (calls, emails) against criteria.", "monitor contacts against criteria"),
        ("IVR menus are kept.", "IVR menus are kept"),
        ("", ""),
    ],
)
def test_the_ability_phrase_comes_from_the_verb(criterion, phrase):
    assert ability_phrase(criterion) == phrase


@pytest.mark.parametrize("criterion", [c for u in UNITS for c in u.criteria], ids=lambda c: c.id)
def test_every_shipped_criterion_offers_a_phrase_that_can_follow_my_ability_to(criterion):
    phrase = ability_phrase(criterion.text)
    assert 2 <= len(phrase.split()) <= 25
    assert phrase[0].islower()
    assert not phrase.endswith((".", ","))


def ids(query):
    return [m.criterion.id for m in find_criteria(UNITS, query)]


def test_criteria_are_found_by_number_words_and_unit():
    assert ids("ST-2.1")[0] == "ST-2.1"
    assert {i.split("-")[1] for i in ids("2.1")} == {"2.1"}
    assert ids("root cause")[0] in {"CS-2.2", "LS-3.1"}
    assert ids("cs complaint")[0].startswith("CS-2")
    assert len(ids("")) == 75
    assert ids("zebra") == []


def test_pseudonyms_go_on_after_z():
    assert next_pseudonym(set()) == "Agent A"
    assert next_pseudonym({"Agent A", "Agent C"}) == "Agent B"
    taken = {f"Agent {chr(65 + n)}" for n in range(26)}
    assert next_pseudonym(taken) == "Agent AA"


@pytest.mark.parametrize(
    ("because", "end"),
    [
        ("I compared both", "because I compared both."),
        ("I compared both. ", "because I compared both."),
        ("who else would!", "because who else would!"),
        ("I asked: why?", "because I asked: why?"),
        ("I asked “why?”", "because I asked “why?”"),
        ("it fell (by half.)", "because it fell (by half.)"),
        ("it went on …", "because it went on …"),
        ("", "to compare tools."),
    ],
)
def test_a_claim_ends_once(because, end):
    said = claim_in_words("compare tools", because)
    assert said.startswith("This demonstrates my ability to compare tools")
    assert said.endswith(f" {end}")


def test_a_claim_without_words_is_not_ended():
    assert claim_in_words(" ", "") == "This demonstrates my ability"


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ("", ""),
        ("ST-2.1", "earns ST-2.1"),
        ("ST-2.1 QA-1.1 ST-2.1", "earns ST-2.1, QA-1.1"),
        ("ST-2.1 QA-1.1 ST-2.2 ST-2.3", "earns ST-2.1, QA-1.1 and 2 more"),
    ],
)
def test_what_claims_earn_is_told_in_few_words(criteria, said):
    lost = Claim("x", "ST-9.9", Anchor("a", 0, 1, "x", "x", live=False))
    claims = [Claim("x", one, Anchor("a", 0, 1, "x", "x")) for one in criteria.split()]
    assert earned_in_words([lost, *claims]) == said
