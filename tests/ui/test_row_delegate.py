"""What the rows of every list share: faces that are kept, and how the chosen row looks."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle

from ui.theme import THEMES, Theme
from ui.widgets.coverage_painter import CoverageDelegate
from ui.widgets.find_rows import FindDelegate
from ui.widgets.line_painter import LinePainter
from ui.widgets.record_delegate import RecordDelegate
from ui.widgets.row_delegate import RowDelegate, write
from ui.widgets.team_list import TeamDelegate

CHOSEN = QStyle.StateFlag.State_Selected
FOCUSED = CHOSEN | QStyle.StateFlag.State_HasFocus
ROW = QRect(0, 0, 120, 40)


@pytest.fixture
def theme(qapp):
    made = Theme("light")
    made.apply()
    return made


def _drawn(delegate, state):
    picture = QImage(ROW.size(), QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    delegate.ground(painter, ROW, state)
    painter.end()
    return picture


def test_every_list_of_ours_shares_one_delegate():
    ours = (CoverageDelegate, FindDelegate, LinePainter, RecordDelegate, TeamDelegate)
    assert all(issubclass(one, RowDelegate) for one in ours)


def test_a_face_is_made_once_and_again_when_the_text_size_changes(theme):
    delegate = RowDelegate(theme)
    before = delegate.face("body")
    assert delegate.face("body") is before
    assert delegate.icon("check", "ink-2", 14).cacheKey() == (
        delegate.icon("check", "ink-2", 14).cacheKey()
    )
    theme.choose(text_size=200)
    assert delegate.face("body").font.pixelSize() == 2 * before.font.pixelSize()
    assert delegate.face("body").metrics.height() > before.metrics.height()


def test_a_struck_face_leaves_the_plain_one_as_it_is(theme):
    delegate = RowDelegate(theme)
    assert delegate.face("body", struck=True).font.strikeOut()
    assert not delegate.face("body").font.strikeOut()


@pytest.mark.parametrize("name", [key for key in THEMES if key != "system"])
def test_the_chosen_row_has_a_ground_and_a_bar_in_every_theme(theme, name):
    theme.choose(name=name)
    picture = _drawn(RowDelegate(theme), CHOSEN)
    assert picture.pixelColor(0, 20) == theme.colour("accent")
    assert picture.pixelColor(theme.edge("bar") - 1, 20) == theme.colour("accent")
    assert picture.pixelColor(theme.edge("bar"), 20) == theme.colour("accent-tint")
    assert picture.pixelColor(60, 0) == theme.colour("accent-tint")


@pytest.mark.parametrize("name", [key for key in THEMES if key != "system"])
def test_the_row_with_the_focus_has_a_ring_inside_itself(theme, name):
    theme.choose(name=name)
    picture, focus = _drawn(RowDelegate(theme), FOCUSED), theme.colour("focus")
    ring = theme.edge("ring")
    for x, y in ((60, 0), (60, ring - 1), (60, 39), (60, 40 - ring), (119, 20), (120 - ring, 20)):
        assert picture.pixelColor(x, y) == focus, (x, y)
    assert picture.pixelColor(60, ring) == theme.colour("accent-tint")
    assert picture.pixelColor(60, 39 - ring) == theme.colour("accent-tint")


def test_words_without_room_end_in_an_ellipsis(theme):
    def inked(text, width):
        picture = QImage(400, 40, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        painter = QPainter(picture)
        painter.setFont(theme.font("body"))
        write(painter, QRect(0, 0, width, 40), text)
        painter.end()
        marked = [x for x in range(400) for y in range(40) if picture.pixel(x, y) != 0xFFFFFFFF]
        return max(marked)

    long = "a few words that are much too long for it"
    assert inked(long, 90) <= 90 < inked(long, 390)
