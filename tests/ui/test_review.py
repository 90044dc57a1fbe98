"""The weekly review, gone through with the keyboard alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccjournal.domain.record import Status
from ccjournal.services.journal import Draft
from tests.ui.accessible import cut_off, faults
from tests.ui.conftest import LEFT, SLOW, go, shown, texts
from ui.actions import COMMANDS

UP, ENTER, SPACE = Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space
FIRST = (
    "I took repair calls out of the general queue and gave four colleagues a new skill for them."
)
SECOND = "Buy a cake for Friday."


@pytest.fixture
def notes(window, services):
    """Two quick notes, the older one first."""
    yesterday = date.today() - timedelta(1)

    def keep(words, day):
        draft = Draft(words[:20], day, fields={"note": words})
        return window.journal.desk.do(lambda: services.journal.add("note", draft))[1]

    return [keep(FIRST, yesterday), keep(SECOND, date.today())]


@pytest.fixture
def page(qtbot, window, notes):
    review = go(window, "review")
    qtbot.waitUntil(lambda: review.item is not None and review.card.isVisible(), timeout=SLOW)
    return review


def wait_for(qtbot, page, key):
    qtbot.waitUntil(lambda: page.item is not None and page.item.key == key, timeout=SLOW)


def over(qtbot, page):
    qtbot.waitUntil(lambda: page.item is None, timeout=SLOW)


def test_today_offers_it_when_the_week_has_notes(qtbot, window, notes, keys):
    today = go(window, "today")
    qtbot.waitUntil(today.review.isVisible, timeout=SLOW)
    assert today.review.text() == "Weekly review: 2 notes"
    today.review.setFocus()
    keys(SPACE)
    assert window.journal.key == "review"


def test_today_says_nothing_of_it_without_notes(qtbot, window, services, notes):
    for note in notes:
        window.journal.desk.do(lambda note=note: services.journal.delete(note.id))
    today = go(window, "today")
    qtbot.waitUntil(lambda: not today._asker.waits, timeout=SLOW)
    assert not shown(today.review, today)


def test_it_is_a_command(window):
    assert any(command.text == "Weekly review" for command in COMMANDS)


def test_a_note_grows_by_key_towards_what_was_ticked(qtbot, services, page, notes, keys):
    assert page.place.text().startswith("1 of 2.")
    assert page.card.words.text() == FIRST
    assert page.card.shows.keys()[0] == "ST-2.1"
    page.card.shows.setFocus()
    keys(SPACE)
    assert "ticked" in page.card.shows.lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    keys("g")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    keys(ENTER)
    wait_for(qtbot, page, notes[1].id)
    (grown,) = services.journal.many([r.id for r in services.journal.rows() if r.kind != "note"])
    assert (grown.origin, grown.aims) == (notes[0].id, ("ST-2.1",))
    assert page.isVisible()  # it goes on; what has grown is written up at its end
    assert page.place.text().startswith("2 of 2.")


def test_arrows_go_over_what_can_be_done_and_enter_does_it(qtbot, services, page, notes, keys):
    assert page.card.words.hasFocus()
    keys(UP, UP)  # round the end, then up to what throws away
    keys(SPACE)
    wait_for(qtbot, page, notes[1].id)
    assert services.journal.get(notes[0].id).deleted


def test_not_needed_can_be_undone(qtbot, window, page, notes, keys):
    keys("n")
    wait_for(qtbot, page, notes[1].id)
    window.window_command("undo")
    wait_for(qtbot, page, notes[0].id)
    assert page.place.text().startswith("1 of 2.")


def test_a_kept_note_is_not_asked_about(qtbot, services, page, notes, keys):
    keys("k")
    wait_for(qtbot, page, notes[1].id)
    assert services.journal.get(notes[0].id).status is Status.NOTE
    assert [note.record_id for note in services.overview.notes()] == [notes[1].id]


def test_a_coaching_session_is_begun_and_written_up_at_the_end(qtbot, window, services, page, keys):
    keys("c")
    qtbot.waitUntil(lambda: page.card.words.text() == SECOND, timeout=SLOW)
    keys("l")
    over(qtbot, page)
    assert page.end_text.text() == "1 left for later."
    assert page.grown.lines.rowCount() == 1
    assert page.grown.hasFocus()
    keys(ENTER)
    assert window.journal.key == "coaching"
    assert window.journal.page.writing.record.origin


def test_it_can_be_stopped_and_taken_up_again(qtbot, window, page, notes, keys):
    keys("k")
    wait_for(qtbot, page, notes[1].id)
    window.show_page("today")
    window.show_page("review")
    wait_for(qtbot, page, notes[1].id)
    assert page.place.text().startswith("2 of 2.")


def test_what_was_left_for_later_comes_back(qtbot, page, notes, keys):
    keys("l", "l")
    over(qtbot, page)
    assert "Look at them now" in page.next.findChild(type(page._act), "next-step").text()
    page.run_next()
    assert page.item.key == notes[0].id


def test_without_anything_it_says_so_and_leads_on(qtbot, window):
    page = go(window, "review")
    qtbot.waitUntil(lambda: "Nothing to look through" in texts(page), timeout=SLOW)
    assert page._act.hasFocus()
    page.run_next()
    assert window.journal.key == "today"


def test_a_follow_up_is_ticked_off_and_its_undo_brings_it_back(qtbot, window, services, keys):
    rows = [{"what": "Listen to two calls", "due": (date.today() - timedelta(2)).isoformat()}]
    tables = {"follow_ups": rows}
    draft = Draft("Calls", date.today(), fields={"agent": "Agent E"}, tables=tables)
    record = window.journal.desk.do(lambda: services.journal.add("cycle", draft))[1]
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.card.words.text() == "Listen to two calls", timeout=SLOW)
    assert "Agent E, 2 days late" in texts(page)
    keys("d")
    over(qtbot, page)
    assert services.journal.get(record.id).tables["follow_ups"][0]["done"]
    window.window_command("undo")
    qtbot.waitUntil(lambda: page.item is not None, timeout=SLOW)
    keys("o")
    assert window.journal.key == "coaching"


def test_a_grown_record_leads_back_to_its_note(qtbot, window, services, notes):
    grown = window.journal.desk.do(lambda: services.notes.grow(notes[0].id, "driscoll"))[1]
    window.journal.desk.record_wanted.emit(grown.id)
    writing = window.journal.journal_page.writing
    origin = writing.prompts.origin
    assert origin.text().startswith("Grown from your note of ")
    qtbot.mouseClick(origin, LEFT)
    assert writing.record.id == notes[0].id
    assert origin.isHidden()


def test_a_letter_works_from_the_list_of_criteria_too(qtbot, services, page, notes, keys):
    page.card.shows.setFocus()
    keys("n")
    wait_for(qtbot, page, notes[1].id)
    assert services.journal.get(notes[0].id).deleted


def test_letters_are_only_for_what_is_shown(qtbot, services, page, notes, keys):
    keys("d", "x")
    assert page.item.key == notes[0].id
    assert not services.journal.get(notes[0].id).deleted


def test_it_can_be_read_out_and_walked(qtbot, window, page):
    qtbot.waitUntil(page.card.shows.isVisible, timeout=SLOW)
    assert faults(page) == {}
    assert cut_off(page) == []


def test_its_end_can_be_read_out(qtbot, page, keys):
    keys("c")
    qtbot.waitUntil(lambda: page.card.words.text() == SECOND, timeout=SLOW)
    keys("l")
    over(qtbot, page)
    assert faults(page) == {}
