"""Drafts of unsaved words: kept, offered with the difference, never taken by themselves."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ccjournal.bootstrap import open_journal
from ccjournal.domain.difference import PartDifference, Piece, pieces
from ccjournal.domain.record import Record, Status
from ccjournal.domain.unsaved import Unsaved
from ccjournal.errors import NotFoundError, StorageError
from ccjournal.paths import JournalFiles
from ccjournal.services.claims import Wording
from ccjournal.services.journal import Draft
from ccjournal.storage.draft_file import DraftFile

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MORE = "I told the planner within five minutes. Nobody had to wait twice."


@pytest.fixture
def again(services, paths):
    """Leave the journal as a kill leaves its draft, and open it again."""
    opened = []

    def restart():
        kept = JournalFiles(services.file).draft.read_bytes()
        (opened or [services])[-1].close()
        JournalFiles(services.file).draft.write_bytes(kept)
        opened.append(open_journal(paths, services.file))
        return opened[-1]

    yield restart
    for journal in opened:
        journal.close()


def unsaved(record, **fields):
    written = replace(record, fields={**record.fields, **fields}, claims=())
    return Unsaved(NOW, written, record)


def drafts(services):
    return services.safety.recovery.drafts


def file_of(services):
    return JournalFiles(services.file).draft


def test_a_draft_is_offered_with_what_is_different(services, star, again):
    drafts(services).keep([unsaved(star, action=MORE)])
    journal = again()
    (found,) = drafts(journal).found()
    assert (found.ref, found.title, found.fits) == ("R-0001", "Queue of forty", True)
    (part,) = found.parts
    assert part.label == "Action"
    assert Piece(". Nobody had to wait twice", changed=True) in part.other
    assert journal.journal.get(star.id) == star


def test_taking_a_draft_writes_a_new_version_and_can_be_undone(services, star, again):
    drafts(services).keep([unsaved(star, action=MORE)])
    journal = again()
    (found,) = drafts(journal).found()
    change = drafts(journal).take(found.key)
    assert journal.journal.get(star.id).fields["action"] == MORE
    assert len(journal.journal.versions(star.id)) == 2
    assert not file_of(journal).exists()
    change.undo()
    assert journal.journal.get(star.id) == star
    with pytest.raises(NotFoundError):
        drafts(journal).take(found.key)


def test_a_draft_that_is_left_can_be_brought_back(services, star, again):
    drafts(services).keep([unsaved(star, action=MORE)])
    journal = again()
    (found,) = drafts(journal).found()
    back = drafts(journal).leave(found.key).undo
    assert (drafts(journal).found(), file_of(journal).exists()) == ([], False)
    redo = back().undo
    assert [one.key for one in drafts(journal).found()] == [found.key]
    redo()
    assert drafts(journal).found() == []


def test_who_looks_later_finds_it_after_the_next_crash_too(services, star, again):
    drafts(services).keep([unsaved(star, action=MORE)])
    journal = again()
    assert len(drafts(journal).found()) == 1
    drafts(journal).keep([unsaved(star, result="It fell.")])
    third = again()
    assert {one.parts[0].label for one in drafts(third).found()} == {"Action", "Result"}
    third.journal.edit(star.id, Draft("Another", star.date, fields={"action": "Rewritten."}))
    assert len(drafts(third).found()) == 2


def test_what_the_journal_holds_already_is_not_offered(services, star, again):
    drafts(services).keep([unsaved(star, action="Half a sen"), unsaved(star, title="x")])
    services.journal.edit(star.id, Draft(star.title, star.date, star.channel, dict(star.fields)))
    file_of(services).parent.mkdir(exist_ok=True)
    new = Record("", "star", "star", star.date, fields=dict(star.fields))
    drafts(services).keep([unsaved(star), Unsaved(NOW, new), Unsaved(NOW, replace(new, fields={}))])
    journal = again()
    assert drafts(journal).found() == []
    assert not file_of(journal).exists()


def test_a_draft_older_than_a_save_is_offered_only_for_new_words(services, star, again):
    shorter = unsaved(star, action="I moved two people to chat.")
    drafts(services).keep([shorter])
    services.journal.edit(star.id, Draft("Another title", star.date, "phone", dict(star.fields)))
    titled = replace(shorter.written, title="Another title")
    drafts(services).keep([replace(shorter, written=titled)])
    journal = again()
    assert drafts(journal).found() == []


def test_a_new_record_and_two_lines_are_offered_and_added(services, again):
    new = Record("", "star", "star", date(2026, 11, 20), "", fields={"action": "I rang back."})
    two_lines = Record("", "note", "", date(2026, 11, 22), fields={"note": "A caller thanked us."})
    drafts(services).keep([Unsaved(NOW, new), Unsaved(NOW, two_lines)])
    journal = again()
    found = {one.title: one for one in drafts(journal).found()}
    assert set(found) == {"STAR account", "A quick note"}
    for one in found.values():
        drafts(journal).take(one.key)
    texts = {text for r in journal.journal.many([x.id for x in journal.journal.rows()])
             for text in r.fields.values()}  # fmt: skip
    assert {"I rang back.", "A caller thanked us."} <= texts


@pytest.mark.parametrize("how", ["sent", "binned"])
def test_words_of_a_record_that_cannot_be_changed_become_a_record(services, star, again, how):
    drafts(services).keep([unsaved(star, action=MORE)])
    if how == "sent":
        services.journal.set_status(star.id, Status.SUBMITTED)
    else:
        services.journal.delete(star.id)
    journal = again()
    (found,) = drafts(journal).found()
    assert not found.fits
    change = drafts(journal).take(found.key)
    assert change.notice == "R-0001 cannot be changed: the words are in R-0002."
    assert journal.journal.by_ref("R-0002").fields["action"] == MORE


def test_the_words_of_a_claim_are_in_the_draft(services, star, again):
    span = ("action", 0, len(star.fields["action"]))
    _change, claim = services.claims.add(star.id, "ST-2.1", span, Wording("change", "old"))
    now = services.journal.get(star.id)
    drafts(services).keep([replace(unsaved(now), wordings={claim.id: ("change", "codes lied")})])
    journal = again()
    (found,) = drafts(journal).found()
    assert [part.label for part in found.parts] == ["Claim 1"]
    drafts(journal).take(found.key).undo()
    assert journal.journal.get(star.id).claims == now.claims


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\x00", b'{"format": 9}', b'{"format": 1}'])
def test_a_draft_that_cannot_be_read_is_kept_aside(services, star, again, content):
    file_of(services).write_bytes(content)
    journal = again()
    assert drafts(journal).found() == []
    drafts(journal).keep([unsaved(star, action=MORE)])
    aside = file_of(journal).with_name(file_of(journal).name + ".unread")
    assert aside.read_bytes() == content


def test_where_the_folder_takes_nothing_the_draft_goes_elsewhere(tmp_path):
    first, second = tmp_path / "gone" / "j.ccj.draft", tmp_path / "data" / "j.draft"
    file = DraftFile((first, second))
    assert file.write(b"one") == second
    first.parent.mkdir()
    assert file.write(b"two") == first
    assert (file.read(), second.exists()) == ([(first, b"two")], False)
    assert first.stat().st_mode & 0o077 == 0
    blocked = DraftFile((tmp_path / "none" / "a", first / "b" / "c"))
    with pytest.raises(StorageError):
        blocked.write(b"three")


def test_a_journal_for_reading_alone_has_no_drafts(services, paths):
    services.close()
    reading = open_journal(paths, services.file, write=False)
    assert reading.safety.recovery.drafts is None
    reading.close()


@pytest.mark.parametrize(
    ("now", "other", "changed"),
    [
        ("One two three.", "One two four.", (["three"], ["four"])),
        ("", "New words.", ([], ["New words."])),
        ("a b c d", "a c d e", (["b "], [" e"])),
        ("x, y", "p, q", (["x, y"], ["p, q"])),
        ("same", "same", ([], [])),
        ("w " * 4000, "v " * 4000, (["w " * 3999 + "w"], ["v " * 3999 + "v"])),
    ],
)
def test_texts_are_cut_where_they_differ(now, other, changed):
    one, two = pieces(now, other)
    assert ("".join(p.text for p in one), "".join(p.text for p in two)) == (now, other)
    trimmed = [[p.text for p in side if p.changed and p.text.strip()] for side in (one, two)]
    assert tuple(trimmed) == changed
    part = PartDifference("Part", one, two)
    assert part.words == max(
        sum(len(text.replace(",", "").split()) for text in side) for side in changed
    )
