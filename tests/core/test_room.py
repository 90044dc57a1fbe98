"""Hardly any room, and places that cannot be written: known before, and kept for the last words."""

import os
import shutil
from collections import namedtuple

import pytest

from ccjournal.errors import DiskFullError, ReadOnlyError
from ccjournal.paths import JournalFiles
from ccjournal.storage import engine, room
from ccjournal.storage.database import Database
from tests.core.storing import journal_with, opened, record, store

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def journal(tmp_path):
    journal_with(tmp_path / "my.ccj", record())
    return tmp_path / "my.ccj"


@pytest.fixture
def free(monkeypatch):
    """What the system says is free."""

    def say(left):
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 0, left))

    say(10**9)
    return say


def test_the_reserve_is_kept_where_there_is_room(journal, free):
    reserve = JournalFiles(journal).reserve
    free(1_000_000)
    assert not room.keep_reserve(journal)
    assert not reserve.exists()
    free(10**9)
    assert room.keep_reserve(journal)
    first = reserve.read_bytes()
    assert len(first) == room.RESERVE
    assert room.keep_reserve(journal)
    assert reserve.read_bytes() == first


def test_a_reserve_cut_short_is_made_again(journal, free):
    JournalFiles(journal).reserve.write_bytes(b"x")
    assert room.keep_reserve(journal)
    assert JournalFiles(journal).reserve.stat().st_size == room.RESERVE


def test_it_is_given_up_before_a_save_for_which_there_is_hardly_room(journal, free):
    room.keep_reserve(journal)
    with opened(journal) as database:
        store(database).put([record()], "Add")
        assert JournalFiles(journal).reserve.exists()
        free(100_000)
        store(database).put([record()], "Add")
        assert not JournalFiles(journal).reserve.exists()
        store(database).put([record()], "Add")
        assert store(database).count() == 4


def test_it_is_given_up_when_a_save_finds_no_room(journal, free, monkeypatch):
    """As with a quota: the system says that there is room."""
    room.keep_reserve(journal)
    pages = journal.stat().st_size // 4096
    settings = (*engine.SETTINGS, f"PRAGMA max_page_count={pages}")
    with opened(journal) as database:
        monkeypatch.setattr(engine, "SETTINGS", settings)
        database._writer.dispose()
        with pytest.raises(DiskFullError):
            store(database).put([record(text="word " * 50_000)], "Add")
        assert not JournalFiles(journal).reserve.exists()


def test_a_system_that_does_not_tell_is_believed_to_have_room(journal, monkeypatch):
    def refuse(_folder):
        raise OSError(5, "no answer")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    assert room.free_room(journal) is None
    assert not room.is_short(journal)
    assert not room.keep_reserve(journal)


@pytest.mark.parametrize(
    ("refused", "why"), [("folder", room.FOLDER), ("file", room.FILE), ("", "")]
)
def test_what_cannot_be_written_is_known_before(journal, monkeypatch, refused, why):
    places = {"folder": journal.parent, "file": journal}
    monkeypatch.setattr(os, "access", lambda path, _mode: path != places.get(refused))
    assert room.why_read_only(journal) == why
    if why:
        with pytest.raises(ReadOnlyError, match=r"my\.ccj cannot be written"):
            Database.open(journal)
        assert not JournalFiles(journal).holder.exists()


def test_a_medium_that_cannot_be_written_is_known_before(journal, monkeypatch):
    found = os.statvfs(journal.parent)
    flagged = os.statvfs_result((*found[:8], found.f_flag | os.ST_RDONLY, *found[9:]))
    monkeypatch.setattr(os, "statvfs", lambda _folder: flagged)
    assert room.why_read_only(journal) == room.MEDIUM
