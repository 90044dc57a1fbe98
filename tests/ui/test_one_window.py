"""A second start for the same journal: the first window comes to the front, the second ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ccjournal.paths import JournalFiles
from tests.ui.accessible import faults, settle
from tests.ui.conftest import SLOW, find, texts, wait_for_journal
from ui.app import chosen, make_window, start
from ui.knock import Doorstep, knock, knock_file
from ui.widgets.roles import QPushButton

CHECKOUT = Path(__file__).parents[2]
SECOND = [sys.executable, "-m", "ui"]


@pytest.fixture
def other(qtbot, paths, dialogs, window):
    """A second window of the same user, started for the same journal."""
    made = make_window(paths, dialogs)
    qtbot.addWidget(made)
    made.show()
    start(made, paths, [str(paths.journal)])
    qtbot.waitUntil(lambda: page_of(made) is not None, timeout=SLOW)
    return made


def page_of(window):
    found = [w for w in (window._held.page,) if w.isVisible()] if window._held else []
    return found[0] if found else None


def buttons(window):
    return {b.text(): b for b in page_of(window).findChildren(QPushButton)}


def by_key(qtbot, window, name):
    buttons(window)[name].setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)


def signed(paths, user="Anna", computer="SHIFT-PC"):
    said = {"user": user, "computer": computer, "since": "2026-11-22T13:05:00+00:00"}
    JournalFiles(paths.journal).holder.write_text(json.dumps(said), "utf-8")


def test_a_second_start_ends_and_the_first_window_comes_forward(qtbot, window, paths):
    window.showMinimized()
    home = {**os.environ, "CCJOURNAL_HOME": str(paths.data.parent)}
    second = subprocess.Popen([*SECOND, str(paths.journal)], cwd=CHECKOUT, env=home)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=SLOW)
    assert second.returncode == 0
    assert not window.isMinimized()
    assert not knock_file(paths, paths.journal).exists()


def test_nobody_is_asked_when_nobody_has_it_open(paths, shell, monkeypatch):
    monkeypatch.setattr("ui.knock._gone", lambda *_: pytest.fail("it has waited"))
    paths.journal.parent.mkdir(parents=True)
    paths.journal.write_bytes(b"")
    assert not knock(paths, paths.journal)
    assert not knock_file(paths, paths.journal).parent.exists()


def test_what_a_killed_window_left_is_not_waited_for_long(qtbot, paths, shell):
    paths.journal.parent.mkdir(parents=True)
    signed(paths)
    assert not knock(paths, paths.journal, patience=50)
    assert list(knock_file(paths, paths.journal).parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_only_the_user_may_knock_and_no_name_tells_the_journal(paths, shell):
    paths.journal.parent.mkdir(parents=True)
    signed(paths)
    knock(paths, paths.journal, patience=1)
    knocking = knock_file(paths, paths.journal)
    assert knocking.parent.stat().st_mode & 0o777 == 0o700
    assert "journal" not in knocking.name
    linked = paths.data / "link.ccj"
    linked.symlink_to(paths.journal)
    assert knock_file(paths, linked) == knocking


def test_a_knock_from_before_is_not_answered(qtbot, paths, shell):
    knocking = knock_file(paths, paths.journal)
    knocking.parent.mkdir(parents=True)
    knocking.touch()
    doorstep, heard = Doorstep(paths, paths.journal, shell), []
    doorstep.knocked.connect(lambda: heard.append(1))
    assert not knocking.exists()
    knocking.touch()
    qtbot.waitUntil(lambda: heard == [1], timeout=SLOW)


def test_where_no_folder_can_be_made_nobody_is_asked(paths, shell):
    paths.data.parent.mkdir(parents=True, exist_ok=True)
    paths.data.mkdir()
    (paths.data / "windows").write_text("a file")
    signed(paths)
    assert not knock(paths, paths.journal)
    Doorstep(paths, paths.journal, shell)


def test_the_page_leads_to_the_window_that_has_it(qtbot, window, other):
    assert "journal.ccj is open in another window" in texts(page_of(other))
    assert list(buttons(other)) == [
        "Go to that window",
        "Read it here",
        "Try again",
        "Another journal",
    ]
    assert other.focusWidget() is buttons(other)["Go to that window"]
    assert other.journal is None
    by_key(qtbot, other, "Another journal")
    assert find(other, "view-first-run").isVisible()


def test_it_can_be_read_meanwhile(qtbot, window, other, star):
    by_key(qtbot, other, "Read it here")
    wait_for_journal(qtbot, other)
    services = other.journal.desk.services
    assert not services.safety.guard.writes
    assert [row.title for row in services.journal.rows()] == [star.title]
    assert "Reading only" in texts(other.bands.band)
    assert window.journal is not None


def test_who_has_it_elsewhere_is_named(qtbot, shell, window, paths):
    window.window_command("start")
    signed(paths)
    shell.open_file(paths.journal)
    qtbot.waitUntil(lambda: page_of(shell) is not None, timeout=SLOW)
    (title,) = [t for t in texts(page_of(shell)) if "Anna" in t]
    assert title.startswith("journal.ccj may be open elsewhere, by Anna on SHIFT-PC since 22 Nov")
    assert "Go to that window" not in buttons(shell)
    by_key(qtbot, shell, "Open it here all the same")
    wait_for_journal(qtbot, shell)
    assert shell.journal.desk.services.safety.guard.writes


def test_the_page_is_read_out(qtbot, window, other):
    settle(qtbot, window)
    assert faults(other) == {}


def test_which_journal_is_meant(paths, shell, window):
    assert chosen(paths, []) == paths.journal
    assert chosen(paths, ["gone.ccj"]) == Path("gone.ccj")
    paths.journal.rename(paths.journal.with_name("away"))
    assert chosen(paths, []) is None
    paths.journal.with_name("away").rename(paths.journal)
