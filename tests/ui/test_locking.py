"""A journal with a passphrase in the window: its page, the tries, locking, coming back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from ccjournal.bootstrap import create_journal
from ccjournal.paths import JournalFiles
from ccjournal.services.changes import Change
from tests.core.storing import WORDS
from tests.ui.accessible import faults, focus_chain, out_of_order
from tests.ui.conftest import SLOW, find, let_go, texts, unlock, wait_for_journal
from ui.clock import seconds
from ui.dialogs.service import Dialogs
from ui.views.palette import Palette
from ui.views.preferences import PreferencesDialog

ENTER = Qt.Key.Key_Return
NEW = "green ladder seven otters"


def tried(qtbot, door, words):
    """Try a passphrase and return what is said under the field."""
    door.page.line.selectAll()
    qtbot.keyClicks(door.page.line, words)
    qtbot.keyClick(door.page.line, ENTER)
    qtbot.waitUntil(lambda: not door._window._opener.busy, timeout=SLOW)
    return door.page.said.text()


def pass_time(watch, seconds):
    """Let time pass in steps in which no computer sleeps."""
    for now in range(0, seconds + 1, 20):
        watch.look(watch._touched + now)
    watch.look(watch._touched + seconds)


def test_the_page_asks_and_nothing_else_is_shown(qtbot, shell, door):
    assert shell.windowTitle() == "Locked, ccjournal"
    assert shell.sidebar.isHidden()
    assert shell.focusWidget() is door.page.line
    assert faults(shell) == {}
    assert out_of_order(focus_chain(shell)) == []
    shown = texts(door.page)
    assert shown[1] == "journal"
    assert str(shell.paths.journal) in shown


def test_the_passphrase_opens_it_by_keyboard_alone(qtbot, shell, door):
    unlock(qtbot, shell)
    assert shell.windowTitle() == "journal, ccjournal"
    assert shell.sidebar.lock_button.isVisible()
    assert door.page.line.text() == ""
    assert not door.page.line.isUndoAvailable()
    assert find(shell, "view-today").isVisible()


def test_typing_can_be_shown_by_keyboard(qtbot, shell, door):
    line = door.page.line
    qtbot.keyClicks(line, "abc")
    assert line.displayText() != "abc"
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert shell.focusWidget() is line.eye
    assert line.eye.accessibleName() == "Show what I type"
    qtbot.keyClick(line.eye, Qt.Key.Key_Space)
    assert line.displayText() == "abc"
    assert line.eye.accessibleName() == "Hide what I type"


def test_wrong_tries_are_counted_and_then_there_is_a_wait(qtbot, monkeypatch, shell, door):
    assert tried(qtbot, door, "not this one") == "That is not it. 2 tries before a 30 s wait."
    assert door.page.line.selectedText()
    assert tried(qtbot, door, "nor this") == "That is not it. 1 try before a 30 s wait."
    assert tried(qtbot, door, "nor that") == "That is not it. Wait 30 s, then try again."
    assert not door.page.unlock.isEnabled()
    assert faults(shell) == {}
    with qtbot.assertNotEmitted(door.page.unlock_wanted):
        qtbot.keyClick(door.page.line, ENTER)
    later = seconds() + 31
    monkeypatch.setattr("ui.door.seconds", lambda: later)
    door._count_down()
    assert door.page.said.text() == "Try again now."
    door.page.line.empty()
    unlock(qtbot, shell)


def test_the_recovery_code_opens_it_and_leads_to_a_new_passphrase(qtbot, shell, private):
    code = private.journal.desk.services.safety.protection.new_recovery_code()
    private.window_command("lock")
    let_go(qtbot, private)
    page = private.door.page
    qtbot.keyClick(page.switch, Qt.Key.Key_Space)
    assert page.line.accessibleName() == "Recovery code"
    assert private.focusWidget() is page.line
    assert faults(private) == {}
    assert "recovery code has 32 signs" in tried(qtbot, private.door, code[:12])
    page.line.empty()
    unlock(qtbot, private, code.replace("\n", " ").lower())
    dialog = private.findChild(PreferencesDialog)
    choice = dialog.parts["Lock"]
    qtbot.waitUntil(choice.passphrase.isVisible, timeout=SLOW)
    qtbot.keyClicks(choice.passphrase, NEW)
    qtbot.keyClick(choice.passphrase, ENTER)
    qtbot.waitUntil(lambda: "is changed" in choice.said.text(), timeout=SLOW)
    dialog.close()
    private.window_command("lock")
    let_go(qtbot, private)
    unlock(qtbot, private, NEW)


@pytest.mark.parametrize("harm", ["key", "journal"])
def test_damage_is_not_taken_for_a_wrong_passphrase(qtbot, shell, paths, journal_file, harm):
    files = JournalFiles(journal_file)
    if harm == "key":
        for place in (files.header, files.header_copy):
            place.write_bytes(place.read_bytes()[:-20])
        for backup in files.backups.glob("*.key*") if files.backups.exists() else ():
            backup.unlink()
    else:
        whole = bytearray(journal_file.read_bytes())
        whole[100:500] = bytes(400)
        journal_file.write_bytes(bytes(whole))
    shell.open_file(journal_file)
    said = tried(qtbot, shell.door, WORDS)
    assert "That is not it" not in said
    assert ("key files of journal.ccj are damaged" in said) is (harm == "key")
    assert len(said) > 30
    assert "Traceback" not in said
    assert shell.journal is None


def test_ctrl_l_locks_and_unlocking_brings_back_page_record_and_caret(qtbot, private, account):
    qtbot.keyClicks(account, "At last ")
    record = private.journal.page.writing.record.id
    assert private.sidebar.lock_button.isVisible()
    private.window_command("lock")
    assert private.pages.currentWidget() is private.door.page
    let_go(qtbot, private)
    assert private.journal is None
    assert "Your last words were saved first." in private.door.page.why.text()
    assert private.windowTitle() == "Locked, ccjournal"
    assert private.sidebar.isHidden()
    assert private.focusWidget() is private.door.page.line
    assert faults(private) == {}
    unlock(qtbot, private)
    page = private.journal.page
    assert private.journal.key == "journal"
    assert page.writing.record.id == record
    prose = find(private, "field-action")
    assert prose.hasFocus()
    assert prose.textCursor().position() == len("At last ")
    assert prose.words().startswith("At last ")


@pytest.mark.parametrize("how", ["menu", "button", "palette"])
def test_there_are_three_ways_to_lock(qtbot, private, how):
    if how == "menu":
        (action,) = [a for c, a in private.actions_made.items() if c.text == "Lock"]
        assert action.shortcut().toString() == "Ctrl+L"
        action.trigger()
    elif how == "button":
        qtbot.keyClick(private.sidebar.lock_button, Qt.Key.Key_Space)
    else:
        private.window_command("palette")
        palette = private.findChild(Palette)
        qtbot.keyClicks(palette.line, "> lock")
        qtbot.keyClick(palette.line, ENTER)
    let_go(qtbot, private)
    assert private.journal is None


def test_a_plain_journal_is_shown_the_way_to_a_passphrase(qtbot, window):
    assert window.sidebar.lock_button.isHidden()
    window.window_command("lock")
    assert window.journal is not None
    assert "has no passphrase yet" in window.journal.notice.text
    assert window.findChild(PreferencesDialog).parts["Lock"].isVisible()


def test_while_locked_no_command_reaches_the_journal(qtbot, private):
    private.window_command("lock")
    let_go(qtbot, private)
    enabled = {c.text for c, action in private.actions_made.items() if action.isEnabled()}
    assert "Today" not in enabled
    assert "Find or do…" not in enabled
    assert "Undo" not in enabled
    private.window_command("palette")
    private.show_page("journal")
    private.journal_command("claim")
    assert private.pages.currentWidget() is private.door.page


def test_words_that_cannot_be_saved_wait_behind_the_page(qtbot, private, account, disk):
    qtbot.keyClicks(account, "Precious ")
    private.door.locking.lock("after 10 quiet minutes")
    why = private.door.page.why
    qtbot.waitUntil(lambda: "not on the disk yet" in why.text(), timeout=SLOW)
    assert "The disk is full" in why.text()
    assert private.pages.currentWidget() is private.door.page
    assert private.windowTitle() == "Locked, ccjournal"
    assert not private.close()
    assert "Not closed" in private.door.page.said.text()
    assert faults(private) == {}
    assert "That is not it" in tried(qtbot, private.door, "a wrong one")
    assert private.door.locking.held is not None
    private.door.page.line.empty()
    unlock(qtbot, private)
    assert find(private, "field-action").words().startswith("Precious ")
    disk.full = False
    assert private.journal.leave()


def test_a_window_that_could_not_close_still_locks_by_itself(qtbot, private, account, disk):
    qtbot.keyClicks(account, "Precious ")
    assert not private.close()
    assert private.door.locking._watch.running
    disk.full = False
    assert private.close()
    assert not private.door.locking._watch.running


def test_held_words_are_let_go_as_soon_as_they_are_saved(qtbot, private, account, disk):
    qtbot.keyClicks(account, "Precious ")
    private.door.locking.lock()
    qtbot.waitUntil(lambda: "not on the disk" in private.door.page.why.text(), timeout=SLOW)
    disk.full = False
    private.door.locking._again.start(0)
    let_go(qtbot, private)
    assert "saved first" in private.door.page.why.text()
    unlock(qtbot, private)
    assert find(private, "field-action").words().startswith("Precious ")


def test_a_half_written_claim_is_there_again(qtbot, private, account):
    private.journal_command("claim")
    composer = private.journal.page.writing.panel.composer
    composer.show_sentence("ST-2.1")
    qtbot.keyClicks(composer.sentence.because, "the codes lied")
    private.door.locking.lock("when the screen was locked")
    qtbot.waitUntil(lambda: "half written" in private.door.page.why.text(), timeout=SLOW)
    assert private.dialogs.asked == []
    unlock(qtbot, private)
    assert composer.sentence.because.words() == "the codes lied"


def test_two_lines_are_kept_as_a_note(qtbot, private):
    box = find(private, "capture")
    qtbot.keyClicks(box, "Two lines about a queue")
    private.window_command("lock")
    let_go(qtbot, private)
    unlock(qtbot, private)
    (note,) = private.journal.desk.services.journal.rows("note")
    assert note.title.startswith("Two lines")


def test_what_lies_over_the_window_is_closed(qtbot, private):
    private.window_command("preferences")
    private.show_page("journal")
    private.window_command("note")
    private.window_command("palette")
    private.door.locking.lock()
    let_go(qtbot, private)
    QApplication.processEvents()
    assert private.findChildren(Palette) == []
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    assert not any(dialog.isVisible() for dialog in dialogs)


def test_a_dialog_that_waits_ends_before_the_journal_goes(qtbot, private):
    dialog = QDialog(private)
    seen = []

    def lock():
        private.door.locking.lock("when the screen was locked")
        seen.append(private.pages.currentWidget() is private.door.page)

    QTimer.singleShot(50, private, lock)
    journal = private.journal
    assert dialog.exec() == 0
    assert seen == [True]
    # The code that asked goes on with pages that are there still.
    assert journal.desk.services.journal.rows()
    let_go(qtbot, private)


def test_what_was_typed_in_a_dialog_is_there_again(qtbot, private):
    dialogs = Dialogs(private)
    private.dialogs = private.journal.desk.dialogs = dialogs
    seen = []

    def type_and_lock():
        dialog = QApplication.activeModalWidget()
        qtbot.keyClicks(dialog.findChild(QLineEdit), "Rota of week 12")
        private.door.locking.lock("when the computer went to sleep")

    QTimer.singleShot(50, private, type_and_lock)
    assert dialogs.proof("ST-2.1", "Change a setting", date(2026, 3, 4)) is None
    let_go(qtbot, private)
    unlock(qtbot, private)
    assert "typed in the dialog" in private.journal.notice.text

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.findChild(QLineEdit).text())
        dialog.reject()

    for _ in range(2):
        QTimer.singleShot(50, private, look)
        dialogs.proof("ST-2.1", "Change a setting", date(2026, 3, 4))
    assert seen == ["Rota of week 12", ""]


def test_the_clipboard_loses_what_was_copied(qtbot, monkeypatch, private, account):
    # Without a screen Qt does not know whose the words on the clipboard are.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    account.selectAll()
    account.copy()
    assert QApplication.clipboard().text()
    private.window_command("lock")
    let_go(qtbot, private)
    assert QApplication.clipboard().text() == ""


def test_it_locks_when_nobody_is_there_and_warns_before(qtbot, private, account):
    locking = private.door.locking
    watch = locking._watch
    assert watch.running
    watch._timer.stop()
    pass_time(watch, 541)
    assert locking.warning.isVisible()
    assert faults(private) == {}
    QTest.keyClick(private.windowHandle(), Qt.Key.Key_X)
    assert locking.warning.isHidden()
    pass_time(watch, 541)
    # As words do that come by an input method or are spoken: they are heard of as they are saved.
    private.journal.desk.history.record(Change("Edit", frozenset(), undo=list))
    assert locking.warning.isHidden()
    pass_time(watch, 600)
    let_go(qtbot, private)
    assert "after 10 quiet minutes. Your last words" in private.door.page.why.text()
    assert locking.warning.isHidden()
    assert not watch.running


def test_the_minutes_are_chosen_and_kept(qtbot, private):
    private.window_command("preferences")
    choice = private.findChild(PreferencesDialog).parts["Lock"]
    qtbot.waitUntil(choice.after.isVisible, timeout=SLOW)
    choice.after.setFocus()
    qtbot.keyClick(choice.after, Qt.Key.Key_Up)
    assert private.preferences.get().lock_minutes == 5
    assert private.door.locking._watch._minutes == 5
    qtbot.keyClick(choice.after, Qt.Key.Key_End)
    assert private.preferences.get().lock_minutes == 0


def test_opening_another_journal_leaves_the_page(qtbot, private, dialogs, tmp_path):
    other = tmp_path / "other.ccj"
    create_journal(private.paths, other, ["ST"]).close()
    private.window_command("lock")
    let_go(qtbot, private)
    dialogs.file = other
    qtbot.keyClick(private.door.page.other, Qt.Key.Key_Space)
    wait_for_journal(qtbot, private)
    assert private.windowTitle() == "other, ccjournal"
    assert private.sidebar.lock_button.isHidden()
    assert not private.door.locking._watch.running
    assert private.journal.key == "today"
