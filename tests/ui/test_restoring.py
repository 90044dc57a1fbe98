"""Restoring and proving a backup in the window, and the second place in the preferences."""

import shutil
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ccjournal.bootstrap import create_journal
from ccjournal.domain.secret import Passphrase
from ccjournal.paths import JournalFiles
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.settings import load_settings
from tests.core.storing import CHEAP, WORDS
from tests.ui.conftest import SLOW, STAR, find, press, wait_for_journal
from ui.views.backups import BackupsDialog
from ui.views.preferences import PreferencesDialog

QUIET = NoProgress()


def backed_up(window):
    return window.journal.desk.services.safety.backups.back_up(QUIET)


@pytest.fixture
def later(window, services, star):
    """A backup, and after it a changed record and a new one."""
    made = backed_up(window)
    draft = Draft("Routing chats, again", star.date, fields=STAR)
    services.journal.edit(star.id, draft)
    services.journal.add("note", Draft("Written later", star.date, fields={"note": "New words"}))
    return made


@pytest.fixture
def dialog(qtbot, window, later):
    window.window_command("restore")
    found = window.findChild(BackupsDialog)
    qtbot.waitUntil(found.restore.isEnabled, timeout=SLOW)
    return found


def titles(window):
    return {row.title for row in window.journal.desk.services.journal.rows()}


def opened_again(qtbot, window, before):
    qtbot.waitUntil(lambda: window.journal not in {None, before}, timeout=SLOW)
    wait_for_journal(qtbot, window)


def test_the_dialog_says_what_would_change(dialog, later):
    assert dialog.list.count() == 1
    assert "Made by itself, 1 record" in dialog.about.text()
    assert "checked in full" in dialog.about.text()
    assert str(later.file.parent) in dialog.where.text()
    said = dialog.change.text()
    assert "1 record is not in this backup and would go: R-0002 Written later." in said
    assert "1 record would be as it was then: R-0001 Routing chats, again." in said
    extent = dialog.extent.text()
    assert "This backup: 1 record, 1 version, the newest from" in extent
    assert "The journal now: 2 records, 3 versions" in extent


def test_restore_opens_the_restored_journal_and_keeps_the_other(qtbot, window, dialog, paths):
    before = window.journal
    dialog.restore.click()
    opened_again(qtbot, window, before)
    assert window.dialogs.asked[-1].startswith("Restore the backup of ")
    assert titles(window) == {"Routing chats by skill"}
    qtbot.waitUntil(lambda: "Restored 1 record." in window.journal.notice.text, timeout=SLOW)
    assert "What was there before is kept: journal replaced " in window.journal.notice.text
    kept = [f for f in JournalFiles(paths.journal).backups.glob("*.ccj") if "replaced" in f.name]
    assert len(kept) == 1
    # And back again, to what it was.
    window.window_command("restore")
    dialog = window.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    assert "Replaced by a backup" in dialog.list.item(0).text()
    assert "1 record would come back: R-0002 Written later." in dialog.change.text()
    before = window.journal
    dialog.restore.click()
    opened_again(qtbot, window, before)
    assert titles(window) == {"Routing chats, again", "Written later"}


def test_what_is_being_typed_is_in_the_copy_that_is_kept(qtbot, window, writing, paths):
    backed_up(window)
    writing.form.prose("situation").textCursor().insertText("Typed just now. ")
    window.window_command("restore")
    dialog = window.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    before = window.journal
    dialog.restore.click()
    opened_again(qtbot, window, before)
    backups = window.journal.desk.services.safety.backups
    (kept,) = [copy for copy in backups.copies.all() if copy.kind == "replaced"]
    with backups.copies.open(kept) as reader:
        assert "Typed just now." in reader.record("R-0001").fields["situation"]


def test_no_means_no(window, dialog):
    window.dialogs.yes = False
    before = window.journal
    dialog.restore.click()
    assert window.journal is before
    assert dialog.isVisible()
    dialog.reject()


