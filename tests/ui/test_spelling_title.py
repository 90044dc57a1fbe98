"""Spelling in the title of a record: marked, offered by keys, and put right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import SLOW, find
from tests.ui.test_spelling import FACE, menu_of, rows
from ui.spelling import checking

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def title(writing, window):
    made = find(window, "field-title")
    made.clear()
    made.setFocus()
    return made


def waves(line):
    """Return the words that have a wave under them."""
    found = []
    for left, right, foot in line.spelled.waves():
        middle = line.rect().center()
        middle.setX(round((left + right) / 2))
        assert 0 < foot <= line.height()
        place = line.cursorPositionAt(middle)
        found.append(next(w for a, b, w in line.spelled._words() if a <= place <= b))
    return found


def test_wrong_words_of_a_title_are_marked_where_they_stand(qtbot, title):
    title.setText(f"{FACE} Teh calls I recieved at the centre")
    qtbot.waitUntil(lambda: waves(title) == ["Teh", "recieved"], timeout=SLOW)
    title.setCursorPosition(0)
    assert waves(title) == ["Teh", "recieved"]
    picture = title.grab().toImage()
    wanted = checking.by.pen().color().rgb()
    assert any(
        picture.pixel(x, y) == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_the_word_being_typed_is_marked_once_it_is_left(qtbot, window, title):
    checking.by.note("teh")
    qtbot.keyClicks(title, "teh")
    assert waves(title) == []
    qtbot.keyClicks(title, " call")
    assert waves(title) == ["teh"]
    qtbot.keyClicks(title, " teh")
    assert waves(title) == ["teh"]
    find(window, "field-task").setFocus()
    assert waves(title) == ["teh", "teh"]


def test_another_spelling_is_chosen_by_keys_and_kept(qtbot, window, title, keys):
    keys("I recieved it")
    title.setCursorPosition(4)
    qtbot.waitUntil(lambda: waves(title) == ["recieved"], timeout=SLOW)
    keys(Qt.Key.Key_Period, held=CONTROL)
    menu = menu_of(qtbot, first="received")
    assert "Add \u201crecieved\u201d to my words" in rows(menu)
    keys(Qt.Key.Key_Return)
    assert title.text() == "I received it"
    writing = window.journal.journal_page.writing
    qtbot.waitUntil(writing.autosave.flush, timeout=SLOW)
    assert writing.record.title == "I received it"
    title.undo()
    assert title.text() == "I recieved it"


def test_f7_goes_to_the_title_too(qtbot, title, keys):
    title.setText("Teh call")
    title.setCursorPosition(0)
    keys(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: title.selectedText() == "Teh", timeout=SLOW)


def test_the_right_button_offers_what_can_be_done(qtbot, title):
    title.setText("Teh call")
    qtbot.waitUntil(lambda: waves(title) == ["Teh"], timeout=SLOW)
    left, right, _foot = next(title.spelled.waves())
    point = title.rect().center()
    point.setX(round((left + right) / 2))

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, title.mapToGlobal(point))
    QApplication.sendEvent(title, event)
    menu = menu_of(qtbot, first="The")
    assert any("Undo" in row for row in rows(menu))
    menu.close()


def test_a_title_that_is_only_read_has_no_marks(qtbot, title):
    checking.by.note("Teh")
    title.setText("Teh call")
    title.setReadOnly(True)
    assert waves(title) == []
