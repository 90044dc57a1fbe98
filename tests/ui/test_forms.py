from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from ccjournal.domain.record import Record
from ccjournal.domain.record_type import Column, ColumnKind, Field, FieldKind, RecordType
from ccjournal.paths import shipped
from ccjournal.services.definitions import load_record_types
from tests.ui.conftest import STAR
from ui.forms.editors import EDITORS
from ui.forms.record_form import RecordForm
from ui.theme import Theme

TYPES = load_record_types(shipped("resources") / "record_types").types
SAMPLE = {
    FieldKind.LINE: "AB\u00a0C",
    FieldKind.TEXT: "one\ntwo\u00a0three",
    FieldKind.DATE: "2026-04-05",
    FieldKind.PERSON: "Agent Q",
}
ROWS = [
    {"what": "Ask one closing question", "due": "2026-05-20", "done": ""},
    {"what": "Sit in", "due": "", "done": "2026-05-14", "old_key": "kept"},
]
COLUMNS = (
    Column("what", "What"),
    Column("due", "Due", ColumnKind.DATE),
    Column("done", "Done", ColumnKind.DONE),
)
ALL_KINDS = RecordType(
    "all",
    "all",
    "All",
    tuple(
        Field(k, k.value, k, choices=("x",), columns=COLUMNS * (k is FieldKind.TABLE))
        for k in FieldKind
    ),
    "text",
)


@pytest.fixture
def theme(qapp):
    return Theme("light")


def _record(kind, fields, **values):
    return Record("", kind.kind, kind.form, date(2026, 4, 5), fields=fields, **values)


def test_every_kind_of_field_has_an_editor():
    assert set(EDITORS) == set(FieldKind)


@pytest.mark.parametrize("kind", [*TYPES.values(), ALL_KINDS], ids=lambda k: k.form)
def test_a_form_gives_back_what_it_is_shown(qtbot, theme, kind):
    form = RecordForm(kind, theme, ["Agent A"])
    qtbot.addWidget(form)
    wanted = {f.key: SAMPLE.get(f.kind, "x") for f in kind.fields if not f.is_table}
    rows = {f.key: tuple(ROWS) for f in kind.tables}
    with qtbot.assertNotEmitted(form.edited):
        form.show_record(_record(kind, wanted, title="A title", channel="pigeon", tables=rows))
    assert form.answers() == wanted
    assert form.rows() == rows
    draft = form.draft()
    assert (draft.title, draft.channel, draft.date) == ("A title", "pigeon", date(2026, 4, 5))


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_an_empty_form_stays_empty(qtbot, theme, kind):
    form = RecordForm(kind, theme)
    qtbot.addWidget(form)
    form.show_record(_record(kind, {}))
    assert not any(form.answers().values())


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_inputs_have_their_names(qtbot, theme, kind):
    form = RecordForm(kind, theme)
    qtbot.addWidget(form)
    for field in kind.fields:
        found = form.findChild(object, f"field-{field.key}")
        assert found.accessibleName() == field.label


def test_typing_tells_and_counts_after_a_pause(qtbot, theme):
    form = RecordForm(TYPES["star"], theme)
    qtbot.addWidget(form)
    form.show_record(_record(TYPES["star"], STAR))
    form.show()
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.prose("situation"), "x and ")
    assert form.answers()["situation"].startswith("x and ")
    before = form.bar.shown
    qtbot.waitUntil(lambda: form.bar.shown != before)
    assert form.bar.shown.shares[0].words == 15


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_every_form_with_shares_shows_its_proportion(qtbot, theme, kind):
    form = RecordForm(kind, theme)
    qtbot.addWidget(form)
    fields = {f.key: "many words here " * 9 for f in kind.fields if f.holds_account}
    form.show_record(_record(kind, fields))
    wanted = [f.key for f in kind.fields if f.share]
    assert [share.key for share in form.bar.shown.shares] == wanted
    if wanted:
        assert sum(share.percent for share in form.bar.shown.shares) == 100
        assert form.bar.accessibleDescription().startswith(form.bar.shown.in_words)


def test_the_bar_goes_to_a_part_by_key_and_by_mouse(qtbot, theme):
    form = RecordForm(TYPES["star"], theme)
    qtbot.addWidget(form)
    form.show_record(_record(TYPES["star"], {**STAR, "situation": STAR["action"] * 9}))
    form.show()
    assert form.judged.text().endswith("What could go?")
    form.bar.setFocus()
    form.bar.show_current("task")
    qtbot.keyClick(form.bar, Qt.Key.Key_Right)
    with qtbot.waitSignal(form.bar.chosen) as told:
        qtbot.keyClick(form.bar, Qt.Key.Key_Space)
    assert told.args == ["action"]
    with qtbot.waitSignal(form.bar.chosen) as told:
        qtbot.mouseClick(form.bar, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert told.args == ["situation"]
    assert not form.grab().isNull()


def test_keys_go_from_part_to_part(qtbot, theme):
    form = RecordForm(TYPES["star"], theme)
    qtbot.addWidget(form)
    form.show_record(_record(TYPES["star"], STAR))
    form.show()
    qtbot.waitUntil(form.isActiveWindow)
    form.focus_part("situation")
    for step, key in (
        (1, "task"),
        (1, "action"),
        (-1, "task"),
        (-1, "situation"),
    ):
        form.move_part(step)
        assert form.parts[key].editor.has_caret()
    form.move_part(-1)
    assert form.title.hasFocus()
    form.insert("19 November ")
    assert form.answers()["situation"].startswith("19 November In March")


def test_keys_that_the_form_does_not_know_are_kept(qtbot, theme):
    form = RecordForm(TYPES["star"], theme)
    qtbot.addWidget(form)
    form.show_record(_record(TYPES["star"], {"old_key": "words"}))
    assert form.draft().fields["old_key"] == "words"


def test_an_untouched_long_title_is_not_cut(qtbot, theme):
    form = RecordForm(TYPES["star"], theme)
    qtbot.addWidget(form)
    title = "long " * 10_000
    form.show_record(_record(TYPES["star"], {}, title=title))
    assert form.draft().title == title


def test_a_locked_form_takes_no_words(qtbot, theme):
    form = RecordForm(TYPES["star"], theme)
    qtbot.addWidget(form)
    form.show_record(_record(TYPES["star"], STAR))
    form.set_locked(locked=True)
    qtbot.keyClicks(form.prose("situation"), "x")
    assert form.answers() == STAR


def test_rows_are_added_ticked_off_and_removed(qtbot, theme):
    form = RecordForm(ALL_KINDS, theme)
    qtbot.addWidget(form)
    form.show_record(_record(ALL_KINDS, {}))
    form.show()
    table = form.parts["table"].editor.table
    qtbot.mouseClick(table.add, Qt.MouseButton.LeftButton)
    assert form.rows() == {"table": ()}
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(table.cards[0].cells["what"], "Sit in")
    table.cards[0].cells["done"].setChecked(True)
    (kept,) = form.rows()["table"]
    assert (kept["what"], kept["done"]) == ("Sit in", date.today().isoformat())
    qtbot.mouseClick(table.cards[0].remove, Qt.MouseButton.LeftButton)
    assert form.rows() == {"table": ()}
