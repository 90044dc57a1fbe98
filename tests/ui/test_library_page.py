"""The Library: groups, what is shown of each thing, what can be done with it, and the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ccjournal.services.journal import Draft
from ccjournal.services.templates import TEMPLATES
from tests.core.packages import document
from tests.ui.conftest import SLOW, find, go, press, texts, wait_for_journal
from ui.dialogs.person import PersonDialog

NAMED = Qt.ItemDataRole.AccessibleTextRole
AUDIT = 'title = "Audit"\nsummary = "seen"\n[[field]]\nkey = "seen"\n'


def rows(page):
    """Return what is read out of the rows."""
    model = page.list.model()
    return [model.index(n, 0).data(NAMED) for n in range(model.rowCount())]


@pytest.fixture
def page(qtbot, window):
    return library(qtbot, window)


def library(qtbot, window):
    """Go to the Library and wait until it is filled."""
    shown = go(window, "library")
    qtbot.waitUntil(lambda: shown.list.model().rowCount() > 0, timeout=SLOW)
    return shown


def put(paths, folder, name, text):
    file = paths.library / folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_the_groups_tell_how_much_is_in_them(page):
    said = rows(page)
    templates = f"Word templates, {len(TEMPLATES)}"
    headings = ("Units, 2", "Kinds of record, 9", "People, 0", templates, "Your folders")
    assert [words for words in said if words in headings] == list(headings)
    assert said[1:4] == [
        "Systems, ST, 17 criteria",
        "Quality audits, QA, 14 criteria",
        "Customer support, CS, not in this journal",
    ]
    assert "STAR account: Situation, task, action, result, 0 records" in said
    assert "Add someone. Nobody yet. A letter is enough." in said
    assert said[-5:-1] == [
        "Folder of record kinds, nothing there yet",
        "Folder of units, nothing there yet",
        "Folder of Word templates, nothing there yet",
        "Folder of laws and codes, nothing there yet",
    ]


def test_a_unit_shows_its_criteria_and_apart_what_assessors_look_for(page):
    said = texts(page.details)
    head = said.index("What assessors look for")
    assert said[head + 1].startswith("Guidance, not the specification.")
    criterion = next(n for n, text in enumerate(said) if text.startswith("Change system param"))
    assert criterion < head


def test_the_arrow_keys_pass_over_the_headings(qtbot, page):
    page.shelf.choose("unit PE")
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert "Quick note" in texts(page.details)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.shelf.key == "unit PE"
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    assert page.shelf.key == "unit ST"
    for _ in range(9):
        qtbot.keyClick(page.list, Qt.Key.Key_PageDown)
    assert page.shelf.key == "journal"
    for _ in range(9):
        qtbot.keyClick(page.list, Qt.Key.Key_PageUp)
    assert page.shelf.key == "unit ST"


def test_typing_in_the_list_finds_and_escape_shows_everything_again(qtbot, page):
    everything = rows(page)
    qtbot.keyClicks(page.list, "g")
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "ibbs")
    assert rows(page)[0] == "Kinds of record, 9"
    assert len(rows(page)) == 2
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    assert page.shelf.key == "form gibbs"
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert (rows(page), page.shelf.key) == (everything, "form gibbs")


def test_nothing_found_says_so(qtbot, page):
    page.search.setText("zzz")
    assert "Nothing in the Library has these words." in texts(page)


def test_a_unit_on_offer_is_added_and_taken_out_by_undo(qtbot, window, services, page):
    page.shelf.choose("unit CS")
    press(qtbot, page.details, "Add to this journal")
    qtbot.waitUntil(lambda: "Customer support, CS, 17 criteria" in rows(page), timeout=SLOW)
    assert [u.code for u in services.units.all()] == ["ST", "QA", "CS"]
    assert page.shelf.key == "unit CS"
    qtbot.waitUntil(lambda: "CS-1.1" in window.journal.desk.states, timeout=SLOW)
    press(qtbot, page.details, "Show its coverage")
    assert window.journal.pages["coverage"].unit_box.currentData() == "CS"
    window.window_command("undo")
    assert [u.code for u in services.units.all()] == ["ST", "QA"]


def test_a_form_shows_its_parts_its_file_and_begins_a_record(qtbot, window, dialogs, page):
    page.shelf.choose("form cycle")
    said = texts(page.details)
    assert "0 records, comes with the program" in said
    assert "Can stay empty" in said
    assert any(text.endswith("cycle.toml") for text in said)
    columns = said[said.index("Each row has") + 1 :]
    assert columns[0] == "What will be done? One thing that the agent will do, not an attitude."
    assert "Due" in columns
    press(qtbot, page.details, "Show its folder")
    assert [folder.name for folder in dialogs.opened] == ["record_types"]
    press(qtbot, page.details, "Write one")
    assert find(window, "view-journal").isVisible()


def test_somebody_is_added_and_renamed(qtbot, services, dialogs, page):
    page.shelf.choose("newcomer")
    press(qtbot, page.details, "Add someone…")
    qtbot.waitUntil(lambda: page.shelf.key.startswith("person"), timeout=SLOW)
    assert "Agent Z, Agent, 0 records" in rows(page)
    dialogs.names = ("Agent Y", "Somebody Real")
    press(qtbot, page.details, "Change the names…")
    assert dialogs.asked == ["Agent Z may change"]
    qtbot.waitUntil(lambda: "Agent Y, Agent, 0 records" in rows(page), timeout=SLOW)
    assert services.people.all()[0].real_name == "Somebody Real"
    assert not any("Somebody Real" in text for text in texts(page))


def test_a_pseudonym_that_stands_in_a_record_stays(qtbot, window, services, dialogs):
    fields = {"agent": "Agent C", "observation": "I heard four calls."}
    draft = Draft("Listening", date(2026, 1, 2), fields=fields)
    window.journal.desk.do(lambda: services.journal.add("cycle", draft))
    page = library(qtbot, window)
    page.shelf.choose(f"person {services.people.all()[0].id}")
    assert "The pseudonym stays: it stands in 1 record." in texts(page.details)
    press(qtbot, page.details, "Change the names…")
    assert dialogs.asked == ["Agent C stays"]
    assert dialogs.told[0][0] == "Agent C stands in 1 record"


def test_somebody_no_longer_coached_comes_last_and_comes_back(qtbot, services, page):
    services.people.add("Agent A")
    services.people.add("Agent B")
    page.refresh()
    qtbot.waitUntil(lambda: "People, 2" in rows(page), timeout=SLOW)
    page.shelf.choose(f"person {services.people.all()[0].id}")
    press(qtbot, page.details, "No longer coached")
    away = "Agent A, No longer coached, 0 records"
    qtbot.waitUntil(lambda: away in rows(page), timeout=SLOW)
    assert rows(page).index("Agent B, Agent, 0 records") < rows(page).index(away)
    press(qtbot, page.details, "Coach again")
    qtbot.waitUntil(lambda: "Agent A, Agent, 0 records" in rows(page), timeout=SLOW)


def test_a_template_leads_to_the_portfolio(qtbot, window, page):
    page.shelf.choose("template star")
    assert "For: STAR account" in texts(page.details)
    press(qtbot, page.details, "Use it in Portfolio")
    assert find(window, "view-portfolio").isVisible()
    assert window.journal.pages["portfolio"].choices.template.currentText() == "STAR account"


def test_a_faulty_file_of_the_users_own_is_told_in_a_sentence(qtbot, shell, paths, dialogs):
    put(paths, "record_types", "audit.toml", 'title = "Audit"\n')
    shell.create_file(paths.journal, ["ST"])
    wait_for_journal(qtbot, shell)
    put(paths, "record_types", "later.toml", AUDIT)
    page = library(qtbot, shell)
    assert "Your folders, 1 to mend" in rows(page)
    page.shelf.choose("folder record_types")
    said = texts(page.details)
    assert "audit.toml cannot be used: 'field' is missing." in said
    assert "later.toml is used when the journal is opened the next time." in said
    press(qtbot, page.details, "Show folder")
    assert dialogs.opened == [paths.library / "record_types"]


def test_a_folder_that_is_not_there_yet_is_made_and_shown(qtbot, page, paths, dialogs):
    page.shelf.choose("folder units")
    press(qtbot, page.details, "Show folder")
    assert dialogs.opened == [paths.library / "units"]
    assert dialogs.opened[0].is_dir()


def test_enter_goes_to_the_thing_and_escape_back_where_there_is_little_room(qtbot, window):
    window.window_command("theme light")
    window.theme.choose(text_size=200)
    window.resize(1366, 768)
    page = library(qtbot, window)
    qtbot.waitUntil(lambda: not page.details.isVisible())
    page.shelf.choose("form star")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert (page.list.isVisible(), page.details.isVisible()) == (False, True)
    assert page.details.area.hasFocus()
    qtbot.keyClick(page.details.area, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    assert not page.details.isVisible()


def test_another_look_keeps_what_is_shown(qtbot, window, page):
    page.shelf.choose("template star")
    window.window_command("larger")
    again = library(qtbot, window)
    assert again is not page
    qtbot.waitUntil(lambda: again.shelf.key == "template star", timeout=SLOW)


def test_the_dialog_keeps_a_pseudonym_that_stays(qtbot):
    dialog = PersonDialog("Agent C")
    qtbot.addWidget(dialog)
    dialog.change("Somebody Real", fixed=True)
    assert dialog.windowTitle() == "Change the names of Agent C"
    qtbot.keyClicks(dialog._pseudonym, "x")
    assert dialog.names() == ("Agent C", "Somebody Real")
    assert dialog._real_name.displayText() != "Somebody Real"
    press(qtbot, dialog, "Show the name")
    assert dialog._real_name.displayText() == "Somebody Real"
    press(qtbot, dialog, "Hide the name")
    assert dialog._real_name.displayText() != "Somebody Real"


def test_the_list_is_as_wide_as_it_was_drawn(window, page):
    window.resize(1500, 900)
    page._panes.moveSplitter(340, 1)
    window.resize(1400, 900)
    assert (page.shelf.width(), window.journal.desk.widths.get("list_width")) == (340, 340)


def test_f6_goes_from_the_list_to_the_thing_and_on_to_next(qtbot, window, page):
    steps, bar = window.journal.desk.steps, page.details.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bool(steps.step.button) and bar.maximum() > 0, timeout=SLOW)
    page.focus_first()
    window.window_command("next pane")
    assert page.details.area.hasFocus()
    qtbot.keyClick(page.details.area, Qt.Key.Key_Down)
    assert bar.value() > 0
    window.window_command("next pane")
    assert window.focusWidget().objectName() == "next-step"
    window.window_command("previous pane")
    assert page.details.area.hasFocus()


def test_a_template_is_made_from_one_that_ships(qtbot, services, page, dialogs):
    page.shelf.choose("template star")
    press(qtbot, page.details, "Make a template from this one")
    qtbot.waitUntil(lambda: page.shelf.key == "template My STAR account", timeout=SLOW)
    assert dialogs.opened == [services.templates.folder / "My STAR account.docx"]
    assert "My STAR account, your own templates" in rows(page)
    assert "Folder of Word templates, 1 file in use" in rows(page)
    qtbot.waitUntil(lambda: "Nothing to mend" in texts(page.details), timeout=SLOW)
    press(qtbot, page.details, "Show folder")
    press(qtbot, page.details, "Open in Word")
    assert dialogs.opened[1:] == [services.templates.folder, dialogs.opened[0]]


def test_all_that_is_wrong_with_a_template_is_told_until_it_is_mended(qtbot, window, services):
    file = services.templates.folder / "letter.docx"
    file.parent.mkdir(parents=True)
    file.write_bytes(document("Dear {{ lerner.name }}", "{{ today() }}"))
    page = library(qtbot, window)
    page.shelf.choose("template letter")
    qtbot.waitUntil(lambda: "2 things to mend" in texts(page.details), timeout=SLOW)
    said = texts(page.details)
    place = said.index("There is no 'lerner' here.")
    assert said[place + 1 : place + 3] == [
        "Did you mean 'learner'?",
        "Body, paragraph 1, near “Dear {{ lerner.name }}”",
    ]
    file.write_bytes(document("Dear {{ learner.name }}"))
    press(qtbot, page.details, "Check again")
    qtbot.waitUntil(lambda: "Nothing to mend" in texts(page.details), timeout=SLOW)
    assert "2 things to mend" not in texts(page.details)
    file.unlink()
    press(qtbot, page.details, "Check again")
    qtbot.waitUntil(lambda: "1 thing to mend" in texts(page.details), timeout=SLOW)


def test_what_is_found_of_a_template_that_was_left_is_not_shown(qtbot, window, services):
    for name, tag in (("first", "{{ one }}"), ("second", "{{ learner.name }}")):
        file = services.templates.folder / f"{name}.docx"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(document(tag))
    page = library(qtbot, window)
    page.shelf.choose("template first")
    page.shelf.choose("template second")
    qtbot.waitUntil(lambda: "Nothing to mend" in texts(page.details), timeout=SLOW)
    page.shelf.choose("template star")
    assert "Nothing to mend" not in texts(page.details)
