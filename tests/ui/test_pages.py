"""Today, Coverage, Coaching and Portfolio."""

from datetime import date

from PySide6.QtCore import Qt

from ccjournal.domain.coverage import CriterionState
from ccjournal.services.journal import Draft
from tests.ui.conftest import (
    LEFT,
    SLOW,
    STAR,
    find,
    go,
    has_button,
    press,
    state_text,
    texts,
)

# Today


def test_two_lines_are_kept_with_ctrl_enter(qtbot, window, services):
    page = go(window, "today")
    assert page.capture.hasFocus()
    assert not page.keep.isEnabled()
    qtbot.keyClicks(page.capture, "Agent C asked for the wording again.")
    assert state_text(window) == "Not saved yet"
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = services.journal.rows()
    assert (row.kind, row.title) == ("note", "Agent C asked for the wording again.")
    assert page.capture.words() == ""
    assert state_text(window).startswith("Saved")


def test_taking_the_words_back_leaves_nothing_waiting(qtbot, window):
    page = go(window, "today")
    qtbot.keyClicks(page.capture, "x")
    qtbot.keyClick(page.capture, Qt.Key.Key_Backspace)
    assert state_text(window) == "No changes yet"


def test_captured_words_survive_a_new_look(qtbot, window, services, star):
    page = go(window, "today")
    qtbot.keyClicks(page.capture, "Not kept yet")
    window.window_command("theme dark")
    page = window.journal.pages["today"]
    assert page.capture.words() == "Not kept yet"
    assert state_text(window) == "Not saved yet"
    window.journal.desk.do(lambda: services.journal.delete(star.id))
    assert state_text(window) == "Not saved yet"


# Coverage


def test_coverage_says_where_a_unit_stands(qtbot, window, claimed):
    page = go(window, "coverage")
    page.show_unit("ST")
    qtbot.waitUntil(lambda: "1 your word only" in page.stand.text(), timeout=SLOW)
    assert page.stand.text() == "0 of 17 with proof, 1 your word only, 16 to start"
    model = page.table.table_model
    place = model.place_of("ST-2.1")
    assert [model.index(place, n).data() for n in (1, 2)] == ["1", "·"]
    page.table.grab()


def test_the_filter_shows_only_gaps_and_all_again(qtbot, window, claimed):
    page = go(window, "coverage")
    page.show_unit("ST")
    qtbot.waitUntil(lambda: len(page.filters.buttons()) == 3, timeout=SLOW)
    everything = page.table.table_model.rowCount()
    gaps = next(b for b in page.filters.buttons() if b.text() == "Nothing yet 16")
    qtbot.mouseClick(gaps, LEFT)
    assert page.table.table_model.place_of("ST-2.1") == -1
    assert page.table.table_model.rowCount() == everything - 1
    qtbot.mouseClick(page.filters.buttons()[0], LEFT)
    assert page.table.table_model.rowCount() == everything


def test_a_criterion_shows_wording_claims_and_guidance_apart(qtbot, window, claimed):
    page = go(window, "coverage")
    page.show_criterion("ST-2.1")
    said = texts(page.drawer)
    assert any(text.startswith("Change system parameters") for text in said)
    assert "because codes lied" in said
    assert "Guidance, not the specification." in said
    press(qtbot, page.drawer, claimed.title)
    assert find(window, "view-journal").isVisible()
    assert window.journal.journal_page.writing.record.id == claimed.id


def test_proof_changes_the_state_and_can_be_taken_out(qtbot, window, services, claimed):
    page = go(window, "coverage")
    page.show_criterion("ST-2.1")
    qtbot.mouseClick(page.drawer.prove, LEFT)
    assert "Queue report" in texts(page.drawer)
    qtbot.waitUntil(lambda: _state(window) is CriterionState.WITH_PROOF, timeout=SLOW)
    press(qtbot, page.drawer, "Take it out")
    qtbot.waitUntil(lambda: _state(window) is CriterionState.OWN_WORD, timeout=SLOW)
    assert services.evidence.all() == []


def _state(window):
    return window.journal.desk.states["ST-2.1"].state


def test_proof_without_a_title_is_refused_in_words(qtbot, window, dialogs):
    page = go(window, "coverage")
    page.show_criterion("ST-2.1")
    dialogs.item_title = " "
    qtbot.mouseClick(page.drawer.prove, LEFT)
    assert dialogs.told == [("Proof needs a title", "Say in a few words what it is")]


