"""A session that is asked for elsewhere opens on the Coaching page, with its person."""

from datetime import date

import pytest

from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW

OBSERVED = {"observation": "In two of three chats the agent named the complaint."}


@pytest.fixture
def other(window, services):
    """A session with somebody who is not the first of the team."""
    services.people.add("Agent A")
    services.people.add("Agent C")
    made = {}
    for person, day in (("Agent A", date(2026, 3, 2)), ("Agent C", date(2026, 3, 9))):
        draft = Draft("Listening", day, fields={**OBSERVED, "agent": person})
        made[person] = window.journal.desk.do(lambda d=draft: services.journal.add("cycle", d))[1]
    return made["Agent A"]


def _loaded(qtbot, page):
    qtbot.waitUntil(lambda: any(m.sessions for m in page._members), timeout=SLOW)
    assert page.list.item(0).text() == "Agent C"


def _shows(page, record, person):
    return page.session.record.id == record.id and page.person.pseudonym == person


def test_a_session_asked_for_elsewhere_shows_with_its_person(qtbot, window, other):
    window.journal.desk.record_wanted.emit(other.id)
    page = window.journal.pages["coaching"]
    assert page.isVisible()
    assert _shows(page, other, "Agent A")
    assert page.writing.form.isAncestorOf(window.focusWidget())
    _loaded(qtbot, page)
    page._show_last()
    assert _shows(page, other, "Agent A")
    assert page.agent.timeline[0].isChecked()


def test_a_change_of_theme_keeps_the_session(qtbot, window, other):
    window.journal.desk.record_wanted.emit(other.id)
    window.window_command("theme dark")
    page = window.journal.pages["coaching"]
    assert _shows(page, other, "Agent A")
    _loaded(qtbot, page)
    assert _shows(page, other, "Agent A")


def test_a_session_that_is_gone_is_told(window, other, dialogs):
    window.journal.desk.record_wanted.emit("0" * 32)
    assert dialogs.told
    assert not window.journal.pages["coaching"].isVisible()
