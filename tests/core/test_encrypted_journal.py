"""An encrypted journal: who opens it, what is told apart, and that no file shows a word."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from ccjournal.bootstrap import create_journal
from ccjournal.domain.secret import DataKey, Passphrase, RecoveryCode
from ccjournal.errors import (
    DamagedError,
    InUseError,
    JournalError,
    KeyFileError,
    NeedsPassphraseError,
    RefusedError,
    StorageError,
    WrongPassphraseError,
)
from ccjournal.paths import JournalFiles
from ccjournal.services.journal import Draft
from ccjournal.services.restoring import go_back
from ccjournal.storage.backup import backup, restore
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.key_file import MARK
from ccjournal.storage.verify import verify
from tests.core.storing import (
    CHEAP,
    WORDS,
    created_encrypted,
    encrypted_with,
    journal_with,
    opened,
    record,
    store,
)

QUIET = Unwatched()
SECRET = Passphrase(WORDS)
CANARY = "Zanzibarquokka"


@pytest.fixture
def journal(tmp_path):
    encrypted_with(tmp_path / "journal.ccj", record("One"), record("Two"))
    return tmp_path / "journal.ccj"


def names(folder):
    return sorted(p.name for p in folder.iterdir() if p.suffix != ".lock")


def every_file(folder: Path):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def files_of(journal):
    files = JournalFiles(journal)
    return journal, files.log, files.header, files.header_copy


def is_good(journal):
    try:
        with opened(journal, write=False, secret=SECRET) as database:
            return verify(database, QUIET).ok
    except DamagedError:
        return False


def flipped(file, place, bit=0):
    content = bytearray(file.read_bytes())
    content[place] ^= 1 << bit
    file.write_bytes(content)


def test_it_opens_with_its_passphrase_and_with_its_own_key(journal):
    with opened(journal, secret=SECRET) as database:
        store(database).put([record("Three")], "Add")
        assert verify(database, QUIET).ok
        key = database.secret
    assert isinstance(key, DataKey)
    for secret in (SECRET, key):
        with opened(journal, write=False, secret=secret) as database:
            assert store(database).count() == 3
    assert names(journal.parent) == ["journal.ccj", "journal.ccj.key", "journal.ccj.key2"]
    assert journal.read_bytes().startswith(MARK)


@pytest.mark.parametrize("write", [True, False])
def test_what_does_not_open_it_is_told_apart(journal, write):
    before = every_file(journal.parent)
    for secret, error, words in (
        (None, NeedsPassphraseError, r"journal\.ccj is encrypted"),
        (Passphrase("seven grey herons wake"), WrongPassphraseError, "not the passphrase"),
        (Passphrase(""), WrongPassphraseError, "not the passphrase"),
        (DataKey(bytes(32)), WrongPassphraseError, "another key"),
        (RecoveryCode("AAAA"), WrongPassphraseError, "32 signs"),
    ):
        with pytest.raises(error, match=words) as told:
            Database.open(journal, write=write, secret=secret)
        assert told.value.hint
        assert not isinstance(told.value, StorageError)
    after = every_file(journal.parent)
    after.pop("journal.ccj.lock", None)
    before.pop("journal.ccj.lock", None)
    assert after == before


def test_a_plain_journal_opens_with_a_secret_as_without(tmp_path):
    journal_with(tmp_path / "plain.ccj", record("One"))
    with opened(tmp_path / "plain.ccj", secret=SECRET) as database:
        assert (database.key, database.secret) == (None, None)


@pytest.mark.parametrize("write", [True, False])
def test_a_damaged_journal_is_not_told_as_a_wrong_passphrase(journal, write):
    good = journal.read_bytes()
    for place in (0, 12, 100, 2_000, 4_090):
        flipped(journal, place)
        with pytest.raises(DamagedError, match="damaged"):
            Database.open(journal, write=write, secret=SECRET)
        journal.write_bytes(good)
    for size in (len(good) - 4_096, len(good) - 1, 4_096, 60):
        journal.write_bytes(good[:size])
        with pytest.raises(DamagedError, match="cut short"):
            Database.open(journal, write=write, secret=SECRET)


def test_a_flipped_bit_on_any_page_is_noticed(journal):
    good = journal.read_bytes()
    assert is_good(journal)
    for page in range(1, len(good) // 4_096):
        flipped(journal, page * 4_096 + 7 * page % 4_096, page % 8)
        assert not is_good(journal), page
        journal.write_bytes(good)


@pytest.mark.parametrize("write", [True, False])
def test_a_page_that_a_power_cut_has_torn_is_read_from_the_log(journal, tmp_path, write):
    torn = tmp_path / "torn.ccj"
    with opened(journal, secret=SECRET) as database:
        store(database).put([record("Three")], "Add")
        for former, copy in zip(files_of(journal), files_of(torn), strict=True):
            shutil.copy(former, copy)
    # A frame of the log begins with the number of the page that stands in it.
    page = int.from_bytes(JournalFiles(torn).log.read_bytes()[32:36], "big")
    flipped(torn, (page - 1) * 4096 + 2000)
    with opened(torn, write=write, secret=SECRET) as database:
        assert verify(database, QUIET).problems == ()
        assert [row.title for row in store(database).rows()] == ["Three", "Two", "One"]


@pytest.mark.parametrize("write", [True, False])
def test_an_end_that_a_power_cut_has_torn_is_read_from_the_log(journal, tmp_path, write):
    torn = tmp_path / "torn.ccj"
    with opened(journal, secret=SECRET) as database:
        store(database).put([record("Three", text="word " * 10_000)], "Add")
        for former, copy in zip(files_of(journal), files_of(torn), strict=True):
            shutil.copy(former, copy)
    # A page was being added to the file; the rest of it, and all that follow, are in the log.
    with torn.open("ab") as end:
        end.write(b"\x5a" * 1_000)
    with opened(torn, write=write, secret=SECRET) as database:
        assert verify(database, QUIET).problems == ()
        assert [row.title for row in store(database).rows()] == ["Three", "Two", "One"]


def test_one_program_writes_and_the_other_is_told_before_it_asks(journal):
    with opened(journal, secret=SECRET), pytest.raises(InUseError):
        Database.open(journal)


def test_a_copy_is_encrypted_and_opens_alone(journal, tmp_path):
    copies, again = tmp_path / "elsewhere", tmp_path / "new" / "again.ccj"
    copies.mkdir()
    again.parent.mkdir()
    with opened(journal, secret=SECRET) as database:
        assert backup(database, copies / "copy.ccj", QUIET).verified
    assert names(copies) == ["copy.ccj", "copy.ccj.key", "copy.ccj.key2"]
    for file in tmp_path.glob("journal.*"):
        file.unlink()
    with pytest.raises(NeedsPassphraseError):
        restore(copies / "copy.ccj", again, QUIET)
    assert names(again.parent) == []
    assert restore(copies / "copy.ccj", again, QUIET, SECRET).records == 2
    with opened(again, secret=SECRET) as database:
        assert store(database).count() == 2


def test_words_are_in_no_file_not_even_in_the_log(tmp_path):
    journal = tmp_path / "journal.ccj"
    with created_encrypted(journal) as database:
        store(database).put([record(CANARY, text=f"{CANARY} told me. " * 500)], "Add")
        assert JournalFiles(journal).log.stat().st_size > 0
        (tmp_path / "copies").mkdir()
        backup(database, tmp_path / "copies" / "copy.ccj", QUIET)
        during = every_file(tmp_path)
    for name, content in {**during, **every_file(tmp_path)}.items():
        lower = content.lower()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert CANARY.lower().encode(encoding) not in lower, name


def test_a_journal_whose_key_file_is_gone_says_where_another_is(journal):
    files = JournalFiles(journal)
    files.header.unlink()
    files.header_copy.unlink()
    with pytest.raises(KeyFileError, match="its key file is missing") as told:
        Database.open(journal, secret=SECRET)
    assert "backup" in told.value.hint
    assert names(journal.parent) == ["journal.ccj"]


def test_a_key_file_of_another_journal_is_told(journal, tmp_path):
    other = tmp_path / "other.ccj"
    encrypted_with(other)
    for one, two in zip(
        JournalFiles(journal).headers[:2], JournalFiles(other).headers[:2], strict=True
    ):
        one.write_bytes(two.read_bytes())
    with pytest.raises(KeyFileError, match="another journal's"):
        Database.open(journal, secret=SECRET)


def test_a_short_passphrase_is_refused_and_leaves_nothing(paths, tmp_path):
    with pytest.raises(RefusedError, match="too short"):
        create_journal(paths, tmp_path / "new.ccj", None, "  seven ", CHEAP)
    assert names(tmp_path) == []


def test_the_same_words_from_another_keyboard_open_it(tmp_path):
    Database.create(
        tmp_path / "a.ccj", Passphrase("Zo\u00eb \u0161\u010d h\u00e9rons"), CHEAP
    ).close()
    decomposed = "Zoe\u0308\u00a0s\u030cc\u030c he\u0301rons "
    with opened(tmp_path / "a.ccj", secret=Passphrase(decomposed)) as database:
        assert store(database).count() == 0


def test_no_error_and_no_repr_shows_a_key_or_a_passphrase(journal):
    with opened(journal, secret=SECRET) as database:
        key = database.key.value
        shown = [repr(x) for x in (SECRET, database.key, database.secret, RecoveryCode(WORDS))]
    try:
        Database.open(journal, secret=Passphrase("horses and carts"))
    except JournalError as error:
        shown += [str(error), repr(error)]
    for secret in (WORDS, key.hex(), repr(key), "horses"):
        assert not any(secret in text for text in shown)


def test_automatic_backups_compare_prove_and_go_to_the_second_place(encrypted, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    backups = encrypted.safety.backups
    backups.choose_second(place)
    encrypted.journal.add("note", Draft(CANARY, date(2026, 11, 9), "", {"note": CANARY}))
    copy = backups.back_up(QUIET)
    assert copy is not None
    assert backups.prove(copy, QUIET).ok
    assert backups.compare(copy, QUIET).there.records == 1
    inside = every_file(place)
    assert {Path(name).suffix for name in inside if "auto" in name} == {".ccj", ".key", ".key2"}
    assert not [name for name, content in inside.items() if CANARY.encode() in content]


def test_going_back_to_an_encrypted_backup_and_away_from_it(encrypted, tmp_path):
    backups, file = encrypted.safety.backups, encrypted.file
    encrypted.journal.add("note", Draft("First", date(2026, 11, 9), "", {"note": CANARY}))
    copy = backups.back_up(QUIET)
    encrypted.journal.add("note", Draft("Second", date(2026, 11, 9), "", {"note": CANARY}))
    encrypted.close()
    kept = go_back(backups.copies, copy, datetime(2026, 11, 10, 8, 0), QUIET).kept
    for place, count in ((file, 1), (kept, 2)):
        with opened(place, write=False, secret=SECRET) as database:
            assert store(database).count() == count
    journal_with(tmp_path / "plain.ccj", record("Plain"))
    plain = backups.copies.copy(tmp_path / "plain.ccj")
    go_back(backups.copies, plain, datetime(2026, 11, 10, 9, 0), QUIET)
    with opened(file) as database:
        assert (database.key, store(database).count()) == (None, 1)
    go_back(backups.copies, copy, datetime(2026, 11, 10, 10, 0), QUIET)
    with opened(file, secret=SECRET) as database:
        assert store(database).count() == 1
