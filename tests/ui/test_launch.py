"""What is made on the worker, and the way in where no window can be opened."""

import os
import subprocess
import sys

import pytest

from ccjournal.paths import AppPaths
from ccjournal.services import sample
from ccjournal.services.jobs import NoProgress
from ui import __main__ as way_in
from ui import launch

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
STOPPED = """
import sys
from importlib.abc import MetaPathFinder

class Stopping(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stopping())
from ui.__main__ import main
sys.exit(main([]))
"""


@pytest.fixture
def paths(tmp_path):
    return AppPaths.under(tmp_path)


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_sample_that_cannot_be_filled_leaves_nothing(paths, monkeypatch, error):
    def fail(_services):
        raise error

    monkeypatch.setattr(sample, "fill", fail)
    with pytest.raises(type(error) if isinstance(error, OSError) else error):
        launch.open_sample(paths, NoProgress())
    assert list(paths.data.iterdir()) == []
    monkeypatch.undo()
    launch.open_sample(paths, NoProgress()).close()
    assert (paths.data / "sample.ccj").is_file()


def test_a_sample_takes_a_name_that_no_backups_have(paths):
    (paths.data / "sample backups").mkdir(parents=True)
    (paths.data / "sample backups" / "old.ccj").write_text("a copy")
    services = launch.open_sample(paths, NoProgress())
    services.close()
    assert services.file.name == "sample 2.ccj"


@pytest.mark.parametrize("module", ["ccjournal.paths", "ui.app", "PySide6.QtWidgets"])
def test_a_stop_during_the_first_imports_is_quiet(module):
    ended = subprocess.run(
        [sys.executable, "-c", STOPPED.format(module=module)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_it_says_so_and_qt_is_not_started():
    ended = subprocess.run(
        [sys.executable, "-m", "ui"],
        env={name: value for name, value in os.environ.items() if name not in SCREENS},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("ccjournal: There is no screen")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("name", SCREENS)
def test_any_screen_will_do(monkeypatch, name):
    monkeypatch.setattr(sys, "platform", "linux")
    for other in SCREENS:
        monkeypatch.delenv(other, raising=False)
    assert not way_in.has_screen()
    monkeypatch.setenv(name, ":0")
    assert way_in.has_screen()
    monkeypatch.delenv(name)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert way_in.has_screen()
