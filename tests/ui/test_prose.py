import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QTextCursor

from ui.widgets.marks import Inks, Mark
from ui.widgets.plain import to_index, to_units
from ui.widgets.prose import Prose

ODD = (
    "a\u00a0b",
    "one\u2028two\u2029three",
    "\ufdd0left\ufdd1",
    "a\ufffcb",
    "<b>bold</b> & &lt; {{ name }} {% if %}",
    "tab\tand  two spaces\n\n\nend\n",
    "\U0001f600 \u200f\u05e9\u05dc\u05d5\u05dd e\u0301 \U0001f468\u200d\U0001f469",
    "",
)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=200)


@pytest.fixture
def prose(qtbot):
    made = Prose()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("text", ODD)
def test_words_come_back_as_they_were_given(prose, text):
    prose.set_words(text)
    assert prose.words() == text


@pytest.mark.parametrize("text", ODD)
def test_words_around_a_typed_letter_stay_as_they_were(qtbot, prose, text):
    prose.set_words(text)
    prose.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(prose, "Z")
    assert prose.words() == "Z" + text


@given(text=WORDS)
def test_any_words_survive_typing(qapp, text):
    prose = Prose()
    prose.set_words(text)
    prose.textCursor().insertText("Z")
    assert prose.words() == "Z" + text


@given(text=WORDS, data=st.data())
def test_places_are_counted_in_characters(text, data):
    index = data.draw(st.integers(0, len(text)))
    assert to_index(text, to_units(text, index)) == index


def test_a_megabyte_opens_and_takes_a_letter(qtbot, prose):
    text = "word and more.\n" * 70_000
    prose.set_words(text)
    prose.show()
    qtbot.keyClicks(prose, "Z")
    assert prose.words() == "Z" + text
    assert prose.height() < 1_000


def test_it_grows_with_its_words(qtbot, prose):
    prose.resize(300, 50)
    prose.show()
    before = prose.height()
    qtbot.keyClicks(prose, "many words " * 30)
    assert prose.height() > before
    assert prose.verticalScrollBar().maximum() == 0


def test_pasted_looks_are_left_behind(prose):
    source = QMimeData()
    source.setHtml("<b>bold</b> words")
    source.setText("bold words")
    prose.insertFromMimeData(source)
    assert prose.words() == "bold words"


def test_setting_words_is_no_edit(qtbot, prose):
    with qtbot.assertNotEmitted(prose.edited):
        prose.set_words("words")
    with qtbot.waitSignal(prose.edited):
        qtbot.keyClicks(prose, "x")


def test_selection_and_marks_count_characters(qtbot, prose):
    text = "\U0001f600 I changed the rule. Then I told them."
    prose.set_words(text)
    prose.select(2, 21)
    assert prose.selection() == (2, 21)
    assert text[2:21] == "I changed the rule."
    prose.select(0, 0)
    inks = Inks(QColor("grey"), QColor("green"), QColor("white"))
    prose.mark([Mark(2, 21, active=True, name="one", code="2.1"), Mark(2, 39, name="two")], inks)
    first, _second = prose.marks
    assert first.cursor.selectedText() == "I changed the rule."
    prose.show()
    prose.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(prose, "Well, ")
    assert first.cursor.selectedText() == "I changed the rule."
    assert prose.mark_at(first.start + 1).name == "one"
    assert prose.mark_at(first.end + 3).name == "two"
    assert prose.mark_at(0) is None
    prose.activate("two")
    assert [m.mark.active for m in prose.marks] == [False, True]
    assert not prose.grab().isNull()


def test_the_caret_flows_over_the_edges(qtbot, prose):
    prose.set_words("one line")
    prose.show()
    with qtbot.waitSignal(prose.went_down):
        qtbot.keyClick(prose, Qt.Key.Key_Down)
    with qtbot.waitSignal(prose.went_up):
        qtbot.keyClick(prose, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
