"""A passphrase is added, changed and taken away: killed or failing anywhere, the journal opens."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from ccjournal.domain.secret import Passphrase
from ccjournal.errors import NeedsPassphraseError, StorageError, WrongPassphraseError
from ccjournal.paths import JournalFiles
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.key_change import change_key
from ccjournal.storage.key_file import new_key
from ccjournal.storage.keys import unlock
from tests.core.killing import kill_at_each_step
from tests.core.storing import CHEAP, WORDS, encrypted_with, journal_with, opened, record, store

QUIET = Unwatched()
SECRET, OTHER = Passphrase(WORDS), Passphrase("nine white swans sleep")
CANARY = "Zanzibarquokka"
ENCRYPTED = {"journal.ccj", "journal.ccj.key", "journal.ccj.key2"}
forks = pytest.mark.skipif(sys.platform == "win32", reason="no forks there")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A plain journal and an encrypted one, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("made")
    for kind, make in (("plain", journal_with), ("encrypted", encrypted_with)):
        (folder / kind).mkdir()
        make(folder / kind / "journal.ccj", record(CANARY), record("Two"))
    return folder


class Act:
    """One of the changes, on a new copy of the journal each time."""

    def __init__(self, kind, made, folder):
        self.kind = kind
        self.folder = folder
        self.file = folder / "journal.ccj"
        self._made = made / ("plain" if kind == "add" else "encrypted")

    def prepare(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._made, self.folder)

    def run(self):
        if self.kind == "add":
            change_key(self.file, None, new_key(SECRET, CHEAP), (), QUIET)
        elif self.kind == "remove":
            change_key(self.file, unlock(self.file, SECRET), None, (), QUIET)
        else:
            with opened(self.file, secret=SECRET) as database:
                database.keep_key(database.key.with_passphrase(OTHER, CHEAP))


@pytest.fixture
def act(request, made, tmp_path):
    return Act(request.param, made, tmp_path / "place")


def opened_with(file, *secrets):
    """Open and close it with the first secret that fits, and return that; its words are there."""
    for secret in secrets:
        with (
            suppress(NeedsPassphraseError, WrongPassphraseError),
            opened(file, secret=secret) as database,
        ):
            assert [r.title for r in store(database).many()] == [CANARY, "Two"]
            return secret if database.key is not None else None
    raise AssertionError("it does not open")


def names(folder):
    return {p.name for p in folder.iterdir() if p.suffix not in {".lock", ".open", ".reserve"}}


def files_with(folder, word):
    return {p.name for p in folder.iterdir() if word.encode() in p.read_bytes()}


@forks
@pytest.mark.parametrize("act", ["add", "remove", "change"], indirect=True)
def test_killed_anywhere_the_journal_opens_and_nothing_plain_is_left(act):
    outcomes = set()
    for _step in kill_at_each_step(act.prepare, act.run):
        found = opened_with(act.file, SECRET, OTHER)
        outcomes.add(found)
        if found is None:
            assert names(act.folder) == {"journal.ccj"}
        else:
            assert names(act.folder) == ENCRYPTED
            assert files_with(act.folder, CANARY) == set()
            files = JournalFiles(act.file)
            assert files.header.read_bytes() == files.header_copy.read_bytes()
    assert outcomes == ({SECRET, OTHER} if act.kind == "change" else {None, SECRET})


@forks
def test_killed_while_an_encrypted_journal_is_made_nothing_is_in_the_way(tmp_path):
    folder, file = tmp_path / "place", tmp_path / "place" / "journal.ccj"

    def prepare():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    for _step in kill_at_each_step(prepare, lambda: Database.create(file, SECRET, CHEAP)):
        if file.exists():
            Database.open(file, secret=SECRET).close()
        else:
            Database.create(file, SECRET, CHEAP).close()
        assert names(folder) == ENCRYPTED


@pytest.mark.parametrize("act", ["add", "remove", "change"], indirect=True)
@pytest.mark.parametrize(
    ("owner", "call"), [(Path, "replace"), (Path, "unlink"), (os, "open"), (os, "fsync")]
)
def test_a_disk_that_fails_once_leaves_an_openable_journal(act, owner, call, monkeypatch):
    step, seen = 0, [0]
    while seen[0] >= step:
        step += 1
        act.prepare()
        seen = fail_at(monkeypatch, owner, call, step)
        with suppress(StorageError):
            act.run()
        monkeypatch.undo()
        opened_with(act.file, SECRET, OTHER)
    assert step > 1


def fail_at(monkeypatch, owner, call, number):
    """Let a call of the file system fail once; return how often it was called."""
    seen, real = [0], getattr(owner, call)

    def failing(*arguments, **more):
        seen[0] += 1
        if seen[0] == number:
            raise OSError(28, "no room")
        return real(*arguments, **more)

    monkeypatch.setattr(owner, call, failing)
    return seen
