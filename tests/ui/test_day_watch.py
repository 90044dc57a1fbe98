"""The window stays open over midnight."""

from datetime import date

from PySide6.QtCore import QObject

from ccjournal.domain.days import today_in_words
from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, go, texts
from ui.day_watch import DayWatch

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)


def test_another_day_is_told_once(qtbot, qapp):
    days, owner = [FRIDAY], QObject()
    watch = DayWatch(owner, lambda: days[-1])
    with qtbot.assertNotEmitted(watch.turned):
        watch.look()
    days.append(SATURDAY)
    with qtbot.waitSignal(watch.turned):
        watch.look()
    with qtbot.assertNotEmitted(watch.turned):
        watch.look()


def test_what_is_shown_follows_the_day(qtbot, window, services, monkeypatch):
    rows = {"follow_ups": [{"what": "Listen again", "due": "2026-11-28"}]}
    fields = {"agent": "Agent C", "observation": "I heard four calls."}
    draft = Draft("Listening", FRIDAY, fields=fields, tables=rows)
    now = [FRIDAY]
    monkeypatch.setattr(services.overview, "_today", lambda: now[-1])
    monkeypatch.setattr("ui.views.today.date", _Days(now))
    page = go(window, "today")
    page.refresh()
    window.journal.desk.do(lambda: services.journal.add("cycle", draft))
    today = window.sidebar._buttons["today"]
    with qtbot.waitSignal(window.journal.desk.steps.changed, timeout=SLOW):
        window.journal.desk.ask_states()
    assert today_in_words(FRIDAY) in texts(page)
    now.append(date(2026, 11, 22))
    window.journal.desk.day.turned.emit()
    qtbot.waitUntil(lambda: today.accessibleDescription().startswith("1 follow-up"), timeout=SLOW)
    assert today_in_words(now[-1]) in texts(page)


class _Days:
    """Stands in for the calendar."""

    max = date.max

    def __init__(self, now):
        self._now = now

    def today(self):
        return self._now[-1]
