"""Coverage: the matrix, the gaps beside it, and the drawer of one criterion."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.gaps import Effort
from ccjournal.services.journal import Draft
from tests.ui.conftest import LEFT, SLOW, STAR, find, go, press, texts
from ui.models.coverage import COLUMNS, CoverageModel
from ui.widgets.gap_list import NOTHING

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(qtbot, window, claimed):
    made = go(window, "coverage")
    made.show_unit("ST")
    qtbot.waitUntil(lambda: "1 your word only" in made.stand.text(), timeout=SLOW)
    proof = Effort.PROOF
    qtbot.waitUntil(lambda: [g.effort for g in made.gaps._gaps][:1] == [proof], timeout=SLOW)
    return made


def test_gaps_stand_by_effort_and_focus_arrives_there(page):
    assert [g.effort for g in page.gaps._gaps][:2] == [Effort.PROOF, Effort.WRITE]
    page.focus_first()
    assert page.gaps.list.hasFocus()
    said = page.gaps.list.lines.index(0).data(ACCESSIBLE)
    assert said == ("2.1: Your word only, in “Routing chats by skill”. Add proof. About 5 minutes.")
    page.grab()


def test_on_arrival_the_focus_waits_for_the_gaps(qtbot, page):
    page.gaps.list.show_lines([])
    page.focus_first()
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == page.table.table_model.first_place() > 0
    assert not page.drawer.isVisible()
    page.refresh_states()
    qtbot.waitUntil(page.gaps.list.hasFocus, timeout=SLOW)
    page.table.setFocus()
    with qtbot.waitSignal(page._asker.answered, timeout=SLOW):
        page.refresh_states()
    assert page.table.hasFocus()


def test_the_drawer_is_wider_in_a_wide_window(window, page):
    window.resize(1366, 768)
    usual = page._side.width()
    window.resize(1920, 1080)
    assert page._side.width() > usual


def test_enter_on_a_gap_adds_proof(qtbot, page, services):
    page.focus_first()
    qtbot.keyClick(page.gaps.list, Qt.Key.Key_Return)
    (item,) = services.evidence.all()
    assert item.criteria == ("ST-2.1",)
    qtbot.waitUntil(lambda: page.gaps.list.lines.rowCount() == 16, timeout=SLOW)


def test_enter_on_an_empty_one_starts_an_account(qtbot, window, page):
    page.focus_first()
    qtbot.keyClick(page.gaps.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.gaps.list, Qt.Key.Key_Return)
    assert find(window, "field-situation").hasFocus()


def test_lost_words_lead_back_to_their_record(qtbot, window, services, page, claimed):
    fields = {**STAR, "action": "All else."}
    draft = Draft(claimed.title, claimed.date, fields=fields)
    window.journal.desk.do(lambda: services.journal.edit(claimed.id, draft))
    qtbot.waitUntil(lambda: page.gaps._gaps[0].effort is Effort.LINK, timeout=SLOW)
    page.gaps.list.press("0")
    assert window.journal.journal_page.writing.record.id == claimed.id


def test_enter_goes_into_the_drawer_and_escape_back_to_the_table(qtbot, page):
    page.table.setFocus()
    page.table.choose("ST-2.1")
    assert page.drawer.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.drawer.tasks[EvidenceKind.WITNESS].hasFocus()
    qtbot.keyClick(page.drawer.tasks[EvidenceKind.WITNESS], Qt.Key.Key_Escape)
    assert not page.drawer.isVisible()
    assert page.table.hasFocus()
    assert page.gaps.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.isVisible()


def test_the_drawer_looks_at_the_evidence_in_five_lines(page):
    page.show_criterion("ST-2.1")
    said = texts(page.drawer)
    for name in ("Valid", "Authentic", "Reliable", "Current", "Sufficient"):
        assert name in said
    assert "Claimed, with your reason" in said
    assert "Who else could confirm it?" in said
    assert "What assessors look for" in said
    signs = [w.accessibleName() for w in page.drawer.findChildren(QLabel)]
    assert "Met" in signs
    assert "A question" in signs
    page.drawer.grab()


def test_the_gaps_can_be_put_away_and_brought_back(qtbot, page):
    qtbot.mouseClick(page.gaps.put_away, LEFT)
    assert not page.gaps.isVisible()
    assert page.show_gaps.hasFocus()
    qtbot.mouseClick(page.show_gaps, LEFT)
    assert page.gaps.isVisible()
    page.gaps.show_gaps([])
    assert page.gaps.nothing.text() == NOTHING
    page.focus_first()
    assert page.table.hasFocus()


def test_a_narrow_page_shows_one_thing_at_a_time(window, page):
    window.resize(700, 600)
    assert page.unit_box.isVisible()
    assert not page.gaps.isVisible()
    page.show_criterion("ST-2.1")
    assert page.drawer.isVisible()
    assert not page.table.isVisible()


def test_a_journal_without_units_says_where_they_come_from(qtbot, window, services, monkeypatch):
    page = go(window, "coverage")
    monkeypatch.setattr(services.units, "_units", ())
    page.refresh_states()
    assert "No unit in this journal yet" in texts(page)
    assert not page.table.isVisible()
    press(qtbot, page.empty, "Choose a unit")
    assert window.journal.key == "library"


def test_one_filled_button_and_every_cell_in_words(page):
    filled = [b for b in page.findChildren(object) if b.property("kind") == "primary"]
    assert len([b for b in filled if b.isVisibleTo(page)]) == 1
    model = page.table.table_model
    place = model.place_of("ST-2.1")
    said = [model.index(place, n).data(ACCESSIBLE) for n in range(len(COLUMNS))]
    assert said[0].endswith("Your word only, 1 account, 1 of 1 time")
    assert said[1:3] == ["Account: 1", "Product: none"]
    assert said[-1] == "Assessor: none"


def test_the_assessor_has_a_column_once_something_is_met(page, services):
    unit = services.units.get("ST")
    old = date(2024, 9, 3)
    states = {
        c.id: CriterionCoverage(c.id, CriterionState.MET, accounts=1, newest=old)
        for c in unit.criteria
    }
    page.table.table_model.show_unit(unit, states)
    assert not page.table.isColumnHidden(len(COLUMNS) - 1)
    place = page.table.table_model.place_of("ST-2.1")
    assert page.table.table_model.index(place, 7).data() == "Sep 2024"
    page.table.grab()


def test_the_model_holds_to_the_rules(services):
    model = CoverageModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    states = {s.criterion: s for s in services.coverage.states()}
    model.show_unit(services.units.get("ST"), states)
    model.show_unit(services.units.get("QA"), states, CriterionState.OLD)
    assert model.rowCount() == 0
