"""Backups in the window: they make themselves, always show how they stand, and hold up nobody."""

import threading
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ccjournal.domain.backups import CopyKind
from ccjournal.errors import DamagedError, StorageError
from ccjournal.paths import JournalFiles
from ccjournal.services.backups import Backups, Second, Standing
from ccjournal.services.copies import Copy
from ccjournal.services.jobs import NoProgress
from tests.ui.conftest import SLOW, find, wait_for_journal
from ui.backing_up import APART_MS, PAUSE_MS
from ui.dialogs.backing_up import BackingUpDialog
from ui.models.backups import KINDS, side_line, standing_in_words

NOW = datetime(2026, 11, 18, 14, 20)


def copy_of(made):
    return Copy("x", CopyKind.AUTOMATIC, made, 1, 2_400_000)


def second(*, there=True, last=None, missing=0, fault=None):
    return Standing(copy_of(NOW), second=Second("x", there, last, missing, fault))


def copies(paths):
    folder = JournalFiles(paths.journal).backups
    return sorted(folder.glob("*.ccj")) if folder.exists() else []


def says(window, text):
    return text in find(window, "backup-state").text()


def in_a_pause(window):
    """Let the time pass in which nothing is written."""
    window.journal.backing_up._pause.timeout.emit()


def test_a_pause_makes_a_backup_and_the_sidebar_says_so(qtbot, window, paths, star):
    qtbot.waitUntil(lambda: says(window, "No backup yet"), timeout=SLOW)
    in_a_pause(window)
    qtbot.waitUntil(lambda: says(window, "Backed up "), timeout=SLOW)
    (made,) = copies(paths)
    assert " auto 00001 " in made.name
    line = find(window, "backup-state")
    assert line.accessibleName() == line.text()
    assert "last good backup is from" in line.accessibleDescription()


def test_changes_wait_for_the_pause_and_then_for_the_time_between(qtbot, window, star):
    backing = window.journal.backing_up
    assert backing._pause.isActive()
    in_a_pause(window)
    qtbot.waitUntil(backing._apart.isActive, timeout=SLOW)
    backing._pause.stop()
    window.journal.desk.do(lambda: window.journal.desk.services.people.add("Agent Q", ""))
    assert not backing._pause.isActive()
    backing._apart.timeout.emit()
    assert backing._pause.isActive()


def test_with_nothing_to_do_it_looks_again_later(qtbot, window, star):
    backing = window.journal.backing_up
    window.journal.desk.services.safety.backups.back_up(NoProgress())
    in_a_pause(window)
    qtbot.waitUntil(lambda: backing._pause.interval() == APART_MS, timeout=SLOW)
    window.journal.desk.do(lambda: window.journal.desk.services.people.add("Agent Q", ""))
    assert backing._pause.interval() == PAUSE_MS


def test_a_mistake_of_ours_is_told(qtbot, window, star, monkeypatch, caplog):
    def broken(self, progress):
        raise ZeroDivisionError

    monkeypatch.setattr(Backups, "back_up", broken)
    in_a_pause(window)
    qtbot.waitUntil(lambda: bool(window.dialogs.told), timeout=SLOW)
    assert window.journal.backing_up._apart.isActive(), "and it is tried again"
    caplog.clear()


def test_closing_backs_up_what_has_changed_and_only_that(qtbot, window, paths, star):
    assert window.close()
    assert len(copies(paths)) == 1
    window.show()
    window.open_file(paths.journal)
    wait_for_journal(qtbot, window)
    assert window.close()
    assert len(copies(paths)) == 1


def test_nothing_written_nothing_backed_up(window, paths):
    assert window.close()
    assert copies(paths) == []


def test_the_line_goes_with_the_journal(qtbot, window, star):
    qtbot.waitUntil(lambda: says(window, "No backup yet"), timeout=SLOW)
    window.journal.backing_up.skips_end = True
    assert window.close_journal()
    assert not window.sidebar.findChild(QPushButton, "backup-state").isVisible()


