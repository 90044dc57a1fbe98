"""A journal that does not open leads to the ways back, by keyboard, and its bytes stay."""

from datetime import date
from hashlib import sha256

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ccjournal.bootstrap import create_journal
from ccjournal.paths import JournalFiles
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from tests.ui.accessible import faults
from tests.ui.conftest import SLOW, STAR, name_of, texts, wait_for_journal
from ui.app import start
from ui.preferences import Preferences
from ui.views.rescue import RescuePage

DAY = date(2026, 3, 9)


@pytest.fixture
def journal(paths):
    """A journal with a backup of one record, and a second record since."""
    paths.journal.parent.mkdir(parents=True, exist_ok=True)
    services = create_journal(paths, paths.journal, ["ST"])
    services.journal.add("star", Draft("Routing chats", DAY, fields=STAR))
    services.safety.backups.back_up_by_hand(NoProgress())
    services.journal.add("star", Draft("A second one", DAY, fields=STAR))
    services.close()
    return paths.journal


def damage(file, how):
    content = file.read_bytes()
    files = {
        "header": bytes(4096) + content[4096:],
        "empty": b"",
        "foreign": b"a letter to the bank " * 500,
        "short": content[: len(content) * 2 // 3],
        "zeroed": content[:4096] + bytes(45056) + content[49152:],
    }
    file.write_bytes(files[how])
    return sha256(files[how]).digest()


def shown(qtbot, shell):
    """The page of the ways out, once it has looked."""
    qtbot.waitUntil(lambda: isinstance(shell.pages.currentWidget(), RescuePage), timeout=SLOW)
    page = shell.pages.currentWidget()
    qtbot.waitUntil(page._working.isHidden, timeout=SLOW)
    return page


def buttons(page):
    return [name_of(b) for b in page.findChildren(QPushButton) if not b.isHidden()]


@pytest.mark.parametrize("how", ["header", "empty", "foreign", "short", "zeroed"])
def test_what_is_damaged_is_not_a_dead_end(qtbot, shell, journal, how):
    before = damage(journal, how)
    shell.open_file(journal)
    page = shown(qtbot, shell)
    assert "Restore this one" in buttons(page)
    assert ("Save what can still be read" in buttons(page)) == (
        how in {"header", "short", "zeroed"}
    )
    assert faults(page) == {}
    assert shell.focusWidget() is page._first
    assert sha256(journal.read_bytes()).digest() == before


def test_the_newest_backup_comes_back_and_the_damaged_file_is_kept(qtbot, shell, journal):
    before = damage(journal, "header")
    shell.open_file(journal)
    shown(qtbot, shell)
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Space)
    wait_for_journal(qtbot, shell)
    assert [row.title for row in shell.journal.desk.services.journal.rows()] == ["Routing chats"]
    (kept,) = [f for f in JournalFiles(journal).backups.iterdir() if " damaged " in f.name]
    assert sha256(kept.read_bytes()).digest() == before


def test_what_can_be_read_goes_into_a_new_journal(qtbot, shell, journal):
    before = damage(journal, "header")
    shell.open_file(journal)
    page = shown(qtbot, shell)
    (act,) = [b for b in page.findChildren(QPushButton) if name_of(b).startswith("Save what")]
    act.setFocus()
    qtbot.keyClick(act, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Nothing is lost." in texts(page), timeout=SLOW)
    assert "2 records saved in journal recovered.ccj" in texts(page)
    assert sha256(journal.read_bytes()).digest() == before
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Space)
    wait_for_journal(qtbot, shell)
    rows = shell.journal.desk.services.journal.rows()
    assert [row.ref for row in rows] == ["R-0002", "R-0001"]
    assert shell.journal.desk.services.file.name == "journal recovered.ccj"


def test_a_journal_that_is_gone_comes_back_from_its_backups(qtbot, shell, journal, paths):
    journal.unlink()
    Preferences(paths).set(last_journal=str(journal))
    start(shell, paths, [])
    page = shown(qtbot, shell)
    assert name_of(page._first) == "Restore this one"
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Space)
    wait_for_journal(qtbot, shell)
    assert shell.journal.desk.services.file == journal


def test_a_log_of_another_file_is_kept_aside(qtbot, shell, journal, paths):
    other = create_journal(paths, journal.with_name("other.ccj"), ["ST", "QA"])
    for number in range(40):
        other.journal.add("star", Draft(f"No {number}", DAY, fields=STAR))
    log = JournalFiles(other.file).log.read_bytes()
    other.close()
    JournalFiles(journal).log.write_bytes(log)
    shell.open_file(journal)
    page = shown(qtbot, shell)
    assert name_of(page._first) == "Open it without the log"
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Space)
    wait_for_journal(qtbot, shell)
    assert len(shell.journal.desk.services.journal.rows()) == 2
    (kept,) = [f for f in JournalFiles(journal).backups.iterdir() if f.name.endswith("-wal")]
    assert kept.read_bytes() == log


@pytest.mark.parametrize("what", ["TRIGGER odd AFTER INSERT ON record BEGIN SELECT 1; END",
                                  "VIEW look AS SELECT 1"])  # fmt: skip
def test_what_no_journal_has_is_not_let_in(qtbot, shell, journal, what):
    raw = driver.connect(str(journal), isolation_level=None)
    raw.execute(f"CREATE {what}")
    raw.close()
    shell.open_file(journal)
    page = shown(qtbot, shell)
    assert any("that no journal has" in text for text in texts(page))
    assert "Save what can still be read" in buttons(page)


def test_one_can_start_anew_or_stop(qtbot, shell, journal):
    damage(journal, "foreign")
    shell.open_file(journal)
    page = shown(qtbot, shell)
    page.show_working("Restoring the backup")
    assert shell.focusWidget() is page._stop
    page.show_idle()
    page.start.click()
    qtbot.waitUntil(lambda: shell.pages.currentWidget() is shell.first_run, timeout=SLOW)
