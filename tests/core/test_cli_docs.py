"""The examples of docs/command-line.md: each runs, and prints what the page says."""

import re
import shlex
from pathlib import Path

from ccjournal.cli import COMMANDS, main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"
BLOCK = re.compile(r"^```(json|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_every_example_runs_as_the_page_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCJOURNAL_HOME", str(tmp_path / "home"))
    run = set()
    for language, text in BLOCK.findall(PAGE.read_text("utf-8")):
        if language == "json":
            Path("record.json").write_text(text, "utf-8")
            continue
        for example in re.split(r"^\$ ccjournal ", text, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            code = main(shlex.split(command))
            said = capsys.readouterr()
            assert (code, said.err) == (0, ""), command
            assert not expected or said.out == expected, command
            run.add(command.split()[0])
    later = {"import"}
    assert run == set(COMMANDS) - later


def test_the_page_names_every_command():
    page = PAGE.read_text("utf-8")
    assert all(f"`{name}`" in page or f"$ ccjournal {name} " in page for name in COMMANDS)
