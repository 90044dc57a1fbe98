"""Bold, links and lists by keys: plain text with marks, one step of undo each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from ccjournal.services.claims import Wording
from tests.ui.conftest import STAR, find
from ui.widgets.marks import Inks, Mark
from ui.widgets.paper import Paper

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
RETURN = Qt.Key.Key_Return
FACE = "\U0001f600"


@pytest.fixture
def paper(qtbot):
    made = Paper()
    qtbot.addWidget(made)
    made.show()
    return made


def given(paper, marked):
    """Show a text in which `|` stands for the caret, or for both ends of the selection."""
    paper.set_words(marked.replace("|", ""))
    first, last = marked.index("|"), marked.rindex("|") - marked.count("|") + 1
    paper.select(first, last)


def shown(paper):
    first, last = paper.selection()
    text = paper.words()
    ends = "|" if first == last else f"|{text[first:last]}|"
    return text[:first] + ends + text[last:]


BOLD = (
    ("I read |thirty| chats.", "I read **|thirty|** chats."),
    ("I read |thirty |chats.", "I read **|thirty|** chats."),
    ("I read thi|rty chats.", "I read **thi|rty** chats."),
    ("I read **|thirty|** chats.", "I read |thirty| chats."),
    ("I read |**thirty**| chats.", "I read |thirty| chats."),
    ("I read **thi|rty chats**.", "I read thi|rty chats."),
    ("I read |thirty **chats** again|.", "I read **|thirty chats again|**."),
    ("Then | I went.", "Then **|** I went."),
    ("Then **|** I went.", "Then | I went."),
    ("Then **slowly|** I went.", "Then **slowly**| I went."),
    ("|one\n\ntwo|", "**|one**\n\n**two|**"),
    ("**|one**\n**two|**", "|one\ntwo|"),
    (f"{FACE} |thirty| {FACE}", f"{FACE} **|thirty|** {FACE}"),
    ("|  |", "  **|**"),
)


@pytest.mark.parametrize(("before", "after"), BOLD)
def test_bold_is_put_on_and_taken_off_in_one_step(paper, before, after):
    given(paper, before)
    paper.toggle_bold()
    assert shown(paper) == after
    if before.replace("|", "") != after.replace("|", ""):
        paper.undo()
    assert paper.words() == before.replace("|", "")


LINKS = (
    ("See |the report| here.", "See [the report](|) here."),
    ("See the rep|ort here.", "See the [report](|) here."),
    ("See | here.", "See [|]() here."),
    ("See |https://example.org/a| here.", "See [|](https://example.org/a) here."),
    ("See [the rep|ort](https://example.org).", "See [the report](|https://example.org|)."),
)


@pytest.mark.parametrize(("before", "after"), LINKS)
def test_a_link_is_made_and_its_address_comes_next(paper, before, after):
    given(paper, before)
    paper.make_link()
    assert shown(paper) == after
    if before.replace("|", "") != after.replace("|", ""):
        paper.undo()
    assert paper.words() == before.replace("|", "")


LISTS = (
    ("- one|", "- one\n- |"),
    ("- one| two", "- one\n- | two"),
    ("  - one|", "  - one\n  - |"),
    ("- one\n- |", "- one\n|"),
    ("|- one", "\n|- one"),
    ("one|", "one\n|"),
    ("-one|", "-one\n|"),
)


@pytest.mark.parametrize(("before", "after"), LISTS)
def test_enter_goes_on_with_a_list_and_ends_it(qtbot, paper, before, after):
    given(paper, before)
    qtbot.keyClick(paper, RETURN)
    assert shown(paper) == after
    paper.undo()
    assert paper.words() == before.replace("|", "")


def test_words_typed_after_a_change_are_a_step_of_undo_of_their_own(qtbot, paper):
    for start, change, after in (
        ("- one|", lambda: qtbot.keyClick(paper, RETURN), "- one\n- "),
        ("one | two", paper.toggle_bold, "one **** two"),
        ("See |this| page", paper.make_link, "See [this]() page"),
    ):
        given(paper, start)
        change()
        qtbot.keyClicks(paper, "abc")
        paper.undo()
        assert paper.words() == after


def test_shift_and_enter_begin_a_line_without_a_mark(qtbot, paper):
    given(paper, "- one|")
    qtbot.keyClick(paper, RETURN, SHIFT)
    assert shown(paper) == "- one\n|"


def test_words_that_are_only_read_stay_as_they_are(qtbot, paper):
    given(paper, "- |one|")
    paper.setReadOnly(True)
    paper.toggle_bold()
    paper.make_link()
    qtbot.keyClick(paper, RETURN)
    assert paper.words() == "- one"


def test_bold_words_are_shown_in_bold(paper):
    def bold():
        layout = paper.document().begin().layout()
        wanted = QFont.Weight.DemiBold
        return [(f.start, f.length) for f in layout.formats() if f.format.fontWeight() == wanted]

    given(paper, f"{FACE} I read thi|rty chats.")
    paper.toggle_bold()
    assert bold() == [(10, 10)]
    paper.toggle_bold()
    assert bold() == []
    paper.set_words("**short** again")
    assert bold() == [(0, 9)]


def test_showing_bold_is_no_edit(qtbot, paper):
    with qtbot.assertNotEmitted(paper.edited, wait=50):
        paper.set_words("Some **bold** words.")
    assert not paper.document().isModified()


def test_marks_stay_on_their_words(paper):
    inks = Inks(QColor("grey"), QColor("green"), QColor("white"))
    given(paper, "I changed |the rule| then.")
    paper.mark([Mark(2, 18, name="one")], inks)
    paper.toggle_bold()
    assert paper.marks[0].cursor.selectedText() == "changed **the rule**"
    paper.make_link()
    assert "the rule" in paper.marks[0].cursor.selectedText()


def test_a_claim_keeps_its_words_through_bold_and_link(qtbot, window, writing, services, star):
    text = STAR["action"]
    start = text.index("Then I changed")
    span = ("action", start, len(text))
    add = services.claims.add
    window.journal.desk.do(lambda: add(star.id, "ST-2.1", span, Wording("change", "they lied")))
    prose = find(window, "field-action")
    prose.setFocus()
    prose.select(text.index("routing"), text.index("routing") + len("routing rule"))
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    writing.autosave.flush()
    (claim,) = services.journal.get(star.id).claims
    assert claim.live
    assert claim.anchor.quote == ("Then I changed the **routing rule**, because the codes lied.")
    prose.select(text.index("thirty") + 1, text.index("thirty") + 1)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.keyClicks(prose, "https://example.org")
    writing.autosave.flush()
    record = services.journal.get(star.id)
    assert "I read [thirty](https://example.org) chats" in record.fields["action"]
    assert record.claims[0].live
    assert record.claims[0].anchor.quote == claim.anchor.quote


def test_keys_change_only_the_words_with_the_caret(qtbot, window, writing):
    prose = find(window, "field-action")
    prose.setFocus()
    prose.select(2, 6)
    find(window, "field-title").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert prose.words() == STAR["action"]
