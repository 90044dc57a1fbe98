"""The size of the letters, the length of the lines and the room between paragraphs."""

import pytest
from PySide6.QtGui import QFontInfo

from tests.ui.conftest import SLOW, find
from ui.reading import setting


def _measure(window, key):
    prose = find(window, f"field-{key}")
    return QFontInfo(prose.font()).pixelSize(), prose.width()


@pytest.mark.parametrize(
    ("form", "key", "widths"),
    [("driscoll", "what", (640, 700)), ("star", "action", (600, 660))],
)
def test_words_are_larger_and_lines_longer_in_a_wide_window(qtbot, window, form, key, widths):
    usual, wide = widths
    window.journal.begin(form)
    for width, size, most in ((1366, 17, usual), (1920, 19, wide), (1599, 17, usual)):
        window.resize(width, 1000)
        qtbot.waitUntil(lambda size=size: _measure(window, key)[0] == size, timeout=SLOW)
        assert _measure(window, key)[1] <= most
    window.resize(1920, 1000)
    qtbot.waitUntil(lambda: _measure(window, key)[1] == wide, timeout=SLOW)


def test_wide_is_meant_at_the_size_of_the_text(qtbot, window):
    window.theme.choose(text_size=150)
    window.resize(1920, 1000)
    window.journal.begin("driscoll")
    assert _measure(window, "what")[0] == round(17 * 1.5)
    window.theme.choose(text_size=100)


def test_paragraphs_have_room_between_them_also_new_ones(qtbot, window):
    window.journal.begin("driscoll")
    prose = find(window, "field-what")
    prose.set_words("one\ntwo")
    qtbot.keyClicks(prose, "three\r")
    assert prose.words() == "three\none\ntwo"
    block = prose.document().begin()
    gaps = []
    while block.next().isValid():
        layout, below = block.layout(), block.next().layout()
        gaps.append(below.position().y() - layout.position().y() - layout.boundingRect().height())
        block = block.next()
    assert setting.paragraph_gap > 0
    assert gaps[0] == gaps[1] >= setting.paragraph_gap
    assert prose.verticalScrollBar().maximum() == 0


def test_larger_letters_leave_the_steps_of_undo(qtbot, window):
    window.resize(1366, 900)
    window.journal.begin("driscoll")
    prose = find(window, "field-what")
    qtbot.keyClicks(prose, "typed")
    window.resize(1920, 900)
    qtbot.waitUntil(lambda: _measure(window, "what")[0] == 19, timeout=SLOW)
    prose.undo()
    assert prose.words() == ""
    prose.redo()
    assert prose.words() == "typed"