def test_a_backup_that_is_damaged_leaves_the_journal(qtbot, window, dialog, later):
    content = later.file.read_bytes()
    later.file.write_bytes(content[:-4096])
    before = window.journal
    dialog.restore.click()
    opened_again(qtbot, window, before)
    qtbot.waitUntil(lambda: bool(window.dialogs.told), timeout=SLOW)
    title, text = window.dialogs.told[-1]
    assert "cut short" in title
    assert text.endswith("The journal is as it was.")
    assert "Written later" in titles(window)


def test_prove_it_says_what_was_compared(qtbot, window, dialog, paths):
    dialog.prove.click()
    assert dialog.stop.isVisible()
    assert not dialog.prove.isVisible()
    qtbot.waitUntil(
        lambda: dialog.said.text() == "1 record, 1 version: every word is there.", timeout=SLOW
    )
    assert dialog.prove.hasFocus()
    assert list(paths.private.iterdir()) == []
    dialog.reject()


def test_prove_can_be_stopped(qtbot, window, dialog, paths, monkeypatch):
    backups = window.journal.desk.services.safety.backups

    def endless(copy, progress):
        while True:
            progress.step(1, 2, "Comparing every text")

    monkeypatch.setattr(backups, "prove", endless)
    dialog.prove.click()
    qtbot.waitUntil(lambda: "Comparing" in dialog.said.text(), timeout=SLOW)
    qtbot.keyClick(dialog.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Stopped" in dialog.said.text(), timeout=SLOW)
    assert backups.standing().fault is None
    dialog.reject()


def test_a_stranger_among_the_backups(qtbot, window, dialog, later):
    dialog.reject()
    shutil.copy(later.file, later.file.with_name("Not a journal.ccj"))
    later.file.with_name("Not a journal.ccj").write_bytes(b"a letter")
    window.window_command("restore")
    dialog = window.findChildren(BackupsDialog)[-1]
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=SLOW)
    place = [dialog.list.item(n).text() for n in range(2)].index(
        next(t for t in (dialog.list.item(n).text() for n in range(2)) if "Made by you" in t)
    )
    dialog.list.setCurrentRow(place)
    qtbot.waitUntil(lambda: "cannot be restored" in dialog.change.text(), timeout=SLOW)
    assert "not a journal" in dialog.said.text()
    assert not dialog.restore.isEnabled()
    dialog.list.setCurrentRow(1 - place)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    dialog.reject()


def test_no_backups_yet(qtbot, window):
    window.window_command("restore")
    dialog = window.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: not dialog._list_asker.waits, timeout=SLOW)
    assert "There is no backup yet." in dialog.about.text()
    assert not dialog.restore.isEnabled()
    assert not dialog.prove.isEnabled()
    dialog.reject()


def test_the_line_in_the_sidebar_leads_to_the_preferences(qtbot, window, star):
    qtbot.waitUntil(lambda: find(window, "backup-state").text() != "", timeout=SLOW)
    qtbot.mouseClick(find(window, "backup-state"), Qt.MouseButton.LeftButton)
    part = window.findChild(PreferencesDialog).parts["Backups"]
    qtbot.waitUntil(lambda: "No backup yet" in part.said.text(), timeout=SLOW)
    press(qtbot, part, "Back up now")
    qtbot.waitUntil(lambda: "and checked. 1 backup, " in part.said.text(), timeout=SLOW)
    press(qtbot, part, "Show the folder")
    assert window.dialogs.opened == [JournalFiles(window.paths.journal).backups]
    press(qtbot, part, "Restore or prove a backup…")
    qtbot.waitUntil(lambda: window.findChild(BackupsDialog) is not None, timeout=SLOW)
    window.findChild(BackupsDialog).reject()


