"""Jobs meet at events, so that no test sleeps."""

import threading

import pytest
from PySide6.QtCore import QThread

from ui.jobs import JobRunner


@pytest.fixture
def runner(qapp):
    runner = JobRunner()
    yield runner
    runner.close()


def test_work_is_elsewhere_and_its_result_arrives_here(qapp, qtbot, runner):
    seen = []
    job = runner.start(lambda _progress: threading.get_ident())
    job.done.connect(lambda _result: seen.append(QThread.currentThread()))
    with qtbot.waitSignal(job.done) as blocker:
        pass
    assert blocker.args[0] != threading.get_ident()
    assert seen == [qapp.thread()]


def test_progress_is_told_in_order(qtbot, runner):
    seen = []

    def work(progress):
        for number in range(3):
            progress.step(number, 3, "reading")

    job = runner.start(work)
    job.progressed.connect(lambda *told: seen.append(told))
    with qtbot.waitSignal(job.finished):
        pass
    assert seen == [(0, 3, "reading"), (1, 3, "reading"), (2, 3, "reading")]


def test_cancel_stops_at_the_next_step(qtbot, runner):
    begun, go_on = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        go_on.wait(10)
        progress.step(1, 2)
        raise AssertionError("went on")

    job = runner.start(work)
    assert begun.wait(10)
    with qtbot.waitSignal(job.cancelled), qtbot.assertNotEmitted(job.failed):
        job.cancel()
        go_on.set()


def test_an_error_arrives_as_an_object(qtbot, runner):
    def work(_progress):
        raise OSError("disk full")

    job = runner.start(work)
    with qtbot.waitSignal(job.failed) as blocker:
        pass
    assert isinstance(blocker.args[0], OSError)


def test_many_jobs_leave_nothing_behind(qtbot, runner):
    done = []
    for number in range(200):
        runner.start(lambda _progress, number=number: number).done.connect(done.append)
    qtbot.waitUntil(lambda: len(done) == 200)
    assert done == list(range(200))
    qtbot.waitUntil(lambda: not runner._running)


def test_a_job_that_waits_when_the_runner_closes_is_cancelled(qtbot, runner):
    begun, go_on = threading.Event(), threading.Event()

    def work(_progress):
        begun.set()
        go_on.wait(10)

    runner.start(work)
    waiting = runner.start(lambda _progress: None)
    assert begun.wait(10)
    with qtbot.waitSignal(waiting.cancelled), qtbot.assertNotEmitted(waiting.failed):
        threading.Timer(0.05, go_on.set).start()
        runner.close()
