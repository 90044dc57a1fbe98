"""The keys of the writing surface, on every page that has one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, find, go

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def coaching(qtbot, window, services):
    services.people.add("Agent C")
    draft = Draft("Naming it", date.today(), fields={"agent": "Agent C", "observation": "Four."})
    session = window.journal.desk.do(lambda: services.journal.add("cycle", draft))[1]
    page = go(window, "coaching")
    qtbot.waitUntil(lambda: page.session.record is not None, timeout=SLOW)
    assert page.session.record.id == session.id
    return page


def test_focus_mode_shows_a_session_alone(qtbot, window, coaching):
    find(window, "field-observation").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert coaching.session.isVisible()
    assert not coaching.agent.isVisible()
    assert not window.sidebar.isVisible()
    assert not window.journal.journal_page._focused
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert coaching.agent.isVisible()
    assert window.sidebar.isVisible()


def test_leaving_or_closing_a_session_ends_focus_mode(qtbot, window, coaching):
    for leave in (lambda: window.show_page("today"), coaching.writing.close_record):
        qtbot.keyClick(window, Qt.Key.Key_F11)
        assert not window.sidebar.isVisible()
        leave()
        assert window.sidebar.isVisible()
        window.show_page("coaching")
