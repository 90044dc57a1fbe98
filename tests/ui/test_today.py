"""Today: capture, the one Next, questions, notes that grow, what is due, writing days."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from ccjournal.domain.next_step import StepAction
from ccjournal.services.journal import Draft
from tests.ui.conftest import LEFT, SLOW, find, go, texts
from ui.models.lines import Line, LineModel
from ui.widgets.writing_days import WritingDays, day_in_words

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WORDS = "Agent C asked for the wording again."


def sentences(view):
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(n, 0).data(role) for n in range(model.rowCount())]


@pytest.fixture
def session(window, services):
    """A coaching session with a follow-up that is late, and one of next week."""
    today = date.today()
    rows = [
        {"what": "Listen to two calls", "due": (today - timedelta(2)).isoformat()},
        {"what": "Ask how it goes", "due": (today + timedelta(7)).isoformat()},
    ]
    draft = Draft("Calls", today, fields={"agent": "Agent E"}, tables={"follow_ups": rows})
    return window.journal.desk.do(lambda: services.journal.add("cycle", draft))[1]


def keep(qtbot, window, words=WORDS):
    page = go(window, "today")
    qtbot.keyClicks(page.capture, words)
    qtbot.keyClick(window, Qt.Key.Key_Return, CONTROL)
    return page


def test_a_kind_sets_the_form_and_is_let_go_again(qtbot, window, services):
    page = go(window, "today")
    kinds = page.box.kinds
    qtbot.mouseClick(kinds["coached"], LEFT)
    qtbot.mouseClick(kinds["complaint"], LEFT)
    assert [chip.isChecked() for chip in kinds.values()] == [False, True, False, False]
    keep(qtbot, window)
    (row,) = services.journal.rows()
    assert row.form == "star"
    assert page.box.kind == ""


def test_the_first_day_says_so_and_writing_ends_it(qtbot, window):
    page = go(window, "today")
    qtbot.waitUntil(page.first_day.isVisible, timeout=SLOW)
    assert not page.next.isVisible()
    window.sidebar.setFocus()
    qtbot.mouseClick(page.first_day.act, LEFT)
    assert page.capture.hasFocus()
    keep(qtbot, window)
    qtbot.waitUntil(lambda: not page.first_day.isVisible(), timeout=SLOW)
    assert page.next.isVisible()


def test_a_question_starts_a_record_by_keyboard(qtbot, window):
    page = go(window, "today")
    qtbot.waitUntil(lambda: page.gaps.lines.rowCount() == 4, timeout=SLOW)
    question = page.gaps.lines.index(1).data()
    assert sentences(page.gaps)[1].startswith(question)
    assert sentences(page.gaps)[1].endswith(", nothing yet")
    page.gaps.setFocus()
    qtbot.keyClick(page.gaps, Qt.Key.Key_Down)
    qtbot.keyClick(page.gaps, Qt.Key.Key_Return)
    assert find(window, "field-situation").hasFocus()


def test_a_note_grows_in_a_chosen_form_and_undo_brings_it_back(qtbot, window, services):
    page = keep(qtbot, window)
    qtbot.waitUntil(lambda: page.notes.keys() != [], timeout=SLOW)
    page.notes.setFocus()
    qtbot.keyClick(page.notes, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    star = services.journal.types["star"].name
    (action,) = [a for a in menu.findChildren(QAction) if a.text() == star]
    action.trigger()
    menu.close()
    assert find(window, "field-situation").words() == f"“{WORDS}”"
    page = go(window, "today")
    qtbot.waitUntil(lambda: not page._notes_part.isVisible(), timeout=SLOW)
    window.window_command("undo")
    qtbot.waitUntil(page._notes_part.isVisible, timeout=SLOW)
    assert [row.form for row in services.journal.rows()] == ["note"]


def test_the_next_card_follows_the_journal_and_alt_n_runs_it(qtbot, window):
    page = keep(qtbot, window)
    steps = window.journal.desk.steps
    qtbot.waitUntil(lambda: steps.step.action is StepAction.GROW, timeout=SLOW)
    assert page.next.title.text().startswith("Next: grow your note “Agent C")
    assert page.next.act.accessibleName() == "Grow it"
    qtbot.keyClick(window, Qt.Key.Key_N, ALT)
    assert find(window, "field-what").words() == f"“{WORDS}”"


def test_what_is_due_is_ticked_with_space_and_comes_back(qtbot, window, services, session):
    page = go(window, "today")
    qtbot.waitUntil(lambda: page.due.lines.rowCount() == 2, timeout=SLOW)
    assert sentences(page.due)[0] == "Agent E: Listen to two calls, 2 days late, not done"
    model = page.due.lines
    assert model.index(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert model.index(0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    page.due.setFocus()
    qtbot.keyClick(page.due, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sentences(page.due)[0].endswith(", done"), timeout=SLOW)
    assert len(services.journal.due()) == 1
    window.window_command("undo")
    qtbot.waitUntil(lambda: sentences(page.due)[0].endswith("not done"), timeout=SLOW)
    assert len(services.journal.due()) == 2


def test_what_was_ticked_is_gone_on_the_next_visit(qtbot, window, session):
    page = go(window, "today")
    qtbot.waitUntil(lambda: page.due.lines.rowCount() == 2, timeout=SLOW)
    page.due.press(page.due.keys()[0])
    go(window, "library")
    go(window, "today")
    qtbot.waitUntil(lambda: page.due.lines.rowCount() == 1, timeout=SLOW)


def test_without_follow_ups_there_is_no_such_part(qtbot, window):
    page = go(window, "today")
    qtbot.waitUntil(lambda: page.days_text.text() != "", timeout=SLOW)
    assert not page._due_part.isVisible()


def test_rings_tell_their_counts_and_open_the_unit(qtbot, window):
    page = go(window, "today")
    qtbot.waitUntil(lambda: page.units.lines.rowCount() == 2, timeout=SLOW)
    assert "to start" in sentences(page.units)[0]
    page.units.setFocus()
    qtbot.keyClick(page.units, Qt.Key.Key_Return)
    assert find(window, "view-coverage").isVisible()


def test_writing_days_are_told_in_words(qtbot, window):
    page = keep(qtbot, window)
    today = date.today()
    said = day_in_words(today, 1)
    qtbot.waitUntil(lambda: said in page.days.accessibleDescription(), timeout=SLOW)
    assert page.days_text.text().startswith("1 of ")
    assert page.days.day_at(int(page.days.cell(today.weekday() + 21).center().x())) == said
    assert page.days.day_at(-5) == ""
    assert WritingDays.__doc__
    page.grab()


def test_everything_has_something(qtbot, window, monkeypatch):
    page = go(window, "today")
    monkeypatch.setattr(window.journal.desk.services.overview.__class__, "questions", _none)
    page.refresh_states()
    assert not page.gaps.isVisible()
    assert page._no_gaps.isVisible()


def _none(_self, _states, _limit):
    return []


def test_the_aside_goes_below_where_there_is_no_room(qtbot, window):
    page = go(window, "today")
    window.resize(700, 600)
    assert page._aside.maximumWidth() > 312
    window.resize(1366, 768)
    assert page._aside.maximumWidth() == 312
    assert "Coverage" in texts(page)


def test_the_model_of_lines_holds_to_the_rules(qtbot):
    model = LineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    line = Line("a", "Text", "Text, not done", checked=False)
    model.show_lines([line, Line("b", "Other", "Other")])
    model.show_lines([line, Line("b", "Else", "Else")])
    assert model.place_of("b") == 1
    assert model.index(1).data() == "Else"
    model.show_lines([])
    assert model.place_of("a") == -1
