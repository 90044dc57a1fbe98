import pytest
from PySide6.QtCore import QObject

from ccjournal.errors import StorageError
from ui.autosave import Autosave


@pytest.fixture
def saves():
    return []


@pytest.fixture
def owner(qapp):
    return QObject()


def test_it_saves_after_a_pause(qtbot, owner, saves):
    autosave = Autosave(lambda: saves.append(1), 0.01, owner)
    with qtbot.waitSignal(autosave.saved):
        autosave.touch()
    assert saves == [1]
    assert not autosave.pending


def test_flush_saves_only_what_waits(owner, saves):
    autosave = Autosave(lambda: saves.append(1), 60, owner)
    assert autosave.flush()
    assert saves == []
    autosave.touch()
    assert autosave.flush()
    assert saves == [1]


def test_a_failed_save_waits_and_is_told(qtbot, owner):
    def fail():
        raise StorageError("The disk is full")

    autosave = Autosave(fail, 60, owner)
    autosave.touch()
    with qtbot.waitSignal(autosave.failed), qtbot.assertNotEmitted(autosave.saved):
        assert not autosave.flush()
    assert autosave.pending


def test_a_mistake_of_ours_is_told_and_raised(qtbot, owner):
    def fail():
        raise ZeroDivisionError

    autosave = Autosave(fail, 60, owner)
    autosave.touch()
    with qtbot.waitSignal(autosave.failed), pytest.raises(ZeroDivisionError):
        autosave.flush()
    assert autosave.pending
