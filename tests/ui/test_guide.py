"""docs/guide.md, walked as it is written: its names are found or pressed, its keys typed."""

import re
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from tests.ui.accessible import settle
from tests.ui.conftest import SLOW, STAR, find, state_text, wait_for_journal
from ui.actions import COMMANDS, in_words
from ui.widgets.tip_row import TipAct

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text("utf-8")
SAFE = (Path(__file__).parents[2] / "docs" / "keeping-safe.md").read_text("utf-8")
LINES = "Nine minutes in the chat queue. We read the codes again."
BECAUSE = "I read thirty chats first"
# Names in the guide that no control of this walk has: a word, a button of finished entries, and
# what can be done with misspelt words, questions and findings, of which this account has none.
TOLD = {"because", "Export to Word", "Add to my words", "Questions", *TipAct}
# A passphrase is not chosen in this walk, no gap is written towards, no sector ticked.
TOLD |= {"passphrase", "recovery page", "Claim it with these words", "Your sectors"}


class Reader:
    """Somebody who does what the guide says, by the names that it gives."""

    def __init__(self, qtbot, window):
        self._qtbot = qtbot
        self.window = window
        self.seen = set()

    def press(self, name):
        """Press the button of a name."""
        (found,) = [
            b
            for b in self.window.findChildren(QAbstractButton)
            if name in {b.accessibleName(), b.text()} and b.isVisible()
        ]
        assert found.isEnabled()
        self._qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        self.seen.add(name)

    def keys(self, keys):
        """Press keys that the guide tells, where the focus is."""
        assert keys.replace("Ctrl and +", "Ctrl++") in GUIDE
        combined = QKeySequence(keys.replace("Enter", "Return"))[0]
        target = QApplication.activePopupWidget() or self.window.focusWidget() or self.window
        self._qtbot.keyClick(target, combined.key(), combined.keyboardModifiers())

    def write(self, text):
        """Type where the focus is."""
        self._qtbot.keyClicks(self.window.focusWidget(), text)

    def enter(self):
        """Press Enter where the focus is."""
        self._qtbot.keyClick(self.window.focusWidget(), Qt.Key.Key_Return)

    def choose(self, name):
        """Choose from the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (action,) = [a for a in menu.actions() if a.text().startswith(name)]
        menu.setActiveAction(action)
        with self._qtbot.waitSignal(menu.destroyed):
            self._qtbot.keyClick(menu, Qt.Key.Key_Return)
        # Without a screen nobody gives the focus of a menu that went back to the window.
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.seen.add(name)

    def look(self):
        """Note every name that can be read now, on the page or in a menu."""
        names = [action.text() for action in self.window.findChildren(QAction)]
        for part in filter(QWidget.isVisible, self.window.findChildren(QWidget)):
            names.append(part.accessibleName())
            if isinstance(part, QLabel | QAbstractButton):
                names.append(part.text())
        for name in names:
            plain = name.replace("&", "").partition("   ")[0]
            self.seen |= {plain, plain.rstrip("…"), plain.partition(":")[0]}


@pytest.fixture
def reader(qtbot, shell):
    shell.show_first_run()
    return Reader(qtbot, shell)


def start(reader, qtbot, paths):
    page = reader.window.first_run
    page.where.setText(str(paths.journal))
    for unit in ("Customer support", "Team supervision", "Personal effectiveness"):
        reader.press(unit)
    reader.look()
    reader.enter()
    wait_for_journal(qtbot, reader.window)
    settle(qtbot, reader.window)


def keep_two_lines(reader, qtbot):
    reader.keys("Ctrl+1")
    reader.write(LINES)
    reader.keys("Ctrl+Enter")
    assert state_text(reader.window).startswith("Saved ")
    reader.look()


def write_the_account(reader, qtbot):
    reader.keys("Ctrl+2")
    settle(qtbot, reader.window)
    reader.look()
    reader.keys("Ctrl+Shift+N")
    reader.choose("STAR account")
    for place, text in enumerate(STAR.values()):
        if place:
            reader.keys("Ctrl+Down")
        reader.write(text)
    reader.keys("Ctrl+Up")
    assert find(reader.window, "field-result").hasFocus()
    reader.look()


def claim(reader, qtbot):
    reader.keys("Ctrl+Up")
    prose = find(reader.window, "field-action")
    assert prose.hasFocus()
    prose.select(prose.words().index("Then") + 3, prose.words().index("Then") + 3)
    reader.keys("Ctrl+E")
    reader.write("system parameters")
    reader.enter()
    reader.write(BECAUSE)
    reader.enter()
    settle(qtbot, reader.window)
    states = reader.window.journal.desk.states
    qtbot.waitUntil(lambda: states_of(reader)["ST-2.1"] == "own_word", timeout=SLOW)
    assert states
    reader.look()


def states_of(reader):
    return {key: str(s.state) for key, s in reader.window.journal.desk.states.items()}


def export(reader, qtbot, target):
    reader.keys("Ctrl+5")
    settle(qtbot, reader.window)
    page = reader.window.journal.pages["portfolio"]
    page.choices.target.setText(str(target))
    reader.look()
    reader.press("Export anyway…")
    qtbot.waitUntil(lambda: page.job is None and target.exists(), timeout=SLOW)
    reader.look()


@pytest.mark.timeout(120)
def test_the_guide_can_be_walked(qtbot, reader, paths, tmp_path):
    start(reader, qtbot, paths)
    keep_two_lines(reader, qtbot)
    write_the_account(reader, qtbot)
    claim(reader, qtbot)
    reader.keys("Ctrl+3")
    settle(qtbot, reader.window)
    reader.look()
    export(reader, qtbot, tmp_path / "portfolio.docx")
    printed = "".join(
        node.text or "" for node in Document(tmp_path / "portfolio.docx").element.iter()
    )
    assert STAR["action"] in printed
    assert BECAUSE in printed
    reader.keys("Ctrl+6")
    reader.look()
    reader.keys("Ctrl+4")
    reader.press("New person")
    settle(qtbot, reader.window)
    reader.look()
    names = {" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", GUIDE, re.DOTALL)}
    assert sorted(names - TOLD - reader.seen) == []


def test_every_key_that_the_guide_tells_is_one():
    known = {in_words(c.keys) for c in COMMANDS} | {"Enter"}
    told = set(re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|,)|\bF\d+", GUIDE + SAFE))
    assert told
    assert told - known == set()
