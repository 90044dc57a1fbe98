import sys
import threading

import pytest

from ccjournal.errors import StorageError
from ccjournal.services.crashes import MOST_FILES, write_crash
from ui.errors import in_words, install_hook

SECRET = "what the learner wrote"


def _raise():
    words = SECRET
    raise ValueError(words)


@pytest.fixture
def mistake():
    try:
        _raise()
    except ValueError as error:
        return error


def test_an_expected_error_speaks_for_itself(tmp_path):
    error = StorageError("The disk is full", "Free some space")
    assert in_words(error, tmp_path) == ("The disk is full", "Free some space")
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_is_noted_without_anybodys_words(tmp_path, mistake, caplog):
    title, text = in_words(mistake, tmp_path / "crashes")
    assert title == "The program made a mistake"
    (file,) = (tmp_path / "crashes").iterdir()
    assert str(file) in text
    noted = file.read_text("utf-8")
    assert "ValueError" in noted
    assert "test_errors.py" in noted
    assert "_raise" in noted
    assert SECRET not in noted + caplog.text
    caplog.clear()


def test_only_the_newest_notes_are_kept(tmp_path, mistake):
    for _ in range(MOST_FILES + 5):
        write_crash(mistake, tmp_path)
    assert len(list(tmp_path.iterdir())) == MOST_FILES


def test_a_folder_that_takes_nothing_is_no_second_error(tmp_path, mistake, caplog):
    file = tmp_path / "file"
    file.write_text("x")
    assert write_crash(mistake, file) is None
    assert in_words(mistake, file)[0] == "The program made a mistake"
    caplog.clear()


def test_what_escapes_is_shown(monkeypatch, mistake, tmp_path):
    shown = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: shown.append("by Python"))
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    install_hook(shown.append, tmp_path)
    sys.excepthook(ValueError, mistake, None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == [mistake, "by Python"]
