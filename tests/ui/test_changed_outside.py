"""Another program touches the open journal: told above the page, and nothing is written over."""

import shutil

import pytest
from PySide6.QtCore import Qt

from ccjournal.paths import JournalFiles
from ccjournal.services.guard import Room
from tests.ui.accessible import faults, settle
from tests.ui.conftest import SLOW, STAR, find, state_text, texts, unlock, wait_for_journal

MINE = "Only typed here. "


@pytest.fixture
def band(window):
    return window.bands.band


@pytest.fixture
def typed(qtbot, window, slow):
    qtbot.keyClicks(find(window, "field-situation"), MINE)
    return slow


def replaced(paths):
    """Put another copy in the journal's place, as a sync client does."""
    other = paths.journal.with_name("other.part")
    shutil.copy(paths.journal, other)
    other.replace(paths.journal)


def press_with_key(qtbot, window, name):
    button = window.bands.band.buttons[name]
    button.setFocus()
    assert window.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_it_is_told_before_anything_is_written_over(qtbot, window, typed, band, paths):
    settle(qtbot, window)
    window.journal.desk.services.safety.guard._database.settle()
    replaced(paths)
    before = paths.journal.read_bytes()
    assert not typed.autosave.flush()
    assert "changed by" not in state_text(window)
    assert state_text(window).startswith("Not saved")
    assert band.isVisible()
    assert "Another program has changed this journal" in texts(band)
    assert list(band.buttons) == ["Save mine to a copy", "Read it again"]
    assert faults(window) == {}
    assert paths.journal.read_bytes() == before


def test_a_look_from_time_to_time_notices_it_without_a_save(qtbot, window, band, paths, writing):
    settle(qtbot, window)
    window.journal.guarding._timer.setInterval(10)
    replaced(paths)
    qtbot.waitUntil(lambda: "Read it again" in band.buttons, timeout=SLOW)


def test_mine_goes_to_a_copy_with_every_word(qtbot, window, typed, paths, star):
    settle(qtbot, window)
    window.journal.desk.services.safety.guard._database.settle()
    replaced(paths)
    before = paths.journal.read_bytes()
    typed.autosave.flush()
    press_with_key(qtbot, window, "Save mine to a copy")
    told = window.dialogs.told
    qtbot.waitUntil(lambda: "(mine " in window.windowTitle() or bool(told), timeout=SLOW)
    assert told == []
    wait_for_journal(qtbot, window)
    kept = window.journal.desk.services.journal.get(star.id)
    assert kept.fields["situation"] == MINE + STAR["situation"]
    assert paths.journal.read_bytes() == before


def test_it_is_read_again_and_my_words_are_offered(qtbot, window, typed, paths, star):
    settle(qtbot, window)
    window.journal.desk.services.safety.guard._database.settle()
    replaced(paths)
    typed.autosave.flush()
    before, band = window.journal, window.bands.band
    press_with_key(qtbot, window, "Read it again")
    qtbot.waitUntil(lambda: window.journal not in {None, before}, timeout=SLOW)
    wait_for_journal(qtbot, window)
    services = window.journal.desk.services
    assert services.journal.get(star.id).fields["situation"] == STAR["situation"]
    (found,) = services.safety.recovery.drafts.found()
    assert found.unsaved.written.fields["situation"] == MINE + STAR["situation"]
    assert not band.isVisible()


def test_a_journal_that_is_gone_is_saved_when_it_is_back(qtbot, window, typed, paths, kept):
    band, away = window.bands.band, paths.journal.with_name("away")
    paths.journal.rename(away)
    assert not typed.autosave.flush()
    assert "The journal is not in its place" in texts(band)
    assert find(window, "field-situation").words().startswith(MINE)
    away.rename(paths.journal)
    typed.autosave._timer.setInterval(10)
    typed.autosave._timer.start()
    qtbot.waitUntil(lambda: state_text(window).startswith("Saved"), timeout=SLOW)
    assert kept().startswith(MINE)
    assert not band.isVisible()


def test_hardly_any_room_is_told_and_ends_with_it(qtbot, window, band):
    guarding = window.journal.guarding
    guarding.show_room(Room(400_000, reserved=False))
    assert "Hardly any room is left: 0.4 MB" in texts(band)
    assert faults(window) == {}
    guarding.show_room(Room(40_000_000, reserved=True))
    assert not band.isVisible()


def test_the_reserve_is_there_while_the_window_is_open(qtbot, window, paths):
    qtbot.waitUntil(JournalFiles(paths.journal).reserve.exists, timeout=SLOW)


def test_all_is_put_into_the_one_file_soon_after_a_save(qtbot, window, writing, paths):
    log = JournalFiles(paths.journal).log
    assert log.stat().st_size > 0
    window.journal.guarding._pause.setInterval(10)
    window.journal.guarding._pause.start()
    qtbot.waitUntil(lambda: log.stat().st_size == 0, timeout=SLOW)


def test_a_full_disk_is_told_with_what_is_left_and_saved_by_itself(qtbot, window, typed, kept):
    guard = window.journal.desk.services.safety.guard
    database, band = guard._database, window.bands.band
    pages = database.file.stat().st_size // 4096
    with database._writer.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    words = find(window, "field-situation")
    words.textCursor().insertText("many words " * 20_000)
    assert not typed.autosave.flush()
    assert any(text.startswith("The disk is full: ") for text in texts(band))
    assert "Save mine to a copy" in band.buttons
    with database._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    typed.autosave._timer.setInterval(10)
    typed.autosave._timer.start()
    qtbot.waitUntil(lambda: state_text(window).startswith("Saved"), timeout=SLOW)
    assert len(kept()) > 200_000
    assert not band.isVisible()


def test_mine_of_an_encrypted_journal_is_encrypted_too(qtbot, private, account, paths):
    journal = private.journal
    autosave = journal.journal_page.writing.autosave
    autosave._timer.setInterval(10_000_000)
    account.textCursor().insertText(MINE)
    journal.desk.services.safety.guard._database.settle()
    replaced(paths)
    autosave.flush()
    press_with_key(qtbot, private, "Save mine to a copy")
    qtbot.waitUntil(lambda: private.journal is None, timeout=SLOW)
    (copy,) = paths.journal.parent.glob("journal (mine *.ccj")
    assert MINE.encode() not in copy.read_bytes()
    unlock(qtbot, private)
    (row,) = private.journal.desk.services.journal.rows()
    kept = private.journal.desk.services.journal.get(row.id)
    assert private.journal.file == copy
    assert MINE.strip() in kept.fields["action"]
