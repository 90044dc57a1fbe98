"""Unreachable objects are collected on the GUI thread, and nowhere else."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer

from ui import tidy
from ui.tidy import Tidy


class Ring(QObject):
    """An object that refers to itself, with a timer, as widgets do; it tells where it ends."""

    def __init__(self, ended):
        super().__init__()
        self.own = self
        self.timer = QTimer(self)
        self.timer.start(60_000)
        weakref.finalize(self, lambda: ended.append(threading.current_thread()))


@pytest.fixture
def keeper(qtbot):
    keeper = QObject()
    yield keeper
    gc.enable()


def test_a_worker_that_allocates_deletes_no_object_of_qt(keeper):
    ended = []
    gc.enable()
    Tidy(keeper)
    Ring(ended)
    worker = threading.Thread(target=lambda: [[[]] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert ended == []
    gc.collect()
    assert ended == [threading.main_thread()]


def test_everything_is_collected_in_time(keeper, qtbot, monkeypatch):
    monkeypatch.setattr(tidy, "MANY", 0)
    monkeypatch.setattr(tidy, "AGES", 0)
    ended = []
    tidier = Tidy(keeper)
    Ring(ended)
    for _ in range(5):
        tidier.look()
    assert ended == [threading.main_thread()]
