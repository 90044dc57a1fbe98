"""The keys of the writing surface, on every page that has one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, find, go

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def coaching(qtbot, window, services):
    services.people.add("Agent C")
    draft = Draft("Naming it", date.today(), fields={"agent": "Agent C", "observation": "Four."})
    session = window.journal.desk.do(lambda: services.journal.add("cycle", draft))[1]
    page = go(window, "coaching")
    qtbot.waitUntil(lambda: page.session.record is not None, timeout=SLOW)
    assert page.session.record.id == session.id
    return page


def test_focus_mode_shows_a_session_alone(qtbot, window, coaching):
    find(window, "field-observation").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert coaching.session.isVisible()
    assert not coaching.agent.isVisible()
    assert not window.sidebar.isVisible()
    assert not window.journal.journal_page._panes.is_focused
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert coaching.agent.isVisible()
    assert window.sidebar.isVisible()


def test_leaving_or_closing_a_session_ends_focus_mode(qtbot, window, coaching):
    for leave in (lambda: window.show_page("today"), coaching.writing.close_record):
        qtbot.keyClick(window, Qt.Key.Key_F11)
        assert not window.sidebar.isVisible()
        leave()
        assert window.sidebar.isVisible()
        window.show_page("coaching")


def test_tab_stays_in_the_text_and_says_how_to_leave_it(qtbot, window, writing):
    prose = find(window, "field-action")
    prose.setFocus()
    before = prose.words()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        qtbot.keyClick(prose, key)
        assert prose.hasFocus()
    assert prose.words() == before
    assert "F6" in window.journal.notice.text
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert not prose.hasFocus()


def test_the_caret_flows_from_the_title_through_all_parts(qtbot, window, writing):
    title = find(window, "field-title")
    title.setFocus()
    reached = []
    for _ in range(60):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        name = window.focusWidget().objectName()
        reached += [name] if name not in reached else []
    parts = ("situation", "task", "action", "result", "learning")
    assert reached == [f"field-{part}" for part in parts]
    for _ in range(60):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert title.hasFocus()
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert find(window, "field-situation").hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Up, CONTROL)
    assert title.hasFocus()


def _menu():
    return QApplication.activePopupWidget()


def test_the_menu_at_the_caret_works_on_the_claim_there(qtbot, window, writing, services, claimed):
    prose = find(window, "field-action")
    prose.setFocus()
    prose.select(3, 3)
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    texts = [action.text() for action in _menu().actions()]
    assert texts[-1] == "Withdraw it"
    qtbot.keyClick(_menu(), Qt.Key.Key_Up)
    qtbot.keyClick(_menu(), Qt.Key.Key_Return)
    assert services.journal.get(claimed.id).claims == ()
    assert prose.hasFocus()


def test_the_menu_at_the_caret_offers_to_claim(qtbot, window, writing):
    prose = find(window, "field-task")
    prose.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    qtbot.keyClick(_menu(), Qt.Key.Key_Return)
    assert writing.panel.composer.isVisible()


def test_the_menu_at_the_caret_rests_a_lost_claim_on_other_words(
    qtbot, window, writing, services, claimed
):
    prose = find(window, "field-action")
    prose.setFocus()
    prose.selectAll()
    qtbot.keyClicks(prose, "I wrote one saved reply for both shifts.")
    writing.autosave.flush()
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    assert _menu().actions()[-1].text() == "Rest ST-2.1 on these words"
    qtbot.keyClick(_menu(), Qt.Key.Key_Up)
    qtbot.keyClick(_menu(), Qt.Key.Key_Return)
    (claim,) = services.journal.get(claimed.id).claims
    assert claim.anchor.quote == "I wrote one saved reply for both shifts."


def test_the_menu_at_the_caret_says_why_not(qtbot, window, writing):
    writing.form._active = ""
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    assert "caret" in window.journal.notice.text
    find(window, "field-task").setFocus()
    writing.panel.setEnabled(False)
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    assert "only read" in window.journal.notice.text
    assert _menu() is None


def test_tab_leaves_words_that_are_only_read(qtbot, window, writing):
    prose = find(window, "field-action")
    prose.setReadOnly(True)
    prose.setFocus()
    qtbot.keyClick(prose, Qt.Key.Key_Tab)
    assert not prose.hasFocus()


def test_a_command_from_the_palette_works_on_the_words_at_the_caret(qtbot, window, writing):
    prose = find(window, "field-task")
    prose.setFocus()
    prose.select(0, 5)
    before = prose.words()
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    line = find(window, "command-palette").line
    qtbot.keyClicks(line, ">bold")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert prose.words() == f"**{before[:5]}**{before[5:]}"


def test_undo_in_the_text_takes_typing_back_first_then_commands(
    qtbot, window, writing, services, claimed
):
    prose = find(window, "field-action")
    prose.setFocus()
    before = prose.words()
    qtbot.keyClicks(prose, "abc")
    qtbot.keyClick(prose, Qt.Key.Key_Z, CONTROL)
    assert prose.words() == before
    assert services.journal.get(claimed.id).claims
    for _ in range(3):
        qtbot.keyClick(prose, Qt.Key.Key_Z, CONTROL)
    assert services.journal.get(claimed.id).claims == ()
    assert prose.words() == before
    assert "Earlier versions" in window.journal.notice.text
    assert not services.journal.get(claimed.id).deleted


def test_what_was_taken_back_is_told_and_can_be_done_again(
    qtbot, window, writing, services, claimed
):
    prose = find(window, "field-action")
    prose.setFocus()
    qtbot.keyClick(prose, Qt.Key.Key_Z, CONTROL)
    assert window.journal.notice.text == "Taken back: Claim. Ctrl+Shift+Z does it again."
    qtbot.keyClick(prose, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert services.journal.get(claimed.id).claims
