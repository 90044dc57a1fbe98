"""What a screen reader and a keyboard find."""

from collections import Counter
from datetime import date

import pytest
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from tests.ui.conftest import find
from ui.actions import COMMANDS, key_rows
from ui.dialogs.keys import KeysDialog
from ui.dialogs.person import PersonDialog
from ui.dialogs.proof import ProofDialog
from ui.dialogs.versions import VersionsDialog

INPUTS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTextEdit,
)
PAGES = ("today", "journal", "coverage", "coaching", "portfolio", "library")


def unnamed(widget):
    found = []
    for part in widget.findChildren(QWidget):
        inside = isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox | QAbstractItemView)
        private = part.objectName().startswith("qt_") or inside
        if isinstance(part, INPUTS) and part.isVisibleTo(widget) and not private:
            name = QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
            if not name.strip():
                found.append(f"{type(part).__name__} {part.objectName()}")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_input_of_a_page_has_a_name(window, page):
    window.show_page(page)
    assert find(window, f"view-{page}").isVisible()
    assert unnamed(window) == []


def test_every_input_of_a_record_has_a_name(window, writing):
    assert find(window, "field-situation").accessibleName() == "Situation"
    assert unnamed(window) == []
    window.journal_command("claim")
    assert unnamed(window) == []
    writing.panel.composer.show_sentence("ST-2.1")
    assert unnamed(window) == []
    window.journal_command("guide")
    assert unnamed(window) == []


def test_every_input_of_the_first_page_has_a_name(shell):
    shell.show_first_run()
    assert unnamed(shell) == []


def test_every_input_of_a_dialog_has_a_name(qtbot, services, star):
    for dialog in (
        ProofDialog("ST-1.1", "Monitor", date(2026, 3, 4)),
        PersonDialog("Agent A"),
        VersionsDialog(services.journal.versions(star.id)),
        KeysDialog(key_rows()),
    ):
        qtbot.addWidget(dialog)
        assert unnamed(dialog) == []


def test_dialogs_give_back_what_was_filled_in(qtbot, services, star):
    proof = ProofDialog("ST-1.1", "Monitor", date(2026, 3, 4))
    qtbot.addWidget(proof)
    assert not proof._add.isEnabled()
    proof._title.setText("Report")
    proof._kind.setCurrentIndex(2)
    item = proof.item()
    assert (item.kind, item.title, item.criteria) == ("witness", "Report", ("ST-1.1",))
    versions = services.journal.versions(star.id)
    dialog = VersionsDialog(versions)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == versions[0].id
    person = PersonDialog("Agent A")
    qtbot.addWidget(person)
    assert person.names() == ("Agent A", "")


def test_no_key_is_used_twice(window):
    keys = Counter(QKeySequence(c.keys).toString() for c in COMMANDS if c.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    made = [a.shortcut().toString() for a in window.actions_made.values()]
    assert sorted(filter(None, made)) == sorted(keys)


def test_the_pages_have_their_keys():
    keys = {c.keys: c.text for c in COMMANDS}
    titles = ("Today", "Journal", "Coverage", "Coaching", "Portfolio", "Library")
    assert [keys[f"Ctrl+{n}"] for n in range(1, 7)] == list(titles)
    assert keys["F1"] == "Keys"
    assert keys["Ctrl+E"].startswith("Claim")


def test_commands_wait_for_a_journal(shell):
    shell.show_first_run()
    assert shell.actions_made
    for command, action in shell.actions_made.items():
        assert action.isEnabled() is not command.needs_journal


def test_every_command_can_be_run(window, star):
    window.journal.desk.record_wanted.emit(star.id)
    last = ("Start another journal…", "Close")
    for command in sorted(COMMANDS, key=lambda c: c.text in last):
        command.run(window)
    assert not window.isVisible()
    assert window.dialogs.told == []


def test_names_on_screen(window):
    assert window.objectName() == "main-window"
    names = {w.objectName() for w in window.findChildren(QWidget)}
    assert {f"view-{page}" for page in PAGES} <= names
    assert {"save-state", "search-box", "evidence-panel"} <= names
