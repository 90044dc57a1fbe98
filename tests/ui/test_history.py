import pytest

from ccjournal.errors import StorageError
from ccjournal.services.changes import Change
from ui.history import History


class Counter:
    def __init__(self):
        self.value = 0

    def add(self, number, merge_key=""):
        self.value += number
        return Change(f"Add {number}", frozenset({"a"}), lambda: self.add(-number), merge_key)


@pytest.fixture
def counter():
    return Counter()


def test_undo_and_redo(qapp, counter):
    history = History()
    history.record(counter.add(1))
    history.record(counter.add(2))
    assert history.undo_label == "Add 2"
    history.undo()
    assert (counter.value, history.redo_label) == (1, "Add 2")
    history.redo()
    assert counter.value == 3
    history.undo()
    history.undo()
    history.undo()
    assert (counter.value, history.undo_label) == (0, "")


def test_saves_of_one_record_are_one_step(qapp, counter):
    history = History()
    history.record(counter.add(1, "edit a"))
    history.record(counter.add(1, "edit a"))
    history.end_step()
    history.record(counter.add(1, "edit a"))
    history.undo()
    assert counter.value == 2
    history.undo()
    assert counter.value == 1


def test_an_undo_that_fails_can_be_tried_again(qapp):
    history = History()

    def refuse():
        raise StorageError("The disk is full")

    history.record(Change("Edit", frozenset(), refuse))
    with pytest.raises(StorageError):
        history.undo()
    assert history.undo_label == "Edit"