@pytest.fixture
def held(monkeypatch):
    """A backup that goes on until it is let go or cancelled."""
    go_on = threading.Event()

    def slow(self, progress):
        while not go_on.wait(0.01):
            progress.step(1, 3, "Checking every version's words")

    monkeypatch.setattr(Backups, "back_up", slow)
    yield go_on
    go_on.set()


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Escape])
def test_a_long_backup_at_the_end_shows_itself_and_can_be_skipped(qtbot, window, star, held, key):
    seen = []

    def skip(job):
        dialog = BackingUpDialog(job)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: "Checking" in dialog.doing.text(), timeout=SLOW)
        if key is None:
            dialog.skip.click()
        else:
            qtbot.keyClick(dialog, key)
        assert dialog.isVisible(), "until the worker has stopped"
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=SLOW)
        seen.append(dialog.doing.text())

    window.dialogs.backing_up = skip
    assert window.close()
    assert seen == ["Stopping"]
    assert window.dialogs.told == []


def test_a_lock_waits_for_no_long_backup(window, star, held):
    assert window.journal.close_silently() == ""
    window.journal = None
    assert not held.is_set()


@pytest.mark.parametrize("before", [False, True])
def test_what_goes_wrong_is_told_once_and_the_window_closes(
    qtbot, window, star, monkeypatch, before
):
    def full(self, progress):
        self._fault = StorageError("The disk is full", "Free some room, then try again")
        raise self._fault

    monkeypatch.setattr(Backups, "back_up", full)
    dialogs = window.dialogs
    if before:
        in_a_pause(window)
        qtbot.waitUntil(lambda: says(window, "Not backed up"), timeout=SLOW)
        line = find(window, "backup-state")
        assert "The disk is full. Free some room" in line.accessibleDescription()
        assert line.property("alert") == "true"
    assert window.close()
    assert [title for title, _ in dialogs.told] == ([] if before else ["The disk is full"])


def test_by_hand(qtbot, window, paths, star):
    window.window_command("backup")
    qtbot.waitUntil(lambda: "Backed up to" in window.journal.notice.text, timeout=SLOW)
    qtbot.waitUntil(lambda: says(window, "Backed up "), timeout=SLOW)
    assert len(copies(paths)) == 1


def test_backups_on_the_rail_are_an_icon_with_a_name(qtbot, window, star):
    qtbot.waitUntil(lambda: says(window, "No backup yet"), timeout=SLOW)
    window.resize(700, 600)
    line = find(window, "backup-state")
    assert line.text() == ""
    assert line.accessibleName() == "No backup yet"


@pytest.mark.parametrize(
    ("standing", "text", "detail"),
    [
        (Standing(), "No backup yet", "No backup yet."),
        (Standing(copy_of(NOW - timedelta(minutes=15))), "Backed up 14:05", "from 14:05"),
        (Standing(copy_of(NOW - timedelta(days=9))), "Backed up 9 Nov", "from 9 Nov"),
        (Standing(copy_of(NOW - timedelta(days=9)), late=True), "Last backup 9 Nov", "newer words"),
        (
            Standing(copy_of(NOW), fault=DamagedError("It has faults", "Check it")),
            "Not backed up",
            "It has faults. Check it. The last good backup is from 14:20.",
        ),
        (
            second(there=False),
            "Backed up 14:20",
            "not there now. It is caught up",
        ),
        (
            second(missing=2),
            "Backed up 14:20",
            "2 backups still to go",
        ),
        (
            second(last=copy_of(NOW)),
            "Backed up 14:20",
            "has the backup of 14:20",
        ),
        (
            second(fault=StorageError("Full", "Free")),
            "Backed up 14:20",
            "In the second place: Full. Free.",
        ),
    ],
)
def test_what_the_line_says(standing, text, detail):
    line = side_line(standing, NOW)
    assert line.text == text
    assert detail in line.detail


def test_every_kind_of_copy_has_a_name():
    assert set(KINDS) == set(CopyKind)


def test_the_preferences_say_more():
    standing = Standing(copy_of(NOW), changed=True, count=3, size=4_200_000)
    said = standing_in_words(standing, NOW)
    assert said == (
        "Backed up 14:20 and checked. 3 backups, 4.2 MB. Newer words follow when you pause."
    )
