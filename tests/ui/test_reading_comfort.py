"""Reading comfort: how long lines are, whether words are counted, only the text; all remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccjournal.settings import Settings, save_settings
from tests.ui.conftest import SLOW, find, kept_settings, shown, texts
from ui.app import make_window
from ui.reading import MEASURES, Reading, setting
from ui.views.preferences import PreferencesDialog

SPACE = Qt.Key.Key_Space


pytestmark = pytest.mark.usefixtures("plain_again")


def read(window, **values):
    window.window_command("preferences")
    choice = window.theme.reading.but(**values)
    window.findChild(PreferencesDialog)._restyle(reading=choice)


def test_each_choice_is_kept_at_once(qtbot, preferences, paths):
    for part in (preferences.lengths["long"], preferences.counts, preferences.alone):
        qtbot.keyClick(part, SPACE)
    found = kept_settings(paths)
    assert (found.line_length, found.word_counts, found.only_text) == ("long", False, True)


def test_all_of_it_is_there_at_the_next_start(qtbot, paths, dialogs):
    chosen = Settings(
        reading_style="wide",
        line_spacing="roomy",
        line_length="short",
        word_counts=False,
        only_text=True,
        paper="cream",
        reading_ruler=True,
        reduced_motion=True,
        text_size=130,
    )
    save_settings(paths.config / "settings.toml", chosen)
    window = make_window(paths, dialogs)
    qtbot.addWidget(window)
    reading = Reading("wide", "roomy", "cream", True, True, "short", False, True)  # noqa: FBT003
    assert (window.theme.reading, window.theme.text_size) == (reading, 130)
    assert (setting.measure, setting.counts) == (0.8, False)


def test_an_odd_length_falls_back_to_the_usual_one():
    assert Reading.of(Settings(line_length="endless")).length == "normal"


@pytest.mark.parametrize("place", [("driscoll", "what", 640), ("star", "task", 600)])
def test_lines_are_as_long_as_they_are_wanted(qtbot, window, place):
    form, key, usual = place
    window.resize(1590, 1000)
    for length, share in MEASURES.items():
        read(window, length=length)
        window.journal.begin(form)
        window.journal.journal_page.toggle_focus()
        wanted = round(usual * share)
        qtbot.waitUntil(
            lambda wanted=wanted: find(window, f"field-{key}").width() == wanted, timeout=SLOW
        )


@pytest.mark.parametrize("counts", [True, False])
def test_words_are_counted_only_if_that_is_wanted(qtbot, window, star, counts):
    read(window, counts=counts)
    window.show_page("journal")
    page = window.journal.journal_page
    page.open_record(star.id)
    assert ("words" in page.writing.standing.text()) == counts
    assert shown(page.writing.form.bar, page) == counts
    assert any("In proportion" in t or "%" in t for t in texts(page)) == counts


def test_a_new_record_begins_with_only_the_text(qtbot, window):
    read(window, alone=True)
    window.journal.begin("star")
    page = window.journal.journal_page
    assert not page.records.isVisible()
    assert not page.panel.isVisible()
    assert not window.sidebar.isVisible()
    assert find(window, "field-situation").hasFocus()
    window.journal_command("focus")
    assert window.sidebar.isVisible()
    window.journal.begin("star")  # and every new one again
    assert not window.sidebar.isVisible()


def test_claiming_leaves_the_text_alone_no_longer(qtbot, window, writing):
    window.resize(1366, 900)
    writing.form.focus_part("action")
    window.journal_command("focus")
    assert not writing.panel.isVisible()
    window.journal_command("claim")
    assert writing.panel.isVisible()
    assert writing.panel.composer.isVisible()


def test_the_next_step_keeps_its_question_under_the_evidence(qtbot, window, services, writing):
    """At twice the size the evidence covers the words that the question is about."""
    steps = window.journal.desk.steps
    qtbot.waitUntil(lambda: steps._pressing.question is not None, timeout=SLOW)
    asked = steps._pressing.question
    window.theme.choose(text_size=200)
    try:
        window.resize(1100, 768)
        page = window.journal.journal_page
        page.show_evidence()
        qtbot.waitUntil(lambda: not writing.isVisible() and page.panel.isVisible(), timeout=SLOW)
        QApplication.processEvents()
        assert steps._pressing.question == asked
        window.show_page("today")
        qtbot.waitUntil(lambda: steps._pressing.question is None, timeout=SLOW)
    finally:
        window.theme.choose(text_size=100)
