"""A disk that is full: one sentence, and nothing half-written is left."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell's way of giving less room")


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command that may write files of at most so many bytes; returns code and message."""
    monkeypatch.setenv("CCJOURNAL_HOME", str(tmp_path / "home"))

    def run(*words, room=0):
        limit = f"ulimit -f {room // 512}; " if room else ""
        command = ["sh", "-c", f'{limit}exec "$@"', "sh", sys.executable, str(CHECKOUT / "main.py")]
        finished = subprocess.run(
            [*command, *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return finished.returncode, finished.stderr

    return run


def one_sentence(err):
    return err.startswith("ccjournal: ") and err.count("\n") == 1


@pytest.mark.parametrize("room", [100_000, 200_000, 400_000])
def test_a_new_journal_leaves_nothing_when_there_is_no_room_for_it(run, tmp_path, room):
    code, err = run("new", "a.ccj", "--sample", room=room)
    assert code == 1
    assert one_sentence(err)
    assert not [file for file in tmp_path.glob("a.ccj*") if file.suffix not in {".lock", ".part"}]


@pytest.mark.parametrize("room", [34_000, 42_000])
def test_an_export_leaves_the_former_document_when_there_is_no_room(run, tmp_path, room):
    assert run("new", "a.ccj", "--sample")[0] == 0
    (tmp_path / "a.docx").write_text("the former one")
    code, err = run("export", "a.ccj", "-o", "a.docx", room=room)
    assert code == 1
    assert one_sentence(err)
    assert (tmp_path / "a.docx").read_text() == "the former one"
    assert not list(tmp_path.glob("*.part"))
