"""Find or do, and the search page: by keyboard alone."""

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt

from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, STAR, find, go
from ui.views.palette import MOST_ROWS, NOTHING
from ui.widgets.find_rows import ROW_ROLE

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(qtbot, window, star):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return find(window, "command-palette")


@pytest.fixture
def search(qtbot, window, services, star):
    draft = Draft("Chat again", date(2026, 3, 8), fields={"account": "One more chat about chats."})
    window.journal.desk.do(lambda: services.journal.add("free", draft))
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL_SHIFT)
    page = window.journal.pages["search"]
    assert find(window, "view-search") is page
    return page


def rows(palette):
    return [palette.list.item(n).data(ROW_ROLE) for n in range(palette.list.count())]


def test_places_come_first_with_their_keys(palette):
    found = rows(palette)
    assert [r.text for r in found[:3]] == ["Go to", "Today", "Journal"]
    assert found[1].right == "Ctrl 1"
    assert "Do" in [r.text for r in found]
    assert sum(r.run is not None for r in found) <= MOST_ROWS
    assert palette.list.currentRow() == 1


@pytest.mark.parametrize(
    ("words", "section"), [(">look", NOTHING), (">text", "Do"), ("#2.1", "Go to"), ("@", "")]
)
def test_a_sign_narrows_the_question(qtbot, palette, words, section):
    qtbot.keyClicks(palette.line, words)
    heads = [r.text for r in rows(palette) if r.run is None]
    assert heads == ([section] if section else [])


def test_people_are_found_and_coached(qtbot, window, services):
    services.people.add("Agent Q")
    window.window_command("palette")
    palette = find(window, "command-palette")
    qtbot.keyClicks(palette.line, "@q")
    assert [r.text for r in rows(palette)] == ["Go to", "Coach Agent Q"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert find(window, "field-agent").currentText() == "Agent Q"


def test_the_arrow_keys_pass_over_the_heads(qtbot, palette):
    for _ in range(6):
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert rows(palette)[palette.list.currentRow()].run is not None


def test_escape_gives_the_focus_back(qtbot, window, star):
    page = go(window, "today")
    window.window_command("palette")
    qtbot.keyClick(find(window, "command-palette").line, Qt.Key.Key_Escape)
    assert page.capture.hasFocus()


def test_a_key_takes_no_time(qtbot, palette):
    begun = time.perf_counter()
    qtbot.keyClicks(palette.line, "routing")
    assert (time.perf_counter() - begun) / len("routing") < 0.05


def test_tab_leads_to_all_results(qtbot, window, palette):
    qtbot.keyClicks(palette.line, "thirty")
    qtbot.keyClick(palette.line, Qt.Key.Key_Tab)
    page = window.journal.pages["search"]
    assert find(window, "view-search") is page
    assert page.line.text() == "thirty"
    qtbot.waitUntil(lambda: page.count.text() == "1 found", timeout=SLOW)


def test_results_are_previewed_walked_and_opened(qtbot, window, search, star):
    qtbot.keyClicks(search.line, "chat")
    qtbot.waitUntil(lambda: search.count.text() == "2 found", timeout=SLOW)
    first = search.list.currentItem().data(ROW_ROLE).text
    assert first in search.preview.text.toPlainText()
    seen = {first}
    for _ in range(12):
        qtbot.keyClick(window, Qt.Key.Key_F3)
        seen.add(search.list.currentItem().data(ROW_ROLE).text)
    assert seen == {"Chat again", star.title}
    qtbot.keyClick(search.line, Qt.Key.Key_Return)
    assert find(window, "view-journal").isVisible()


def test_the_words_are_shown_as_they_are(qtbot, search, star):
    qtbot.keyClicks(search.line, "thirty")
    qtbot.waitUntil(lambda: search.count.text() == "1 found", timeout=SLOW)
    assert STAR["action"] in search.preview.text.toPlainText()
    assert len(search.preview._hits) == 1


def test_nothing_found_offers_something_useful(qtbot, window, search):
    qtbot.keyClicks(search.line, "zebra")
    qtbot.waitUntil(lambda: search.none.text() == "No “zebra” in your words", timeout=SLOW)
    assert search.next.sentence.text() == "Try other words, or start a note."
    qtbot.keyClick(search.start, Qt.Key.Key_Space)
    assert find(window, "field-note").hasFocus()
    assert find(window, "field-title").text() == "zebra"


def test_the_palette_offers_a_note_on_what_it_does_not_find(qtbot, window, palette):
    qtbot.keyClicks(palette.line, "zebra")
    offered = ["No “zebra” in your words", "Start a note on “zebra”"]
    qtbot.waitUntil(lambda: [r.text for r in rows(palette)] == offered, timeout=SLOW)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert find(window, "field-title").text() == "zebra"


@pytest.mark.parametrize("words", ["> zebra", "# zebra", "@ zebra"])
def test_the_palette_says_so_when_there_is_nothing_of_a_name(qtbot, palette, words):
    qtbot.keyClicks(palette.line, words)
    assert [r.text for r in rows(palette)] == [NOTHING]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
