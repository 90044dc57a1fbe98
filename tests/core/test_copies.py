"""The copies of a journal: what is there, what each holds, and that reading changes none."""

import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccjournal.domain.backups import CopyKind, Stamp, automatic_name
from ccjournal.errors import NewerJournalError
from ccjournal.services.copies import Copies, second_folder
from ccjournal.services.jobs import NoProgress
from ccjournal.storage.backup import backup
from ccjournal.storage.compare import compare, journal_id_of, prove
from ccjournal.storage.private import clear_left_over, private_folder
from tests.core.storing import START, journal_with, opened, record, store

QUIET = NoProgress()
DAY = datetime(2026, 11, 18, 14, 5, 12)
OLD = Path(__file__).parents[1] / "data"


@pytest.fixture
def file(tmp_path):
    journal_with(tmp_path / "journal.ccj", record("One"), record("Two"))
    (tmp_path / "journal backups").mkdir()
    return tmp_path / "journal.ccj"


@pytest.fixture
def copies(file, tmp_path):
    return Copies(file, tmp_path / "private", tmp_path / "stick")


def copy_to(file, target):
    with opened(file, write=False) as database:
        backup(database, target, QUIET)
    return target


def change(file, ref, **values):
    with opened(file) as database:
        kept = store(database)
        kept.put([replace(kept.by_ref(ref), **values)], "Edit")


def add(file, title):
    with opened(file) as database:
        store(database).put([record(title)], "Add")


def test_both_places_newest_first_by_number(file, copies, tmp_path):
    there = second_folder(tmp_path / "stick", file, "0" * 32)
    there.mkdir(parents=True)
    late, early = DAY, datetime(2025, 1, 1)
    for folder, name in (
        (copies.folder, automatic_name("journal", Stamp(1, late))),
        (copies.folder, automatic_name("journal", Stamp(2, early))),
        (there, automatic_name("journal", Stamp(3, early))),
        (copies.folder, "journal before update from 1.ccj"),
        (copies.folder, "catalogue.json"),
    ):
        (folder / name).write_bytes(b"x")
    os.utime(copies.folder / "journal before update from 1.ccj", (0, 0))
    found = copies.all()
    assert [copy.number for copy in found] == [3, 2, 1, 0]
    assert [copy.second for copy in found] == [True, False, False, False]
    assert found[-1].kind is CopyKind.BEFORE_UPDATE
    assert [copy.checked for copy in found] == [True, True, True, False]


def test_no_folder_no_copies(tmp_path):
    assert Copies(tmp_path / "none.ccj", tmp_path / "private", tmp_path / "absent").all() == []


def test_reading_a_copy_leaves_it_as_it_is(file, copies):
    target = copy_to(file, copies.folder / "By hand.ccj")
    bytes_before = target.read_bytes()
    (copy,) = copies.all()
    with copies.open(copy) as reader:
        one = reader.record("R-0001")
        assert one.title == "One"
        assert reader.record(one.id) == one
        assert reader.record("R-0099") is None
        assert reader.extent.records == 2
        with opened(file) as database:
            assert reader.journal_id == journal_id_of(database)
    assert target.read_bytes() == bytes_before
    assert [p.name for p in copies.folder.iterdir()] == ["By hand.ccj"]


def test_a_copy_of_an_older_version_is_read_in_a_private_place(copies):
    old = next(OLD.glob("*1*.ccj"))
    shutil.copy(old, copies.folder / "journal before update from 1.ccj")
    content = (copies.folder / "journal before update from 1.ccj").read_bytes()
    (copy,) = copies.all()
    with copies.open(copy) as reader:
        assert reader.extent.records > 0
        (folder,) = copies.private.iterdir()
        assert folder.stat().st_mode & 0o077 == 0 or os.name == "nt"
    assert list(copies.private.iterdir()) == []
    assert copy.file.read_bytes() == content


def test_a_copy_of_a_newer_version_is_refused(file, copies):
    target = copy_to(file, copies.folder / "By hand.ccj")
    content = bytearray(target.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    target.write_bytes(content)
    with pytest.raises(NewerJournalError), copies.open(copies.all()[0]):
        pass


def test_what_going_back_would_change(file, tmp_path):
    copy = copy_to(file, tmp_path / "copy.ccj")
    change(file, "R-0001", title="One, again")
    add(file, "Three")
    with opened(file, write=False) as here, opened(copy, write=False) as there:
        found = compare(here, there)
        again = compare(there, here)
    assert found.gone == (("R-0003", "Three"),)
    assert found.changed == (("R-0001", "One, again"),)
    assert found.back == ()
    assert (found.here.records, found.there.records) == (3, 2)
    assert (found.here.versions, found.there.versions) == (4, 2)
    assert found.here.newest == found.there.newest == START + timedelta(seconds=1)
    assert again.back == found.gone


def test_words_that_are_back_to_what_they_were_are_no_change(file, tmp_path):
    copy = copy_to(file, tmp_path / "copy.ccj")
    change(file, "R-0001", title="Other")
    change(file, "R-0001", title="One")
    with opened(file, write=False) as here, opened(copy, write=False) as there:
        assert compare(here, there).changed == ()


def test_every_version_of_an_older_copy_is_there(file, tmp_path):
    copy = copy_to(file, tmp_path / "copy.ccj")
    change(file, "R-0001", title="One, again")
    with opened(file, write=False) as here, opened(copy, write=False) as there:
        found = prove(here, there, QUIET)
    assert (found.records, found.versions, found.differing, found.ok) == (2, 2, (), True)


@pytest.mark.parametrize("side", ["journal", "copy"])
def test_a_word_that_differs_is_named(file, tmp_path, side):
    copy = copy_to(file, tmp_path / "copy.ccj")
    with opened(copy if side == "copy" else file) as database, database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE version SET content = replace(content, 'Forty', 'Fifty') WHERE sequence = 2"
        )
    with opened(file, write=False) as here, opened(copy, write=False) as there:
        assert prove(here, there, QUIET).differing == ("R-0002",)


def test_a_version_that_the_copy_lacks_is_named(file, tmp_path):
    change(file, "R-0001", title="Once")
    change(file, "R-0002", title="Last")
    copy = copy_to(file, tmp_path / "copy.ccj")
    with opened(copy) as database, database.write() as connection:
        connection.exec_driver_sql("DELETE FROM version WHERE sequence = 3")
    with opened(file, write=False) as here, opened(copy, write=False) as there:
        assert prove(here, there, QUIET).differing == ("R-0001",)


def test_versions_from_before_going_back_are_no_fault(file, tmp_path):
    early = copy_to(file, tmp_path / "early.ccj")
    change(file, "R-0001", title="Lost when going back")
    late = copy_to(file, tmp_path / "late.ccj")
    change(early, "R-0002", title="Another way")
    with opened(early, write=False) as here, opened(late, write=False) as there:
        assert prove(here, there, QUIET).ok


def test_what_a_killed_program_left_is_cleared_and_what_is_in_use_stays(tmp_path):
    clear_left_over(tmp_path / "none")
    left = tmp_path / "1234-abcd"
    left.mkdir()
    (left / "journal.ccj").write_bytes(b"words")
    with private_folder(tmp_path) as mine:
        (mine / "journal.ccj").write_bytes(b"words")
        clear_left_over(tmp_path)
        assert list(tmp_path.iterdir()) == [mine]
        assert (mine / "journal.ccj").read_bytes() == b"words"
    assert list(tmp_path.iterdir()) == []
