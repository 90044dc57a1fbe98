"""When the disk or another program is in the way: told in words, without a word of the entry."""

import traceback
from contextlib import contextmanager

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.claim import Claim
from ccjournal.errors import DamagedError, InUseError, JournalError, RefusedError, StorageError
from ccjournal.storage import engine
from ccjournal.storage.copies import part_of
from ccjournal.storage.database import Database
from ccjournal.storage.faults import BY_NAME, told
from tests.core.storing import journal_with, opened, record, store

CANARY = "Zanzibarquokka"
SECRET = record(CANARY, text=f"{CANARY} told me in confidence. " * 2_000)


@pytest.fixture
def journal(tmp_path):
    journal_with(tmp_path / "journal.ccj", record())
    return tmp_path / "journal.ccj"


@contextmanager
def no_word_of_it(kind, words):
    with pytest.raises(kind, match=words) as caught:
        yield
    shown = [str(caught.value), "".join(traceback.format_exception(caught.value))]
    cause = caught.value.__cause__
    while cause is not None:
        shown += [str(cause), repr(cause)]
        cause = cause.__cause__
    assert CANARY not in " ".join(shown)


def test_a_full_disk(journal, monkeypatch):
    with opened(journal) as database:
        pages = journal.stat().st_size // 4096
        monkeypatch.setattr(
            engine, "SETTINGS", (*engine.SETTINGS, f"PRAGMA max_page_count={pages}")
        )
        database._writer.dispose()
        with no_word_of_it(StorageError, "disk is full"):
            store(database).put([SECRET], "Add")
        monkeypatch.undo()
        database._writer.dispose()
        assert store(database).count() == 1
        store(database).put([SECRET], "Add")
        assert store(database).count() == 2


def test_another_program_writes(journal, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with opened(journal) as database:
        other = driver.connect(str(journal), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with no_word_of_it(InUseError, "Another program"):
            store(database).put([SECRET], "Add")
        other.execute("ROLLBACK")
        other.close()
        store(database).put([SECRET], "Add")


def test_a_failing_statement_does_not_quote_the_entry(journal):
    claim = Claim("same", "ST-2.1", Anchor("action", 0, 4, CANARY, CANARY), CANARY, CANARY)
    twice = record(CANARY, claims=(claim, claim))
    with opened(journal) as database:
        with no_word_of_it(DBAPIError, "UNIQUE constraint"):
            store(database).put([twice], "Add")
        assert store(database).count() == 1


def test_a_file_that_vanished_is_noticed_before_the_save(journal):
    with opened(journal) as database:
        aside = journal.rename(journal.with_name("aside.ccj"))
        with no_word_of_it(StorageError, "has been moved"):
            store(database).put([SECRET], "Add")
        aside.rename(journal)
        store(database).put([SECRET], "Add")


def test_a_page_that_is_damaged(journal):
    content = bytearray(journal.read_bytes())
    content[4096 * 2 :] = b"\xa5" * (len(content) - 4096 * 2)
    journal.write_bytes(content)
    with no_word_of_it(DamagedError, "is damaged"), opened(journal) as database:
        store(database).put([SECRET], "Add")


def test_words_that_are_no_longer_utf8(journal):
    raw = driver.connect(str(journal))
    raw.execute("UPDATE record SET title = CAST(x'c328' AS TEXT)")
    raw.commit()
    raw.close()
    with opened(journal, write=False) as database, pytest.raises(DamagedError):
        store(database).many()


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    (tmp_path / "a file").write_text("")
    for folder in (tmp_path / "a file", tmp_path / "mispelt"):
        with pytest.raises(RefusedError, match="There is no folder"):
            Database.create(folder / "journal.ccj")
    assert [p.name for p in tmp_path.iterdir()] == ["a file"]


@pytest.mark.parametrize(
    "known", [PermissionError(13, "x"), driver.OperationalError("unable to open database file")]
)
def test_what_may_not_be_read_is_not_told_as_read_only(known, tmp_path):
    with pytest.raises(StorageError, match="cannot be opened"), told(tmp_path / "my.ccj"):
        raise known
    with (
        pytest.raises(StorageError, match="cannot be written"),
        told(tmp_path / "my.ccj", writes=True),
    ):
        raise known


def test_an_unfinished_file_is_told_by_the_name_that_was_asked_for(tmp_path):
    part = part_of(tmp_path / "my.ccj")
    with pytest.raises(StorageError, match=r"^my\.ccj cannot be written"), told(part, writes=True):
        raise PermissionError(13, "x")


@pytest.mark.parametrize("name", BY_NAME)
def test_every_known_error_has_words(name, tmp_path):
    error = driver.OperationalError(f"canary {CANARY}")
    error.sqlite_errorname = f"{name}_MORE"
    with pytest.raises(StorageError) as caught, told(tmp_path / "my.ccj"):
        raise error
    assert caught.value.__cause__ is error
    assert CANARY not in str(caught.value)
    assert "{" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "x"), "cannot be opened"),
        (OSError(36, "x"), "cannot be opened"),
        (OSError(28, "x"), "disk is full"),
        (OSError(30, "x"), "cannot be written"),
        (FileNotFoundError(2, "x"), "cannot be opened"),
        (OSError(5, "x"), "did not answer"),
    ],
)
def test_errors_of_the_system_have_words(error, words, tmp_path):
    with pytest.raises(StorageError, match=words), told(tmp_path / "my.ccj"):
        raise error


def test_our_own_mistakes_stay_what_they_are(tmp_path):
    for error in (ValueError("x"), driver.OperationalError('near "x": syntax error')):
        with pytest.raises(type(error)) as caught, told(tmp_path / "my.ccj"):
            raise error
        assert not isinstance(caught.value, JournalError)
