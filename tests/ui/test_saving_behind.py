"""Saving goes on behind the writing: nothing waits for it, and nothing typed meanwhile is lost."""

import threading

import pytest

from ccjournal.errors import StorageError
from ccjournal.services.claims import Wording
from ccjournal.services.journal import Journal
from tests.ui.conftest import STAR, find, state_text
from tests.ui.test_saving import SAVED, WAYS


class Held:
    """The right to change a record, held by somebody else until let go."""

    def __init__(self, turn):
        self._go, self._taken, self._turn = threading.Event(), threading.Event(), turn
        self._thread = threading.Thread(target=self._hold)
        self._thread.start()
        assert self._taken.wait(10)

    def _hold(self):
        with self._turn:
            self._taken.set()
            self._go.wait(10)

    def let_go(self, after=0.0):
        threading.Timer(after, self._go.set).start()

    def close(self):
        self._go.set()
        self._thread.join()


@pytest.fixture
def held(window, services, star):
    made = Held(services.journal._store.turn)
    made.window = window
    yield made
    made.close()


@pytest.fixture
def situation(slow):
    return find(slow.window(), "field-situation")


def test_words_typed_while_a_save_runs_are_saved_next(qtbot, slow, situation, held, kept):
    window = slow.window()
    qtbot.keyClicks(situation, "x")
    slow.autosave.begin()
    find(window, "field-title").clear()
    qtbot.keyClicks(find(window, "field-title"), "New title")
    qtbot.keyClicks(situation, "y")
    assert state_text(window) == "Not saved yet"
    assert not kept().startswith("x")
    with qtbot.waitSignal(slow.autosave.saved):
        held.let_go()
    assert kept() == f"x{STAR['situation']}"
    assert situation.words().startswith("xy")
    assert state_text(window) == "Not saved yet"
    assert slow.autosave.flush()
    assert kept().startswith("xy")
    assert slow.record.title == "New title"
    assert SAVED.fullmatch(state_text(window))


def test_a_save_that_takes_long_is_told(qtbot, slow, situation, held):
    window, state = slow.window(), slow.window().sidebar.state
    slow.autosave._slow.setInterval(0)
    qtbot.keyClicks(situation, "x")
    slow.autosave.begin()
    assert state_text(window) == "Not saved yet"
    qtbot.waitUntil(lambda: state_text(window) == "Saving")
    assert state.sign == ("ellipsis", "ink-2")
    qtbot.keyClicks(situation, "y")
    assert state_text(window) == "Not saved yet"
    with qtbot.waitSignal(slow.autosave.saved):
        held.let_go()
    assert slow.autosave.flush()
    assert SAVED.fullmatch(state_text(window))


def test_a_long_save_of_one_page_does_not_hide_what_waits_on_another(qtbot, slow, situation, held):
    window = slow.window()
    other = window.journal.pages["coaching"].writing
    slow.autosave._slow.setInterval(0)
    other.autosave._timer.setInterval(10_000_000)
    other.autosave.touch()
    qtbot.keyClicks(situation, "x")
    slow.autosave.begin()
    qtbot.waitUntil(lambda: state_text(window) == "Saving")
    with qtbot.waitSignal(slow.autosave.saved):
        held.let_go()
    assert state_text(window) == "Not saved yet"
    assert other.autosave.flush()


@pytest.fixture
def saved(slow, kept):
    """How the words begin after each save."""
    seen = []
    slow.autosave.saved.connect(lambda _when: seen.append(kept()[:2]))
    return seen


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_leaving_waits_for_the_save_that_runs(qtbot, way, other, held, saved):
    window = held.window
    situation = find(window, "field-situation")
    qtbot.keyClicks(situation, "x")
    window.journal.journal_page.writing.autosave.begin()
    qtbot.keyClicks(situation, "y")
    held.let_go(0.05)
    WAYS[way](window, other)
    assert saved[1] == "xy"


def test_a_record_begun_is_added_once(qtbot, window, services):
    window.journal.desk.writing_wanted.emit("star", "")
    writing = window.journal.journal_page.writing
    task = find(window, "field-task")
    qtbot.keyClicks(task, "My")
    writing.autosave.begin()
    qtbot.keyClicks(task, " task")
    with qtbot.waitSignal(writing.autosave.saved):
        pass
    assert writing.leave()
    (row,) = services.journal.rows()
    assert services.journal.get(row.id).fields["task"] == "My task"


def test_a_reason_typed_while_a_save_runs_is_kept(qtbot, services, slow, star):
    span = ("action", 0, 20)
    add = services.claims.add
    desk = slow.window().journal.desk
    desk.do(lambda: add(star.id, "ST-2.1", span, Wording("change", "")))
    (card,) = slow.panel.cards.values()
    card.set_open(open_=True)
    because = card.sentence.because
    held = Held(services.journal._store.turn)
    qtbot.keyClicks(because, "I rea")
    slow.autosave.begin()
    qtbot.keyClicks(because, "d")
    with qtbot.waitSignal(slow.autosave.saved):
        held.let_go()
    held.close()
    assert because.words() == "I read"
    assert slow.leave()
    assert services.journal.get(star.id).claims[0].because == "I read"


def test_a_save_that_fails_behind_is_told_and_tried_again(qtbot, slow, situation, monkeypatch):
    full, window = StorageError("The disk is full", "Free some space"), slow.window()

    def refuse(*_args):
        raise full

    monkeypatch.setattr(Journal, "edit", refuse)
    qtbot.keyClicks(situation, "x")
    with qtbot.waitSignal(slow.autosave.failed):
        slow.autosave.begin()
    assert state_text(window).startswith("Not saved. The disk is full")
    qtbot.keyClicks(situation, "y")
    assert situation.words().startswith("xy")
    monkeypatch.undo()
    slow.autosave._timer.setInterval(10)
    qtbot.keyClicks(situation, "z")
    qtbot.waitUntil(lambda: bool(SAVED.fullmatch(state_text(window))))
    assert slow.record.fields["situation"].startswith("xyz")
