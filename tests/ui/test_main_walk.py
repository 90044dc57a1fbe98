"""The whole main job, clicked and typed as a person does."""

import re

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ccjournal.domain.text import words
from tests.ui.conftest import SLOW, STAR, find, state_text, wait_for_journal
from ui.app import make_window
from ui.app import start as start_app
from ui.widgets.plain import to_units


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def start(qtbot, shell, paths):
    shell.show_first_run()
    page = shell.first_run
    page.where.setText(str(paths.journal))
    for code in ("CS", "LS", "PE"):
        click(qtbot, page.units[code])
        page.units[code].setChecked(False)
    click(qtbot, page.start)
    wait_for_journal(qtbot, shell)


def write_star(qtbot, window):
    page = window.journal.journal_page
    page.begin("star")
    qtbot.keyClicks(find(window, "field-title"), "Routing chats by skill")
    for key, text in STAR.items():
        qtbot.keyClicks(find(window, f"field-{key}"), text)
    assert state_text(window) == "Not saved yet"


def select(prose, chosen):
    text = prose.words()
    begin = text.index(chosen)
    cursor = prose.textCursor()
    cursor.setPosition(to_units(text, begin))
    cursor.setPosition(to_units(text, begin + len(chosen)), QTextCursor.MoveMode.KeepAnchor)
    prose.setTextCursor(cursor)


def claim(qtbot, window, words_in, criterion, because):
    key, chosen = words_in
    prose = find(window, f"field-{key}")
    prose.setFocus()
    select(prose, chosen)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    composer = window.journal.journal_page.panel.composer
    qtbot.keyClicks(composer.picker.search, criterion)
    qtbot.keyClick(composer.picker.search, Qt.Key.Key_Return)
    qtbot.keyClicks(composer.sentence.because, because)
    qtbot.keyClick(composer.sentence.because, Qt.Key.Key_Return)


def states(window):
    return {key: str(state.state) for key, state in window.journal.desk.states.items()}


def words_of(file):
    nodes = Document(str(file)).element.iter()
    parts = (n.text or "" if n.tag.endswith("}t") else " " * n.tag.endswith("}p") for n in nodes)
    return set(words("".join(parts)))


def export(qtbot, window, target):
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    portfolio = window.journal.pages["portfolio"]
    window.dialogs.file = target
    click(qtbot, portfolio.choices.choose)
    click(qtbot, portfolio.export)
    qtbot.waitUntil(target.exists, timeout=SLOW)
    qtbot.waitUntil(lambda: portfolio.job is None, timeout=SLOW)
    assert window.dialogs.told == []
    return words_of(target)


@pytest.mark.timeout(120)
def test_from_an_empty_folder_to_a_portfolio(qtbot, shell, paths, dialogs, tmp_path):
    start(qtbot, shell, paths)
    assert set(states(shell).values()) == {"none"}
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert find(shell, "view-journal").isVisible()
    write_star(qtbot, shell)

    because = "I read thirty chats before I touched the rule"
    claim(qtbot, shell, ("action", "I changed the routing rule"), "ST-2.1", because)
    claim(qtbot, shell, ("result", "the wait was three minutes twenty"), "ST-3.1", "I compared")
    assert re.fullmatch(r"Saved \d\d:\d\d", state_text(shell))
    qtbot.waitUntil(lambda: states(shell)["ST-2.1"] == "own_word", timeout=SLOW)
    assert states(shell)["ST-3.1"] == "own_word"

    printed = export(qtbot, shell, tmp_path / "portfolio.docx")
    for text in (*STAR.values(), because, "Routing chats by skill"):
        assert set(words(text)) <= printed

    assert shell.close()
    shell = make_window(paths, dialogs)
    qtbot.addWidget(shell)
    shell.show()
    start_app(shell, paths, [])
    wait_for_journal(qtbot, shell)
    row = shell.journal.desk.services.journal.rows()[0]
    shell.journal.desk.record_wanted.emit(row.id)
    assert {k: find(shell, f"field-{k}").words() for k in STAR} == STAR
    panel = find(shell, "evidence-panel")
    assert isinstance(panel, QWidget)
    assert len(shell.journal.journal_page.panel.cards) == 2
