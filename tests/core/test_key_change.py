"""Passphrases added, changed and taken away, with the copies and what lies beside."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.domain.backups import damaged_name
from ccjournal.domain.recovery_code import new_code
from ccjournal.domain.secret import Passphrase, RecoveryCode
from ccjournal.errors import (
    Cancelled,
    DamagedError,
    NeedsPassphraseError,
    RefusedError,
    StorageError,
    WrongPassphraseError,
)
from ccjournal.paths import JournalFiles
from ccjournal.services.journal import Draft
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.key_file import Key
from ccjournal.storage.verify import verify
from tests.core.storing import CHEAP, WORDS, Watched, encrypted_with, journal_with, record, store

QUIET = Unwatched()
SECRET, OTHER = Passphrase(WORDS), Passphrase("nine white swans sleep")
CANARY = "Zanzibarquokka"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    return place


def plain(folder):
    file = folder / "journal.ccj"
    journal_with(file, record(CANARY), record("Two", text=f"{CANARY} told me. " * 200))
    return file


def services_of(file, paths, secret=None):
    return open_journal(paths, file, secret=secret)


def opened_with(file, *secrets):
    """Open and close it with the first secret that fits, and return that; it must be whole."""
    for secret in secrets:
        try:
            database = Database.open(file, secret=secret)
        except (NeedsPassphraseError, WrongPassphraseError):
            continue
        try:
            assert verify(database, QUIET).ok
            assert [r.title for r in store(database).many()] == [CANARY, "Two"]
        finally:
            database.close()
        return secret if database.key is not None else None
    raise AssertionError("it does not open")


def names(folder):
    return {p.name for p in folder.iterdir() if p.suffix not in {".lock", ".open", ".reserve"}}


def files_with(folder: Path, word: str):
    words = [word.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return {
        p.name
        for p in folder.rglob("*")
        if p.is_file() and any(w in p.read_bytes().lower() for w in words)
    }


ENCRYPTED = {"journal.ccj", "journal.ccj.key", "journal.ccj.key2"}


def test_a_passphrase_is_added_and_taken_away(folder, paths):
    file, watched = plain(folder), Watched()
    services = services_of(file, paths)
    assert not services.safety.protection.encrypted
    services.safety.protection.add(WORDS, watched, CHEAP)
    assert [text for _, _, text in watched.steps]
    assert all(0 <= done <= total for done, total, _ in watched.steps)
    assert names(folder) == ENCRYPTED
    assert files_with(folder, CANARY) == set()
    assert opened_with(file, SECRET) == SECRET
    again = services_of(file, paths, services.safety.protection.secret)
    assert again.safety.protection.encrypted
    assert not again.safety.protection.has_recovery_code
    again.safety.protection.remove(QUIET)
    assert again.safety.protection.secret is None
    assert names(folder) == {"journal.ccj"}
    assert opened_with(file, None) is None


def test_what_cannot_be_done_is_refused(services, encrypted):
    with pytest.raises(RefusedError, match="encrypted already"):
        encrypted.safety.protection.add(WORDS, QUIET, CHEAP)
    for act in (
        lambda p: p.remove(QUIET),
        lambda p: p.new_recovery_code(),
        lambda p: p.change_passphrase(WORDS, CHEAP),
        lambda p: p.remember(),
        lambda p: p.check(SECRET),
    ):
        with pytest.raises(RefusedError, match="is not encrypted"):
            act(services.safety.protection)
    with pytest.raises(RefusedError, match="too short"):
        services.safety.protection.add("short", QUIET, CHEAP)
    assert services.journal.rows() == []


def test_stopping_leaves_the_journal_as_it_was(folder, paths):
    class Stopping:
        def step(self, done, total, text=""):
            raise Cancelled

    file = plain(folder)
    before = file.read_bytes()
    services = services_of(file, paths)
    with pytest.raises(Cancelled):
        services.safety.protection.add(WORDS, Stopping(), CHEAP)
    assert names(folder) == {"journal.ccj"}
    assert file.read_bytes() == before
    assert opened_with(file, None) is None


def test_a_new_passphrase_is_a_new_wrapping_and_no_new_journal(folder, paths):
    file = folder / "journal.ccj"
    encrypted_with(file, record(CANARY), record("Two"))
    services = services_of(file, paths, SECRET)
    code = services.safety.protection.new_recovery_code()
    copy = services.safety.backups.back_up(QUIET)
    services.close()
    before = file.read_bytes()
    services = services_of(file, paths, SECRET)
    services.safety.protection.change_passphrase(OTHER.text, CHEAP)
    services.safety.protection.check(OTHER)
    with pytest.raises(WrongPassphraseError):
        services.safety.protection.check(SECRET)
    services.close()
    assert file.read_bytes()[16:] == before[16:]
    for place in (file, copy.file):
        assert opened_with(place, SECRET, OTHER) == OTHER
        assert opened_with(place, RecoveryCode(code.lower()))


def test_copies_that_cannot_be_written_stop_no_change(folder, paths, tmp_path, monkeypatch):
    file = folder / "journal.ccj"
    encrypted_with(file, record(CANARY), record("Two"))
    services = services_of(file, paths, SECRET)
    copy = services.safety.backups.back_up(QUIET)
    real = Path.replace

    def refusing(part, target):
        if copy.file.parent in Path(target).parents:
            raise PermissionError(13, "read-only stick")
        return real(part, target)

    monkeypatch.setattr(Path, "replace", refusing)
    services.safety.protection.change_passphrase(OTHER.text, CHEAP)
    monkeypatch.undo()
    services.close()
    assert opened_with(file, SECRET, OTHER) == OTHER
    assert opened_with(copy.file, OTHER, SECRET) == SECRET


def test_a_new_recovery_code_makes_the_old_one_void(encrypted):
    protection = encrypted.safety.protection
    assert not protection.has_recovery_code
    with pytest.raises(WrongPassphraseError, match="not the recovery code"):
        protection.check(RecoveryCode(old := new_code()))
    first, second = protection.new_recovery_code(), protection.new_recovery_code()
    assert protection.has_recovery_code
    protection.check(RecoveryCode(second))
    for void in (first, old):
        with pytest.raises(WrongPassphraseError):
            protection.check(RecoveryCode(void))


def test_older_plain_backups_are_told_encrypted_or_removed(folder, paths):
    file = plain(folder)
    services = services_of(file, paths)
    copy = services.safety.backups.back_up(QUIET)
    by_hand = services.safety.backups.back_up_by_hand(QUIET)
    assert services.safety.protection.plain_copies() == []
    services.safety.protection.add(WORDS, QUIET, CHEAP)
    services = services_of(file, paths, SECRET)
    protection, backups = services.safety.protection, services.safety.backups
    assert set(protection.plain_copies()) == {copy.file, by_hand.file}
    assert files_with(folder, CANARY) == {copy.file.name, by_hand.file.name}
    assert protection.encrypt_copies(QUIET) == []
    assert protection.plain_copies() == []
    assert files_with(folder, CANARY) == set()
    assert all(found.checked for found in backups.copies.here())
    assert backups.prove(backups.copies.copy(copy.file), QUIET).ok
    assert opened_with(copy.file, SECRET) == SECRET
    services.close()


def test_older_plain_backups_are_removed_with_all_that_belongs_to_them(folder, paths):
    file = plain(folder)
    services = services_of(file, paths)
    copy = services.safety.backups.back_up(QUIET)
    services.safety.protection.add(WORDS, QUIET, CHEAP)
    services = services_of(file, paths, SECRET)
    assert services.safety.protection.remove_plain_copies() == 1
    assert not copy.file.exists()
    assert services.safety.protection.remove_plain_copies() == 0
    services.close()


def test_a_damaged_plain_backup_is_left_and_named(folder, paths):
    file = plain(folder)
    services = services_of(file, paths)
    copy = services.safety.backups.back_up(QUIET)
    content = bytearray(copy.file.read_bytes())
    content[4096 * 2 :] = b"\xa5" * (len(content) - 4096 * 2)
    copy.file.write_bytes(content)
    services.safety.protection.add(WORDS, QUIET, CHEAP)
    services = services_of(file, paths, SECRET)
    kept = copy.file.with_name(damaged_name("journal", datetime(2026, 11, 9, 8, 30)))
    shutil.copy(copy.file, kept)
    JournalFiles(kept).log.write_bytes(b"what was in the log")
    assert set(services.safety.protection.encrypt_copies(QUIET)) == {copy.file, kept}
    assert copy.file.read_bytes() == kept.read_bytes() == content
    assert JournalFiles(kept).log.read_bytes() == b"what was in the log"
    assert services.safety.protection.remove_plain_copies() == 2
    assert not JournalFiles(kept).log.exists()
    services.close()


def test_a_damaged_journal_is_not_encrypted(folder, paths):
    file = plain(folder)
    services = services_of(file, paths)
    services.journal.rows()
    content = bytearray(file.read_bytes())
    content[4096 * 9 : 4096 * 12] = b"\xa5" * 4096 * 3
    services.close()
    file.write_bytes(content)
    try:
        services = services_of(file, paths)
    except DamagedError:
        return
    with pytest.raises(DamagedError):
        services.safety.protection.add(WORDS, QUIET, CHEAP)
    assert file.read_bytes()[4096 * 9 : 4096 * 12] == content[4096 * 9 : 4096 * 12]
    assert names(folder) == {"journal.ccj"}


def test_what_waits_beside_is_sealed_with_the_journal(folder, paths):
    file = plain(folder)
    files = JournalFiles(file)
    services = services_of(file, paths)
    protection = services.safety.protection
    assert protection.seal(CANARY.encode()) == CANARY.encode()
    files.draft.write_bytes(CANARY.encode())
    files.log_aside.write_bytes(CANARY.encode())
    protection.add(WORDS, QUIET, CHEAP)
    assert files_with(folder, CANARY) == set()
    services = services_of(file, paths, SECRET)
    protection = services.safety.protection
    sealed = files.draft.read_bytes()
    assert protection.unseal(sealed) == CANARY.encode()
    assert protection.unseal(protection.seal(b"")) == b""
    for damaged in (sealed[:-1], sealed[:20] + b"x" + sealed[21:], sealed[:8]):
        with pytest.raises(DamagedError, match="cannot be read"):
            protection.unseal(damaged)
    protection.remove(QUIET)
    assert files.draft.read_bytes() == CANARY.encode()
    with pytest.raises(DamagedError):
        protection.unseal(sealed)


def test_the_key_stays_with_what_it_opens(folder):
    file = folder / "journal.ccj"
    encrypted_with(file, record("One"))
    database = Database.open(file, write=False, secret=SECRET)
    with pytest.raises(StorageError, match="reading only"):
        database.keep_key(database.key)
    assert isinstance(database.key, Key)
    database.close()


def test_an_encrypted_journal_is_made_with_units_and_sample(paths, folder):
    services = create_journal(paths, folder / "new.ccj", ["ST"], WORDS, CHEAP)
    services.journal.add("note", Draft("A", date(2026, 11, 9), "", {"note": CANARY}))
    assert [unit.code for unit in services.units.all()] == ["ST"]
    services.close()
    assert files_with(folder, CANARY) == set()
