"""Words that a kill has left behind are offered; at most some seconds of them are lost."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ccjournal.bootstrap import create_journal
from ccjournal.paths import JournalFiles
from ccjournal.services.journal import Draft
from tests.ui.accessible import faults
from tests.ui.conftest import SLOW, STAR, texts, wait_for_journal

CHILD = Path(__file__).with_name("typing_child.py")
ROOT = CHILD.parents[2]
MOST_LOST = 5.0


@pytest.fixture
def killed(paths, star_file):
    """Type in a window of its own, kill it, and return what was typed when by its own account."""
    home = os.environ | {"CCJOURNAL_HOME": str(paths.data.parent)}
    command = [sys.executable, "-m", "tests.ui.typing_child", str(star_file), "36"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=home) as child:
        told = [line.split() for line in child.stdout]
    assert child.returncode != 0
    return [(float(when), int(count)) for when, count in told]


@pytest.fixture
def star_file(paths):
    paths.journal.parent.mkdir(parents=True, exist_ok=True)
    services = create_journal(paths, paths.journal, ["ST"])
    services.journal.add("star", Draft("Routing chats", date(2026, 3, 9), fields=STAR))
    services.close()
    return paths.journal


@pytest.fixture
def offered(qtbot, shell, star_file, killed):
    """The page with the draft, as it comes after the start."""
    shell.open_file(star_file)
    wait_for_journal(qtbot, shell)
    qtbot.waitUntil(lambda: shell.journal.key == "drafts", timeout=SLOW)
    page = shell.journal.page
    qtbot.waitUntil(lambda: bool(page._takes), timeout=SLOW)
    return page


def test_a_kill_loses_at_most_five_seconds_and_nothing_is_taken_by_itself(
    qtbot, shell, offered, killed
):
    journal = shell.journal.desk.services.journal
    (row,) = journal.rows()
    assert journal.get(row.id).fields["situation"] == STAR["situation"]
    (draft,) = shell.journal.desk.services.safety.recovery.drafts.found()
    typed = draft.unsaved.written.fields["situation"].count("word ")
    end = killed[-1][0]
    needed = max(count for when, count in killed if when <= end - MOST_LOST)
    assert typed >= needed > 0
    assert "Words that were not saved" in texts(offered)
    assert faults(offered) == {}
    assert shell.focusWidget() is offered._takes[0]
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Space)
    assert journal.get(row.id).fields["situation"].count("word ") == typed
    assert len(journal.versions(row.id)) == 2
    qtbot.waitUntil(lambda: not offered._takes, timeout=SLOW)
    assert not JournalFiles(shell.journal.desk.services.file).draft.exists()
    shell.window_command("undo")
    assert journal.get(row.id).fields["situation"] == STAR["situation"]
