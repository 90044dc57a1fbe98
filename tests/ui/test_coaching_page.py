"""Coaching with the keyboard alone: add, write, agree, tick, undo, hand over."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ccjournal.domain.days import day_in_words
from ccjournal.errors import StorageError
from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, find, go, state_text, texts

SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab
LATE = (date.today() - timedelta(days=3)).isoformat()
SOON = (date.today() + timedelta(days=12)).isoformat()
FIELDS = {
    "agent": "Agent C",
    "observation": "In two of three chats Sam Cole named the complaint.",
    "agent_view": "Kept between us.",
}


@pytest.fixture
def page(window):
    return go(window, "coaching")


@pytest.fixture
def session(window, services):
    services.people.add("Agent A")
    services.people.add("Agent C", "Sam Cole")
    rows = [{"target": "Name the complaint", "measure": "9 of 10", "due": LATE}]
    tables = {"targets": rows, "follow_ups": [{"what": "Five chats", "due": SOON}]}
    draft = Draft("Naming it", date.today(), fields=FIELDS, tables=tables)
    return window.journal.desk.do(lambda: services.journal.add("cycle", draft))[1]


def _keys(qtbot, *keys):
    for key in keys:
        focus = QApplication.focusWidget()
        if isinstance(key, str):
            qtbot.keyClicks(focus, key)
        else:
            qtbot.keyClick(focus, key)


def _focus(qtbot, widget):
    qtbot.waitUntil(widget.isVisible, timeout=SLOW)
    widget.setFocus()
    qtbot.waitUntil(lambda: widget.window().focusWidget() in {widget, widget.focusProxy()})


def _loaded(qtbot, page):
    qtbot.waitUntil(lambda: any(m.sessions for m in page._members), timeout=SLOW)


def test_a_person_is_added_and_a_session_started(qtbot, window, dialogs):
    page = go(window, "coaching")
    dialogs.names = ("Agent Q", "Somebody Real")
    qtbot.waitUntil(page.add.hasFocus)
    _keys(qtbot, SPACE)
    assert page.person.pseudonym == "Agent Q"
    qtbot.waitUntil(page.list.hasFocus)
    _focus(qtbot, page.new)
    _keys(qtbot, SPACE)
    assert find(window, "field-agent").currentText() == "Agent Q"


def test_a_target_with_a_date_is_ticked_and_opened_again(qtbot, window, services, page):
    services.people.add("Agent Q")
    window.journal.desk.session_wanted.emit("Agent Q")
    _focus(qtbot, find(window, "field-observation"))
    _keys(qtbot, "I heard four calls.")
    _focus(qtbot, find(window, "field-targets").add)
    _keys(qtbot, SPACE, "Wait for the answer", TAB, "4 of 5", TAB, "Agent Q", TAB)
    _keys(qtbot, day_in_words(date.today()), TAB)
    assert page.leave()
    _loaded(qtbot, page)
    (row,) = page.agent.targets.rows
    assert row.state.text().startswith("Due today")
    assert page.list.member.next_due.text == "Wait for the answer"
    _focus(qtbot, row.tick)
    _keys(qtbot, SPACE)
    record = services.journal.get(page.session.record.id)
    assert record.tables["targets"][0]["done"] == date.today().isoformat()
    window.window_command("undo")
    record = services.journal.get(record.id)
    assert record.tables["targets"][0]["done"] == ""


def test_the_two_faces_by_keyboard(qtbot, window, session, page):
    page.open_session(session.id)
    _focus(qtbot, page.session.for_agent)
    _keys(qtbot, SPACE)
    assert page.session.shows_agent
    _focus(qtbot, page.session.face.copy)
    _keys(qtbot, SPACE)
    copied = QGuiApplication.clipboard().text()
    assert "Agent C named the complaint" in copied
    assert "Five chats" in copied
    assert "Sam Cole" not in copied
    _focus(qtbot, page.session.for_me)
    _keys(qtbot, SPACE)
    assert find(window, "field-observation").words() == FIELDS["observation"]


def test_taking_a_target_out_is_undone_by_itself(qtbot, window, services, page):
    services.people.add("Agent A")
    window.journal.desk.session_wanted.emit("Agent A")
    _focus(qtbot, find(window, "field-observation"))
    _keys(qtbot, "Four calls.")
    table = find(window, "field-targets")
    table.add_row()
    _keys(qtbot, "Wait")
    _focus(qtbot, table.cards[0].remove)
    _keys(qtbot, SPACE)
    record_id = page.session.record.id
    assert services.journal.get(record_id).tables == {}
    window.window_command("undo")
    record = services.journal.get(record_id)
    assert record.tables["targets"][0]["target"] == "Wait"
    assert record.fields["observation"] == "Four calls."
    assert [card.cells["target"].words() for card in table.cards] == ["Wait"]


def test_who_is_late_comes_first_and_says_so(qtbot, window, session, page):
    _loaded(qtbot, page)
    assert page.list.item(0).text() == "Agent C"
    said = page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Agent C, Late, due ")
    assert said.endswith(", 1 session")
    page.list.setCurrentRow(0)
    (target,) = page.agent.targets.rows
    assert target.state.property("role") == "alert"
    assert target.tick.accessibleName().startswith("Name the complaint, Late, due ")
    assert "No owner or review date yet" in target.tick.accessibleName()
    assert [row.text.text() for row in page.agent.follow_ups.rows] == ["Five chats"]
    (line,) = page.agent.timeline
    assert line.accessibleName() == "Naming it, Today, Draft"


def test_a_session_opens_from_its_line_and_hides_what_is_private(qtbot, window, session, page):
    _loaded(qtbot, page)
    page.list.setCurrentRow(0)
    _focus(qtbot, page.agent.timeline[0])
    _keys(qtbot, SPACE)
    assert page.session.record.id == session.id
    assert page.agent.timeline[0].isChecked()
    _focus(qtbot, page.session.for_agent)
    _keys(qtbot, SPACE)
    shown = " ".join(texts(page.session.face))
    assert "Agent C named the complaint" in shown
    for private in ("Sam Cole", "Naming it", "Kept between us."):
        assert private not in shown
        assert private not in page.session.face.text


def test_a_copy_is_exported(qtbot, session, page, dialogs, tmp_path):
    page.open_session(session.id)
    page.session.for_agent.click()
    dialogs.file = tmp_path / "copy.docx"
    _focus(qtbot, page.session.face.export)
    _keys(qtbot, SPACE)
    qtbot.waitUntil(lambda: "copy.docx" in page.window().journal.notice.text, timeout=SLOW)
    assert dialogs.file.exists()


def test_a_real_name_shows_only_while_wanted(qtbot, window, session, page):
    _loaded(qtbot, page)
    page.list.setCurrentRow(0)
    hidden = page.real_name.EchoMode.Password
    assert page.real_name.echoMode() == hidden
    _focus(qtbot, page.reveal)
    _keys(qtbot, SPACE)
    assert page.real_name.text() == "Sam Cole"
    assert page.real_name.echoMode() != hidden
    assert "Sam" not in window.windowTitle()
    page.list.setCurrentRow(1)
    assert page.real_name.echoMode() == hidden
    assert page.real_name.text() == ""


def test_the_retired_stand_apart(qtbot, window, services, session, page):
    _loaded(qtbot, page)
    page.list.setCurrentRow(0)
    _focus(qtbot, page.retire)
    _keys(qtbot, SPACE)
    shown = [page.list.item(n).text() for n in range(page.list.count())]
    assert shown == ["Agent A", "No longer coached", "Agent C"]
    assert page.person.pseudonym == "Agent C"


def test_nobody_yet(window, page):
    assert "Add someone you coach" in texts(page.session)
    assert page.agent.isHidden()
    assert page.add.hasFocus()


def test_nothing_agreed_and_no_session_yet(window, services):
    services.people.add("Agent A")
    page = go(window, "coaching")
    said = texts(page.agent)
    assert "No target yet. Targets are written in a session." in said
    assert "No session yet. Start one when you have seen or heard a contact." in said
    assert page.agent._last.isHidden()


def test_the_evidence_can_be_shown_beside_a_session(qtbot, window, session, page):
    page.open_session(session.id)
    assert page.panel.isHidden()
    window.journal_command("evidence")
    assert page.panel.isVisible()
    page.session.for_agent.click()
    assert page.panel.isHidden()


def test_only_the_session_can_be_shown(window, session, page):
    page.open_session(session.id)
    page.writing.bar.focus_button.click()
    assert page.list.parentWidget().isHidden()
    assert page.agent.isHidden()
    page.writing.bar.focus_button.click()
    assert page.agent.isVisible()


def test_a_narrow_window_shows_one_thing_and_goes_back(qtbot, window, session, page):
    _loaded(qtbot, page)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not page.session.isVisible())
    page.open_session(session.id)
    assert page.agent.isHidden()
    assert page.session.back.isVisible()
    page.session.back.click()
    assert page.agent.isVisible()
    assert page.session.record is None


def test_words_that_cannot_be_saved_are_told(qtbot, window, services, page, monkeypatch):
    services.people.add("Agent A")
    window.journal.desk.session_wanted.emit("Agent A")
    full = StorageError("The disk is full")

    def refuse(*_args):
        raise full

    monkeypatch.setattr(type(services.journal), "add", refuse)
    _focus(qtbot, find(window, "field-observation"))
    _keys(qtbot, "Four calls.")
    assert not page.leave()
    assert state_text(window).startswith("Not saved")
    assert page.writing.autosave.pending
    monkeypatch.undo()
    assert page.leave()
    assert state_text(window).startswith("Saved")


def test_the_session_follows_the_person(qtbot, window, services, session, page):
    qtbot.waitUntil(lambda: page.session.record is not None, timeout=SLOW)
    assert page.session.record.id == session.id
    page.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: page.session.record is None, timeout=SLOW)
    page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: page.session.record is not None, timeout=SLOW)
    assert page.session.title.text().startswith("Session, ")


def test_a_session_that_was_begun_stays(qtbot, window, session, page):
    _loaded(qtbot, page)
    window.journal.desk.session_wanted.emit("Agent A")
    page._show_last()
    assert not page.session.record.id
