"""No way of leaving loses a word, and the save state never says what is not so."""

import re

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import SLOW, find, state_text

SAVED = re.compile(r"Saved \d\d:\d\d")
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_it_saves_by_itself(qtbot, window, writing, kept):
    writing.autosave._timer.setInterval(10)
    qtbot.keyClicks(find(window, "field-situation"), "x")
    qtbot.waitUntil(lambda: bool(SAVED.fullmatch(state_text(window))))
    assert kept().startswith("x")


WAYS = {
    "another record": lambda w, other: w.journal.journal_page.open_record(other.id),
    "a new record": lambda w, other: w.journal.journal_page.begin("star"),
    "another page": lambda w, other: w.show_page("coverage"),
    "marking it ready": lambda w, other: w.window_command("confirm"),
    "making a claim": lambda w, other: w.journal_command("claim"),
    "linking": lambda w, other: w.journal_command("guide"),
    "undo": lambda w, other: w.window_command("undo"),
    "a backup": lambda w, other: w.window_command("backup"),
    "another theme": lambda w, other: w.window_command("theme dark"),
    "larger text": lambda w, other: w.window_command("larger"),
    "closing": lambda w, other: w.close(),
    "another journal": lambda w, other: w.window_command("start"),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_way_of_leaving_saves_at_once(qtbot, slow, other, way, kept):
    window = slow.window()
    saved = []
    slow.autosave.saved.connect(lambda _when: saved.append(kept()))
    qtbot.keyClicks(find(window, "field-situation"), "x")
    assert state_text(window) == "Not saved yet"
    assert not saved
    way(window, other)
    assert saved
    assert saved[0].startswith("x")


def test_leaving_the_field_saves_at_once(qtbot, window, slow, kept):
    find(window, "field-situation").setFocus()
    qtbot.keyClicks(find(window, "field-situation"), "x")
    with qtbot.waitSignal(slow.autosave.saved):
        find(window, "field-task").setFocus()
    assert kept().startswith("x")


def test_the_title_and_the_date_are_saved(qtbot, window, slow, services, star):
    find(window, "field-title").clear()
    qtbot.keyClicks(find(window, "field-title"), "New title")
    find(window, "field-date").stepUp()
    assert slow.leave()
    found = services.journal.get(star.id)
    assert (found.title, found.date.day) == ("New title", 10)


def test_a_failed_save_is_told_and_keeps_the_words(qtbot, window, slow, star, disk):
    words = find(window, "field-situation")
    qtbot.keyClicks(words, "x")
    assert not slow.autosave.flush()
    assert state_text(window).startswith("Not saved. The disk is full")
    assert find(window, "strip").isVisible()
    qtbot.keyClicks(words, "y")
    assert state_text(window).startswith("Not saved")
    assert words.words().startswith("xy")
    disk.full = False
    assert slow.autosave.flush()
    assert SAVED.fullmatch(state_text(window))
    assert not slow._strip.isVisible()


def test_the_window_stays_while_the_last_words_cannot_be_saved(qtbot, slow, disk, kept):
    window = slow.window()
    qtbot.keyClicks(find(window, "field-situation"), "x")
    assert not window.close()
    assert window.isVisible()
    assert window.dialogs.told
    assert "The disk is full" in window.dialogs.told[0][1]
    window.show_page("today")
    assert find(window, "view-journal").isVisible()
    disk.full = False
    window.show_page("today")
    assert kept().startswith("x")


def test_nothing_is_kept_of_a_record_that_was_only_begun(window, services):
    window.journal.desk.writing_wanted.emit("star", "")
    window.show_page("today")
    assert services.journal.rows() == []


def test_a_new_record_is_kept_once_something_is_written(qtbot, window, services):
    window.journal.desk.writing_wanted.emit("star", "")
    qtbot.keyClicks(find(window, "field-task"), "My task")
    window.show_page("today")
    (row,) = services.journal.rows()
    assert services.journal.get(row.id).fields["task"] == "My task"


def test_one_record_is_one_step_of_undo(qtbot, window, slow, kept):
    before = kept()
    for letter in "abc":
        qtbot.keyClicks(find(window, "field-situation"), letter)
        slow.autosave.flush()
    assert kept() == f"abc{before}"
    window.window_command("undo")
    assert kept() == before
    assert find(window, "field-situation").words() == before
    window.window_command("redo")
    assert kept() == f"abc{before}"


def test_delete_goes_to_the_bin_and_comes_back(qtbot, window, writing, services, star):
    page = window.journal.journal_page
    writing.delete()
    assert services.journal.rows() == []
    assert writing.record is None
    page.records.show_only("bin")
    qtbot.waitUntil(lambda: page.records.model.place_of(star.id) >= 0, timeout=SLOW)
    page.open_record(star.id)
    qtbot.mouseClick(writing.bar.restore_button, Qt.MouseButton.LeftButton)
    assert [row.id for row in services.journal.rows()] == [star.id]
    window.window_command("undo")
    assert services.journal.rows() == []
    window.window_command("undo")
    assert len(services.journal.rows()) == 1


def test_going_back_to_a_version_is_a_change(qtbot, window, slow, dialogs, kept):
    before = kept()
    qtbot.keyClicks(find(window, "field-situation"), "x")
    dialogs.back_to = 0
    slow.go_back()
    assert kept() == before
    window.window_command("undo")
    assert kept() == f"x{before}"


def test_ready_says_which_parts_are_missing(qtbot, window, services, dialogs):
    window.journal.desk.writing_wanted.emit("star", "")
    qtbot.keyClicks(find(window, "field-task"), "My task")
    qtbot.keyClick(window, Qt.Key.Key_Return, CONTROL)
    assert "Situation" in dialogs.told[0][1]
    assert "Task" not in dialogs.told[0][1]


def test_a_ready_record_says_so_and_can_be_a_draft_again(window, writing, services, star):
    writing.set_ready(ready=True)
    assert services.journal.get(star.id).status == "ready"
    assert writing.standing.text().startswith("Ready, ")
    assert "Now link it" in window.journal.notice.text
    writing.set_ready(ready=False)
    assert services.journal.get(star.id).status == "draft"


def test_what_cannot_be_printed_is_told(qtbot, window, slow, kept):
    prose = find(window, "field-situation")
    prose.textCursor().insertText("a\x07b")
    assert slow.leave()
    assert "\ufffd" in kept()
    assert "cannot be printed" in window.journal.notice.text


def test_captured_words_are_kept_when_the_window_closes(qtbot, window, services):
    window.show_page("today")
    page = window.journal.pages["today"]
    qtbot.keyClicks(page.capture, "Two lines about the late shift")
    assert state_text(window) == "Not saved yet"
    rows = []
    window.journal.desk.history.changed.connect(lambda _c: rows.extend(services.journal.rows()))
    assert window.close()
    assert [row.title for row in rows] == ["Two lines about the late shift"]
