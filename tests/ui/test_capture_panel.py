"""Two lines from anywhere: kept with Ctrl+Enter, never lost when the panel is left."""

import pytest
from PySide6.QtCore import Qt

from ccjournal.errors import StorageError
from ccjournal.services.notes import Notes
from tests.ui.conftest import find, go, state_text
from ui.views.capture_panel import CapturePanel

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "A caller thanked us for the call back."


@pytest.fixture
def panel(qtbot, window, writing):
    find(window, "field-task").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    return find(window, "capture-panel")


def notes(services):
    return [row for row in services.journal.rows() if row.kind == "note"]


def test_two_lines_are_kept_and_writing_goes_on(qtbot, window, services, panel, star):
    qtbot.keyClicks(panel.box.text, WORDS)
    qtbot.keyClick(panel.box.text, Qt.Key.Key_Return, CONTROL)
    assert find(window, "field-task").hasFocus()
    assert not panel.isVisible()
    assert len(notes(services)) == 1
    assert services.journal.get(star.id).status == "draft"
    assert find(window, "view-journal").isVisible()


def test_leaving_the_panel_loses_nothing(qtbot, window, panel):
    qtbot.keyClicks(panel.box.text, WORDS)
    assert state_text(window) == "Not saved yet"
    qtbot.keyClick(panel.box.text, Qt.Key.Key_Escape)
    assert find(window, "field-task").hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    again = find(window, "capture-panel")
    assert again.box.text.words() == WORDS
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert find(window, "capture").words() == WORDS
    assert not any(panel.isVisible() for panel in window.findChildren(CapturePanel))


def test_words_in_the_panel_are_kept_when_the_window_closes(qtbot, window, panel, monkeypatch):
    kept = []
    keep = Notes.keep
    monkeypatch.setattr(
        Notes, "keep", lambda self, words, kind: kept.append(words) or keep(self, words, kind)
    )
    qtbot.keyClicks(panel.box.text, WORDS)
    assert window.close()
    assert kept == [WORDS]


def test_a_note_that_cannot_be_kept_stays_in_the_panel(qtbot, window, panel, dialogs, monkeypatch):
    def refuse(self, words, kind):
        raise StorageError("The disk is full", "Free some room")

    monkeypatch.setattr(Notes, "keep", refuse)
    qtbot.keyClicks(panel.box.text, WORDS)
    qtbot.keyClick(panel.box.text, Qt.Key.Key_Return, CONTROL)
    assert dialogs.told
    assert panel.box.text.words() == WORDS
    monkeypatch.undo()


def test_on_today_the_box_takes_the_caret(qtbot, window):
    page = go(window, "today")
    page.gaps.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert find(window, "capture").hasFocus()


def test_a_second_press_opens_no_second_panel(qtbot, window, panel):
    qtbot.keyClick(panel.box.text, Qt.Key.Key_N, CONTROL)
    assert find(window, "capture-panel") is panel


def test_the_panel_grows_with_the_words(qtbot, window, panel):
    before = panel.height()
    assert panel.rect().contains(panel.box.geometry())
    qtbot.keyClicks(panel.box.text, "many words " * 40)
    qtbot.waitUntil(lambda: panel.height() > before)
    assert panel.rect().contains(panel.box.geometry())
    assert panel.box.rect().contains(panel.box.text.geometry())


@pytest.mark.parametrize(
    ("kind", "said"),
    [("", "It waits on Today"), ("coached", "a coaching session"), ("complaint", "a STAR account")],
)
def test_it_says_where_the_words_are_found_again(qtbot, window, panel, kind, said):
    told = []
    window.journal.desk.told.connect(told.append)
    qtbot.keyClicks(panel.box.text, WORDS)
    if kind:
        panel.box.kinds[kind].setFocus()
        qtbot.keyClick(panel.box.kinds[kind], Qt.Key.Key_Space)
    qtbot.keyClick(panel.box.text, Qt.Key.Key_Return, CONTROL)
    assert said in told[-1]
    assert not panel.isVisible()
