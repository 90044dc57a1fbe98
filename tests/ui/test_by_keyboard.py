"""A STAR and a reflective account by keyboard alone: keys go where the focus is, nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import SLOW, STAR, find, state_text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
WHAT = {
    "what": "A caller rang for the third time about a refund. I had closed the second call.",
    "so_what": "I had read the note and not the account, so I promised what was not booked.",
    "now_what": "From Monday I read the last booking before I promise a date.",
}


def begin(qtbot, window, keys, name):
    """Choose a form in the menu of Ctrl+Shift+N."""
    keys(Key.Key_N, held=CONTROL | SHIFT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    for _ in menu.actions():
        keys(Key.Key_Down)
        if name.casefold() in menu.activeAction().text().casefold():
            break
    keys(Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def write(keys, title, fields):
    keys(Key.Key_Up, held=CONTROL)
    assert QApplication.focusWidget().objectName() == "field-title"
    keys(title)
    for key, text in fields.items():
        keys(Key.Key_Down, held=CONTROL)
        assert QApplication.focusWidget().objectName() == f"field-{key}"
        keys(text)


def claim(keys, criterion, because):
    """Claim a criterion with the sentence at the caret."""
    keys(Key.Key_E, held=CONTROL)
    keys(criterion, Key.Key_Return, because, Key.Key_Return)


def kept(qtbot, window, services, title):
    qtbot.waitUntil(lambda: state_text(window).startswith("Saved"), timeout=SLOW)
    (row,) = [row for row in services.journal.rows() if row.title == title]
    return services.journal.get(row.id)


def test_a_star_account(qtbot, window, services, keys):
    begin(qtbot, window, keys, "STAR account")
    write(keys, "Routing chats by skill", STAR)
    keys(Key.Key_Up, Key.Key_Up, held=CONTROL)
    assert QApplication.focusWidget() is find(window, "field-action")
    claim(keys, "ST-2.1", "I read thirty chats before I touched the rule")
    keys(Key.Key_J, held=CONTROL)
    assert QApplication.focusWidget() is find(window, "field-action")
    keys(Key.Key_F8, Key.Key_F8, Key.Key_F11, Key.Key_F11)
    keys(Key.Key_Return, held=CONTROL)
    record = kept(qtbot, window, services, "Routing chats by skill")
    assert {key: record.fields[key] for key in STAR} == STAR
    assert record.status == "ready"
    (made,) = record.claims
    assert (made.criterion, made.anchor.field) == ("ST-2.1", "action")


def test_a_reflective_account(qtbot, window, services, keys):
    begin(qtbot, window, keys, "What, so what, now what")
    write(keys, "Three calls, one refund", WHAT)
    keys(Key.Key_Return, "- read the booking", Key.Key_Return, "say the date", Key.Key_Return)
    keys(Key.Key_Return, "I will tell my lead on ")
    keys(Key.Key_D, held=CONTROL)
    keys(Key.Key_Home)
    keys(Key.Key_End, held=SHIFT)
    keys(Key.Key_B, held=CONTROL)
    claim(keys, "QA-1.1", "it changes how I check")
    keys(Key.Key_Escape)
    record = kept(qtbot, window, services, "Three calls, one refund")
    lines = record.fields["now_what"].split("\n")
    assert lines[:3] == [WHAT["now_what"], "- read the booking", "- say the date"]
    assert lines[3].startswith("**I will tell my lead on ")
    assert record.claims[0].anchor.quote == lines[3].strip("*")
