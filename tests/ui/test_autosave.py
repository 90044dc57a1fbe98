import threading

import pytest
from PySide6.QtCore import QObject

from ccjournal.errors import StorageError
from ui.autosave import Autosave, Save
from ui.jobs import JobRunner


class Page(QObject):
    """What is written, as a number, and what has been kept of it."""

    def __init__(self):
        super().__init__()
        self.written, self.kept, self.threads = 0, [], []
        self.go_on = threading.Event()
        self.go_on.set()
        self.error = None
        self.finished = 0

    def prepare(self):
        return Save(lambda _progress, number=self.written: self.keep(number), self.finish)

    def keep(self, number):
        self.go_on.wait(10)
        if self.error:
            raise self.error
        self.threads.append(threading.get_ident())
        self.kept.append(number)

    def finish(self):
        self.finished += 1


@pytest.fixture
def page(qapp):
    return Page()


@pytest.fixture
def runner(page):
    runner = JobRunner(page)
    yield runner
    page.go_on.set()
    runner.close()


@pytest.fixture
def autosave(page, runner):
    made = Autosave(page.prepare, runner, 60, page)
    yield made
    # One that still waits would go off in the middle of another test.
    made.stop()


def _write(page, autosave):
    page.written += 1
    autosave.touch()


def test_it_saves_elsewhere_after_a_pause(qtbot, page, runner):
    autosave = Autosave(page.prepare, runner, 0.01, page)
    with qtbot.waitSignal(autosave.saved):
        _write(page, autosave)
    assert (page.kept, page.finished) == ([1], 1)
    assert page.threads != [threading.get_ident()]
    assert not autosave.pending


def test_flush_saves_only_what_waits(page, autosave):
    assert autosave.flush()
    assert page.kept == []
    _write(page, autosave)
    assert autosave.flush()
    assert page.kept == [1]


def test_nothing_is_saved_where_nothing_is_open(page, runner):
    autosave = Autosave(lambda: None, runner, 60, page)
    autosave.touch()
    assert autosave.flush()


def test_a_second_save_waits_for_the_first(qtbot, page, autosave):
    page.go_on.clear()
    _write(page, autosave)
    autosave.begin()
    _write(page, autosave)
    autosave.begin()
    assert page.kept == []
    assert autosave.pending
    autosave._timer.setInterval(0)
    page.go_on.set()
    qtbot.waitUntil(lambda: page.kept == [1, 2])


def test_flush_waits_for_the_save_that_runs_and_saves_the_rest(qtbot, page, autosave):
    saved = []
    autosave.saved.connect(lambda _when: saved.append(list(page.kept)))
    page.go_on.clear()
    _write(page, autosave)
    autosave.begin()
    _write(page, autosave)
    threading.Timer(0.05, page.go_on.set).start()
    assert autosave.flush()
    assert saved == [[1], [1, 2]]
    assert not autosave.pending


def test_a_failed_save_waits_and_is_told(qtbot, page, autosave):
    page.error = StorageError("The disk is full")
    _write(page, autosave)
    with qtbot.waitSignal(autosave.failed), qtbot.assertNotEmitted(autosave.saved):
        autosave.begin()
    assert autosave.pending
    assert autosave.error is page.error
    assert not autosave.flush()
    page.error = None
    assert autosave.flush()
    assert page.kept == [1]
    assert autosave.error is None


def test_a_mistake_of_ours_is_told_and_raised(qtbot, page, autosave):
    page.error = ZeroDivisionError()
    _write(page, autosave)
    with qtbot.waitSignal(autosave.failed), pytest.raises(ZeroDivisionError):
        autosave.flush()
    assert autosave.pending


def test_nothing_is_saved_after_the_journal_was_closed(page, autosave):
    _write(page, autosave)
    autosave.stop()
    autosave.begin()
    assert autosave.typed
    assert page.kept == []


def test_what_fails_is_not_tried_again_without_a_pause(qtbot, page, qapp, monkeypatch):
    monkeypatch.setattr("ui.autosave.RETRY_MS", 50)
    runner = JobRunner(page)
    autosave, failed = Autosave(page.prepare, runner, 0, page), []
    autosave.failed.connect(failed.append)
    page.error = StorageError("The disk is full")
    autosave.touch()
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert not autosave._timer.isActive()
    page.error = None
    with qtbot.waitSignal(autosave.saved):
        pass
    assert len(failed) == 1
    runner.close()
