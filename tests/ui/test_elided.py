"""Words that are longer than their room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.elided import ElidedLink, Sentence

LONG = "A name of many words that goes on & on until there is no room left for any more of it"


@pytest.fixture
def place(qtbot):
    Theme("light").apply()
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def _shown(place, widget, width):
    place.layout().addWidget(widget)
    place.resize(width, 200)
    place.show()
    widget.grab()
    return widget


def _ink(widget):
    """Return how much of a widget is written on."""
    shown = widget.grab().toImage()
    lines = range(shown.height())
    return sum(shown.pixelColor(x, y).alpha() for x in range(shown.width()) for y in lines)


def test_where_three_lines_would_be_the_shorter_words_are_shown(place):
    words, plain = Sentence(), Sentence()
    words.say(LONG, "A short name")
    plain.setText("A short name")
    _shown(place, words, 140)
    _shown(place, plain, 140)
    assert words.heightForWidth(100) <= 2 * words.fontMetrics().lineSpacing() + 2
    assert (words.toolTip(), words.text()) == (LONG, LONG)
    inked = [_ink(words), _ink(plain)]
    assert inked[0] == inked[1] > 0


def test_without_shorter_words_nothing_is_left_out(place):
    words = Sentence()
    words.setText(LONG)
    _shown(place, words, 140)
    assert words.heightForWidth(100) > 3 * words.fontMetrics().lineSpacing()
    assert not words.toolTip()


def test_words_with_room_are_shown_as_by_any_label(place):
    words = Sentence()
    words.say("Short", "S")
    _shown(place, words, 400)
    assert not words.toolTip()
    assert words.sizeHint().height() < 2 * words.fontMetrics().lineSpacing()


def test_a_link_is_cut_and_keeps_its_name(qtbot, place):
    pressed = []
    link = _shown(place, ElidedLink(LONG, lambda: pressed.append(1)), 200)
    assert link.width() < link.sizeHint().width()
    assert link.toolTip() == LONG
    assert link.accessibleName() == LONG
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    place.resize(1200, 200)
    link.grab()
    assert not link.toolTip()
    assert link.width() == link.sizeHint().width()
