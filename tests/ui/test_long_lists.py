"""A long list: its first rows at once, the others behind, and no row measured twice."""

import threading
from datetime import date, timedelta
from random import Random

import pytest
from PySide6.QtGui import QFontMetrics

from ccjournal.domain.record import RecordRow, Status
from ccjournal.services.journal import Draft, new_record
from tests.ui.conftest import SLOW, press
from ui.models.records import FAR, ID_ROLE, PAGE, RecordModel
from ui.widgets.record_delegate import ROW, RecordDelegate

COUNT = 2 * PAGE + 50
DAY = date(2026, 3, 4)
LONG = "A title that is much too long for one line of the list, and then some"


@pytest.fixture
def records(services):
    """More records than are shown at first, the newest first."""
    form, made = services.journal.types["star"], []
    for number in range(COUNT):
        draft = Draft(f"Account {number}", DAY - timedelta(days=number // 3))
        made.append(services.journal.cleaned(new_record(form, draft.date), draft)[0])
    services.journal.add_all(made)
    return services.journal.rows()


@pytest.fixture
def page(window, records):
    """The page, which nobody has looked at yet."""
    return window.journal.journal_page


def _filled(qtbot, page, oldest):
    qtbot.waitUntil(lambda: page.records.model.place_of(oldest.id) >= 0, timeout=SLOW)


def test_the_first_rows_show_before_the_others_are_known(qtbot, window, page, records):
    seen = []
    page._listing.shown.connect(lambda: seen.append(page.records.model.place_of(records[-1].id)))
    window.show_page("journal")
    _filled(qtbot, page, records[-1])
    assert seen == [-1, COUNT - 1]
    assert page.records.model.rowCount() == 2 * PAGE
    bar = page.records.list.verticalScrollBar()
    while page.records.model.canFetchMore():
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda: bar.value() < bar.maximum())
    assert page.records.model.rowCount() == COUNT


def test_rows_do_not_wait_for_what_takes_longer(qtbot, window, page, records):
    go_on = threading.Event()
    window.journal.desk.queries.start(lambda _progress: go_on.wait(60))
    try:
        window.show_page("journal")
        qtbot.waitUntil(lambda: page.records.model.rowCount() >= PAGE, timeout=SLOW)
    finally:
        go_on.set()


def test_what_changes_while_the_others_are_read_is_shown(qtbot, page, window, services, records):
    model, journal = page.records.model, services.journal
    window.show_page("journal")
    qtbot.waitUntil(lambda: model.rowCount() >= PAGE, timeout=SLOW)
    desk = window.journal.desk
    desk.do(lambda: journal.edit(records[0].id, Draft("Changed", records[0].date)))
    desk.do(lambda: journal.delete(records[1].id))
    _filled(qtbot, page, records[-1])
    assert model.index(0).data() == "Changed"
    assert model.place_of(records[1].id) == -1
    assert [model.entry(n).id for n in range(COUNT - 1)] == [r.id for r in journal.rows()]


def test_another_question_drops_the_rest(qtbot, window, page, records):
    window.show_page("journal")
    _filled(qtbot, page, records[-1])
    page.refresh()
    page.records.show_only("note")
    qtbot.waitUntil(lambda: bool(page.records.none.text()), timeout=SLOW)
    assert not page._listing._further.waits
    assert page.records.model.rowCount() == 0


def test_more_is_read_as_it_is_wanted(qtbot, window, page, records, monkeypatch):
    monkeypatch.setattr("ui.views.listing.FAR", PAGE)
    monkeypatch.setattr("ui.views.listing.PART", 100)
    model = page.records.model
    window.show_page("journal")
    qtbot.waitUntil(lambda: model.rowCount() == PAGE, timeout=SLOW)
    assert not page._listing._further.waits
    moved, last = records[3], records[-1].date - timedelta(days=9)
    edit = window.journal.desk.services.journal.edit
    window.journal.desk.do(lambda: edit(moved.id, Draft("Moved", last)))
    assert model.place_of(moved.id) == -1
    while model.more or model.canFetchMore():
        model.fetchMore()
        qtbot.waitUntil(lambda: not page._listing._further.waits, timeout=SLOW)
    rows = window.journal.desk.services.journal.rows()
    assert [entry.id for entry in model.known] == [row.id for row in rows]
    assert rows[-1].id == moved.id


def test_a_record_far_down_is_shown_when_it_is_opened_elsewhere(
    qtbot, window, page, records, monkeypatch
):
    for module in ("ui.views.listing", "ui.models.records"):
        monkeypatch.setattr(f"{module}.FAR", PAGE)
    desk, model, shown = window.journal.desk, page.records.model, page.records.list
    far = records[-9]
    desk.record_wanted.emit(far.id)
    qtbot.waitUntil(lambda: shown.currentIndex().data(ID_ROLE) == far.id, timeout=SLOW)
    assert [entry.id for entry in model.known] == [row.id for row in records[-9:]]
    assert shown.visualRect(shown.currentIndex()).intersects(shown.viewport().rect())
    desk.do(lambda: desk.services.journal.edit(records[0].id, Draft("Changed", records[0].date)))
    assert model.entry(0).id == far.id
    press(qtbot, page.records, "These are older. Show the newest")
    qtbot.waitUntil(lambda: model.entry(0).id == records[0].id, timeout=SLOW)
    assert not page.records._newest.isVisible()
    assert page.writing.record.id == far.id


def row(number, day, title="Queue"):
    ref = f"R-{number:04d}"
    return RecordRow(str(number), ref, "star", "star", title, day, Status.DRAFT, 3, 0, 0)


def _sizes(delegate, model):
    return [delegate.sizeHint(None, model.index(n)).height() for n in range(model.rowCount())]


def test_kept_sizes_are_those_that_would_be_measured_now(window, services):
    theme, dice = window.theme, Random(4)
    model = RecordModel(services.journal.types)
    delegate = RecordDelegate(theme, model)
    model.show_entries([row(n, DAY - timedelta(days=900 - 9 * n)) for n in range(90, 0, -1)])
    for _ in range(60):
        number, title = dice.randrange(1, 120), dice.choice(("Queue", LONG))
        if dice.random() < 0.3:
            model.drop(str(number))
        else:
            model.put(row(number, DAY - timedelta(days=dice.randrange(900)), title))
        assert _sizes(delegate, model) == _sizes(RecordDelegate(theme, model), model)
    before = _sizes(delegate, model)
    delegate.fit(theme.px(2_000))
    assert sum(_sizes(delegate, model)) < sum(before)


def test_a_row_far_down_is_not_brought_into_view(services):
    model = RecordModel(services.journal.types)
    model.show_entries([row(n, DAY) for n in range(FAR + 300, 0, -1)])
    assert model.reach(PAGE + 5)
    assert model.rowCount() == PAGE + 6
    assert not model.reach(FAR + 1)
    assert model.rowCount() == PAGE + 6


def test_a_row_is_tall_only_where_its_title_takes_two_lines(window, services):
    model = RecordModel(services.journal.types)
    delegate = RecordDelegate(window.theme, model)
    title = "Ready to look after a new starter"
    model.show_entries([row(2, DAY), row(1, DAY, title)])
    margins = window.theme.px(18) + window.theme.px(16)
    needed = QFontMetrics(window.theme.font("body-medium")).horizontalAdvance(title) + margins
    for width, tall in ((needed + 1, False), (needed, True)):
        delegate.fit(width)
        assert (_sizes(delegate, model)[1] > window.theme.px(ROW)) is tall
