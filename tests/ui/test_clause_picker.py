"""A law or a clause is picked by keys alone and put into the text as a fact."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccjournal.domain.answer import AnswerKind
from ccjournal.services.journal import Draft
from tests.ui.accessible import faults
from tests.ui.conftest import SLOW, find
from ui.views.clause_picker import NOTHING, ClausePicker
from ui.widgets.paper import CLAUSE
from ui.widgets.tip_row import TipAct

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NAMED = Qt.ItemDataRole.AccessibleTextRole
GENERIC = (
    "I checked who was ringing, because her brother asked for the balance of the account. "
    "I acted in line with data protection rules."
)


def opened(window, services, day=date(2026, 3, 9), text=GENERIC):
    """Return the editor of a free account that is open, with the caret at its end."""
    record = window.journal.desk.do(
        lambda: services.journal.add("free", Draft("A call", day, fields={"account": text}))
    )[1]
    window.show_page("journal")
    window.journal.journal_page.open_record(record.id)
    window.activateWindow()
    prose = find(window, "field-account")
    prose.setFocus()
    prose.select(len(text), len(text))
    return prose


def picker(qtbot, window):
    qtbot.waitUntil(lambda: window.findChild(ClausePicker) is not None, timeout=SLOW)
    return window.findChildren(ClausePicker)[-1]


def said(shown):
    return [shown.list.item(n).data(NAMED) for n in range(shown.list.count())]


def told(window):
    heard = []
    window.journal.desk.told.connect(heard.append)
    return heard


def test_a_clause_is_picked_by_keys_and_undo_takes_it_out(qtbot, window, services, keys):
    prose, heard = opened(window, services), told(window)
    keys(KEY.Key_R, held=CONTROL)
    shown = picker(qtbot, window)
    assert shown.line.hasFocus()
    keys("gdpr seven principles")
    assert said(shown)[:2] == [
        "In force on 9 March 2026",
        "UK GDPR Article 5, Seven principles, among them fairness, purpose limits, using no more "
        "data than needed, accuracy and security.",
    ]
    keys(KEY.Key_Return)
    assert prose.hasFocus()
    assert prose.words() == f"{GENERIC} UK GDPR Article 5"
    assert heard == ["UK GDPR Article 5 stands in your text. Ctrl+Z takes it out."]
    keys(KEY.Key_Z, held=CONTROL)
    assert prose.words() == GENERIC


def test_a_rule_that_was_not_in_force_comes_last_and_with_a_warning(qtbot, window, services, keys):
    prose, heard = opened(window, services, day=date(2017, 5, 1)), told(window)
    keys(KEY.Key_R, held=CONTROL)
    shown = picker(qtbot, window)
    keys("gdpr article 9")
    assert said(shown)[0] == "Not in force on 1 May 2017"
    assert said(shown)[1].endswith(", not in force")
    keys(KEY.Key_Return)
    assert prose.words().endswith("UK GDPR Article 9")
    assert "It was not in force on 1 May 2017." in heard[0]


def test_what_nobody_has_looked_up_says_so(qtbot, window, services, keys):
    heard = told(window)
    opened(window, services)
    keys(KEY.Key_R, held=CONTROL)
    shown = picker(qtbot, window)
    keys("article 32")
    assert said(shown)[1].endswith(", not looked up yet")
    keys(KEY.Key_Return)
    assert "Nobody has looked it up yet." in heard[0]


def test_escape_leaves_the_words_and_the_caret_alone(qtbot, window, services, keys):
    prose = opened(window, services)
    keys(KEY.Key_R, held=CONTROL)
    shown = picker(qtbot, window)
    keys("zzz")
    assert said(shown) == [NOTHING]
    keys(KEY.Key_Return)
    assert shown.isVisible()
    keys(KEY.Key_Escape)
    assert (prose.words(), prose.caret(), prose.hasFocus()) == (GENERIC, len(GENERIC), True)


def test_a_clause_in_the_middle_of_words_stands_apart(qtbot, window, services, keys):
    prose = opened(window, services, text="We asked(then) she told us.")
    for place in (9, 8):
        prose.select(place, place)
        keys(KEY.Key_R, held=CONTROL)
        picker(qtbot, window)
        keys("copc", KEY.Key_Return)
        qtbot.waitUntil(prose.hasFocus, timeout=SLOW)
    assert prose.words() == "We asked COPC CX Standard(COPC CX Standard then) she told us."


def test_a_question_asks_for_the_clause_and_has_it_put_behind_its_words(
    qtbot, window, services, keys
):
    prose = opened(window, services)
    page = window.journal.journal_page.writing
    qtbot.waitUntil(lambda: not page.advising.waits and bool(page.advising.tips), timeout=SLOW)
    tips = page.advising.tips.values()
    tip = next(t for t in tips if t.kind is AnswerKind.CHECK and t.answer.key == "S10")
    row = page.panel.sections.reveal(tip)
    button = row.acts[TipAct.CITE]
    button.setFocus()
    keys(KEY.Key_Space)
    picker(qtbot, window)
    keys("gdpr", KEY.Key_Return)
    assert prose.words() == f"{GENERIC[:-1]} UK GDPR."
    qtbot.waitUntil(
        lambda: "S10" not in {t.answer.key for t in page.advising.tips.values()}, timeout=SLOW
    )


def test_other_questions_do_not_offer_a_clause(qtbot, window, services):
    opened(window, services, text="We agreed that the greeting should be shorter. " * 6)
    page = window.journal.journal_page.writing
    qtbot.waitUntil(lambda: not page.advising.waits and bool(page.advising.tips), timeout=SLOW)
    rows = page.panel.sections.questions.rows.values()
    assert rows
    assert not [row for row in rows if TipAct.CITE in row.acts]


def test_both_menus_lead_to_the_picker(qtbot, window, services, keys):
    prose = opened(window, services)
    menu = prose.usual_menu()
    next(act for act in menu.actions() if act.text() == CLAUSE).trigger()
    picker(qtbot, window).leave()
    prose.setFocus()
    keys(KEY.Key_Period, held=CONTROL)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=SLOW)
    popup = QApplication.activePopupWidget()
    assert CLAUSE in [act.text() for act in popup.actions()]
    popup.close()


def test_a_record_that_is_only_read_takes_no_clause(qtbot, window, services):
    heard = told(window)
    prose = opened(window, services)
    prose.setReadOnly(True)
    window.journal_command("clause")
    assert window.findChild(ClausePicker) is None
    assert heard == ["This record is only read. Its words stay as they are."]
    assert CLAUSE not in [act.text() for act in prose.usual_menu().actions()]


def test_the_sectors_narrow_the_picker(qtbot, window, services, keys):
    services.profile.choose_sectors(["telecoms"])
    opened(window, services)
    keys(KEY.Key_R, held=CONTROL)
    shown = picker(qtbot, window)
    keys("complaints")
    assert not [text for text in said(shown) if text.startswith("DISP")]


@pytest.mark.parametrize("words", ["", "article", "zzz"])
def test_the_picker_can_be_read_out(qtbot, window, services, words):
    opened(window, services)
    window.journal_command("clause")
    shown = picker(qtbot, window)
    shown.line.setText(words)
    assert not faults(shown)
