"""Where the journal lies: told once, moved by one press; a second copy is compared by hand."""

import shutil

import pytest
from PySide6.QtCore import Qt

from ccjournal.paths import JournalFiles
from ccjournal.services.journal import Draft
from tests.ui.accessible import faults, settle
from tests.ui.conftest import SLOW, STAR, texts, wait_for_journal
from ui.app import chosen


@pytest.fixture
def cloud(tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return folder / "portfolio.ccj"


@pytest.fixture
def synced(qtbot, shell, cloud):
    """A window on a journal that lies in a folder of a sync service."""
    shell.create_file(cloud, ["ST"])
    wait_for_journal(qtbot, shell)
    qtbot.waitUntil(lambda: "place" in shell.bands.keys, timeout=SLOW)
    return shell


@pytest.fixture
def copied(qtbot, window, services, star, paths):
    """A window on a journal beside which lies a copy with other words."""
    copy = paths.journal.with_name("journal (conflicted copy 2026-11-22).ccj")
    fields = {**STAR, "task": "I had to bring the wait under five minutes."}
    draft = Draft(star.title, star.date, star.channel, fields)
    before = services.journal.get(star.id).fields["task"]
    services.journal.edit(star.id, draft)
    services.safety.guard._database.settle()
    shutil.copy(paths.journal, copy)
    services.journal.edit(star.id, Draft(star.title, star.date, star.channel, STAR))
    assert services.journal.get(star.id).fields["task"] == before
    window.journal.placing._copies.ask(lambda _p: services.safety.conflicts.found())
    qtbot.waitUntil(lambda: "conflict" in window.bands.keys, timeout=SLOW)
    return window


def by_key(qtbot, window, name):
    button = window.bands.band.buttons[name]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def move_name(window):
    return next(name for name in window.bands.band.buttons if name.startswith("Move"))


def test_a_folder_of_a_sync_service_is_told_calmly(qtbot, synced):
    band = synced.bands.band
    assert "This folder is copied by Dropbox" in texts(band)
    assert band.property("alert") == "false"
    settle(qtbot, synced)
    assert faults(synced) == {}


def test_kept_here_it_is_not_told_again(qtbot, synced, cloud):
    by_key(qtbot, synced, "Keep it here")
    assert not synced.bands.band.isVisible()
    before = synced.journal
    synced.window_command("start")
    synced.open_file(cloud)
    qtbot.waitUntil(lambda: synced.journal not in {None, before}, timeout=SLOW)
    wait_for_journal(qtbot, synced)
    qtbot.waitUntil(lambda: not synced.journal.placing._places.waits, timeout=SLOW)
    assert synced.bands.keys == ()


def test_it_is_moved_by_one_press_and_opened_there(qtbot, synced, cloud, paths):
    services = synced.journal.desk.services
    synced.journal.desk.do(lambda: services.journal.create("note", fields={"note": "Mine."}))
    by_key(qtbot, synced, move_name(synced))
    target = paths.data / "portfolio.ccj"
    qtbot.waitUntil(lambda: bool(synced.journal) and synced.journal.file == target, timeout=SLOW)
    wait_for_journal(qtbot, synced)
    notes = synced.journal.desk.services.journal.rows()
    assert len(notes) == 1
    assert not cloud.exists()
    assert chosen(paths, [str(cloud)]) == target
    assert JournalFiles(cloud).moved.exists()


def test_where_one_is_already_only_keeping_is_offered(qtbot, shell, cloud, paths):
    paths.data.mkdir(exist_ok=True)
    (paths.data / "portfolio.ccj").write_bytes(b"another")
    shell.create_file(cloud, ["ST"])
    wait_for_journal(qtbot, shell)
    qtbot.waitUntil(lambda: "place" in shell.bands.keys, timeout=SLOW)
    assert list(shell.bands.band.buttons) == ["Keep it here"]


def test_a_move_that_fails_leaves_it_open_where_it_was(qtbot, synced, cloud, paths, dialogs):
    name = move_name(synced)
    before = synced.journal
    paths.data.mkdir(exist_ok=True)
    (paths.data / "portfolio.ccj").write_bytes(b"made meanwhile")
    by_key(qtbot, synced, name)
    qtbot.waitUntil(lambda: synced.journal not in {None, before}, timeout=SLOW)
    wait_for_journal(qtbot, synced)
    assert synced.journal.file == cloud
    assert "already in" in dialogs.told[-1][0]


def test_a_second_copy_is_compared_side_by_side(qtbot, copied):
    by_key(qtbot, copied, "Compare")
    page = copied.journal.page
    qtbot.waitUntil(lambda: len(page.takes) == 1, timeout=SLOW)
    said = texts(page)
    assert any("1 different, 0 only in the copy, 0 only here" in text for text in said)
    settle(qtbot, copied)
    assert faults(copied) == {}


def test_a_record_is_taken_by_key_and_comes_back(qtbot, copied, star, keys):
    by_key(qtbot, copied, "Compare")
    page, services = copied.journal.page, copied.journal.desk.services
    qtbot.waitUntil(lambda: len(page.takes) == 1, timeout=SLOW)
    assert copied.focusWidget() is page.takes[0]
    keys(Qt.Key.Key_Space)
    assert services.journal.get(star.id).fields["task"].endswith("five minutes.")
    qtbot.waitUntil(lambda: page.takes == [], timeout=SLOW)
    copied.window_command("undo")
    assert services.journal.get(star.id).fields["task"] == STAR["task"]


def test_done_with_a_copy_it_is_not_told_again(qtbot, copied, services):
    by_key(qtbot, copied, "Compare")
    page = copied.journal.page
    qtbot.waitUntil(lambda: len(page.takes) == 1, timeout=SLOW)
    copied.window_command("theme dark")
    page = copied.journal.page
    qtbot.waitUntil(lambda: len(page.takes) == 1, timeout=SLOW)
    page.done.click()
    assert copied.bands.keys == ()
    assert copied.journal.key == "today"
    assert services.safety.conflicts.found() == []


def test_not_now_hides_it_until_the_next_time(qtbot, copied, services):
    by_key(qtbot, copied, "Not now")
    assert copied.bands.keys == ()
    assert len(services.safety.conflicts.found()) == 1


def test_a_document_for_a_synced_folder_says_so_below_its_name(qtbot, portfolio, cloud):
    choices = portfolio.choices
    assert not choices.place_note.isVisible()
    choices.target.setText(str(cloud.parent / "portfolio.docx"))
    choices.target.editingFinished.emit()
    qtbot.waitUntil(choices.place_note.isVisible, timeout=SLOW)
    assert "belongs to Dropbox" in choices.place_note.text()
    assert portfolio.export.isEnabled()
