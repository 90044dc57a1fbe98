"""Coaching with the keyboard alone: no click, and hardly a focus that no key has given."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccjournal.domain.days import day_in_words
from tests.ui.conftest import SLOW, find

CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SPACE, TAB, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Down
MOST_STOPS = 60


@pytest.fixture
def keys(qtbot, window):
    """Presses keys where the focus is."""

    def press(*keys, control=False):
        for key in keys:
            focus = QApplication.focusWidget() or window
            if isinstance(key, str):
                qtbot.keyClicks(focus, key)
            else:
                qtbot.keyClick(focus, key, CONTROL if control else PLAIN)

    return press


@pytest.fixture
def walk(window, keys):
    """Goes on with Tab, out of the text with F6, until a part of the window has the focus."""

    def to(wanted):
        for _ in range(MOST_STOPS):
            # The rows of a list may be made anew while its page is walked through.
            widget, focus = wanted() if callable(wanted) else wanted, window.focusWidget()
            if focus in {widget, widget.focusProxy()}:
                return
            before = focus
            keys(TAB)
            if window.focusWidget() is before:  # Tab stays in a text
                keys(Qt.Key.Key_F6)
        raise AssertionError(f"no key leads to {widget.accessibleName() or widget}")

    return to


@pytest.fixture
def page(qtbot, window, keys, dialogs):
    """The Coaching page with one person, who was added by keyboard."""
    dialogs.names = ("Agent Q", "Somebody Real")
    keys(Qt.Key.Key_4, control=True)
    page = window.journal.pages["coaching"]
    qtbot.waitUntil(page.add.hasFocus)
    keys(SPACE)
    qtbot.waitUntil(page.list.hasFocus)
    return page


def _write_session(window, page, keys, walk):
    walk(page.new)
    keys(SPACE)
    form = page.writing.form
    assert form.prose("observation").hasFocus()
    keys("Somebody Real named the complaint twice.")
    table = find(window, "field-targets")
    while not table.add.hasFocus():
        keys(DOWN, control=True)
        if form.active_prose()[1].hasFocus():
            keys("I played back the second call.")
    keys(SPACE, "Name it", TAB, "9 of 10", TAB, "Agent Q", TAB, day_in_words(date.today()), TAB)


def test_tab_goes_from_the_last_stop_to_the_first(window, page, keys, walk):
    walk(page.new)
    keys(SPACE, "I heard four calls.")
    find(window, "next-step").setFocus()
    keys(TAB)
    assert find(window, "sidebar").isAncestorOf(window.focusWidget())


def test_a_session_is_opened_from_its_line_and_marked_ready(qtbot, page, window, keys, walk):
    _write_session(window, page, keys, walk)
    walk(page.list)
    qtbot.waitUntil(lambda: bool(page.agent.timeline), timeout=SLOW)
    walk(lambda: page.agent.timeline[0])
    keys(SPACE)
    keys(Qt.Key.Key_Return, control=True)
    assert window.dialogs.told == []
    assert page.desk.services.journal.get(page.session.record.id).status == "ready"
