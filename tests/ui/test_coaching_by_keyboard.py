"""Coaching with the keyboard alone: no click, and hardly a focus that no key has given."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ccjournal.domain.days import day_in_words
from tests.ui.conftest import SLOW, find

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SPACE, TAB, DOWN, F6 = Key.Key_Space, Key.Key_Tab, Key.Key_Down, Key.Key_F6
MOST_STOPS = 60
TODAY = date.today()
PARTS = {
    "observation": "Somebody Real named the complaint twice.",
    "feedback": "I played back the second call.",
    "action_plan": "Agent Q names it in the first minute.",
}


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
                keys(F6)
        raise AssertionError(f"no key leads to {widget.accessibleName() or widget}")

    return to


@pytest.fixture
def page(qtbot, window, keys, dialogs):
    """The Coaching page with one person, who was added by keyboard."""
    dialogs.names = ("Agent Q", "Somebody Real")
    keys(Key.Key_4, held=CONTROL)
    page = window.journal.pages["coaching"]
    qtbot.waitUntil(page.add.hasFocus)
    keys(SPACE)
    qtbot.waitUntil(page.list.hasFocus)
    return page


@pytest.fixture
def kept(page):
    """What the journal has of the session now."""
    return lambda: page.desk.services.journal.get(page.session.record.id)


def _choose(page, keys):
    """Add somebody else, and choose the first with the arrow keys again."""
    page.desk.dialogs.names = ("Agent R", "")
    keys(Key.Key_Backtab)
    assert page.add.hasFocus()
    keys(SPACE)
    assert page.person.pseudonym == "Agent R"
    keys(Key.Key_Home)
    assert page.person.pseudonym == "Agent Q"


def _write(page, keys):
    """Start a session and write its parts, a target and a follow-up."""
    keys(F6)
    assert page.new.hasFocus()
    keys(SPACE)
    for key, words in PARTS.items():
        assert page.writing.form.prose(key).hasFocus()
        keys(words)
        keys(DOWN, held=CONTROL)
    targets, follow_ups = find(page, "field-targets"), find(page, "field-follow_ups")
    while not targets.add.hasFocus():
        keys(DOWN, held=CONTROL)
    due, review = (day_in_words(TODAY + timedelta(days=days)) for days in (0, 14))
    keys(SPACE, "Name it", TAB, "9 of 10", TAB, "Agent Q", TAB, due, TAB, review, TAB)
    keys(DOWN, held=CONTROL)
    assert follow_ups.add.hasFocus()
    keys(SPACE, "Five chats", TAB, due, TAB)


def _tick(qtbot, page, keys):
    """Go to the person's pane and tick the follow-up off; the target stays open."""
    agent = page.agent
    qtbot.waitUntil(lambda: bool(agent.targets.rows and agent.follow_ups.rows), timeout=SLOW)
    keys(F6, F6, held=SHIFT)
    assert page.new.hasFocus()
    keys(TAB)
    assert agent.targets.rows[0].tick.hasFocus()
    keys(TAB)
    assert agent.follow_ups.rows[0].tick.hasFocus()
    keys(SPACE)


def _hand_over(page, keys):
    """Turn to the face for the agent and copy it."""
    keys(F6)
    assert page.session.for_me.hasFocus()
    keys(Key.Key_Left)
    assert page.session.shows_agent
    keys(F6)
    assert page.session.face.copy.hasFocus()
    keys(SPACE)


def test_the_whole_job(qtbot, page, keys, kept):
    _choose(page, keys)
    _write(page, keys)
    _tick(qtbot, page, keys)
    tables = kept().tables
    (target,), (follow_up,) = tables["targets"], tables["follow_ups"]
    assert (target["target"], target["measure"]) == ("Name it", "9 of 10")
    assert target["review"] == (TODAY + timedelta(days=14)).isoformat()
    assert (target.get("done", ""), follow_up["done"]) == ("", TODAY.isoformat())
    _hand_over(page, keys)
    copied = QGuiApplication.clipboard().text()
    assert "Agent Q named the complaint twice." in copied
    assert "Somebody Real" not in copied
    keys(Key.Key_Return, held=CONTROL)
    assert kept().status == "ready"
    assert {key: kept().fields[key] for key in PARTS} == PARTS
    keys(F6, F6, F6, held=SHIFT)
    assert page.list.hasFocus()
    assert page.desk.dialogs.told == []


def test_a_tick_is_taken_back(qtbot, page, keys, kept):
    _choose(page, keys)
    _write(page, keys)
    _tick(qtbot, page, keys)
    keys(Key.Key_Z, held=CONTROL)
    assert kept().tables["follow_ups"][0]["done"] == ""
    assert page.agent.follow_ups.rows[0].tick.hasFocus()


def test_tab_goes_from_the_last_stop_to_the_first(window, page, keys, walk):
    walk(page.new)
    keys(SPACE, "I heard four calls.")
    find(window, "next-step").setFocus()
    keys(TAB)
    assert find(window, "sidebar").isAncestorOf(window.focusWidget())


def test_a_session_is_opened_from_its_line(qtbot, page, keys, walk):
    _choose(page, keys)
    _write(page, keys)
    walk(page.list)
    qtbot.waitUntil(lambda: bool(page.agent.timeline), timeout=SLOW)
    walk(lambda: page.agent.timeline[0])
    keys(SPACE)
    assert page.agent.timeline[0].isChecked()