def test_writing_from_a_gap_keeps_its_criterion_in_sight(qtbot, window):
    page = go(window, "coverage")
    page.show_criterion("ST-1.3")
    qtbot.mouseClick(page.drawer.write, LEFT)
    assert any(text.startswith("ST-1.3") for text in texts(find(window, "prompt-card")))


def test_the_arrow_keys_walk_the_table_and_escape_closes_the_drawer(qtbot, window):
    page = go(window, "coverage")
    page.show_unit("ST")
    page.table.choose("ST-1.1")
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.drawer.criterion == "ST-1.2"
    qtbot.keyClick(page.drawer, Qt.Key.Key_Escape)
    assert not page.drawer.isVisible()


def test_a_unit_in_the_sidebar_opens_its_coverage(qtbot, window):
    press(qtbot, window.sidebar, "Systems")
    assert find(window, "view-coverage").isVisible()
    assert window.journal.pages["coverage"].unit_box.currentData() == "ST"


# Coaching


def test_people_are_added_by_pseudonym_and_coached(qtbot, window, services, dialogs):
    page = go(window, "coaching")
    dialogs.names = ("Agent Q", "Somebody Real")
    qtbot.mouseClick(page.add, LEFT)
    assert page.person.pseudonym == "Agent Q"
    assert page.real_name.echoMode() == page.real_name.EchoMode.Password
    qtbot.mouseClick(page.reveal, LEFT)
    assert page.real_name.text() == "Somebody Real"
    qtbot.mouseClick(page.new, LEFT)
    assert find(window, "field-agent").currentText() == "Agent Q"
    qtbot.keyClicks(find(window, "field-observation"), "I heard four calls.")
    page = go(window, "coaching")
    qtbot.waitUntil(lambda: has_button(page, "I heard four calls."), timeout=SLOW)
    press(qtbot, page, "I heard four calls.")
    assert find(window, "field-observation").words() == "I heard four calls."


def test_a_taken_pseudonym_is_refused_in_words(qtbot, window, dialogs):
    page = go(window, "coaching")
    qtbot.mouseClick(page.add, LEFT)
    qtbot.mouseClick(page.add, LEFT)
    assert dialogs.told[0][0] == "Agent Z is in the register already"


def test_a_real_name_is_kept_and_a_person_can_be_retired(qtbot, window, services):
    page = go(window, "coaching")
    qtbot.mouseClick(page.add, LEFT)
    qtbot.keyClicks(page.real_name, "Real")
    qtbot.mouseClick(page.retire, LEFT)
    (person,) = services.people.all()
    assert (person.real_name, person.retired) == ("Real", True)
    window.journal.desk.session_wanted.emit("")
    names = find(window, "field-agent")
    assert [names.itemText(n) for n in range(names.count())] == [""]


def test_a_new_pseudonym_in_a_form_joins_the_register(qtbot, window, services):
    window.journal.desk.writing_wanted.emit("cycle", "")
    qtbot.keyClicks(find(window, "field-agent").lineEdit(), "Agent N")
    assert window.journal.leave()
    assert [p.pseudonym for p in services.people.all()] == ["Agent N"]


# All pages


def test_find_or_do_runs_commands_and_opens_records(qtbot, window, star):
    def ask(words):
        window.window_command("palette")
        palette = find(window, "command-palette")
        qtbot.keyClicks(palette.line, words)
        return palette

    palette = ask("library")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert find(window, "view-library").isVisible()
    palette = ask("ST-1.3")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.journal.pages["coverage"].drawer.criterion == "ST-1.3"
    palette = ask("thirty")
    qtbot.waitUntil(lambda: palette.list.count() == 2, timeout=SLOW)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.journal.journal_page.writing.record.id == star.id
    palette = ask("x")
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_pages_ask_again_when_something_changed_elsewhere(qtbot, window, services):
    go(window, "portfolio")
    go(window, "today")
    draft = Draft("Written elsewhere", date(2026, 3, 4), fields=STAR)
    window.journal.desk.do(lambda: services.journal.add("star", draft))
    page = go(window, "portfolio")
    qtbot.waitUntil(lambda: "1 entry will" in page.next.sentence.text(), timeout=SLOW)


def test_the_journal_is_copied_and_checked(qtbot, window, services, star):
    window.window_command("backup")
    qtbot.waitUntil(lambda: "Backed up to" in window.journal.notice.text, timeout=SLOW)
    window.window_command("verify")
    qtbot.waitUntil(lambda: "Nothing is wrong" in window.journal.notice.text, timeout=SLOW)
