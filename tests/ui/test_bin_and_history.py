"""The bin and the signed history, by keyboard: put back, erase, check, save, and what is told."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ccjournal.domain.bin import KEPT
from ccjournal.storage.bin import BinStore
from tests.ui.accessible import faults
from tests.ui.conftest import SLOW, go, press, texts
from ui.models.bin import EMPTY
from ui.views.export_choices import NO_AUTHORSHIP

SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab


def focused():
    return QApplication.focusWidget()


@pytest.fixture
def page(qtbot, window, services, star):
    """The bin with the account in it."""
    window.journal.desk.do(lambda: services.journal.delete(star.id))
    shown = go(window, "bin")
    qtbot.waitUntil(lambda: bool(shown._buttons), timeout=SLOW)
    return shown


def test_the_bin_tells_what_is_in_it_and_puts_it_back(qtbot, services, star, page, keys):
    assert "R-0001 Routing chats by skill" in texts(page)
    assert any(text.endswith("Stays at least 90 days more.") for text in texts(page))
    assert faults(page) == {}
    assert isinstance(focused(), QPushButton)
    assert focused().accessibleName() == "Put back R-0001 Routing chats by skill"
    keys(SPACE)
    qtbot.waitUntil(lambda: EMPTY in texts(page), timeout=SLOW)
    assert not services.journal.get(star.id).deleted
    page.window().window_command("undo")
    qtbot.waitUntil(lambda: "R-0001 Routing chats by skill" in texts(page), timeout=SLOW)


def test_the_list_of_what_is_deleted_leads_to_the_bin(qtbot, window, page):
    journal = go(window, "journal")
    journal.records.show_only("bin")
    press(qtbot, journal.records, "Put back, or erase for good")
    assert window.journal.page is page


def test_erasing_asks_first_and_forgets_what_could_be_taken_back(qtbot, window, page, keys):
    dialogs, services = window.dialogs, page.desk.services
    dialogs.yes = False
    keys(TAB)
    assert focused().accessibleName() == "Erase R-0001 Routing chats by skill for good"
    keys(SPACE)
    asked = "Erase R-0001 Routing chats by skill for good?"
    qtbot.waitUntil(lambda: dialogs.asked == [asked], timeout=SLOW)
    assert len(services.safety.bin.items()) == 1
    dialogs.yes = True
    keys(SPACE)
    qtbot.waitUntil(lambda: EMPTY in texts(page), timeout=SLOW)
    assert services.safety.bin.items() == []
    assert window.journal.desk.history.undo_label == ""
    assert "Erased: R-0001. No backup holds it." in window.journal.notice.text


def test_a_record_that_is_open_is_closed_when_it_is_erased(qtbot, window, writing, services, page):
    window.journal.journal_page.open_record(services.journal.bin()[0].id)
    assert writing.record is not None
    page._erase_all()
    qtbot.waitUntil(lambda: writing.record is None, timeout=SLOW)


def test_what_has_had_its_time_goes_when_the_day_turns(qtbot, window, services, page):
    store = services.safety.bin._store
    times = iter(datetime.now(UTC) + timedelta(days=n) for n in (0, 30, 60, 91, 91))
    services.safety.bin._store = BinStore(store._database, store._device, lambda: next(times))
    for _ in range(2):
        services.safety.bin._store.count()
    assert services.safety.bin.items()[0].days_left == KEPT.days - 30
    services.safety.bin._store.count()
    window.journal.desk.day.turned.emit()
    qtbot.waitUntil(lambda: EMPTY in texts(page), timeout=SLOW)


@pytest.fixture
def exported(qtbot, portfolio, tmp_path):
    """The page of the portfolio after an export with its authorship file."""
    portfolio.choices.authorship.click()
    portfolio.export.click()
    file = tmp_path / "out authorship.json"
    qtbot.waitUntil(
        lambda: "With it: out authorship.json." in portfolio.next.sentence.text(), timeout=SLOW
    )
    assert file.is_file()
    return file


def test_a_strict_document_has_no_authorship_file(portfolio):
    choices = portfolio.choices
    choices.authorship.click()
    assert choices.request().authorship is not None
    choices.profile.setCurrentIndex(choices.profile.findData("strict"))
    assert choices.request().authorship is None
    assert not choices.authorship.isEnabled()
    assert NO_AUTHORSHIP in texts(choices)


def test_a_file_is_checked_by_keyboard(qtbot, window, services, exported, keys):
    page = go(window, "history")
    head = services.safety.history.head()
    qtbot.waitUntil(lambda: head.recorded in texts(page), timeout=SLOW)
    assert faults(page) == {}
    assert focused() is page.file
    keys(Qt.Key.Key_Return)
    assert "Choose an authorship file first." in texts(page)
    keys(str(exported), TAB, TAB, str(exported.parent / "out.docx"), TAB, TAB, head.short)
    assert focused() is page.earlier
    keys(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The history holds" in texts(page), timeout=SLOW)
    assert "The document is to the letter the one that was exported." in texts(page)
    assert faults(page) == {}


def test_a_file_that_was_changed_is_told(qtbot, window, exported):
    exported.write_text(exported.read_text("utf-8").replace("chats", "calls"), "utf-8")
    page = go(window, "history")
    page.file.setText(str(exported))
    page.check.click()
    qtbot.waitUntil(lambda: "The history does not hold" in texts(page), timeout=SLOW)
    assert "Broken" in texts(page)


def test_a_file_that_is_none_is_told(qtbot, window, dialogs, tmp_path):
    page = go(window, "history")
    page.file.setText(str(tmp_path / "none.json"))
    page.check.click()
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=SLOW)
    assert dialogs.told[0][0] == "none.json is not an authorship file of ccjournal"


def test_files_are_chosen_and_the_check_is_saved(qtbot, window, dialogs, tmp_path):
    page = go(window, "history")
    dialogs.file = tmp_path / "verify_authorship.py"
    page.save_program.click()
    assert dialogs.file.read_text("utf-8").startswith('"""Checks an authorship file')
    page._choose(page.earlier, "")
    assert page.earlier.text() == str(dialogs.file)
    window.window_command("theme dark")
    assert window.journal.pages["history"].earlier.text() == str(dialogs.file)


def test_writing_sessions_are_off_until_they_are_asked_for(qtbot, window, services, star):
    page = go(window, "history")
    qtbot.waitUntil(lambda: bool(page._recorded.text()), timeout=SLOW)
    assert not page.sessions.isChecked()
    page.sessions.click()
    assert services.safety.history.shows_sessions
    window.window_command("undo")
    qtbot.waitUntil(lambda: not page.sessions.isChecked(), timeout=SLOW)
    assert not services.safety.history.shows_sessions
