"""What a screen reader says of its own accord: failures, ends and answers; never suggestions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from ccjournal.errors import StorageError
from tests.ui.accessible import settle
from tests.ui.conftest import SLOW, find
from ui.views.palette import Palette

FULL = StorageError("The disk is full", "Free some space")


@pytest.fixture
def said(monkeypatch):
    """What was announced, with a screen reader at work."""
    heard = []

    def hear(event):
        if event.type() is QAccessible.Event.Announcement:
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    return heard


def test_a_failed_save_is_said_once_and_so_is_its_end(qtbot, window, writing, said, disk):
    qtbot.keyClicks(find(window, "field-situation"), "x")
    writing.autosave.flush()
    assert said == ["Not saved. The disk is full. Your words are still here."]
    qtbot.keyClicks(find(window, "field-situation"), "y")
    writing.autosave.flush()
    assert len(said) == 1
    disk.full = False
    writing.autosave.flush()
    assert len(said) == 2
    assert said[1].startswith("Saved ")


def test_saving_without_a_fault_is_not_said(qtbot, window, writing, said):
    qtbot.keyClicks(find(window, "field-situation"), "x")
    assert writing.autosave.flush()
    assert said == []


def export(qtbot, window, target):
    window.show_page("portfolio")
    settle(qtbot, window)
    page = window.journal.pages["portfolio"]
    window.dialogs.file = target
    qtbot.mouseClick(page.choices.choose, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.job is None, timeout=SLOW)
    return page


def test_a_finished_export_is_said(qtbot, window, claimed, said, tmp_path):
    page = export(qtbot, window, tmp_path / "portfolio.docx")
    assert said == [page.next.sentence.text()]
    assert said[0].startswith("Saved to ")


def test_a_failed_export_is_said_with_its_reason(qtbot, window, claimed, said, tmp_path):
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "portfolio.docx").mkdir()
    export(qtbot, window, taken / "portfolio.docx")
    assert len(said) == 1
    assert said[0].endswith("Nothing was changed.")


def test_a_journal_that_cannot_be_opened_is_said(shell, said):
    shell.show_first_run(FULL)
    assert said == ["The disk is full. Free some space"]


def test_the_answer_to_a_command_is_said(window, writing, said):
    writing.delete()
    assert said == ["It is in the bin. Ctrl+Z brings it back."]


def test_suggestions_are_never_said(qtbot, window, writing, claimed, said):
    qtbot.keyClicks(find(window, "field-learning"), "We agreed to change the routing rule. ")
    for page in ("coverage", "portfolio", "coaching", "today", "journal"):
        window.show_page(page)
        settle(qtbot, window)
    window.window_command("palette")
    qtbot.keyClicks(window.findChild(Palette).line, "chat")
    settle(qtbot, window)
    assert window.journal.desk.steps.step.title
    assert said == []
