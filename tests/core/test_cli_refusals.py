"""Bad input on the command line: one sentence, the right exit code, nothing half-written."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.bootstrap import open_journal
from ccjournal.cli import COMMANDS, main, writing
from ccjournal.errors import Cancelled
from ccjournal.paths import AppPaths

NOTE = {"kind": "note", "fields": {"note": "A quick one"}}


@pytest.fixture
def cli(monkeypatch, tmp_path, capsys):
    """Run commands in a folder of their own; returns exit code, output and messages."""
    monkeypatch.setenv("CCJOURNAL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def journal(cli, tmp_path):
    assert cli("new", "j.ccj")[0] == 0
    return tmp_path / "j.ccj"


@pytest.fixture
def refused(cli):
    """Run a command that must be refused; returns its only sentence."""

    def run(*words, code=1):
        found, out, err = cli(*words)
        assert (found, out) == (code, "")
        assert err.startswith("ccjournal: ")
        assert err.endswith(".\n")
        assert err.count("\n") == 1
        return err

    return run


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("poem",),
        ("list",),
        ("list", "j.ccj", "more"),
        ("list", "."),
        ("new", "/"),
        ("export", "j.ccj", "-o", "."),
        ("list", "j.ccj", "--limit", "-1"),
        ("list", "j.ccj", "--limit", "0"),
        ("list", "j.ccj", "--limit", "many"),
        ("list", "j.ccj", "--lim", "1"),
        ("list", ""),
        ("list", "a\0b"),
        ("list", "\ud800"),
        ("show", "j.ccj"),
        ("search", "j.ccj"),
        ("search", "j.ccj", "--json"),
        ("new",),
        ("new", "--unit", "QA"),
        ("add", "j.ccj"),
        ("export", "j.ccj"),
        ("export", "j.ccj", "-o"),
        ("export", "j.ccj", "-o", "x.docx", "--profile", "public"),
        ("export", "j.ccj", "-o", "x.docx", "--template", ""),
        ("restore", "j.ccj"),
        ("template",),
        ("template", "poem"),
        ("unit",),
        ("suggest", "j.ccj"),
        ("suggest", "j.ccj", "R-1", "--text-file", "x"),
        ("list", "j.ccj", "--bad\nline\x1b[31m"),
    ],
)
def test_wrong_usage_is_one_sentence_and_code_2(refused, words):
    said = refused(*words, code=2)
    assert "--help" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    "words",
    [
        ("import", "j.ccj", "x.txt"),
        ("unit", "import", "j.ccj", "x.toml"),
        ("unit", "export", "j.ccj", "QA", "-o", "x.toml"),
    ],
)
def test_what_comes_later_says_so(refused, words, tmp_path):
    assert "This release does not do" in refused(*words)
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(cli, command):
    code, out, err = cli(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: ccjournal {command}")


READING = [
    ("list",),
    ("show", "R-0001"),
    ("search", "x"),
    ("coverage",),
    ("verify",),
    ("export", "-o", "x.docx"),
    ("backup", "-o", "copy.ccj"),
]


@pytest.mark.parametrize("words", READING)
def test_no_journal_no_folder_no_other_file_is_opened(refused, words, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.ccj").write_text("Dear diary, this is not a journal at all. " * 50)
    assert "none.ccj" in refused(words[0], "none.ccj", *words[1:])
    assert "folder" in refused(words[0], "folder", *words[1:])
    if words != ("verify",):
        assert "text.ccj" in refused(words[0], "text.ccj", *words[1:])
    assert not (tmp_path / "none.ccj").exists()
    assert not (tmp_path / "x.docx").exists()


def test_new_never_takes_the_place_of_a_file(refused, journal, tmp_path):
    before = journal.read_bytes()
    assert "j.ccj" in refused("new", journal)
    assert journal.read_bytes() == before
    (tmp_path / "other.ccj").write_bytes(b"")
    refused("new", "other.ccj")
    assert (tmp_path / "other.ccj").read_bytes() == b""


def test_new_refuses_an_unknown_unit_and_leaves_nothing(refused, tmp_path):
    assert "'ZZ'" in refused("new", "a.ccj", "--unit", "QA", "ZZ")
    assert not list(tmp_path.glob("a*"))


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), Cancelled()])
def test_new_leaves_nothing_when_it_fails_midway(cli, monkeypatch, tmp_path, error):
    def fail(_services):
        raise error

    monkeypatch.setattr(writing, "fill", fail)
    code, out, _ = cli("new", "a.ccj", "--sample")
    assert code in {1, 130}
    assert out == ""
    assert not list(tmp_path.glob("a*"))
    monkeypatch.undo()


def test_new_refuses_a_passphrase_that_is_too_short(refused, monkeypatch, tmp_path):
    (tmp_path / "key").write_text("secret")
    assert "too short" in refused("new", "a.ccj", "--passphrase-file", "key")
    monkeypatch.setenv("CCJOURNAL_PASSPHRASE", "secret")
    assert "too short" in refused("new", "a.ccj")
    assert not list(tmp_path.glob("a*"))


def test_add_refuses_files_it_cannot_read(refused, journal, tmp_path, monkeypatch):
    assert "none.json" in refused("add", journal, "none.json")
    assert str(tmp_path) in refused("add", journal, tmp_path)
    monkeypatch.setattr(sys, "stdin", None)
    assert "Standard input" in refused("add", journal, "-")
    (tmp_path / "in.json").write_text("[1")
    assert "line 1" in refused("add", journal, "in.json")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_journal_behind_a_link_is_locked_like_the_journal(refused, journal, tmp_path):
    (tmp_path / "link.ccj").symlink_to(journal)
    (tmp_path / "note.json").write_text(json.dumps(NOTE))
    held = open_journal(AppPaths.under(tmp_path / "home"), journal)
    try:
        assert "open" in refused("add", "link.ccj", "note.json")
    finally:
        held.close()
    assert not (tmp_path / "link.ccj.lock").exists()


def test_add_adds_all_or_none(refused, cli, journal, tmp_path):
    (tmp_path / "in.json").write_text(json.dumps([NOTE, {**NOTE, "date": "soon"}]))
    said = refused("add", journal, "in.json", "--json")
    for part in ("Item 2", '"date"', '"soon"', "2026-11-09"):
        assert part in said
    assert json.loads(cli("list", journal, "--json")[1]) == []


@pytest.mark.parametrize(
    "ref", ["R-9999", "9", "x", "", "R-" + "9" * 5_000, "R-" + "9" * 18, "R-0", "r--1"]
)
def test_a_record_that_is_not_there_is_refused(refused, journal, ref):
    refused("show", journal, ref)


def test_unknown_kinds_units_refs_and_templates_are_refused(refused, journal, tmp_path):
    assert "'poem'" in refused("list", journal, "--kind", "poem")
    assert "''" in refused("list", journal, "--kind", "")
    assert "'ZZ'" in refused("coverage", journal, "--unit", "ZZ")
    export = ("export", journal, "-o", "x.docx")
    assert "'ZZ'" in refused(*export, "--unit", "ZZ")
    assert "R-0009" in refused(*export, "--ref", "R-0009")
    assert "'poem'" in refused(*export, "--template", "poem")
    assert not (tmp_path / "x.docx").exists()


def test_export_refuses_places_it_cannot_write(refused, journal, tmp_path):
    before = journal.read_bytes()
    refused("export", journal, "-o", "x.txt")
    refused("export", journal, "-o", journal)
    refused("export", journal, "-o", tmp_path / "nowhere" / "x.docx")
    (tmp_path / "folder.docx").mkdir()
    refused("export", journal, "-o", "folder.docx")
    assert journal.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("stop", [KeyboardInterrupt, Cancelled])
def test_a_stopped_export_leaves_the_old_document(cli, journal, monkeypatch, tmp_path, stop):
    (tmp_path / "x.docx").write_bytes(b"the old one")

    def step(_self, done, _total, _text=""):
        if done:
            raise stop

    monkeypatch.setattr(writing.TerminalProgress, "step", step)
    files = sorted(tmp_path.iterdir())
    assert cli("export", journal, "-o", "x.docx") == (130, "", "")
    assert (tmp_path / "x.docx").read_bytes() == b"the old one"
    assert sorted(tmp_path.iterdir()) == files


def test_backup_and_restore_never_overwrite(refused, cli, journal, tmp_path):
    assert cli("backup", journal, "-o", "copy.ccj")[0] == 0
    before = (tmp_path / "copy.ccj").read_bytes()
    refused("backup", journal, "-o", "copy.ccj")
    refused("backup", journal, "-o", journal)
    refused("restore", "copy.ccj", "-o", journal)
    refused("restore", "copy.ccj", "-o", "copy.ccj")
    refused("restore", "none.ccj", "-o", "new.ccj")
    assert (tmp_path / "copy.ccj").read_bytes() == before
    assert not (tmp_path / "new.ccj").exists()


def test_verify_tells_of_damage_and_changes_nothing(cli, journal, tmp_path):
    damaged = bytearray(journal.read_bytes())
    damaged[4096 : 4096 + 8192] = b"\xff" * 8192
    journal.write_bytes(damaged)
    code, out, err = cli("verify", journal, "--json")
    assert code == 1
    value = json.loads(out)
    assert value["ok"] is False
    assert value["problems"]
    assert all(set(problem) == {"ref", "problem"} for problem in value["problems"])
    assert "j.ccj" in err
    assert journal.read_bytes() == damaged


@given(words=st.lists(st.text() | st.sampled_from(["list", "-o", "--json", "--unit"]), max_size=5))
def test_any_words_are_answered_without_a_traceback(words):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stderr", None)
        patch.setattr(sys, "stdin", None)
        assert main(["show", "/nowhere/none.ccj", *words]) in {0, 1, 2}
