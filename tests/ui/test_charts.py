"""Charts: one object, one sentence, and a table of the numbers on Enter."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ccjournal.domain.proportion import Proportion, Share
from tests.ui.conftest import SLOW, go
from ui.theme import Theme
from ui.widgets.chart import HOW, Chart
from ui.widgets.figures import FiguresDialog
from ui.widgets.pie import Pie
from ui.widgets.proportion_bar import ProportionBar
from ui.widgets.writing_days import WritingDays

TODAY = date(2026, 11, 18)  # a Wednesday
MONDAY = date(2026, 10, 26)
DAYS = {MONDAY + timedelta(n): n % 3 if n < 24 else 0 for n in range(28)}
SHARES = (Share("task", "Task", 20, 20, heavy=False), Share("action", "Action", 80, 80, heavy=True))


@pytest.fixture
def theme(qapp):
    made = Theme("light")
    made.apply()
    return made


@pytest.fixture
def days(qtbot, theme):
    made = WritingDays(theme)
    qtbot.addWidget(made)
    made.resize(312, made.sizeHint().height())
    made.show_days(DAYS, TODAY)
    made.show()
    made.setFocus()
    return made


def _charts(theme):
    pie, bar, days = Pie(theme), ProportionBar(theme), WritingDays(theme)
    pie.show_counts("Systems", (4, 5, 8))
    bar.show_proportion(Proportion(SHARES, "In proportion"))
    days.show_days(DAYS, TODAY)
    return pie, bar, days


def _table(dialog):
    table = dialog.table
    rows = range(table.rowCount())
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in rows]


def test_every_chart_is_reached_by_tab_and_says_what_enter_does(qtbot, theme):
    for chart in _charts(theme):
        qtbot.addWidget(chart)
        assert isinstance(chart, Chart)
        assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert chart.accessibleName()
        assert chart.accessibleDescription().endswith(HOW)


def test_enter_shows_the_numbers_and_closing_goes_back(qtbot, theme):
    for chart in _charts(theme):
        qtbot.addWidget(chart)
        chart.show()
        chart.setFocus()
        qtbot.keyClick(chart, Qt.Key.Key_Return)
        dialog = chart.findChild(FiguresDialog)
        assert dialog.isVisible()
        assert not dialog.isModal()
        assert dialog.table.rowCount() == len(chart.figures().rows)
        assert dialog.table.columnCount() == len(chart.figures().headings)
        with qtbot.waitSignal(dialog.destroyed, timeout=SLOW):
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(chart.hasFocus, timeout=SLOW)


def test_the_numbers_of_a_unit(qtbot, theme):
    pie = Pie(theme)
    qtbot.addWidget(pie)
    pie.show_counts("Systems", (4, 5, 8))
    pie.show_figures()
    assert _table(pie.findChild(FiguresDialog)) == [
        ["With proof", "4", "24 %"],
        ["Your word only", "5", "29 %"],
        ["To start", "8", "47 %"],
    ]
    assert pie.figures().sentence == "4 with proof, 5 your word, 8 to start, of 17 criteria."


def test_the_shares_of_an_account(qtbot, theme):
    bar = ProportionBar(theme)
    qtbot.addWidget(bar)
    bar.show_proportion(Proportion(SHARES, "In proportion"))
    bar.show_figures()
    found = bar.findChild(FiguresDialog)
    assert _table(found) == [["Task", "20", "20 %"], ["Action", "80", "80 %"]]
    bar.show_figures()
    assert bar.findChildren(FiguresDialog) == [found]


def test_the_table_of_days_begins_with_today_and_leaves_out_what_is_to_come(days):
    days.show_figures()
    rows = _table(days.findChild(FiguresDialog))
    assert rows[0] == ["Wed 18 Nov", "2"]
    assert rows[-1] == ["Mon 26 Oct", "0"]
    assert len(rows) == 24


def test_arrows_go_over_days_and_weeks(qtbot, days):
    told = []
    days.pointed.connect(told.append)
    keys = Qt.Key
    for key in (keys.Key_Left, keys.Key_Up, keys.Key_Right, keys.Key_End, keys.Key_Right):
        qtbot.keyClick(days, key)
    assert told == [
        "Tue 17 Nov, 1 entry",
        "Tue 10 Nov, no entries",
        "Wed 11 Nov, 1 entry",
        "Wed 18 Nov, 2 entries",
        "Wed 18 Nov, 2 entries",
    ]
    assert days.accessibleDescription() == f"Wed 18 Nov, 2 entries. {HOW}"
    qtbot.keyClick(days, keys.Key_Home)
    qtbot.keyClick(days, keys.Key_Down)
    assert told[-2:] == ["Mon 26 Oct, no entries", "Mon 2 Nov, 1 entry"]
    days.clearFocus()
    assert told[-1] == ""
    assert "16 of 24 days" in days.accessibleDescription()


def test_the_day_pointed_at_stands_under_the_cells(qtbot, window):
    page = go(window, "today")
    qtbot.waitUntil(lambda: page.days_text.text().startswith("0 of "), timeout=SLOW)
    page.days.setVisible(True)
    page._days_part.setVisible(True)
    page.days.setFocus()
    assert page.days_text.text().endswith("no entries")
    page.capture.setFocus()
    assert page.days_text.text().startswith("0 of ")


@pytest.mark.parametrize("name", ["light", "high-contrast"])
def test_high_contrast_tells_more_by_height_and_others_by_tone(qtbot, theme, days, name):
    theme.choose(name=name)
    days.clearFocus()

    def filled(place):
        shown = days.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        cell = days.cell(place).toRect()
        x, inside = cell.center().x(), range(cell.top() + 2, cell.bottom() - 1)
        return [shown.pixelColor(x, y).name() for y in inside]

    one, two = filled(1), filled(2)
    dark = theme.colour("heat-4").name()
    if name == "light":
        assert (set(one), set(two)) == (
            {theme.colour("heat-1").name()},
            {theme.colour("heat-2").name()},
        )
    else:
        assert 0 < one.count(dark) < two.count(dark) < len(two)


def test_the_ring_shows_what_is_to_start_in_every_theme(qtbot, theme):
    for name in ("light", "dark", "high-contrast"):
        theme.choose(name=name)
        pie = Pie(theme)
        qtbot.addWidget(pie)
        pie.show_counts("Systems", (0, 0, 9))
        shown = pie.grab().toImage()
        ground = shown.pixelColor(pie.width() // 2, pie.height() // 2)
        line = [shown.pixelColor(pie.width() // 2, y) for y in range(10)]
        assert any(colour != ground for colour in line), name
