"""Today: capture, the one Next, questions, notes that grow, what is due, writing days."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from ccjournal.domain.next_step import StepAction
from ccjournal.services.journal import Draft
from tests.ui.conftest import LEFT, SLOW, find, go, texts
from ui.models.lines import Line, LineModel
from ui.reading import Reading
from ui.theme import Theme
from ui.widgets.line_list import LineList
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
    qtbot.waitUntil(lambda: page.due.lines.rowCount() == 1, timeout=SLOW)
    assert len(services.journal.due()) == 1
    assert page.due.hasFocus()
    assert page._ticked_off.text() == "Ticked off. Ctrl+Z brings it back."
    assert page._ticked_off.isVisible()
    window.window_command("undo")
    qtbot.waitUntil(lambda: page.due.lines.rowCount() == 2, timeout=SLOW)
    assert sentences(page.due)[0].endswith("not done")
    assert len(services.journal.due()) == 2
    assert not page._ticked_off.isVisible()


def test_a_tick_strikes_before_it_fades(qtbot, window, session):
    page = go(window, "today")
    qtbot.waitUntil(lambda: page.due.lines.rowCount() == 2, timeout=SLOW)
    seen = []
    page.due.lines.dataChanged.connect(lambda *_: seen.append(sentences(page.due)[0]))
    first = page.due.keys()[0]
    with qtbot.waitSignal(page.due.faded, timeout=SLOW) as told:
        page.due.press(first)
    assert told.args == [first]
    assert seen[-1].endswith(", done")
    qtbot.waitUntil(lambda: page.due.lines.rowCount() == 1, timeout=SLOW)


def test_the_last_tick_leaves_the_way_back_and_the_next_visit_nothing(qtbot, window, session):
    page = go(window, "today")
    for left in (2, 1):
        qtbot.waitUntil(lambda left=left: page.due.lines.rowCount() == left, timeout=SLOW)
        page.due.press(page.due.keys()[0])
    qtbot.waitUntil(lambda: not page.due.isVisible(), timeout=SLOW)
    assert page._ticked_off.isVisible()
    go(window, "library")
    go(window, "today")
    qtbot.waitUntil(lambda: not page._due_part.isVisible(), timeout=SLOW)


@pytest.mark.parametrize(("calm", "lasts"), [(False, 120), (True, 0)])
def test_a_fade_takes_no_time_where_motion_is_reduced(qtbot, qapp, calm, lasts):
    theme = Theme("light", reading=Reading(calm=calm))
    made = LineList(theme, "Follow-ups")
    qtbot.addWidget(made)
    made.show_lines([Line("a", "Ring them", "Ring them, done", checked=True)])
    made.show()
    with qtbot.waitSignal(made.faded, timeout=SLOW) as told:
        QTimer.singleShot(0, made, lambda: made.fade_out("a"))
    assert told.args == ["a"]
    assert theme.duration("fade") == lasts


def test_the_capture_box_grows_to_six_lines_and_then_scrolls(qtbot, window):
    page = go(window, "today")
    capture, line = page.capture, page.capture.fontMetrics().lineSpacing()
    heights = []
    for number in range(1, 11):
        page.box.show_words("\n".join("words" for _ in range(number)))
        heights.append(capture.height())
    assert heights[0] == heights[1] >= 2 * line
    assert heights[1] < heights[2] < heights[3] < heights[4] < heights[5]
    assert heights[5] == heights[6] == heights[9] < 7 * line
    capture.moveCursor(QTextCursor.MoveOperation.End)
    assert capture.verticalScrollBar().maximum() > 0
    assert capture.viewport().rect().contains(capture.cursorRect())
    page.box.show_words("")
    assert capture.height() == heights[0]


def test_a_placeholder_can_be_read(window):
    page = go(window, "today")
    placeholder = page.capture.palette().placeholderText().color()
    assert placeholder == window.theme.colour("ink-3")


def test_no_question_is_asked_twice(window, services):
    states = {state.criterion: state for state in services.coverage.states()}
    found = services.overview.questions(states, 99)
    asked = [question.text for question in found]
    assert len(asked) > 20
    assert len(set(asked)) == len(asked)


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
