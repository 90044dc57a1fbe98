"""What is typed is safe within seconds, also before any save takes it."""

import json

from PySide6.QtTest import QTest

from ccjournal.paths import JournalFiles
from tests.ui.conftest import SLOW, go


def drafts_of(paths):
    file = JournalFiles(paths.journal).draft
    if not file.exists():
        return []
    return [json.loads(d["written"])["fields"] for d in json.loads(file.read_bytes())["drafts"]]


def hurry(window):
    window.journal._drafting._timer.setInterval(0)


def test_typing_without_a_pause_is_in_the_draft(qtbot, window, slow, paths):
    hurry(window)
    journal, record = window.journal.desk.services.journal, slow.record
    before = len(journal.versions(record.id))
    QTest.keyClicks(slow.form.prose("situation"), "Then ")
    qtbot.waitUntil(lambda: bool(drafts_of(paths)), timeout=SLOW)
    assert "Then " in dict(drafts_of(paths)[0])["situation"]
    assert slow.autosave.pending
    assert len(journal.versions(record.id)) == before
    assert slow.leave()
    qtbot.waitUntil(lambda: not JournalFiles(paths.journal).draft.exists(), timeout=SLOW)


def test_a_save_that_comes_first_writes_no_draft(qtbot, window, slow, paths):
    drafting = window.journal._drafting
    drafting._timer.setInterval(10_000_000)
    QTest.keyClicks(slow.form.prose("situation"), "Then ")
    assert drafting._timer.isActive()
    with qtbot.waitSignal(slow.autosave.saved):
        slow.autosave.begin()
    drafting._write()
    assert drafting._job is None
    assert not JournalFiles(paths.journal).draft.exists()


def test_two_lines_that_are_not_kept_are_in_the_draft(qtbot, window, paths):
    hurry(window)
    box = go(window, "today").box
    QTest.keyClicks(box.text, "A caller who thanked us")
    qtbot.waitUntil(
        lambda: any("thanked us" in str(fields) for fields in drafts_of(paths)), timeout=SLOW
    )
    window.window_command("confirm")
    qtbot.waitUntil(lambda: not JournalFiles(paths.journal).draft.exists(), timeout=SLOW)


def test_a_claim_half_made_is_in_the_draft(qtbot, window, slow, paths):
    hurry(window)
    slow.form.prose("action").setFocus()
    slow.form.prose("action").select(0, 20)
    window.journal_command("claim")
    slow.panel.composer.show_sentence("ST-2.1")
    QTest.keyClicks(slow.panel.composer.sentence.because, "the codes lied")
    qtbot.waitUntil(
        lambda: any("codes lied" in str(fields) for fields in drafts_of(paths)), timeout=SLOW
    )


def test_words_that_cannot_be_saved_are_in_the_draft_at_once(qtbot, window, slow, paths, disk):
    window.journal._drafting._timer.setInterval(10_000_000)
    QTest.keyClicks(slow.form.prose("situation"), "Then ")
    slow.autosave.begin()
    qtbot.waitUntil(lambda: bool(drafts_of(paths)), timeout=SLOW)
    disk.full = False
    assert slow.leave()
    qtbot.waitUntil(lambda: not JournalFiles(paths.journal).draft.exists(), timeout=SLOW)
