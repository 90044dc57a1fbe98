"""A program that is killed while it exports leaves a whole document, and nothing beside it."""

import random
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from zipfile import ZipFile

import pytest

from benchmarks.documents import picture
from ccjournal.export.unfinished import hold, part_of
from tests.core.word_files import docx, filled, rows

KILLS = 30
CHILD = Path(__file__).with_name("exporting_child.py")
BLOCKS = ("{{ turn }}", "{%p for item in items %}", "{{ item }}", "{%p endfor %}", "{{ picture }}")


def killed(folder: Path, moment: float) -> None:
    """Let a child export, and kill it a moment after its first document is there."""
    paths = [folder / name for name in ("template.docx", "out.docx", "picture.png")]
    with Popen([sys.executable, CHILD, *paths], stdout=PIPE, cwd=CHILD.parents[2]) as child:
        assert child.stdout.readline()
        with suppress(TimeoutExpired):
            child.wait(moment)
        child.kill()


@pytest.mark.parametrize(
    "kills", [3, pytest.param(KILLS, marks=[pytest.mark.slow, pytest.mark.timeout(180)])]
)
def test_the_older_document_stays_whole(tmp_path, monkeypatch, kills):
    monkeypatch.setenv("PYTHONPATH", str(CHILD.parents[2]))
    docx(tmp_path / "template.docx", *BLOCKS)
    (tmp_path / "picture.png").write_bytes(picture(1))
    chance = random.Random(20261122)
    for _ in range(kills):
        killed(tmp_path, chance.uniform(0, 0.1))
        with ZipFile(tmp_path / "out.docx") as file:
            assert file.testzip() is None
        assert len(rows(tmp_path / "out.docx")) == 402
    (tmp_path / "picture.png").unlink()
    filled(tmp_path, "done")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.docx", "template.docx"]


def test_what_another_program_is_writing_is_left_alone(tmp_path):
    part = part_of(tmp_path / "out.docx", 1)
    with part.open("wb") as file:
        hold(file)
        filled(tmp_path, "done")
        assert part.exists()
    filled(tmp_path, "done")
    assert not part.exists()
