"""Claims: made from words, made by the guide, kept true while the words change."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ccjournal.services.claims import Wording
from tests.ui.conftest import STAR, find
from ui.widgets.claim_card import ClaimAct, ClaimCard

CONTROL = Qt.KeyboardModifier.ControlModifier
RETURN = Qt.Key.Key_Return


@pytest.fixture
def panel(writing):
    return writing.panel


@pytest.fixture
def claim(window, writing, services, star):
    """A claim on the second sentence of the action."""
    text = STAR["action"]
    start = text.index("Then I changed")
    span = ("action", start, len(text))
    wording = Wording("change system parameters", "the codes lied")
    desk = window.journal.desk
    return desk.do(lambda: services.claims.add(star.id, "ST-2.1", span, wording))[1]


@pytest.fixture
def claims(services, star):
    """The claims of that account as the journal has them now."""
    return lambda: services.journal.get(star.id).claims


def test_the_sentence_at_the_caret_is_offered(qtbot, window, panel, claims):
    prose = find(window, "field-action")
    prose.setFocus()
    prose.select(5, 5)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    composer = panel.composer
    assert composer._quote.text() == "I read thirty chats myself."
    qtbot.keyClicks(composer.picker.search, "routing")
    assert composer.picker.list.item(0).text().startswith("ST-2.1")
    qtbot.keyClick(composer.picker.search, RETURN)
    assert composer.sentence.ability.words() == "change system parameters"
    assert composer.sentence.because.words() == ""
    qtbot.keyClicks(composer.sentence.because, "the codes lied")
    qtbot.keyClick(composer.sentence.because, RETURN)
    (made,) = claims()
    assert (made.criterion, made.because) == ("ST-2.1", "the codes lied")
    assert made.anchor.quote == "I read thirty chats myself."
    (card,) = panel.cards.values()
    assert card.is_open


def test_escape_leaves_the_composer(qtbot, window, panel, claims):
    find(window, "field-action").setFocus()
    window.journal_command("claim")
    qtbot.keyClick(panel.composer.picker.search, Qt.Key.Key_Escape)
    assert not panel.composer.isVisible()
    assert claims() == ()


def test_criteria_are_found_by_number_words_and_unit(qtbot, window, panel):
    find(window, "field-action").setFocus()
    window.journal_command("claim")
    picker = panel.composer.picker
    for query, wanted in (("ST-2.1", "ST-2.1"), ("qa 1.1", "QA-1.1"), ("forecast", "ST-1.3")):
        picker.search.setText(query)
        assert picker.list.item(0).text().startswith(wanted), query
    picker.search.setText("no such words")
    assert picker.list.count() == 0


def test_a_claim_made_while_its_words_change_follows_them(qtbot, window, panel, claims):
    prose = find(window, "field-action")
    prose.setFocus()
    prose.select(0, 27)
    window.journal_command("claim")
    panel.composer.show_sentence("ST-2.1")
    prose.textCursor().document()
    cursor = prose.textCursor()
    cursor.setPosition(0)
    cursor.insertText("On Monday I met the team. ")
    qtbot.keyClick(panel.composer.sentence.because, RETURN)
    (made,) = claims()
    assert made.anchor.quote == "I read thirty chats myself."


def test_the_caret_opens_its_card(window, panel, claim):
    prose = find(window, "field-action")
    prose.setFocus()
    prose.select(2, 2)
    assert not panel.cards[claim.id].is_open
    prose.select(40, 40)
    assert panel.cards[claim.id].is_open
    (mark,) = prose.marks
    assert mark.cursor.selectedText() == claim.anchor.quote
    assert (mark.mark.active, mark.mark.code) == (True, "ST-2.1")


def test_a_claim_that_lost_its_words_says_so_and_finds_new_ones(
    qtbot, writing, panel, claims, claim
):
    window = writing.window()
    prose = find(window, "field-action")
    prose.selectAll()
    qtbot.keyClicks(prose, "I wrote one saved reply and showed both shifts how to use it.")
    writing.autosave.flush()
    card = panel.cards[claim.id]
    assert card.property("card") == "detached"
    assert card.reattach.isVisible()
    assert card._lost.quote.text().startswith("Was: Then I changed")
    prose.setFocus()
    prose.select(0, 25)
    qtbot.mouseClick(card.reattach, Qt.MouseButton.LeftButton)
    (kept,) = claims()
    assert kept.live
    assert kept.anchor.quote == "I wrote one saved reply a"
    window.window_command("undo")
    assert not claims()[0].live


def test_words_in_a_card_are_saved(qtbot, window, panel, claims, claim):
    card = panel.cards[claim.id]
    panel.open_card(claim.id)
    card.sentence.because.selectAll()
    qtbot.keyClicks(card.sentence.because, "I had the wait on one page")
    assert find(window, "save-state").text() == "Not saved yet"
    assert window.journal.leave()
    assert claims()[0].because == "I had the wait on one page"


def test_withdrawing_can_be_undone(window, panel, claims, claim):
    panel.cards[claim.id].act_wanted.emit(ClaimAct.WITHDRAW, claim.id)
    assert claims() == ()
    assert panel.cards == {}
    window.window_command("undo")
    assert [c.id for c in claims()] == [claim.id]
    assert isinstance(panel.cards[claim.id], ClaimCard)


def test_a_half_written_claim_is_not_dropped_unasked(qtbot, window, panel, dialogs):
    find(window, "field-action").setFocus()
    window.journal_command("claim")
    panel.composer.show_sentence("ST-2.1")
    qtbot.keyClicks(panel.composer.sentence.because, "half")
    dialogs.yes = False
    window.show_page("today")
    assert dialogs.asked == ["A claim is half written"]
    assert find(window, "view-journal").isVisible()
    dialogs.yes = True
    window.show_page("today")
    assert find(window, "view-today").isVisible()


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is, as a keyboard does."""
    qtbot.keyClick(window.focusWidget(), key, modifier)