def test_a_second_place_is_chosen_used_and_given_up(qtbot, window, star, tmp_path, paths):
    stick = window.dialogs.file = tmp_path / "stick"
    stick.mkdir()
    window.window_command("backups")
    part = window.findChild(PreferencesDialog).parts["Backups"]
    press(qtbot, part, "Choose a second place…")
    qtbot.waitUntil(lambda: "has the backup of" in part.second.text(), timeout=SLOW)
    assert str(stick) in part.second.text()
    assert part.readable.isVisible(), "there is no passphrase"
    assert len(list(stick.glob("journal backups */*.ccj"))) == 1
    assert load_settings(paths.config / "settings.toml").second_place == str(stick)
    press(qtbot, part, "Use no second place")
    qtbot.waitUntil(lambda: part.second.text().startswith("None."), timeout=SLOW)
    assert load_settings(paths.config / "settings.toml").second_place == ""


def test_the_folder_of_the_journal_is_no_second_place(qtbot, window, star, paths):
    window.dialogs.file = paths.journal.parent
    window.window_command("backups")
    part = window.findChild(PreferencesDialog).parts["Backups"]
    press(qtbot, part, "Choose a second place…")
    qtbot.waitUntil(lambda: bool(window.dialogs.told), timeout=SLOW)
    assert "where the journal is" in window.dialogs.told[0][0]
    assert load_settings(paths.config / "settings.toml").second_place == ""


def test_preferences_without_a_journal_say_so(shell):
    shell.show_first_run()
    shell.window_command("preferences")
    part = shell.findChild(PreferencesDialog).parts["Backups"]
    assert part.text() == "Open a journal to see its backups."
    assert not part.findChildren(QPushButton)


@pytest.fixture
def encrypted(qtbot, shell, paths):
    """The window on an encrypted journal of one record, with a backup."""
    file = paths.data / "closed.ccj"
    paths.data.mkdir(parents=True)
    with closing(create_journal(paths, file, ["ST"], passphrase=WORDS, cost=CHEAP)) as made:
        made.journal.add("note", Draft("Then", date(2026, 3, 9), fields={"note": "Old words"}))
        made.safety.backups.back_up(QUIET)
        made.journal.add("note", Draft("Since", date(2026, 3, 10), fields={"note": "New words"}))
    shell.open_file(file, secret=Passphrase(WORDS))
    wait_for_journal(qtbot, shell)
    return shell


def test_an_encrypted_journal_opens_again_without_asking(qtbot, encrypted):
    encrypted.window_command("restore")
    dialog = encrypted.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    before = encrypted.journal
    dialog.restore.click()
    opened_again(qtbot, encrypted, before)
    assert titles(encrypted) == {"Then"}
    assert encrypted.journal.encrypted


def test_a_backup_with_a_passphrase_of_its_own_asks_for_it(qtbot, encrypted):
    protection = encrypted.journal.desk.services.safety.protection
    encrypted.journal.backing_up.skips_end = True
    file = encrypted.journal.file
    assert encrypted.journal.leave()
    protection.remove(QUIET)
    assert encrypted.close_journal()
    encrypted.open_file(file)
    wait_for_journal(qtbot, encrypted)
    encrypted.window_command("restore")
    dialog = encrypted.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.passphrase.isVisible, timeout=SLOW)
    assert not dialog.restore.isEnabled()
    assert dialog.passphrase.hasFocus()
    qtbot.keyClicks(dialog.passphrase, "not that one at all")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog._asked.waits, timeout=SLOW)
    assert dialog.passphrase.isVisible()
    assert dialog.passphrase.text() == ""
    qtbot.keyClicks(dialog.passphrase, WORDS)
    dialog.open_it.click()
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    assert not dialog.passphrase.isVisible()
    assert "R-0002 Since" in dialog.change.text()
    before = encrypted.journal
    dialog.restore.click()
    opened_again(qtbot, encrypted, before)
    assert encrypted.journal.encrypted
    assert titles(encrypted) == {"Then"}


def test_a_lock_closes_the_backups(qtbot, encrypted):
    encrypted.window_command("restore")
    dialog = encrypted.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    encrypted.window_command("lock")
    qtbot.waitUntil(lambda: not encrypted.findChildren(BackupsDialog), timeout=SLOW)
    qtbot.waitUntil(lambda: encrypted.door.locking.held is None, timeout=SLOW)
