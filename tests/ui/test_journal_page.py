"""The list and the search beside the text."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import Hit, RecordRow, Status
from ccjournal.services.find import Find
from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, find
from ui.models.coverage import CoverageModel
from ui.models.records import ENTRY_ROLE, ID_ROLE, SECTION_ROLE, STATE_ROLE, RecordModel
from ui.widgets.marked import found_words

DAY = date(2026, 3, 4)


def row(number, day=DAY, title="Queue"):
    ref = f"R-{number:04d}"
    return RecordRow(str(number), ref, "star", "star", title, day, Status.DRAFT, 3, 1, 1)


def test_the_list_keeps_qts_rules(qapp, services):
    model = RecordModel(services.journal.types)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_entries([row(3), row(2), row(1)])
    model.put(row(2, title="Changed"))
    model.put(row(4))
    model.put(row(1, date(2026, 5, 1)))
    model.drop("3")
    model.drop("99")
    assert [model.index(n).data(ID_ROLE) for n in range(model.rowCount())] == ["1", "4", "2"]
    assert model.index(2).data() == "Changed"
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Queue, STAR account, 1 May, draft, 1 claim, 1 detached"
    model.show_states({"4": CriterionState.WITH_PROOF})
    assert model.index(1).data(STATE_ROLE) == CriterionState.WITH_PROOF
    model.show_entries([])


def test_long_lists_are_laid_out_in_pages(qapp, services):
    model = RecordModel(services.journal.types)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_entries([row(n, DAY - timedelta(days=700 - n)) for n in range(700, 0, -1)])
    assert model.rowCount() == 200
    assert model.canFetchMore()
    model.put(row(3, DAY - timedelta(days=697), "Far down"))
    model.drop("5")
    model.put(row(900, DAY - timedelta(days=690)))
    assert model.rowCount() == 200
    model.reach(model.place_of("3"))
    assert model.index(model.place_of("3")).data() == "Far down"
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == 700


def test_rows_stand_under_their_periods(qapp, services):
    model = RecordModel(services.journal.types)
    today = date.today()
    model.show_entries([row(3, today), row(2, today), row(1, DAY - timedelta(days=800))])
    heads = [model.index(n).data(SECTION_ROLE) for n in range(3)]
    assert heads == ["This week", "", "December 2023"]


def test_coverage_keeps_qts_rules(qapp, window, services):
    model = CoverageModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    unit = services.units.get("ST")
    model.show_unit(unit, window.journal.desk.states)
    assert model.place_of("ST-1.1") == 1
    assert model.outcome_rows()[0] == 0
    said = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Nothing yet" in said
    model.show_unit(unit, {})
    assert model.rowCount() == 0


@pytest.mark.parametrize(
    ("snippet", "text", "spans"),
    [
        ("… the [[queue]] at [[noon]] …", "… the queue at noon …", [(6, 11), (15, 19)]),
        ("[[<b>]] & {{x}}", "<b> & {{x}}", [(0, 3)]),
        ("none [[open", "none [[open", []),
        ("two\nlines [[a]]", "two lines a", [(10, 11)]),
    ],
)
def test_found_words_are_marked_in_plain_text(snippet, text, spans):
    assert found_words(snippet) == (text, spans)


@pytest.fixture
def page(qtbot, window, star):
    window.show_page("journal")
    page = window.journal.journal_page
    qtbot.waitUntil(lambda: page.records.model.rowCount() == 1, timeout=SLOW)
    return page


def test_searching_shows_the_words_around_each_hit(qtbot, window, page, services, star):
    services.journal.add("note", Draft("Other", DAY, fields={"note": "Nothing about it"}))
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert find(window, "search-box").hasFocus()
    qtbot.keyClicks(find(window, "search-box"), "thirty ch")
    model = page.records.model
    qtbot.waitUntil(lambda: model.rowCount() == 1 and _hit(model) is not None, timeout=SLOW)
    text, spans = found_words(_hit(model).snippet)
    assert {"thirty", "chats"} <= {text[a:b].lower() for a, b in spans}
    page.records.list.grab()
    rect = page.records.list.visualRect(model.index(0))
    qtbot.mouseClick(page.records.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.writing.record.id == star.id
    page.records.search.clear()
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=SLOW)


def _hit(model):
    entry = model.index(0).data(ENTRY_ROLE)
    return entry if isinstance(entry, Hit) else None


def test_nothing_found_says_so(qtbot, window, page):
    page.records.begin_search()
    qtbot.keyClicks(find(window, "search-box"), "fishbone")
    qtbot.waitUntil(lambda: "No “fishbone”" in page.records.none.text(), timeout=SLOW)


def test_an_answer_to_an_old_question_is_dropped(qtbot, window, page, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    real = Find.find

    def held(self, words, **more):
        if words == "queue":
            begun.set()
            go_on.wait(10)
        return real(self, words, **more)

    monkeypatch.setattr(Find, "find", held)
    page.records.begin_search()
    box = find(window, "search-box")
    box.setText("queue")
    qtbot.waitUntil(begun.is_set, timeout=SLOW)
    box.setText("zebra")
    qtbot.waitUntil(lambda: not page.records._pause.isActive(), timeout=SLOW)
    go_on.set()
    qtbot.waitUntil(lambda: "zebra" in page.records.none.text(), timeout=SLOW)
    assert page.records.model.rowCount() == 0


def test_kinds_can_be_picked(qtbot, window, page, services):
    services.journal.add("note", Draft("A note", DAY, fields={"note": "x"}))
    page.records.show_only("note")
    model = page.records.model
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.index(0).data() == "A note")
    assert page.records.kind == "note"


def test_the_new_menu_has_every_form_with_its_purpose(page, services):
    menu = page.records.new_button.menu()
    types = services.journal.types.values()
    assert [a.text() for a in menu.actions()] == [t.name for t in types]
    assert all(a.toolTip() for a in menu.actions())
    menu.actions()[-1].trigger()
    assert page.writing.form.kind.form == list(types)[-1].form


def test_the_list_follows_what_is_written(qtbot, window, page, services, star):
    page.open_record(star.id)
    find(window, "field-title").clear()
    qtbot.keyClicks(find(window, "field-title"), "A better title")
    assert page.leave()
    assert page.records.model.index(0).data() == "A better title"


def test_a_narrow_window_shows_one_pane_at_a_time(qtbot, window, page, star):
    window.resize(640, 600)
    page.open_record(star.id)
    assert page.writing.isVisible()
    assert not page.records.isVisible()
    assert not page.panel.isVisible()
    page.toggle_evidence()
    assert page.panel.isVisible()
    page.toggle_evidence()
    page.writing.bar.list_wanted.emit()
    assert page.records.isVisible()
    window.resize(1366, 768)
    assert page.records.isVisible()
    assert page.writing.isVisible()


def test_a_record_whose_form_is_gone_can_still_be_read(window, page, services, star):
    page.writing.close_record()
    services.journal.definitions.types.pop("star")
    page.open_record(star.id)
    assert find(window, "field-situation").words() == star.fields["situation"]


def test_a_sent_record_is_only_read(qtbot, window, page, services, star):
    services.journal._store.put([replace(star, status=Status.SUBMITTED)], "Send")
    page.open_record(star.id)
    qtbot.keyClicks(find(window, "field-situation"), "x")
    assert find(window, "field-situation").words() == star.fields["situation"]
    assert not page.panel.isEnabled()


def test_the_evidence_is_a_rail_that_opens_over_the_text(qtbot, window, page, claimed):
    window.resize(1024, 640)
    page.open_record(claimed.id)
    qtbot.waitUntil(page._panes.rail.isVisible)
    assert not page.panel.isVisible()
    assert page._panes.rail.button.accessibleName() == "Show the evidence, 1 claim"
    words = page.writing.width()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page.panel.isVisible()
    assert page.writing.width() == words
    page.panel.claim_button.setFocus()
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not page._panes.rail.isVisible())
    assert page.panel.isVisible()


def test_rows_close_up_when_their_titles_fit_again(qtbot, window, page, services):
    records = page.records.list
    day = date(2026, 3, 10)
    draft = Draft("A title that needs a little more room", day, fields={"account": "Words."})
    window.journal.desk.do(lambda: services.journal.add("free", draft))
    qtbot.waitUntil(lambda: records.model().rowCount() == 2, timeout=SLOW)
    for width, tall in ((120, True), (500, False)):
        records.setFixedWidth(width)
        qtbot.waitUntil(lambda: _gap(records) == 0)
        assert (records.visualRect(records.model().index(0)).height() > 100) is tall


def test_a_title_that_only_just_fits_has_two_lines_of_room(qtbot, window, page, services):
    title = "Going back to the chat rule again"
    draft = Draft(title, date(2026, 3, 10), fields={"account": "Words."})
    window.journal.desk.do(lambda: services.journal.add("free", draft))
    records, delegate = page.records.list, page.records._delegate
    qtbot.waitUntil(lambda: records.model().rowCount() == 2, timeout=SLOW)
    advance = delegate.face("body-medium").metrics.horizontalAdvance(title)
    for spare, tall in ((0, True), (2, False)):
        delegate.fit(advance + window.theme.px(18) + window.theme.px(16) + spare)
        assert (delegate._measured(0).height() > 100) is tall


def _gap(records):
    first, second = (records.visualRect(records.model().index(place)) for place in (0, 1))
    return second.top() - first.bottom() - 1
