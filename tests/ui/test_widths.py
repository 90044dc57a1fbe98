"""The panes stay as wide as they were drawn, on every page and at the next start."""

from PySide6.QtWidgets import QSplitter

from ccjournal.settings import load_settings
from tests.ui.conftest import SLOW, go, wait_for_journal
from ui.app import make_window
from ui.app import start as start_app


def _drag(splitter, handle, place):
    """Move a handle as the mouse does: Qt tells of it, unlike of sizes that are set."""
    splitter.moveSplitter(place, handle)


def test_drawn_widths_are_kept(qtbot, window, paths, dialogs, writing):
    window.resize(1800, 900)
    panes = window.journal.journal_page._panes
    panes.show_list()
    splitter = panes.findChild(QSplitter)
    _drag(splitter, 1, 350)
    _drag(splitter, 2, splitter.width() - 420)
    window.resize(1700, 900)
    assert splitter.sizes()[0] == 350
    assert abs(splitter.sizes()[2] - 420) <= 1
    window.window_command("larger")
    splitter = window.journal.journal_page._panes.findChild(QSplitter)
    assert window.close()
    kept = load_settings(paths.config / "settings.toml")
    assert (kept.list_width, kept.person_width) == (350, 408)
    assert abs(kept.evidence_width - 420) <= 1

    again = make_window(paths, dialogs)
    qtbot.addWidget(again)
    again.show()
    start_app(again, paths, [])
    wait_for_journal(qtbot, again)
    assert again.journal.desk.widths.get("list_width") == 350


def test_widths_are_written_once_the_mouse_rests(qtbot, window, paths, services):
    services.people.add("Agent C")
    window.resize(1800, 900)
    page = go(window, "coaching")
    qtbot.waitUntil(lambda: page._panes.sizes()[1] > 0, timeout=SLOW)
    _drag(page._panes, 2, 204 + 500)
    file = paths.config / "settings.toml"
    qtbot.waitUntil(lambda: load_settings(file).person_width > 408, timeout=SLOW)
    assert abs(load_settings(file).person_width - 500) <= 2
