"""A mistake of ours: told at once and at the next start, without a trace of anybody's words."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ccjournal.services.crashes import hard_file, new_crashes
from tests.ui.accessible import faults, settle
from tests.ui.conftest import texts
from ui.app import make_window, show_mistake, start
from ui.errors import install_hook

CHECKOUT = Path(__file__).parents[2]
CANARY = "Zanzibarquokka"
# Each of these ends in a mistake whose message holds the learner's words.
FAILING = """
import sys
from ccjournal.cli import reading
from ccjournal.services.journal import Journal

def rows(self, *_args, **_more):
    words = "Zanzibarquokka told me in confidence"
    try:
        raise KeyError(words)
    except KeyError:
        raise ValueError(words)

Journal.rows = rows
from ui.__main__ import main
sys.exit(main(["list", sys.argv[1]]))
"""
HARD = """
import faulthandler, sys
from pathlib import Path
from ui.errors import note_hard_ends
words = "Zanzibarquokka"
note_hard_ends(Path(sys.argv[1]))
faulthandler._sigsegv()
"""


@pytest.fixture
def crashes(paths):
    return paths.data / "crashes"


@pytest.fixture
def mistaken(qtbot, window, crashes, caplog):
    """A window in which something has gone wrong in a slot."""
    try:
        raise ValueError(f"{CANARY} said it")
    except ValueError as error:
        show_mistake(window, error)
    caplog.clear()
    return window


def noted(folder):
    return "".join(file.read_text("utf-8") for file in folder.rglob("*") if file.is_file())


def press(qtbot, window, name):
    button = window.bands.band.buttons[name]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_it_is_told_at_once_with_what_was_noted(qtbot, mistaken, crashes):
    title, text = mistaken.dialogs.told[0]
    assert title == "The program made a mistake"
    assert str(crashes) in text
    assert "ccjournal has made a mistake" in texts(mistaken.bands.band)
    settle(qtbot, mistaken)
    assert faults(mistaken) == {}
    assert CANARY not in noted(crashes) + str(mistaken.dialogs.told)


def test_the_notes_can_be_looked_at_and_deleted(qtbot, mistaken, crashes, dialogs):
    press(qtbot, mistaken, "Show the notes")
    assert dialogs.opened == [crashes]
    press(qtbot, mistaken, "Delete them")
    assert list(crashes.glob("crash-*")) == []
    assert not mistaken.bands.band.isVisible()


def test_those_that_are_kept_are_not_told_again(qtbot, mistaken, crashes, paths):
    press(qtbot, mistaken, "Keep them")
    assert len(list(crashes.glob("seen-*"))) == 1
    assert new_crashes(crashes) == []


def test_the_next_start_tells_what_was_not_told(qtbot, paths, dialogs, crashes):
    crashes.mkdir(parents=True)
    (crashes / "crash-20261122-130501-000001.txt").write_text("ValueError\n", "utf-8")
    (crashes / "crash-20261122-130501-000002.txt").write_text("ValueError\n", "utf-8")
    window = make_window(paths, dialogs)
    qtbot.addWidget(window)
    window.show()
    start(window, paths, [])
    assert "ccjournal has made 2 mistakes" in texts(window.bands.band)


def test_no_word_is_printed_logged_or_noted(qtbot, window, crashes, capfd, monkeypatch):
    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))
    install_hook(lambda _error: None, crashes)

    class Bad:
        def __del__(self):
            raise ValueError(CANARY)

    def fail():
        raise ValueError(CANARY)

    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    Bad()
    gc.collect()
    assert len(new_crashes(crashes)) == 2
    said = capfd.readouterr()
    assert CANARY not in said.out + said.err + noted(crashes)


def test_the_command_line_says_one_sentence(paths, window, crashes):
    home = {**os.environ, "CCJOURNAL_HOME": str(paths.data.parent)}
    ended = subprocess.run(
        [sys.executable, "-c", FAILING, str(paths.journal)],
        cwd=CHECKOUT,
        env=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("ccjournal: The program made a mistake")
    assert ended.stderr.count("\n") == 1
    (file,) = new_crashes(crashes)
    assert "KeyError" in file.read_text("utf-8")
    assert CANARY not in ended.stdout + ended.stderr + noted(crashes)


def test_a_hard_end_is_noted_by_names_alone(crashes):
    ended = subprocess.run(
        [sys.executable, "-c", HARD, str(crashes)],
        cwd=CHECKOUT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    (file,) = new_crashes(crashes)
    text = file.read_text("utf-8")
    assert "Segmentation fault" in text or "access violation" in text
    assert CANARY not in text
    assert str(CHECKOUT) not in text
    assert list(crashes.glob("hard-*")) == []


def test_a_file_of_a_program_that_runs_is_left_alone(crashes):
    crashes.mkdir(parents=True)
    running, killed = hard_file(crashes, 1), hard_file(crashes, 2)
    running.touch()
    killed.touch()
    os.utime(killed, (0, 0))
    assert new_crashes(crashes) == []
    assert running.exists()
    assert not killed.exists()
