"""The head of a record in little room: title, remark, chips, the bar, and the gutter."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ccjournal.domain.proportion import Share
from ccjournal.services.claims import Wording
from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, STAR, find
from ui.forms.heading import Heading
from ui.theme import Theme
from ui.widgets.gutter import Gutter, number
from ui.widgets.proportion_bar import fitting_name

SHORT, LONG = "Routing chats", "Routing chats by skill, and what we learnt from it"


@pytest.fixture
def theme(qapp):
    return Theme("light")


@pytest.fixture
def heading(qtbot, theme):
    theme.apply()
    made = Heading(theme)
    qtbot.addWidget(made)
    made.show()
    made.judge("In proportion", is_question=False)
    return made


def test_the_remark_makes_room_for_a_long_title(heading):
    heading.resize(600, 60)
    heading.title.setText(SHORT)
    assert heading.judged.y() < heading.title.geometry().bottom()
    heading.title.setText(LONG)
    heading.layout().activate()
    assert heading.judged.y() >= heading.title.geometry().bottom()
    assert heading.title.property("long") == "true"
    assert not heading.title.toolTip()
    heading.resize(1200, 60)
    heading.layout().activate()
    assert heading.judged.y() < heading.title.geometry().bottom()
    assert heading.title.property("long") == "false"


def test_a_title_that_is_cut_is_told_whole(heading):
    heading.resize(300, 60)
    heading.title.setText(LONG)
    assert heading.title.toolTip() == LONG


def test_names_of_segments_never_touch(theme):
    metrics = QFontMetrics(theme.font("small"))
    share = Share("task", "Task", 10, 12, heavy=False)
    full = metrics.horizontalAdvance("Task 12%")
    assert fitting_name(share, metrics, full) == "Task 12%"
    assert fitting_name(share, metrics, full - 1) == "12%"
    assert fitting_name(share, metrics, 2) == ""


@pytest.fixture
def in_two_units(window, services, writing, star):
    add, do = services.claims.add, window.journal.desk.do
    do(lambda: add(star.id, "ST-2.1", ("action", 0, 27), Wording("change")))
    do(lambda: add(star.id, "QA-1.1", ("result", 0, 40), Wording("plan")))
    return writing


def test_a_chip_names_the_units(qtbot, window, services, in_two_units):
    window.resize(1920, 1000)
    units = in_two_units.form.facts.units
    qtbot.waitUntil(units.isVisible, timeout=SLOW)
    title = services.units.get("ST").short_title
    assert units.text() == f"{title} +1"
    assert services.units.get("QA").short_title in units.toolTip()
    window.resize(640, 800)
    qtbot.waitUntil(lambda: not units.isVisible(), timeout=SLOW)


def test_a_form_with_a_name_of_its_own_has_no_unit_chip(qtbot, window, services):
    draft = Draft("One", date(2026, 3, 1), fields={"what": STAR["action"]})
    do = window.journal.desk.do
    record = do(lambda: services.journal.add("driscoll", draft))[1]
    do(lambda: services.claims.add(record.id, "ST-2.1", ("what", 0, 27), Wording("change")))
    window.resize(1920, 1000)
    window.journal.desk.record_wanted.emit(record.id)
    facts = window.journal.journal_page.writing.form.facts
    assert find(window, "field-what").marks
    assert not facts.units.isVisible()


def test_the_gutter_has_numbers_and_tells_the_unit(qtbot, window, in_two_units):
    assert number("ST-2.1") == "2.1"
    prose = find(window, "field-result")
    (gutter,) = [g for g in prose.window().findChildren(Gutter) if g._prose is prose]
    assert [placed.mark.code for placed in prose.marks] == ["QA-1.1"]
    place = QPoint(10, 12)
    QApplication.sendEvent(
        gutter, QHelpEvent(QHelpEvent.Type.ToolTip, place, gutter.mapToGlobal(place))
    )
    assert QToolTip.text() == "QA-1.1"
    QToolTip.hideText()
