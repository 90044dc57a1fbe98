"""The matrix of criteria when it has to be moved sideways: the first column stays."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from tests.ui.conftest import SLOW, go
from ui.models.coverage import COLUMNS

NEWEST = 7


@pytest.fixture
def table(qtbot, window, claimed):
    page = go(window, "coverage")
    page.show_unit("ST")
    qtbot.waitUntil(lambda: "1 your word only" in page.stand.text(), timeout=SLOW)
    window.resize(1024, 640)
    window.theme.choose(text_size=100)
    page.table.setMaximumWidth(420)
    qtbot.waitUntil(lambda: page.table.horizontalScrollBar().maximum() > 100, timeout=SLOW)
    return page.table


def _strip(table, x, width):
    """Return a part of the table as it stands on its page."""
    page = table.window()
    corner = table.viewport().mapTo(page, QPoint(x, 0))
    return page.grab(QRect(corner, QSize(width, table.viewport().height()))).toImage()


def test_the_first_column_stays_while_the_others_move(table):
    held = table.columnWidth(0)
    before = _strip(table, 0, held - 2)
    beside = _strip(table, held, 60)
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert _strip(table, 0, held - 2) == before
    assert _strip(table, held, 60) != beside
    bar.setValue(0)
    assert _strip(table, 0, held - 2) == before


def test_the_heading_of_the_first_column_stays_too(table):
    header = table.horizontalHeader()

    def heading():
        return header.viewport().grab().copy(0, 0, 200, header.height()).toImage()

    before = heading()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert header.offset() > 0
    assert heading() == before


def test_what_lies_under_the_first_column_cannot_be_clicked(table):
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    row = table.table_model.place_of("ST-2.1")
    table.scrollTo(table.table_model.index(row, 0))
    y = table.visualRect(table.table_model.index(row, 0)).center().y()
    assert (table.indexAt(QPoint(5, y)).row(), table.indexAt(QPoint(5, y)).column()) == (row, 0)
    last = table.indexAt(QPoint(table.viewport().width() - 5, y))
    assert (last.row(), last.column()) == (row, NEWEST)
    assert not table.indexAt(QPoint(5, 100_000)).isValid()


def test_the_arrow_keys_bring_each_column_beside_the_first(qtbot, table):
    row = table.table_model.place_of("ST-2.1")
    table.setFocus()
    table.choose("ST-2.1")
    for column in range(1, len(COLUMNS) - 1):
        qtbot.keyClick(table, Qt.Key.Key_Right)
        cell = table.visualRect(table.table_model.index(row, column))
        assert table.currentIndex().column() == column
        assert cell.left() >= table.columnWidth(0)
        assert cell.right() <= table.viewport().width()
    for column in reversed(range(1, len(COLUMNS) - 2)):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        assert table.visualRect(table.currentIndex()).left() >= table.columnWidth(0), column
    assert table.visualRect(table.table_model.index(row, 0)).left() == 0


def test_the_chosen_row_keeps_its_bar_and_its_ring(table):
    table.setFocus()
    table.choose("ST-2.1")
    row = table.table_model.place_of("ST-2.1")
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    rect = table.visualRect(table.table_model.index(row, 0))
    shown = table.viewport().grab().toImage()
    theme = table._theme
    assert shown.pixelColor(1, rect.center().y()) == theme.colour("accent")
    assert shown.pixelColor(table.viewport().width() // 2, rect.top()) == theme.colour("focus")
    assert shown.pixelColor(20, rect.top() + 4) == theme.colour("accent-tint")
