"""Preferences: what is chosen shows at once and is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from ccjournal.settings import Settings, save_settings
from tests.ui.conftest import find, kept_settings, state_text
from ui.app import make_window
from ui.reading import PAPERS, SPACINGS, STYLES, Reading, setting
from ui.theme import THEMES, Theme
from ui.views.preferences import PreferencesDialog
from ui.widgets.cards import StyleCards

pytestmark = pytest.mark.usefixtures("plain_again")


def test_a_style_is_chosen_with_the_arrow_keys_and_kept(qtbot, window, preferences, paths, star):
    window.journal.desk.record_wanted.emit(star.id)
    cards = preferences.styles.cards
    cards["book"].setFocus()
    qtbot.keyClick(cards["book"], Qt.Key.Key_Right)
    assert cards["clear"].isChecked()
    assert window.theme.font("writing").family() == "Inter"
    assert find(window, "field-situation").font().family() == "Inter"
    assert kept_settings(paths).reading_style == "clear"
    assert state_text(window)


def test_every_choice_is_kept(qtbot, window, preferences, paths):
    qtbot.keyClick(preferences.spacing["double"], Qt.Key.Key_Space)
    qtbot.keyClick(preferences.papers["cream"], Qt.Key.Key_Space)
    qtbot.keyClick(preferences.ruler, Qt.Key.Key_Space)
    qtbot.keyClick(preferences.calm, Qt.Key.Key_Space)
    qtbot.keyClick(preferences.themes["light"], Qt.Key.Key_Space)
    qtbot.keyClick(preferences.larger, Qt.Key.Key_Space)
    found = kept_settings(paths)
    assert (found.line_spacing, found.paper) == ("double", "cream")
    assert (found.reading_ruler, found.reduced_motion) == (True, True)
    assert (found.theme, found.text_size) == ("light", 110)
    assert preferences.size_shown.text() == "110 %"
    assert window.theme.hex("paper") != "#FFFFFF"
    assert setting.ruler is not None
    assert QApplication.cursorFlashTime() == 0
    assert window.theme.duration("fade") == 0


def test_it_opens_once_and_without_a_journal(shell):
    shell.show_first_run()
    for _ in range(2):
        shell.window_command("preferences")
    assert len(shell.findChildren(PreferencesDialog)) == 1


def test_the_first_page_is_restyled_by_the_arrow_keys(qtbot, shell, paths):
    shell.show_first_run()
    cards = shell.first_run.styles.cards
    cards["book"].setFocus()
    qtbot.keyClick(cards["book"], Qt.Key.Key_Right)
    assert shell.theme.reading.style == "clear"
    assert kept_settings(paths).reading_style == "clear"
    assert shell.sidebar.isHidden()
    assert shell.first_run.isVisible()


def test_odd_values_fall_back(qtbot, paths, dialogs):
    odd = Settings(reading_style="comic", line_spacing="", paper="pink")
    save_settings(paths.config / "settings.toml", odd)
    window = make_window(paths, dialogs)
    qtbot.addWidget(window)
    assert window.theme.reading == Reading()


@pytest.mark.parametrize("style", STYLES)
def test_lines_are_as_high_as_the_style_says(qapp, style):
    theme = Theme("light", 100, Reading(style=style))
    theme.apply()
    assert theme.font("writing").family() in QFontDatabase.families()
    tallest = [Theme("light", 100, Reading(style, s)).line_percent() for s in SPACINGS]
    assert tallest == sorted(set(tallest))
    assert 100 < tallest[0] < 150


def test_the_measured_line_heights(qapp):
    styles = {"book": 109, "wide": 140, "weighted": 133}
    for style, percent in styles.items():
        theme = Theme("light", 100, Reading(style))
        theme.load_faces(style)
        assert theme.line_percent() == percent


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_fills_the_style_sheet(qapp, name, paper):
    assert "@" not in Theme(name, 100, Reading(paper=paper)).style_sheet()


def test_high_contrast_has_thicker_lines(qapp):
    assert Theme("high-contrast").edge() == 2
    assert Theme("light").edge() == 1


def test_cards_go_two_by_two_where_four_would_cut_their_words(qtbot, qapp):
    cards = StyleCards(Theme("light", text_size=200))
    qtbot.addWidget(cards)
    cards.show()
    for width, rows in ((1500, 1), (1100, 2), (1500, 1)):
        cards.resize(width, 500)
        qtbot.waitUntil(lambda rows=rows: _rows(cards) == rows)


def _rows(cards):
    return len({card.y() for card in cards.cards.values()})
