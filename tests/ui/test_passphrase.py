"""Choosing, changing and taking off a passphrase; the recovery page; what a computer remembers."""

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QLabel

from ccjournal.domain.secret import RecoveryCode
from ccjournal.services.jobs import NoProgress
from ccjournal.services.protection import Protection
from ccjournal.storage import key_file
from tests.core.storing import CHEAP, WORDS
from tests.core.test_remembering import Kept
from tests.ui.accessible import cut_off, faults, focus_chain, out_of_order, settle
from tests.ui.conftest import SLOW, find, let_go, texts, unlock, wait_for_journal
from ui.app import make_window, start
from ui.views.preferences import PreferencesDialog
from ui.views.recovery import RecoveryPage

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
NEW = "green ladder seven otters"


@pytest.fixture
def ring():
    """A keyring in memory in the place of the system's."""
    before, made = keyring.get_keyring(), Kept()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Let a passphrase cost next to nothing: what it costs is measured elsewhere."""
    monkeypatch.setattr(key_file, "calibrated", lambda: CHEAP)


def recovery_page(qtbot, window):
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), RecoveryPage), timeout=SLOW)
    return window.pages.currentWidget()


def lock_part(qtbot, window):
    """The part of the preferences about the lock, when it knows how things stand."""
    window.window_command("lock preferences")
    choice = window.findChild(PreferencesDialog).parts["Lock"]
    qtbot.waitUntil(lambda: bool(choice.state.text()), timeout=SLOW)
    return choice


def protection(window):
    return window.journal.desk.services.safety.protection


@pytest.fixture
def fresh(qtbot, shell, paths):
    """The window after a first run with a passphrase, typed and started by keyboard alone."""
    start(shell, paths, [])
    line = shell.first_run.passphrase
    line.setFocus()
    qtbot.keyClicks(line, NEW)
    qtbot.keyClick(line, ENTER)
    wait_for_journal(qtbot, shell)
    return shell


def test_the_first_page_says_what_a_passphrase_means(qtbot, shell, paths):
    start(shell, paths, [])
    page = shell.first_run
    assert "nobody else can read this journal" in page.advice.text()
    qtbot.keyClicks(page.passphrase, "late tram")
    assert page.passphrase.displayText() == "late tram"
    assert page.advice.text() == "Two words. Two more would make it hard to guess."
    assert page.passphrase.accessibleDescription() == page.advice.text()
    qtbot.keyClicks(page.passphrase, " umbrella nineteen")
    assert page.advice.text().startswith("✓ Four words, strong.")


def test_a_short_passphrase_is_refused_in_words(qtbot, shell, paths):
    start(shell, paths, [])
    shell.first_run.passphrase.setText("tram")
    qtbot.mouseClick(shell.first_run.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shell.first_run._strip.isVisible, timeout=SLOW)
    assert "too short" in shell.first_run._title.text()
    assert not paths.journal.exists()


def test_a_new_journal_is_encrypted_and_shows_its_recovery_page(qtbot, fresh, paths):
    page = recovery_page(qtbot, fresh)
    settle(qtbot, fresh)
    assert protection(fresh).encrypted
    assert fresh.first_run.passphrase.text() == ""
    assert fresh.focusWidget() is page.print
    assert faults(fresh) == {}
    chain = [w for w in focus_chain(fresh) if page.isAncestorOf(w)]
    assert out_of_order(chain) == []
    code = page.sheet.code
    protection(fresh).check(RecoveryCode(code))
    (shown,) = [w for w in page.findChildren(QLabel) if w.accessibleName() == "Recovery code"]
    assert shown.text().split() == code.split()
    assert shown.accessibleDescription().startswith(" ".join(code[:4]))


def test_typing_the_first_signs_confirms_the_page(qtbot, fresh):
    page = recovery_page(qtbot, fresh)
    first = page.sheet.code[:4]
    page.line.setFocus()
    qtbot.keyClicks(page.line, "ZZZZ")
    assert page.said.text() == "Those are others. Look again."
    assert not page.done.isEnabled()
    page.line.selectAll()
    qtbot.keyClicks(page.line, first.lower())
    assert page.said.text() == "Right."
    qtbot.keyClick(page.line, ENTER)
    assert find(fresh, "view-today").isVisible()
    assert fresh.journal.desk.services.safety.recovery_note.confirmed_on is not None
    choice = lock_part(qtbot, fresh)
    assert "in your hand on" in choice.page.text()
    qtbot.waitUntil(lambda: fresh.findChild(RecoveryPage) is None, timeout=SLOW)


def test_later_is_allowed_and_not_forgotten(qtbot, fresh):
    page = recovery_page(qtbot, fresh)
    qtbot.keyClick(page.later, SPACE)
    assert find(fresh, "view-today").isVisible()
    assert "No recovery page yet" in fresh.journal.notice.text
    assert "No recovery page yet" in lock_part(qtbot, fresh).page.text()


def test_the_page_can_be_saved_and_printed(qtbot, fresh, dialogs, tmp_path):
    page = recovery_page(qtbot, fresh)
    dialogs.file = tmp_path / "recovery.pdf"
    qtbot.keyClick(page.pdf, SPACE)
    assert "Saved as" in page.said.text()
    assert page.line.hasFocus()
    (printed,) = PdfReader(dialogs.file).pages
    words = " ".join(printed.extract_text().split())
    for line in page.sheet.code.splitlines():
        assert line in words
    assert "journal" in words
    assert "Choose a new passphrase" in words
    dialogs.paper = QPdfWriter(str(tmp_path / "paper.pdf"))
    qtbot.keyClick(page.print, SPACE)
    assert page.said.text() == "Sent to the printer."
    dialogs.file = tmp_path / "nowhere" / "recovery.pdf"
    qtbot.keyClick(page.pdf, SPACE)
    assert "could not be written" in page.said.text()
    assert sorted(f.name for f in tmp_path.glob("*.pdf*")) == ["paper.pdf", "recovery.pdf"]


@pytest.mark.parametrize("size", [100, 200])
def test_the_page_has_room_for_its_words(qtbot, fresh, size):
    page = recovery_page(qtbot, fresh)
    sheet = page.sheet
    fresh.theme.choose(text_size=size)
    fresh.window_command("theme light")
    page = recovery_page(qtbot, fresh)
    assert page.sheet is sheet
    assert cut_off(page) == []


def test_a_lock_takes_the_recovery_page_away(qtbot, fresh):
    recovery_page(qtbot, fresh)
    fresh.window_command("lock")
    let_go(qtbot, fresh)
    qtbot.waitUntil(lambda: fresh.findChild(RecoveryPage) is None, timeout=SLOW)


def test_a_plain_journal_is_given_a_passphrase(qtbot, window, writing, paths):
    prose = find(window, "field-action")
    prose.setFocus()
    qtbot.keyClicks(prose, "At last ")
    keeping = window.journal.desk.services.safety.safekeeping
    assert window.journal.leave()
    keeping.backup(None, NoProgress())
    choice = lock_part(qtbot, window)
    assert "has no passphrase" in choice.state.text()
    qtbot.keyClicks(choice.passphrase, "short")
    qtbot.keyClick(choice.passphrase, ENTER)
    assert "too short" in choice.said.text()
    choice.passphrase.selectAll()
    qtbot.keyClicks(choice.passphrase, NEW)
    qtbot.keyClick(choice.passphrase, ENTER)
    page = recovery_page(qtbot, window)
    assert protection(window).encrypted
    assert window.sidebar.lock_button.isVisible()
    assert window.door.locking._watch.running
    qtbot.keyClick(page.later, SPACE)
    choice = lock_part(qtbot, window)
    assert "1 backup from before the passphrase is not encrypted" in choice.copies.text()
    qtbot.keyClick(choice.encrypt_copies, SPACE)
    qtbot.waitUntil(lambda: not choice.copies.isVisible(), timeout=SLOW)
    assert protection(window).plain_copies() == []
    window.window_command("lock")
    let_go(qtbot, window)
    unlock(qtbot, window, NEW)
    rows = window.journal.desk.services.journal.rows("star")
    record = window.journal.desk.services.journal.get(rows[0].id)
    assert record.fields["action"].startswith("At last ")


def test_giving_a_passphrase_can_be_stopped(qtbot, monkeypatch, window, star):
    choice = lock_part(qtbot, window)
    begun = []

    def wait(_self, _passphrase, progress):
        begun.append(True)
        while True:
            progress.step(1, 2, "Encrypting")

    monkeypatch.setattr(Protection, "add", wait)
    qtbot.keyClicks(choice.passphrase, NEW)
    qtbot.keyClick(choice.passphrase, ENTER)
    opening = window._opening
    qtbot.waitUntil(lambda: bool(begun) and opening.stop.isVisible(), timeout=SLOW)
    assert window.focusWidget() is opening.stop
    assert faults(window) == {}
    qtbot.keyClick(opening.stop, SPACE)
    wait_for_journal(qtbot, window)
    assert not protection(window).encrypted
    assert window.journal.notice.text == "Stopped. The journal is as it was."


def test_a_passphrase_can_be_taken_off(qtbot, private, account, dialogs):
    choice = lock_part(qtbot, private)
    dialogs.yes = False
    qtbot.keyClick(choice.take_off, SPACE)
    assert dialogs.asked == ["Take the passphrase off?"]
    assert protection(private).encrypted
    dialogs.yes = True
    journal = private.journal
    qtbot.keyClick(choice.take_off, SPACE)
    qtbot.waitUntil(lambda: private.journal not in {None, journal}, timeout=SLOW)
    wait_for_journal(qtbot, private)
    assert not protection(private).encrypted
    assert private.sidebar.lock_button.isHidden()
    assert not private.door.locking._watch.running
    assert private.focusWidget() is find(private, "field-action")


def test_a_new_recovery_page_makes_the_old_one_void(qtbot, private, dialogs):
    first = protection(private).new_recovery_code()
    choice = lock_part(qtbot, private)
    qtbot.keyClick(choice.make_page, SPACE)
    page = recovery_page(qtbot, private)
    assert dialogs.asked == ["Make a new recovery page?"]
    assert page.sheet.code != first
    with pytest.raises(Exception, match="not the recovery code"):
        protection(private).check(RecoveryCode(first))


def test_the_part_can_be_read_out_and_walked(qtbot, private):
    choice = lock_part(qtbot, private)
    dialog = private.findChild(PreferencesDialog)
    assert faults(dialog) == {}
    shown = texts(choice)
    assert any("goes to sleep" in text for text in shown)
    assert any("Better not on a shared login" in text for text in shown)


def test_a_computer_can_remember_and_forget(qtbot, private, paths, dialogs, ring):
    choice = lock_part(qtbot, private)
    qtbot.keyClick(choice.remember, SPACE)
    qtbot.waitUntil(lambda: bool(ring.values) and choice.remember.isEnabled(), timeout=SLOW)
    assert choice.remember.isChecked()
    assert private.close()
    again = make_window(paths, dialogs)
    qtbot.addWidget(again)
    again.show()
    start(again, paths, [])
    wait_for_journal(qtbot, again)
    assert protection(again).encrypted
    again.window_command("lock")
    let_go(qtbot, again)
    assert again.journal is None
    assert again.focusWidget() is again.door.page.line
    qtbot.keyClick(again.door.page.remembered, SPACE)
    wait_for_journal(qtbot, again)
    choice = lock_part(qtbot, again)
    qtbot.waitUntil(choice.remember.isChecked, timeout=SLOW)
    qtbot.keyClick(choice.remember, SPACE)
    qtbot.waitUntil(lambda: not ring.values and choice.remember.isEnabled(), timeout=SLOW)
    assert again.close()
    third = make_window(paths, dialogs)
    qtbot.addWidget(third)
    third.show()
    start(third, paths, [])
    assert third.pages.currentWidget() is third.door.page
    assert third.door.page.remembered.isHidden()
    unlock(qtbot, third, WORDS)


def test_a_computer_without_a_keyring_says_so(qtbot, private, ring):
    keyring.set_keyring(NoKeyring())
    choice = lock_part(qtbot, private)
    qtbot.keyClick(choice.remember, SPACE)
    qtbot.waitUntil(lambda: "keyring does not work" in choice.said.text(), timeout=SLOW)
    qtbot.waitUntil(lambda: not choice.remember.isChecked(), timeout=SLOW)
    assert not private.preferences.get().keyring
