"""What the sidebar tells: how much waits where, how the units stand, and whether it is saved."""

from datetime import date

import pytest

from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, find, state_text
from ui.widgets.save_state import FAILED, SIGNS


def about(window, page):
    """Return the count that stands at a page, and what a screen reader is told of it."""
    made = window.sidebar._buttons[page]
    return made._hint, made.accessibleDescription()


@pytest.fixture
def agreed(window, services):
    """A coaching session with one follow-up that is late."""
    rows = {"follow_ups": [{"what": "Listen again", "due": "2026-01-05"}]}
    fields = {"agent": "Agent C", "observation": "I heard four calls."}
    draft = Draft("Listening", date(2026, 1, 2), fields=fields, tables=rows)
    return window.journal.desk.do(lambda: services.journal.add("cycle", draft))[1]


def test_what_is_due_is_counted_beside_its_page_until_it_is_done(qtbot, window, services, agreed):
    one = ("1", "1 follow-up late or due within a week")
    qtbot.waitUntil(lambda: about(window, "today") == one, timeout=SLOW)
    assert about(window, "coaching") == ("1", "1 person has something late or due today")
    assert window.sidebar._buttons["coaching"].toolTip() == about(window, "coaching")[1]
    tick = services.journal.tick
    window.journal.desk.do(lambda: tick(agreed.id, "follow_ups", 0, done=True))
    qtbot.waitUntil(lambda: about(window, "today") == ("", ""), timeout=SLOW)
    assert about(window, "coaching") == ("", "")
    window.window_command("undo")
    qtbot.waitUntil(lambda: about(window, "today") == one, timeout=SLOW)


def test_a_journal_that_is_closed_leaves_no_count(qtbot, window, agreed):
    qtbot.waitUntil(lambda: about(window, "today")[0] == "1", timeout=SLOW)
    window.window_command("start")
    assert about(window, "today") == ("", "")


def test_on_the_rail_the_save_state_is_a_whole_icon_with_its_words_at_hand(qtbot, window, services):
    state = window.sidebar.state
    window.theme.choose(text_size=200)
    window.arrange()
    assert state.toolTip() == state_text(window) == "No changes yet"
    draft = Draft("", date(2026, 1, 2), fields={"note": "Two lines"})
    window.journal.desk.do(lambda: services.journal.add("note", draft))
    assert state_text(window).startswith("Saved")
    assert state.toolTip() == state.accessibleDescription() == state_text(window)
    assert state.minimumSizeHint().width() <= find(window, "sidebar").width() // 2
    window.theme.choose(text_size=100)
    window.arrange()
    assert (state.toolTip(), state_text(window)[:5]) == ("", "Saved")


def test_words_without_a_sign_of_their_own_never_pass_for_saved(window):
    window.theme.choose(text_size=200)
    window.arrange()
    state = window.sidebar.state
    state.setText("Resting")
    window.sidebar.restyle()
    assert state.sign not in {FAILED, *((icon, ink) for _words, icon, ink in SIGNS)}
    assert not state.sure
