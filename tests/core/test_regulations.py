"""The regulation library: what ships is sound, days decide, and users add their own."""

from dataclasses import replace
from datetime import date

import pytest

from ccjournal.domain.regulation import RegulationKind
from ccjournal.paths import shipped
from ccjournal.services.regulation_files import load_regulations

BEFORE, AFTER = date(2017, 5, 1), date(2026, 11, 9)
SHIPPED = load_regulations(shipped("resources") / "regulations").regulations
OWN = """
[[regulation]]
key = "{key}"
kind = "code"
name = "Our Complaints Procedure"
names = ["CP-7"]
{more}
"""


def write(services, text):
    folder = services.paths.library / "regulations"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ours.toml").write_text(text, "utf-8")


@pytest.mark.parametrize("regulation", SHIPPED, ids=lambda r: r.key)
def test_a_regulation_is_told_with_its_source_or_as_unverified(regulation):
    assert regulation.summary.endswith(".")
    assert regulation.source or regulation.unverified
    for clause in regulation.clauses:
        assert clause.says.endswith(".")
        assert clause.my_day.endswith(".")


def test_what_took_the_place_of_another_is_there():
    keys = {regulation.key for regulation in SHIPPED}
    assert {r.superseded_by for r in SHIPPED if r.superseded_by} <= keys


def test_a_name_belongs_to_one_regulation_of_a_day():
    for day in (BEFORE, AFTER):
        names = [n for r in SHIPPED if r.in_force(day) for n in (r.name, *r.names)]
        assert len(names) == len(set(names))


def test_the_day_decides_which_names_are_known(services):
    assert "DPA 1998" in services.regulations.names(BEFORE)
    assert "DPA 1998" in services.regulations.other_names(AFTER)
    assert "UK GDPR" in services.regulations.names(AFTER)
    assert "UK GDPR" in services.regulations.other_names(BEFORE)


def test_a_clause_can_be_younger_than_its_act():
    act = next(r for r in SHIPPED if r.key == "dpa-2018")
    assert not act.clauses_on(date(2025, 1, 1))
    assert [clause.number for clause in act.clauses_on(AFTER)] == ["section 164A"]


def test_a_sector_leaves_out_what_is_for_others(services):
    keys = {r.key for r in services.regulations.for_sectors(["Energy"], AFTER)}
    assert {"energy-complaints", "uk-gdpr"} <= keys
    assert not {"disp", "ofcom-gc"} & keys
    assert services.regulations.sectors() == ["energy", "financial services", "telecoms"]
    assert "disp" in {r.key for r in services.regulations.for_sectors([], AFTER)}


def test_the_users_own_file_adds_to_the_library(services):
    write(services, OWN.format(key="ours", more="effective = 2024-01-01"))
    assert "CP-7" in services.regulations.names(AFTER)
    assert "CP-7" in services.regulations.other_names(BEFORE)
    assert services.regulations.problems == ()


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ('effective = "2024-01-01"', "must be a day"),
        ("effective = 2024-01-01T10:00:00", "must be a day"),
        ("colour = 1", "unknown key"),
        ("[[regulation.clause]]\nnumber = '1'", "says"),
    ],
)
def test_a_faulty_file_of_the_user_is_left_out_and_told(services, more, fault):
    write(services, OWN.format(key="ours", more=more))
    assert len(services.regulations.all()) == len(SHIPPED)
    (problem,) = services.regulations.problems
    assert fault in str(problem)


def test_a_key_is_there_once_in_a_file(services):
    write(services, OWN.format(key="ours", more="") + OWN.format(key="ours", more=""))
    (problem,) = services.regulations.problems
    assert "there twice" in str(problem)


def test_a_check_looks_at_the_day_of_the_record(services):
    text = "I told the caller that the DPA 1998 does not let me say more than that to her son."
    _, record = services.journal.create("free", fields={"account": text})
    now, then = replace(record, date=AFTER), replace(record, date=BEFORE)
    asked = [q for q in services.checks.questions(now) if q.rule == "S9D"]
    assert [q.question for q in asked] == ["Was DPA 1998 in force on that day?"]
    assert not [q for q in services.checks.questions(then) if q.rule == "S9D"]


def test_kinds_are_told_apart():
    assert {r.kind for r in SHIPPED} == set(RegulationKind)


def test_a_standard_is_named_by_the_library_its_regulator_or_its_number(services):
    write(services, OWN.format(key="ours", more='by = "Sasb"'))
    text = "I checked the letter in line with the rules of {} before I sent it to the caller. "
    asked = {}
    for name in ("Sasb", "Ofcom", "CP-7 step 4", "ISO 10002", "CONC 7.3", "Nobody"):
        _, record = services.journal.create("free", fields={"account": text.format(name) * 2})
        asked[name] = "S10" in {q.rule for q in services.checks.questions(record)}
    assert asked == {name: name == "Nobody" for name in asked}
