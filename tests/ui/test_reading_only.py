"""A journal that can only be read opens all the same, says so, and offers nothing that writes."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from ccjournal.cli import main as run_command
from tests.ui.accessible import faults, settle
from tests.ui.conftest import SLOW, STAR, find, texts, wait_for_journal
from ui.views.palette_rows import rows_for

PAGES = ("today", "journal", "coverage", "coaching", "portfolio", "library", "search")


@pytest.fixture
def shut(monkeypatch):
    """A journal whose file cannot be written; root may write everything, so the system is asked."""
    real = os.access
    closed: set[str] = set()

    def access(path, mode, **more):
        return real(path, mode, **more) and not (mode & os.W_OK and str(path) in closed)

    monkeypatch.setattr(os, "access", access)
    return closed


@pytest.fixture
def reading(qtbot, window, claimed, paths, shut):
    window.window_command("start")
    shut.add(str(paths.journal))
    before = paths.journal.read_bytes()
    window.open_file(paths.journal)
    wait_for_journal(qtbot, window)
    yield window
    assert window.journal is None or window.close_journal()
    assert paths.journal.read_bytes() == before


def test_it_says_so_on_every_page(qtbot, reading):
    for page in PAGES:
        reading.show_page(page)
        settle(qtbot, reading)
        assert "Reading only" in texts(reading.bands.band)
        assert any("set to read-only" in text for text in texts(reading.bands.band))
        assert faults(reading) == {}


def test_words_can_be_read_and_copied_but_not_typed_over(qtbot, reading, star):
    reading.journal.desk.record_wanted.emit(star.id)
    words = find(reading, "field-situation")
    words.setFocus()
    qtbot.keyClicks(words, "x")
    words.moveCursor(QTextCursor.MoveOperation.End)
    assert words.words() == STAR["situation"]
    writing = reading.journal.journal_page.writing
    assert not writing.autosave.pending
    assert not writing.panel.isEnabled()
    assert not writing.bar.more.isVisible()


def test_what_writes_is_not_offered(qtbot, reading):
    off = {c.text for c, action in reading.actions_made.items() if not action.isEnabled()}
    assert {"New record…", "Quick note", "Put in the bin", "Claim a criterion…"} <= off
    assert not {"Check the journal", "Search page", "Portfolio", "Open a journal…"} & off
    page = reading.journal.pages["today"]
    assert not page.box.isVisible()
    page.box.show()
    assert not page.box.isVisible()
    coaching = reading.journal.pages["coaching"]
    coaching.real_name.setEnabled(True)
    assert not coaching.real_name.isEnabled()


def test_a_way_that_is_left_is_told_and_changes_nothing(qtbot, reading):
    reading.journal.desk.writing_wanted.emit("star", "")
    assert "Nothing was changed" in reading.journal.notice.text
    services = reading.journal.desk.services
    reading.journal.desk.do(lambda: services.journal.create("star"))
    assert "Nothing was changed" in reading.journal.notice.text
    assert reading.dialogs.told == []


def test_the_palette_offers_nothing_that_writes(reading):
    def offered(words):
        return {row.text for row in rows_for(reading.journal.desk, f">{words}", reading)}

    assert "Put in the bin" not in offered("bin")
    assert "Search your words" in offered("search")


def test_a_copy_can_be_written(qtbot, reading, dialogs, tmp_path):
    dialogs.file = tmp_path / "copy.ccj"
    (act,) = reading.bands.band.buttons.values()
    assert act.text() == "Save a copy to write in…"
    act.setFocus()
    qtbot.keyClick(act, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: reading.windowTitle() == "copy, ccjournal", timeout=SLOW)
    wait_for_journal(qtbot, reading)
    assert reading.journal.desk.services.safety.guard.writes
    assert reading.bands.keys == ()
    assert not reading.journal.desk.reading


def test_the_command_line_reads_it_too(reading, paths, capsys):
    reading.window_command("start")
    assert run_command(["list", str(paths.journal)]) == 0
    assert "Routing chats by skill" in capsys.readouterr().out
    assert run_command(["add", str(paths.journal), "-"]) == 1
