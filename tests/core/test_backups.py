"""Backups that make themselves: when, what they cost nobody, and what is never thinned."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from ccjournal.bootstrap import open_journal
from ccjournal.domain.backups import CopyKind
from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.errors import DamagedError, RefusedError, StorageError
from ccjournal.services.backups import Backups
from ccjournal.services.copies import Copies
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.services.safekeeping import Safekeeping
from ccjournal.storage import engine
from ccjournal.storage.catalogue import NAME
from ccjournal.storage.verify import verify
from tests.core.storing import START, journal_with, opened, record, store

QUIET = NoProgress()


class Wall:
    """A clock on the wall that is set by hand."""

    def __init__(self):
        self.time = START

    def __call__(self):
        return self.time

    def later(self, **more):
        self.time += timedelta(**more)


class Kept:
    """A journal with its backups and a clock."""

    def __init__(self, folder, database):
        self.clock = Wall()
        self.database = database
        self.stick = folder / "stick"
        self.copies = Copies(database.file, folder / "private", self.stick)
        self.keeping = Safekeeping(database, database.file, self.clock)
        self.backups = Backups(database, self.keeping, self.copies, self.clock)

    def write(self, title="Another"):
        return store(self.database).put([record(title)], "Add")[0]

    def back_up(self):
        return self.backups.back_up(QUIET)

    def numbers(self):
        return sorted(copy.number for copy in self.copies.here() if copy.number)

    def there(self):
        return sorted(p.name for p in self.stick.glob("*/*.ccj"))


@pytest.fixture
def kept(tmp_path):
    journal_with(tmp_path / "journal.ccj", record("One"), record("Two"))
    with opened(tmp_path / "journal.ccj") as database:
        yield Kept(tmp_path, database)


def test_a_backup_when_something_has_changed_and_only_then(kept):
    first = kept.back_up()
    assert first.checked
    assert (first.number, first.fact.records) == (1, 2)
    assert first.file.name == f"journal auto 00001 {kept.clock().astimezone():%Y-%m-%d %H%M%S}.ccj"
    assert kept.back_up() is None
    kept.write()
    kept.clock.later(minutes=30)
    assert kept.back_up().number == 2
    assert kept.numbers() == [1, 2]
    assert not list(kept.copies.folder.glob("*.part*"))
    with opened(kept.copies.all()[0].file, write=False) as copy:
        assert verify(copy, QUIET).ok


def test_anything_that_is_kept_counts_as_a_change(services):
    backups = services.safety.backups
    assert backups.back_up(QUIET) is None, "nothing is written yet"
    services.journal.add("note", Draft("A note", START.date(), fields={"note": "Words"}))
    assert backups.back_up(QUIET)
    assert backups.back_up(QUIET) is None
    services.people.add("Agent A", "")
    assert backups.back_up(QUIET)
    assert backups.back_up(QUIET) is None


def test_days_that_are_counted_in_the_bin_are_no_change(services):
    backups, evidence = services.safety.backups, services.evidence
    item = EvidenceItem("", EvidenceKind.PRODUCT, "Report", START.date(), ("ST-2.1",))
    _change, kept = evidence.add(item)
    services.journal.add("note", Draft("A note", START.date(), fields={"note": "Words"}))
    (row,) = services.journal.rows()
    services.journal.delete(row.id)
    evidence.delete(kept.id)
    assert backups.back_up(QUIET)
    services.safety.bin.look_after(QUIET)
    assert backups.back_up(QUIET) is None


def test_a_new_start_makes_no_backup_of_what_is_backed_up(paths, services):
    services.journal.add("note", Draft("A note", START.date(), fields={"note": "Words"}))
    services.safety.backups.back_up(QUIET)
    services.close()
    again = open_journal(paths, services.file)
    standing = again.safety.backups.standing()
    assert (standing.changed, standing.late, standing.count) == (False, False, 1)
    assert standing.last.fact.records == 1
    assert again.safety.backups.back_up(QUIET) is None
    again.close()


def test_older_ones_are_thinned_and_no_other_copy_is(kept):
    kept.copies.folder.mkdir()
    (kept.copies.folder / "journal before update from 1.ccj").write_bytes(b"old")
    by_hand = kept.backups.back_up_by_hand(QUIET)
    for _ in range(24):
        kept.write()
        kept.clock.later(hours=20)
        kept.back_up()
    assert 12 < len(kept.numbers()) < 18
    assert kept.numbers()[-1] == 24
    assert by_hand.file.exists()
    assert (kept.copies.folder / "journal before update from 1.ccj").exists()
    facts = (kept.copies.folder / NAME).read_text()
    assert "auto 00001 " not in facts
    assert "auto 00024 " in facts


def test_a_clock_that_jumps_removes_nothing(kept):
    for hours in (0, 5, 24 * 3650, -24 * 4050, 5):
        kept.clock.later(hours=hours)
        kept.write()
        assert kept.back_up()
    assert kept.numbers() == [1, 2, 3, 4, 5]
    assert kept.backups.standing().last.number == 5
    assert [copy.number for copy in kept.copies.all()] == [5, 4, 3, 2, 1]


def test_a_damaged_journal_is_not_backed_up_and_the_older_ones_stay(kept):
    kept.back_up()
    with kept.database.write() as connection:
        connection.exec_driver_sql("UPDATE record SET title = 'Behind its back'")
    kept.write()
    for _ in range(2):
        with pytest.raises(DamagedError, match="would not be a backup"):
            kept.back_up()
    assert kept.numbers() == [1]
    standing = kept.backups.standing()
    assert isinstance(standing.fault, DamagedError)
    assert "older backups are kept" in standing.fault.hint


def test_a_check_that_finds_damage_stops_backups_until_one_finds_none(kept):
    with kept.database.write() as connection:
        connection.exec_driver_sql("UPDATE record SET title = 'Behind' WHERE title = 'One'")
    assert not kept.keeping.verify(QUIET).ok
    with pytest.raises(DamagedError):
        kept.back_up()
    with kept.database.write() as connection:
        connection.exec_driver_sql("UPDATE record SET title = 'One' WHERE title = 'Behind'")
    assert kept.keeping.verify(QUIET).ok
    assert kept.back_up()
    assert kept.backups.standing().fault is None


def test_no_room_is_told_and_the_older_ones_stay(kept, monkeypatch):
    kept.back_up()
    kept.write()
    monkeypatch.setattr(engine, "SETTINGS", (*engine.SETTINGS, "PRAGMA max_page_count = 3"))
    with pytest.raises(StorageError, match="disk is full"):
        kept.back_up()
    assert "disk is full" in kept.backups.standing().fault.title
    monkeypatch.undo()
    assert kept.numbers() == [1]
    assert not list(kept.copies.folder.glob("*.part*"))
    assert kept.back_up().number == 2
    assert kept.backups.standing().fault is None


def test_a_folder_of_copies_that_cannot_be_made(kept):
    kept.copies.folder.write_bytes(b"a file in its place")
    with pytest.raises(StorageError):
        kept.back_up()
    assert kept.backups.standing().fault
    assert kept.copies.folder.read_bytes() == b"a file in its place"


def test_what_killed_programs_left_is_cleared(kept):
    kept.copies.folder.mkdir()
    mine = kept.copies.folder / "journal auto 00007 2026-11-18 140512.ccj.4321.part"
    anothers = kept.copies.folder / "journal 2026-11-18 140512.ccj.4322.part"
    old = kept.copies.folder / "journal 2026-11-01 140512.ccj.4323.part-wal"
    for part in (mine, anothers, old):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    kept.back_up()
    assert not mine.exists()
    assert not old.exists()
    assert anothers.exists()


def test_late_when_words_are_kept_nowhere_else_for_days(kept):
    assert kept.backups.standing().late
    kept.back_up()
    kept.clock.later(days=30)
    assert not kept.backups.standing().late
    kept.write()
    assert kept.backups.standing().late


def test_the_second_place_is_caught_up_when_it_returns(kept):
    kept.back_up()
    standing = kept.backups.standing().second
    assert (standing.there, standing.fault, kept.there()) == (False, None, [])
    kept.write()
    kept.clock.later(hours=5)
    kept.back_up()
    kept.stick.mkdir()
    assert kept.backups.standing().second.missing == 2
    kept.back_up()
    assert kept.there() == sorted(p.name for p in kept.copies.folder.glob("*.ccj"))
    standing = kept.backups.standing().second
    assert (standing.there, standing.missing, standing.last.number) == (True, 0, 2)
    assert standing.last.fact.records == 3
    assert len(kept.copies.all()) == 4
    shutil.rmtree(kept.copies.folder)
    assert [copy.number for copy in kept.copies.all()] == [2, 1]


def test_numbers_go_on_where_the_second_place_has_them(kept):
    kept.stick.mkdir()
    kept.back_up()
    shutil.rmtree(kept.copies.folder)
    kept.write()
    assert kept.back_up().number == 2


def test_the_second_place_is_thinned_too(kept):
    kept.stick.mkdir()
    for _ in range(18):
        kept.write()
        kept.clock.later(hours=20)
        kept.back_up()
    assert kept.there() == sorted(p.name for p in kept.copies.folder.glob("*.ccj"))


def test_trouble_in_the_second_place_is_no_trouble_for_the_first(kept):
    kept.stick.mkdir()
    (kept.stick / f"journal backups {journal_id(kept)[:8]}").write_bytes(b"in the way")
    assert kept.back_up()
    standing = kept.backups.standing()
    assert standing.fault is None
    assert isinstance(standing.second.fault, StorageError)


def test_a_second_place_that_cannot_be_read_holds_nothing_up(kept, monkeypatch):
    kept.stick.mkdir()
    look = Path.iterdir

    def refuse(self):
        if self == kept.stick:
            raise PermissionError(13, "not yours")
        return look(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert kept.back_up().number == 1
    assert [copy.number for copy in kept.copies.all()] == [1]


def test_opening_clears_what_a_killed_proof_has_left(paths, services):
    left = paths.private / "4321-abcd" / "restored.ccj"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"words")
    services.close()
    open_journal(paths, services.file).close()
    assert not left.exists()
    assert list(paths.private.iterdir()) == []


def test_the_second_place_is_not_beside_the_journal(kept):
    for folder in (kept.database.file.parent, kept.copies.folder):
        with pytest.raises(RefusedError, match="where the journal is"):
            kept.backups.choose_second(folder)
    kept.backups.choose_second(None)
    assert kept.backups.standing().second is None


def test_a_copy_that_came_out_otherwise_on_the_stick_does_not_count(kept, monkeypatch):
    kept.stick.mkdir()
    read = Path.open

    def lying(self, mode="r", *more, **options):
        if mode == "rb" and self.name.endswith(".part"):
            return read(kept.database.file, mode)
        return read(self, mode, *more, **options)

    monkeypatch.setattr(Path, "open", lying)
    assert kept.back_up()
    assert kept.there() == []
    assert "did not answer" in kept.backups.standing().second.fault.title


def test_prove_and_compare(kept):
    kept.back_up()
    kept.write("Three")
    (copy,) = kept.copies.all()
    proof = kept.backups.prove(copy, QUIET)
    assert (proof.records, proof.versions, proof.ok) == (2, 2, True)
    assert list(kept.copies.private.iterdir()) == []
    assert kept.backups.compare(copy, QUIET).gone == (("R-0003", "Three"),)


def test_a_copy_of_another_journal_is_refused(kept, tmp_path):
    kept.copies.folder.mkdir()
    journal_with(kept.copies.folder / "stranger.ccj", record("Not mine"))
    (copy,) = [copy for copy in kept.copies.all() if copy.file.name == "stranger.ccj"]
    for ask in (kept.backups.prove, kept.backups.compare):
        with pytest.raises(RefusedError, match="another journal"):
            ask(copy, QUIET)


def test_until_when_backups_hold_what_is_here_now(kept):
    assert kept.backups.held_until(kept.clock()).until is None
    kept.back_up()
    by_hand = kept.backups.back_up_by_hand(QUIET)
    held = kept.backups.held_until(kept.clock())
    assert held.until > kept.clock().date()
    assert held.automatic == 1
    assert [copy.file for copy in held.others] == [by_hand.file]
    assert kept.backups.held_until(kept.clock() - timedelta(days=1)).automatic == 0


def test_a_backup_by_hand_counts_as_the_last_good_one(kept):
    made = kept.backups.back_up_by_hand(QUIET)
    assert made.kind is CopyKind.BY_HAND
    standing = kept.backups.standing()
    assert (standing.last.file, standing.changed) == (made.file, False)
    assert kept.back_up() is None


def test_a_lost_catalogue_costs_one_backup(kept):
    kept.back_up()
    (kept.copies.folder / NAME).write_text("{ this is not JSON")
    assert kept.backups.standing().last.number == 1
    kept.clock.later(hours=1)
    assert kept.back_up().number == 2
    assert kept.back_up() is None


def test_a_journal_that_is_open_for_reading_makes_none(kept, tmp_path):
    with opened(kept.database.file, write=False) as database:
        reading = Kept(tmp_path, database)
        with pytest.raises(RefusedError, match="reading only"):
            reading.back_up()


def journal_id(kept):
    with kept.copies.open(kept.copies.copy(kept.database.file)) as reader:
        return reader.journal_id
