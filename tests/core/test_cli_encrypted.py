"""Encrypted journals on the command line: with a file, a variable, and in one sentence without."""

import json

import pytest

from ccjournal.bootstrap import create_journal
from ccjournal.cli import COMMANDS, main
from ccjournal.domain.recovery_code import read_code
from ccjournal.paths import AppPaths
from tests.core.storing import CHEAP, WORDS

NOTE = {"kind": "note", "title": "Canary", "fields": {"note": "Zanzibarquokka"}}
VARIABLE = "CCJOURNAL_PASSPHRASE"


@pytest.fixture
def cli(monkeypatch, tmp_path, capsys):
    """Run commands in a folder of their own; returns exit code, output and messages."""
    monkeypatch.setenv("CCJOURNAL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.txt").write_text(f"{WORDS}\r\n", "utf-8-sig")
    (tmp_path / "note.json").write_text(json.dumps(NOTE), "utf-8")

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert WORDS not in said.out + said.err
        return code, said.out, said.err

    return run


@pytest.fixture
def journal(cli, tmp_path):
    services = create_journal(
        AppPaths.under(tmp_path / "home"), tmp_path / "j.ccj", None, WORDS, CHEAP
    )
    code = services.safety.protection.new_recovery_code()
    services.close()
    (tmp_path / "code.txt").write_text(code.lower(), "utf-8")
    return "j.ccj"


def commands(*, last=()):
    """Return one call of every command that takes a journal."""
    calls = {
        "add": ("add", "j.ccj", "note.json"),
        "list": ("list", "j.ccj"),
        "show": ("show", "j.ccj", "R-0001"),
        "search": ("search", "j.ccj", "Zanzibarquokka"),
        "suggest": ("suggest", "j.ccj", "R-0001"),
        "check": ("check", "j.ccj", "R-0001"),
        "coverage": ("coverage", "j.ccj"),
        "export": ("export", "j.ccj", "-o", "out.docx"),
        "unit": ("unit", "list", "j.ccj"),
        "backup": ("backup", "j.ccj", "-o", "copy.ccj"),
        "restore": ("restore", "copy.ccj", "-o", "again.ccj"),
        "verify": ("verify", "j.ccj"),
        "salvage": ("salvage", "j.ccj", "-o", "found.ccj"),
    }
    assert set(calls) | {"new", "template", "import", "authorship"} >= set(COMMANDS)
    return [(*call, *last) for call in calls.values()]


def test_every_command_works_with_a_passphrase_file(cli, journal):
    for call in commands(last=("--passphrase-file", "words.txt")):
        code, _out, err = cli(*call)
        assert code == 0, (call, err)
    assert "1 record" in cli("restore", "copy.ccj", "-o", "b.ccj", "--passphrase-file=code.txt")[1]


def test_every_command_works_with_the_variable(cli, journal, monkeypatch):
    monkeypatch.setenv(VARIABLE, WORDS)
    for call in commands(last=("--json",)):
        code, out, err = cli(*call)
        assert (code, err) == (0, ""), call
        json.loads(out)


def test_a_file_comes_before_the_variable_and_holds_a_code_too(cli, journal, monkeypatch):
    monkeypatch.setenv(VARIABLE, "seven grey herons wake")
    assert cli("list", journal, "--passphrase-file", "words.txt")[0] == 0
    assert cli("list", journal, "--passphrase-file", "code.txt")[0] == 0


def test_without_one_or_with_a_wrong_one_every_command_says_so_in_one_sentence(
    cli, journal, monkeypatch, tmp_path
):
    (tmp_path / "wrong.txt").write_text("seven grey herons wake", "utf-8")
    assert cli("backup", journal, "-o", "copy.ccj", "--passphrase-file", "words.txt")[0] == 0
    before = {p.name: p.read_bytes() for p in tmp_path.glob("*.ccj*") if p.suffix != ".lock"}
    for last, words in (
        ((), "--passphrase-file FILE"),
        (("--passphrase-file", "wrong.txt"), "not the passphrase"),
    ):
        for call in commands(last=last):
            if call[0] == "backup":
                continue
            code, out, err = cli(*call)
            assert (code, out) == (1, ""), call
            assert words in err
            assert err.count("\n") == 1
    after = {p.name: p.read_bytes() for p in tmp_path.glob("*.ccj*") if p.suffix != ".lock"}
    assert after == before


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "no passphrase file"), (b"", "no passphrase"), (b"\xff\xfe\x00", "not UTF-8")],
)
def test_a_passphrase_file_that_cannot_be_used_is_told(cli, journal, tmp_path, content, words):
    if content is not None:
        (tmp_path / "odd.txt").write_bytes(content)
    code, out, err = cli("list", journal, "--passphrase-file", "odd.txt")
    assert (code, out) == (1, "")
    assert words in err


def test_new_makes_an_encrypted_journal_and_shows_its_code(cli, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, WORDS)
    code, out, err = cli("new", "n.ccj", "--unit", "ST", "--json")
    made = json.loads(out)
    assert (code, made["journal"], made["units"]) == (0, "n.ccj", ["ST"])
    assert made["recovery_code"] in err
    assert len(read_code(made["recovery_code"])) == 32
    monkeypatch.setenv(VARIABLE, made["recovery_code"])
    assert cli("add", "n.ccj", "note.json")[0] == 0
    found = [p.name for p in tmp_path.glob("n.ccj*") if b"Zanzibarquokka" in p.read_bytes()]
    assert found == []


def test_words_and_passphrase_lie_in_no_file_in_plain(cli, journal, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, WORDS)
    for call in commands():
        assert cli(*call)[0] == 0
    canary = "Zanzibarquokka"
    words = [canary.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    words.append(WORDS.encode())
    found = {
        p.name
        for p in tmp_path.rglob("*")
        if p.is_file() and any(word in p.read_bytes().lower() for word in words)
    }
    assert found == {"note.json", "words.txt"}


def test_new_says_nothing_of_a_code_for_a_plain_journal(cli):
    code, out, err = cli("new", "n.ccj", "--json")
    assert (code, err, set(json.loads(out))) == (0, "", {"journal", "units"})


def test_verify_tells_a_damaged_page_and_a_missing_key_file(cli, journal, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, WORDS)
    content = bytearray((tmp_path / journal).read_bytes())
    content[-100] ^= 1
    (tmp_path / journal).write_bytes(content)
    code, out, _err = cli("verify", journal, "--json")
    assert (code, json.loads(out)["ok"]) == (1, False)
    for place in tmp_path.glob("j.ccj.key*"):
        place.unlink()
    code, out, err = cli("verify", journal)
    assert (code, out) == (1, "")
    assert "key file is missing" in err