def test_guided_linking_by_keyboard_alone(qtbot, window, panel, claims):
    find(window, "field-situation").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    guide = panel.guide
    assert "Part 1 of 5: Situation" in guide._where.text()
    press(qtbot, window, RETURN)
    assert guide.lists[1].item(0).text().startswith("Systems 1   (3 of 3 to start)")
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, RETURN)
    assert "(nothing yet)" in guide.lists[2].item(0).text()
    press(qtbot, window, RETURN)
    assert guide.sentence.because.words() == ""
    qtbot.keyClicks(window.focusWidget(), "the queue told me")
    press(qtbot, window, RETURN)
    (made,) = claims()
    assert (made.criterion, made.anchor.quote) == ("ST-2.1", STAR["situation"])
    assert guide.skip.text() == "Next part"
    guide.skip.setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert "Part 2 of 5: Task" in guide._where.text()
    for _ in range(4):
        guide.skip.setFocus()
        press(qtbot, window, Qt.Key.Key_Space)
    assert not guide.isVisible()
    assert len(panel.cards) == 1


def test_the_guide_goes_back_and_takes_several_sentences(qtbot, window, writing, panel, claims):
    writing.linking.begin_guide()
    guide = panel.guide
    for _ in range(2):
        qtbot.mouseClick(guide.skip, Qt.MouseButton.LeftButton)
    assert "Action" in guide._where.text()
    press(qtbot, window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert guide.span() == ("action", 0, len(STAR["action"]))
    press(qtbot, window, RETURN)
    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert guide.lists[0].isVisible()
    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert "Task" in guide._where.text()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_nothing_written_cannot_be_linked(qtbot, window):
    window.journal.desk.writing_wanted.emit("star", "")
    panel = window.journal.journal_page.panel
    assert not panel.claim_button.isEnabled()
    window.journal_command("claim")
    window.journal_command("guide")
    assert not panel.composer.isVisible()
    assert not panel.guide.isVisible()


def test_keys_go_from_claim_to_claim_and_from_part_to_part(qtbot, window, writing, panel, claim):
    desk, record_id = window.journal.desk, writing.record.id
    add = desk.services.claims.add
    _change, first = desk.do(lambda: add(record_id, "ST-1.1", ("situation", 0, 20), Wording("x")))
    find(window, "field-result").setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, modifier, wanted in (
        (Qt.Key.Key_J, CONTROL, first),
        (Qt.Key.Key_J, CONTROL, claim),
        (Qt.Key.Key_J, CONTROL, first),
        (Qt.Key.Key_J, CONTROL | shift, claim),
    ):
        qtbot.keyClick(window, key, modifier)
        assert panel.cards[wanted.id].is_open
    assert find(window, "field-action").hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Down, CONTROL)
    assert find(window, "field-result").hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    today = date.today()
    assert f"{today.day} {today:%B %Y}" in find(window, "field-result").words()


def test_focus_mode_leaves_the_text_alone(qtbot, window, writing, panel):
    find(window, "field-action").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not panel.isVisible()
    assert not window.journal.journal_page.records.isVisible()
    assert find(window, "field-action").isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert panel.isVisible()


def test_a_lost_claim_is_tied_again_by_keyboard_alone(qtbot, writing, panel, claims, claim):
    window = writing.window()
    prose = find(window, "field-action")
    prose.setFocus()
    qtbot.keyClick(prose, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(prose, "I wrote one saved reply for both shifts.")
    writing.autosave.flush()
    assert not claims()[0].live
    panel.cards[claim.id].reattach.setFocus()
    qtbot.keyClick(panel.cards[claim.id].reattach, Qt.Key.Key_Space)
    (kept,) = claims()
    assert kept.anchor.quote == "I wrote one saved reply for both shifts."
    panel.open_card(claim.id)
    because = panel.cards[claim.id].sentence.because
    because.setFocus()
    qtbot.keyClick(because, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(because, "it is one reply now")
    with qtbot.waitSignal(writing.autosave.saved):
        qtbot.keyClick(because, RETURN)
    assert claims()[0].because == "it is one reply now"


def test_f6_goes_round_the_panes_and_back(qtbot, window, writing, panel):
    prose = find(window, "field-action")
    prose.setFocus()
    order = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        order.append(window.focusWidget())
    assert panel.isAncestorOf(order[0])
    assert prose in order
    before = order[-1]
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is before


def test_another_record_shows_its_claims_closed(window, writing, services, claimed, panel):
    """Only the claim at the caret is open, whatever was open in the record before."""
    second = services.journal.create("star", fields={"action": "I wrote to them. I rang them."})[1]
    desk = window.journal.desk
    for start, end in ((0, 16), (17, 29)):
        span = ("action", start, end)
        desk.do(
            lambda span=span: services.claims.add(second.id, "QA-1.1", span, Wording("ask", ""))
        )
    panel.open_card(claimed.id)
    window.journal.desk.record_wanted.emit(second.id)
    assert len(panel.cards) == 2
    assert [card.is_open for card in panel.cards.values()] == [False, False]
    bare = services.journal.create("star", fields={"action": "Nothing is claimed here."})[1]
    window.journal.desk.record_wanted.emit(bare.id)
    assert panel.cards == {}
