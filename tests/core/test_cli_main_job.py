"""The whole main job from the command line, as a script of somebody else would do it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from ccjournal.domain.text import words

CHECKOUT = Path(__file__).resolve().parents[2]
RECORDS = [
    {
        "kind": "reflective",
        "title": "Who says goodbye first?",
        "date": "2026-11-03",
        "channel": "phone",
        "fields": {
            "what": "I hung up too early. Fish & Chips <b>5 < 6</b> {{ 7*7 }} {% for x in y %}",
            "so_what": "It was the clock \u2014 caf\u00e9, \u05e9\u05dc\u05d5\u05dd, \U0001f642.",
            "now_what": "I wait for two breaths.",
        },
        "claims": [
            {
                "criterion": "PE-3.1",
                "field": "now_what",
                "quote": "I wait for two breaths.",
                "because": "that is what I do differently since that call",
            }
        ],
    },
    {
        "kind": "star",
        "title": "Chat routing by skill",
        "date": "2026-11-09",
        "fields": {
            "situation": "Chats were handed on.",
            "task": "Find the right people.",
            "action": "I changed the routing rule so that storms go to claims.",
            "result": "36% fell to 10%.",
            "learning": "Read first.",
        },
        "claims": [
            {
                "criterion": "ST-2.1",
                "field": "action",
                "quote": "I changed the routing rule",
                "because": "it was mine to change",
            },
            {"criterion": "ST-2.2", "field": "result", "quote": "36% fell to 10%."},
        ],
    },
    {
        "kind": "coaching",
        "title": "Letting people finish",
        "date": "2026-11-12",
        "fields": {
            "agent": "Agent A",
            "observation": "Two interruptions in one call.",
            "feedback": "I asked what Agent A had noticed.",
            "action_plan": "Keywords on paper for a week.",
        },
    },
]


@pytest.fixture
def program(tmp_path):
    """Run `python main.py ...` in a folder with an odd name; returns the finished process."""
    folder = tmp_path / "Zo\u00eb \u010d\u017e \u6f22 & 'x'"
    folder.mkdir()
    # A console of the old kind: the output must not need more than ASCII when it is JSON.
    home = {"CCJOURNAL_HOME": str(folder / "home"), "PYTHONIOENCODING": "ascii"}

    def run(*words, given=None):
        return subprocess.run(
            [sys.executable, str(CHECKOUT / "main.py"), *words],
            cwd=folder,
            env={**os.environ, **home},
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
        )

    run.folder = folder
    return run


def document(finished):
    assert (finished.returncode, finished.stderr) == (0, b"")
    return json.loads(finished.stdout)


def printed(file):
    """Return every text of a document, in tables too, without the marks that name criteria."""
    body = docx.Document(str(file)).element.body
    paragraphs = body.iter(qn("w:p"))
    text = "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)
    return re.sub(r"\xa0\[[A-Z]+ [0-9.]+\]", "", text)


def test_from_a_new_journal_to_a_verified_copy(program):
    assert document(program("new", "j.ccj", "--json"))["units"] == ["QA", "CS", "ST", "LS", "PE"]
    given = json.dumps(RECORDS).encode()
    added = document(program("add", "j.ccj", "-", "--json", given=given))["added"]
    assert added == ["R-0001", "R-0002", "R-0003"]

    states = {s["criterion"]: s["state"] for s in document(program("coverage", "j.ccj", "--json"))}
    shown = {criterion for criterion, state in states.items() if state == "own_word"}
    assert shown == {"PE-3.1", "ST-2.1", "ST-2.2"}

    result = document(program("export", "j.ccj", "-o", "out.docx", "--json"))
    assert result["records"] == 3
    text = printed(program.folder / result["document"])
    for record in RECORDS:
        assert record["title"] in text
        for field in record["fields"].values():
            assert field in text
        for claim in record.get("claims", ()):
            assert claim.get("because", "") in text
            assert claim["criterion"].partition("-")[2] in text
    assert result["words"] == sum(
        len(words(field)) for record in RECORDS for field in record["fields"].values()
    )

    copy = document(program("backup", "j.ccj", "-o", "copy.ccj", "--json"))
    assert copy == {"file": "copy.ccj", "records": 3, "verified": True}
    again = document(program("restore", "copy.ccj", "-o", "again.ccj", "--json"))
    assert again == {"file": "again.ccj", "records": 3, "verified": True}
    report = document(program("verify", "again.ccj", "--json"))
    assert report == {"ok": True, "records": 3, "problems": []}
    before = document(program("show", "j.ccj", "R-0001", "--json"))
    assert document(program("show", "again.ccj", "R-0001", "--json")) == before


def test_refusals_and_wrong_usage_have_their_exit_codes(program):
    refused = program("list", "none.ccj", "--json")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.count(b"\n") == 1
    wrong = program("list")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"JOURNAL" in wrong.stderr
    unknown = program("lost")
    assert (unknown.returncode, unknown.stdout) == (2, b"")


def test_a_reader_that_goes_away_is_no_error(program):
    document(program("new", "j.ccj", "--sample", "--json"))
    listed = subprocess.Popen(
        [sys.executable, str(CHECKOUT / "main.py"), "coverage", str(program.folder / "j.ccj")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with listed:
        listed.stdout.close()
        assert listed.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's way of closing it")
def test_closed_standard_streams_are_no_error(program):
    document(program("new", "j.ccj", "--json"))
    command = [sys.executable, str(CHECKOUT / "main.py")]
    closed = 'exec "$@" <&- >&- 2>&-'
    for asked, code in ((("list", "j.ccj"), 0), (("add", "j.ccj", "-"), 1), (("list",), 2)):
        finished = subprocess.run(
            ["sh", "-c", closed, "sh", *command, *asked],
            cwd=program.folder,
            timeout=60,
            check=False,
        )
        assert finished.returncode == code


LIGHT = """
import sys
from ccjournal.cli import main
assert main(sys.argv[1:]) == {code}
heavy = {{"sqlalchemy", "sqlcipher3", "docx", "docxtpl", "lxml", "PySide6", "alembic"}}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--help"], 0), (["export", "--help"], 0), (["list"], 2), (["import", "x", "y"], 1)],
)
def test_help_and_wrong_usage_load_no_library(words, code):
    subprocess.run(
        [sys.executable, "-c", LIGHT.format(code=code), *words],
        cwd=CHECKOUT,
        capture_output=True,
        timeout=60,
        check=True,
    )
