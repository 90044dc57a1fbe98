"""Tables in forms, with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget

from ccjournal.domain.days import short_day_in_words
from ccjournal.domain.record_type import Column, ColumnKind, Field, FieldKind
from ui.forms.table_editor import TableEditor

COLUMNS = (
    Column("target", "What will be done?", hint="One thing"),
    Column("measure", "Measure"),
    Column("owner", "Who?"),
    Column("due", "Due", ColumnKind.DATE),
    Column("review", "Review", ColumnKind.DATE),
    Column("done", "Done", ColumnKind.DONE),
)
FIELD = Field("targets", "Targets", FieldKind.TABLE, columns=COLUMNS)
FULL = {
    "target": "Name the\u00a0complaint",
    "measure": "9 of 10\nchats",
    "owner": "Agent C",
    "due": "2026-12-11",
    "review": "2026-12-18",
    "done": "",
}
ODD = {"target": "Sit in", "due": "soon", "done": "2026-05-14", "old_key": "kept"}


@pytest.fixture
def table(qtbot):
    made = TableEditor(FIELD)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def _type(qtbot, table, *keys):
    for key in keys:
        focus = table.window().focusWidget()
        if isinstance(key, str):
            qtbot.keyClicks(focus, key)
        else:
            qtbot.keyClick(focus, key)


def _name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_rows_come_back_as_they_were_given(qtbot, table):
    with qtbot.assertNotEmitted(table.edited):
        table.show_rows([FULL, ODD])
    assert table.rows() == (FULL, ODD)


def test_a_target_is_written_with_the_keyboard_alone(qtbot, table):
    table.add.setFocus()
    _type(qtbot, table, Qt.Key.Key_Space, "Sit in", Qt.Key.Key_Tab, "twice", Qt.Key.Key_Tab)
    _type(qtbot, table, "Me", Qt.Key.Key_Tab, "11 dec 2026", Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    _type(qtbot, table, Qt.Key.Key_Space)
    (kept,) = table.rows()
    today = date.today().isoformat()
    assert kept == {
        "target": "Sit in",
        "measure": "twice",
        "owner": "Me",
        "due": "2026-12-11",
        "done": today,
    }


def test_enter_goes_on_to_the_next_row_and_adds_one_after_the_last(qtbot, table):
    table.show_rows([FULL, ODD])
    table.cards[0].focus_first()
    _type(qtbot, table, Qt.Key.Key_Return)
    assert table.cards[1].cells["target"].hasFocus()
    _type(qtbot, table, Qt.Key.Key_Enter, "Third", Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert len(table.cards) == 4
    assert [row["target"] for row in table.rows()][2] == "Third"


def test_shift_enter_starts_a_line(qtbot, table):
    table.add_row()
    cell = table.cards[0].cells["target"]
    qtbot.keyClicks(cell, "one")
    qtbot.keyClick(cell, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(cell, "two")
    assert table.rows()[0]["target"].split() == ["one", "two"]


def test_a_row_is_removed_from_the_keyboard(qtbot, table):
    table.show_rows([FULL, ODD])
    steps = []
    for signal, name in ((table.stepped, "step"), (table.edited, "edit"), (table.left, "save")):
        signal.connect(lambda name=name: steps.append(name))
    table.cards[0].remove.setFocus()
    steps.clear()
    _type(qtbot, table, Qt.Key.Key_Space)
    assert table.rows() == (ODD,)
    assert steps == ["save", "step", "edit", "save", "step"]
    assert table.cards[0].remove.hasFocus()
    assert table.cards[0].title.text() == "Target 1"


def test_cells_have_names(qtbot, table):
    table.show_rows([FULL, ODD])
    cells = table.cards[1].cells
    assert _name(cells["target"]) == "Target 2, what will be done"
    assert _name(cells["due"].line) == "Target 2, due"
    assert _name(cells["done"]) == "Target 2, done"
    assert _name(table.cards[1].remove) == "Remove Target 2"
    assert table.add.text() == "Add a target"


def test_missing_letters_are_told_until_they_are_answered(qtbot, table):
    table.show_rows([FULL])
    marks = table.cards[0].smart
    assert marks.isHidden()
    table.add_row()
    marks = table.cards[1].smart
    assert marks.isHidden()
    _type(qtbot, table, "Sit in")
    assert not marks.isHidden()
    assert marks.words.text() == "No number, owner or date yet"
    dashed = [k for k, mark in marks._letters.items() if mark.property("smart") == "missing"]
    assert dashed == ["M", "A", "T"]


def test_an_empty_day_stays_empty_and_odd_words_are_asked_about(qtbot, table):
    table.show_rows([{"target": "x", "due": ""}])
    due = table.cards[0].cells["due"]
    due.line.setFocus()
    _type(qtbot, table, "soon", Qt.Key.Key_Tab)
    assert table.rows()[0]["due"] == "soon"
    assert not due._ask.isHidden()
    due.line.setFocus()
    due.line.selectAll()
    _type(qtbot, table, Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    assert table.rows() == ({"target": "x", "due": ""},)
    assert due._ask.isHidden()


def test_a_day_is_chosen_from_a_month(qtbot, table):
    table.show_rows([FULL])
    due = table.cards[0].cells["due"]
    due.line.setFocus()
    qtbot.keyClick(due.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = table.window().findChild(QWidget, "qt_calendar_calendarview")
    with qtbot.waitSignal(table.edited):
        qtbot.keyClick(month, Qt.Key.Key_Right)
        qtbot.keyClick(month, Qt.Key.Key_Return)
    assert table.rows()[0]["due"] == "2026-12-12"
    assert due.line.text() == "12 Dec 2026"


def test_the_caret_stays_while_rows_are_shown_anew(qtbot, table):
    table.show_rows([FULL, ODD])
    table.cards[0].focus_first()
    table.show_rows([{**FULL, "done": "2026-11-01"}])
    assert len(table.cards) == 1
    assert table.cards[0].cells["target"].hasFocus()
    assert (
        table.cards[0].cells["done"].text()
        == f"Done {short_day_in_words(date(2026, 11, 1), date.today())}"
    )


def test_the_editor_grows_with_its_rows(qtbot, table):
    heights = [table.height()]
    for rows in ([FULL], [FULL, FULL]):
        table.show_rows(rows)
        qtbot.waitUntil(lambda: table.height() > heights[-1])
        heights.append(table.height())


def test_pasted_words_lose_their_looks(qtbot, table):
    table.add_row()
    QGuiApplication.clipboard().setText("plain")
    cell = table.cards[0].cells["target"]
    cell.paste()
    assert table.rows()[0]["target"] == "plain"


def test_a_locked_table_takes_nothing(qtbot, table):
    table.show_rows([FULL])
    table.set_locked(locked=True)
    assert table.add.isHidden()
    assert table.cards[0].remove.isHidden()
    qtbot.keyClicks(table.cards[0].cells["target"], "x")
    assert table.rows() == (FULL,)
