"""The commands: what each does, what it prints for people and for programs."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ccjournal.cli import main
from ccjournal.domain.text import clean
from ccjournal.paths import JournalFiles

RECORD = {
    "kind": "star",
    "form": "star",
    "title": "Chat routing by skill",
    "date": "2026-11-09",
    "channel": "chat",
    "fields": {
        "situation": "Chats were handed on.",
        "task": "Get them right.",
        "action": "I changed the routing rule; don't ask.",
        "result": "36% fell to 10%.",
        "learning": "",
    },
    "claims": [
        {
            "criterion": "ST-2.1",
            "field": "action",
            "quote": "I changed the routing rule",
            "because": "it was mine to change",
        }
    ],
}
UNITS = ["QA", "CS", "ST", "LS", "PE"]


@pytest.fixture
def cli(monkeypatch, tmp_path, capsys):
    """Run commands in a folder of their own; returns exit code, output and messages."""
    monkeypatch.setenv("CCJOURNAL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return run


@pytest.fixture
def as_json(cli):
    """Run a command that must succeed with --json and return its document."""

    def run(*words):
        code, out, err = cli(*words, "--json")
        assert (code, err) == (0, "")
        assert out.isascii()
        return json.loads(out)

    return run


@pytest.fixture
def journal(as_json, tmp_path):
    """Make a journal with one record in it."""
    as_json("new", "j.ccj")
    (tmp_path / "in.json").write_text(json.dumps(RECORD), "utf-8")
    as_json("add", "j.ccj", "in.json")
    return tmp_path / "j.ccj"


def put(as_json, journal, *records):
    file = journal.with_name("more.json")
    file.write_text(json.dumps(records), "utf-8")
    return as_json("add", journal, file)["added"]


def test_new_makes_a_journal_with_all_units(as_json, tmp_path):
    assert as_json("new", "a.ccj") == {"journal": "a.ccj", "units": UNITS}
    assert as_json("list", "a.ccj") == []
    assert (tmp_path / "a.ccj").is_file()


@pytest.mark.parametrize(
    "words", [("--unit", "st", "QA"), ("--unit", "ST", "--unit", "QA", "--unit", "ST")]
)
def test_new_takes_the_named_units(as_json, words):
    assert as_json("new", "a.ccj", *words)["units"] == ["ST", "QA"]
    assert [unit["code"] for unit in as_json("unit", "list", "a.ccj")] == ["ST", "QA"]


def test_new_with_the_sample_has_records(as_json):
    as_json("new", "a.ccj", "--sample")
    rows = as_json("list", "a.ccj")
    assert len(rows) > 30
    assert rows[0]["date"] == str(date.today())


def test_list_gives_newest_first(as_json, journal):
    put(as_json, journal, {**RECORD, "date": "2026-11-10", "title": "Later"})
    put(as_json, journal, {"kind": "note", "date": "2026-11-01", "fields": {"note": "x"}})
    rows = as_json("list", journal)
    assert rows[1] == {
        "ref": "R-0001",
        "kind": "star",
        "form": "star",
        "title": "Chat routing by skill",
        "date": "2026-11-09",
        "status": "draft",
    }
    assert [row["ref"] for row in rows] == ["R-0002", "R-0001", "R-0003"]
    assert rows[2]["status"] == "note"
    assert [row["ref"] for row in as_json("list", journal, "--limit", "1")] == ["R-0002"]
    assert [row["ref"] for row in as_json("list", journal, "--kind", "note")] == ["R-0003"]
    assert as_json("list", journal, "--kind", "coaching") == []


def test_show_gives_the_record(as_json, journal):
    value = as_json("show", journal, "r-0001")
    assert value["claims"] == [
        {**RECORD["claims"][0], "ability": "change system parameters", "state": "live"}
    ]
    assert {**value, "claims": RECORD["claims"]} == {
        **RECORD,
        "ref": "R-0001",
        "status": "draft",
        "tables": {},
        "versions": 1,
    }


def test_search_finds_and_marks(as_json, journal):
    (hit,) = as_json("search", journal, "routing rule")
    assert set(hit) == {"ref", "title", "date", "field", "snippet", "score"}
    assert (hit["ref"], hit["field"], hit["date"]) == ("R-0001", "action", "2026-11-09")
    assert "[[routing]]" in hit["snippet"]
    assert isinstance(hit["score"], float)


@pytest.mark.parametrize(
    "words",
    [
        ("don't",),
        ('"rule',),
        ("rule*",),
        ("-5",),
        ("--what", "rule"),
        ("AC1.2", "OR", "NEAR("),
        ("--", "--json"),
        ("",),
        ("'; --",),
        ("*",),
        ("\ud800\x00",),
        ("x" * 100_000,),
    ],
)
def test_search_takes_any_words(cli, journal, words):
    code, out, err = cli("search", journal, "--json", "--limit", "5", *words)
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), list)


def test_search_takes_options_after_the_words(as_json, journal):
    put(as_json, journal, RECORD)
    assert len(as_json("search", journal, "routing", "rule")) == 2
    assert len(as_json("search", journal, "routing", "rule", "--limit", "1")) == 1
    assert len(as_json("search", journal, "routing", "rule", "--limit=1")) == 1


def test_coverage_gives_the_state_of_every_criterion(as_json, journal):
    states = {state["criterion"]: state for state in as_json("coverage", journal)}
    assert len(states) == 75
    assert states["ST-2.1"] == {
        "criterion": "ST-2.1",
        "state": "own_word",
        "accounts": 1,
        "products": 0,
        "observations": 0,
        "witnesses": 0,
        "discussions": 0,
        "occasions": 1,
        "required": 1,
        "newest": "2026-11-09",
        "detached": 0,
    }
    assert states["QA-1.1"]["state"] == "none"
    assert states["QA-1.1"]["newest"] is None
    chosen = as_json("coverage", journal, "--unit", "pe", "QA")
    assert {state["criterion"][:2] for state in chosen} == {"PE", "QA"}
    assert len(as_json("coverage", journal, "--unit", "QA", "qa", "PE")) == len(chosen)


def test_templates_and_units_are_listed(as_json, journal):
    names = {template["name"] for template in as_json("template", "list")}
    assert {"portfolio", "reflective", "star", "coaching"} <= names
    units = as_json("unit", "list", journal)
    assert [unit["code"] for unit in units] == UNITS
    assert sum(unit["criteria"] for unit in units) == 75


def test_add_reads_standard_input(cli, journal, monkeypatch, tmp_path):
    with (tmp_path / "in.json").open() as source:
        monkeypatch.setattr("sys.stdin", source)
        assert cli("add", journal, "-", "--json") == (
            0,
            '{\n  "added": [\n    "R-0002"\n  ]\n}\n',
            "",
        )


def test_add_tells_what_was_replaced(cli, journal, tmp_path):
    (tmp_path / "odd.json").write_text('{"kind": "note", "fields": {"note": "\\u0007"}}')
    code, out, err = cli("add", journal, "odd.json", "--json")
    assert (code, json.loads(out)) == (0, {"added": ["R-0002"]})
    assert "1 character that cannot be printed" in err


def test_a_megabyte_of_anything_comes_out_as_it_went_in(as_json, journal):
    text = clean(
        "{{ x }} <b>&amp; \u202e\u05e9\u05dc\u05d5\u05dd 👩‍👩‍👧 e\u0301\u00a0\x9b31m\n" * 20_000
    ).text
    (ref,) = put(as_json, journal, {"kind": "note", "fields": {"note": text}})
    assert as_json("show", journal, ref)["fields"]["note"] == text


def test_output_for_people_is_safe_on_any_terminal(cli, as_json, journal, monkeypatch):
    put(as_json, journal, {"kind": "note", "title": "\x9b31m", "fields": {"note": "\x85 👩"}})
    for words in (("list",), ("show", "R-0002"), ("search", "👩"), ("coverage",)):
        code, out, _ = cli(words[0], journal, *words[1:])
        assert code == 0
        assert "\x9b" not in out
        assert "\x85" not in out


def test_output_for_people_fits_a_console_of_one_code_page(cli, as_json, journal, tmp_path):
    put(as_json, journal, {"kind": "note", "title": "\u202e👩", "fields": {"note": "漢字"}})
    with (
        (tmp_path / "out.txt").open("w+", encoding="cp1252") as console,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("sys.stdout", console)
        assert main(["show", str(journal), "R-0002"]) == 0
        console.seek(0)
        assert "\\u6f22\\u5b57" in console.read()


def test_people_read_tables_and_pages(cli, journal):
    assert cli("list", journal)[1].splitlines() == [
        "REF     DATE        STATUS  FORM  TITLE",
        "R-0001  2026-11-09  draft   star  Chat routing by skill",
    ]
    page = cli("show", journal, "R-0001")[1]
    assert "9 November 2026 · chat · draft · 1 version\n" in page
    assert "\nSituation\nChats were handed on.\n" in page
    assert "my ability to change system parameters because it was mine to change.\n" in page
    assert "Nothing found" in cli("search", journal, "elephant")[1]
    assert "ST  Manage" in cli("coverage", journal, "--unit", "ST")[1]
    assert "portfolio" in cli("template", "list")[1]
    assert "Prepare for" in cli("unit", "list", journal)[1]


def test_reading_leaves_the_journal_as_it_was(cli, journal):
    before = journal.read_bytes()
    for words in (
        ("list", journal),
        ("show", journal, "R-0001"),
        ("search", journal, "rule"),
        ("coverage", journal),
        ("unit", "list", journal),
        ("verify", journal),
    ):
        assert cli(*words)[0] == 0
    assert journal.read_bytes() == before


def test_a_passphrase_for_a_plain_journal_changes_nothing(as_json, journal, monkeypatch, tmp_path):
    monkeypatch.setenv("CCJOURNAL_PASSPHRASE", "secret")
    assert len(as_json("list", journal, "--passphrase-file", tmp_path / "key")) == 1


def test_a_faulty_kind_of_ones_own_is_told_and_stops_nothing(cli, tmp_path):
    assert cli("new", "own.ccj")[0] == 0
    kinds = tmp_path / "home" / "data" / "library" / "record_types"
    kinds.mkdir(parents=True)
    (kinds / "odd.toml").write_text("title = 3", "utf-8")
    code, out, err = cli("list", "own.ccj", "--json")
    assert (code, out.strip()) == (0, "[]")
    assert "odd.toml is not a record kind" in err
    assert err.count("\n") == 1
    assert err.count(". ") == 0


def test_a_faulty_unit_of_ones_own_is_told_by_new(cli, tmp_path):
    units = tmp_path / "home" / "data" / "library" / "units"
    units.mkdir(parents=True)
    (units / "zz.toml").write_text("code = 'ZZ'", "utf-8")
    code, _out, err = cli("new", "own.ccj")
    assert code == 0
    assert "zz.toml is not a unit; 'outcome' is missing" in err


DIES = """
import os, sys
from pathlib import Path
from sqlalchemy import text
from ccjournal.bootstrap import open_journal
from ccjournal.paths import AppPaths
services = open_journal(AppPaths.default(), Path(sys.argv[1]))
_change, record = services.journal.create("note", fields={"note": "Words."})
if sys.argv[2] == "damaged":
    with services.journal._store._database.write() as connection:
        connection.execute(text("UPDATE version SET content = '{}'"))
os._exit(1)
"""


@pytest.mark.parametrize(("how", "told"), [("whole", False), ("damaged", True)])
def test_a_journal_that_was_not_closed_is_checked_whole(cli, tmp_path, how, told):
    cli("new", "own.ccj")
    file = tmp_path / "own.ccj"
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", DIES, str(file), how], cwd=root, check=False)
    assert JournalFiles(file).log.stat().st_size
    (tmp_path / "more.json").write_text('{"kind": "note", "fields": {"note": "x"}}', "utf-8")
    code, _out, err = cli("add", "own.ccj", "more.json")
    assert code == 0
    assert ("was not closed and is damaged" in err) is told
