"""The full check on screen: begun, stopped, and what it finds mended by keyboard."""

from datetime import date

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ccjournal.bootstrap import create_journal
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from tests.ui.accessible import faults
from tests.ui.conftest import SLOW, STAR, name_of, texts, wait_for_journal
from ui.views.damaged_card import DamagedCard

DAY = date(2026, 3, 9)


@pytest.fixture
def damaged(qtbot, shell, paths):
    """The window on a journal of which two words and the search index were changed outside."""
    paths.journal.parent.mkdir(parents=True, exist_ok=True)
    services = create_journal(paths, paths.journal, ["ST"])
    services.journal.add("star", Draft("Angry caller", DAY, fields=STAR))
    services.safety.backups.back_up_by_hand(NoProgress())
    services.close()
    raw = driver.connect(str(paths.journal), isolation_level=None)
    raw.execute("UPDATE record SET fields = replace(fields, 'thirty', 'dirty')")
    raw.execute("DELETE FROM search")
    raw.close()
    shell.open_file(paths.journal)
    wait_for_journal(qtbot, shell)
    shell.window_command("verify")
    health = shell.journal.desk.health
    qtbot.waitUntil(lambda: health.found is not None and not health.running, timeout=SLOW)
    return shell.journal.page


def press(qtbot, page, name):
    """Press a button with its key, once it is there: what was just added is shown later."""

    def there():
        named = (b for b in page.findChildren(QPushButton) if name_of(b) == name)
        return [b for b in named if b.isVisible() and b.isEnabled()]

    qtbot.waitUntil(lambda: len(there()) == 1, timeout=SLOW)
    (found,) = there()
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def test_what_is_damaged_is_named_and_mended_by_keyboard(qtbot, shell, damaged):
    said = "R-0001 Angry caller: one word of the text is damaged."
    assert said in texts(damaged)
    assert faults(damaged) == {}
    press(qtbot, damaged, "Look at what the backups have")
    (card,) = damaged.findChildren(DamagedCard)
    qtbot.waitUntil(lambda: "Action" in texts(card), timeout=SLOW)
    assert faults(damaged) == {}
    qtbot.waitUntil(lambda: name_of(shell.focusWidget()) == "Take this one", timeout=SLOW)
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: said not in texts(damaged), timeout=SLOW)
    journal = shell.journal.desk.services.journal
    assert "thirty" in journal.by_ref("R-0001").fields["action"]


def test_the_search_index_is_made_anew_by_one_button(qtbot, shell, damaged):
    press(qtbot, damaged, "Make the search index anew")
    find = shell.journal.desk.services.find
    qtbot.waitUntil(lambda: len(find.find("thirty chats")) == 0 and bool(find.find("routing")),
                    timeout=SLOW)  # fmt: skip


def test_a_record_may_be_left_as_it_is(qtbot, shell, damaged):
    press(qtbot, damaged, "Look at what the backups have")
    (card,) = damaged.findChildren(DamagedCard)
    qtbot.waitUntil(lambda: "Action" in texts(card), timeout=SLOW)
    press(qtbot, damaged, "Leave it as it is")
    assert "dirty" in shell.journal.desk.services.journal.by_ref("R-0001").fields["action"]
    assert name_of(shell.focusWidget()) == "Look at what the backups have"


def test_a_whole_journal_is_told_and_the_page_can_check_again(qtbot, window):
    window.window_command("verify")
    health = window.journal.desk.health
    qtbot.waitUntil(lambda: health.found is not None, timeout=SLOW)
    page = window.journal.page
    assert "Checked 0 records. Nothing is wrong." in texts(page)
    page.again.click()
    page.stop.click()
    qtbot.waitUntil(lambda: not health.running, timeout=SLOW)
    page.focus_first()
    assert window.focusWidget() is page.again
    health._check_each_month()
    assert not health.running
