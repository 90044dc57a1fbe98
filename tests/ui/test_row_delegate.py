"""What the rows of every list share: faces that are kept, and how the chosen row looks."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListWidget, QStyle

from ccjournal.domain.outline import OutlineEntry, OutlineUnit
from ccjournal.domain.record import Record
from tests.ui.test_contrast import contrast
from ui.theme import THEMES, Theme
from ui.widgets.coverage_painter import CoverageDelegate
from ui.widgets.entry_tree import EntryTree
from ui.widgets.find_rows import FindDelegate
from ui.widgets.line_painter import LinePainter
from ui.widgets.record_delegate import RecordDelegate
from ui.widgets.row_delegate import RowDelegate, write
from ui.widgets.team_list import TeamDelegate

CHOSEN = QStyle.StateFlag.State_Selected
FOCUSED = CHOSEN | QStyle.StateFlag.State_HasFocus
ROW = QRect(0, 0, 120, 40)
UNIT = OutlineUnit(
    "ST",
    "Systems",
    tuple(
        OutlineEntry(Record(f"id{n}", "star", "star", date(2026, 11, 4), number=n)) for n in (1, 2)
    ),
)


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


@pytest.mark.parametrize("name", [key for key in THEMES if key != "system"])
def test_plain_lists_show_the_chosen_row_alike(qtbot, theme, name):
    theme.choose(name=name)
    made = QListWidget()
    made.addItems(["One", "Two"])
    qtbot.addWidget(made)
    made.resize(120, 120)
    made.show()
    made.setCurrentRow(0)

    def place():
        row = made.visualItemRect(made.item(0))
        shown = made.viewport().grab().toImage()
        bar = shown.pixelColor(row.left() + 1, row.center().y())
        return bar, shown.pixelColor(row.right() - 8, row.bottom() - 5), shown.pixelColor(60, 0)

    focus = theme.colour("focus")
    assert place() == (theme.colour("accent"), *[theme.colour("accent-tint")] * 2)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert place() == (focus, theme.colour("accent-tint"), focus)


@pytest.mark.parametrize("name", [key for key in THEMES if key != "system"])
def test_the_tree_shows_its_arrows_dashes_and_chosen_row(qtbot, theme, name):
    theme.choose(name=name)
    tree = EntryTree(theme)
    tree.show_units([UNIT])
    qtbot.addWidget(tree)
    tree.resize(300, 200)
    tree.show()
    top = tree.topLevelItem(0)
    whole = tree.viewport().grab().toImage()
    top.setExpanded(True)
    top.child(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert top.checkState(0) is Qt.CheckState.PartiallyChecked
    assert tree.viewport().grab().toImage() != whole
    tree.setCurrentItem(top.child(0))
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    row = tree.visualItemRect(top.child(0))
    shown = tree.viewport().grab().toImage()
    assert shown.pixelColor(0, row.center().y()) == theme.colour("focus")
    assert shown.pixelColor(row.center().x(), row.top()) == theme.colour("focus")


@pytest.mark.parametrize("name", [key for key in THEMES if key != "system"])
def test_every_picture_of_the_style_sheet_is_there_and_can_be_seen(theme, name):
    theme.choose(name=name)
    pictures = set(re.findall(r"url\(([^)]+)\)", theme.style_sheet()))
    assert len(pictures) >= 6
    grounds = {"tick": "accent", "dash": "accent"}
    for picture in pictures:
        ink = re.search(r'stroke="(#[0-9A-Fa-f]{6})"', Path(picture).read_text("utf-8"))[1]
        ground = theme.hex(grounds.get(Path(picture).name.split("-")[0], "paper"))
        assert contrast(ink, ground) >= 3, picture


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
