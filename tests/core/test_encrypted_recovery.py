"""What goes wrong around an encrypted journal: crashes, old versions, folders, copies in use."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.domain.secret import Passphrase, RecoveryCode
from ccjournal.errors import DamagedError, NewerJournalError, OlderJournalError, RefusedError
from ccjournal.paths import AppPaths, JournalFiles
from ccjournal.services.jobs import NoProgress
from ccjournal.services.sample import fill
from ccjournal.storage.backup import backup, restore
from ccjournal.storage.conversion import convert
from ccjournal.storage.database import SCHEMA, Database
from ccjournal.storage.engine import Access, connect
from ccjournal.storage.header import reading_access, version_of
from ccjournal.storage.key_file import new_key
from ccjournal.storage.keys import unlock
from ccjournal.storage.verify import verify
from tests.core.killing import kill_at_each_step
from tests.core.storing import CHEAP, WORDS, encrypted_with, opened, record, store

QUIET = NoProgress()
SECRET = Passphrase(WORDS)
CANARY = "Zanzibarquokka"
OLD = Path(__file__).parents[1] / "data"
forks = pytest.mark.skipif(sys.platform == "win32", reason="no forks there")


@pytest.fixture
def journal(tmp_path):
    file = tmp_path / "place" / "journal.ccj"
    file.parent.mkdir()
    encrypted_with(file, record("One"))
    return file


def crashed(work):
    """Run some work in a child that ends without closing anything."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def contents(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix not in {".lock", ".open"}}


@forks
def test_after_a_crash_the_last_words_are_in_the_log_and_nobody_reads_them(journal):
    def work():
        store(Database.open(journal, secret=SECRET)).put([record(CANARY)], "Add")

    crashed(work)
    before = contents(journal.parent)
    assert len(before[JournalFiles(journal).log.name]) > 0
    assert not [name for name, content in before.items() if CANARY.encode() in content]
    with opened(journal, write=False, secret=SECRET) as reader:
        assert [r.title for r in store(reader).many()] == ["One", CANARY]
    after = contents(journal.parent)
    log_index = JournalFiles(journal).log_index.name
    assert {**after, log_index: b""} == {**before, log_index: b""}
    with opened(journal, secret=SECRET) as database:
        assert database.unclean
        assert store(database).by_ref("R-0002").title == CANARY
    assert not JournalFiles(journal).log.exists()


@forks
def test_a_damaged_first_page_is_told_after_a_crash_too(journal):
    crashed(lambda: store(Database.open(journal, secret=SECRET)).put([record("Two")], "Add"))
    content = bytearray(journal.read_bytes())
    content[200] ^= 1
    journal.write_bytes(content)
    for write in (True, False):
        with pytest.raises(DamagedError, match="is damaged") as told:
            Database.open(journal, write=write, secret=SECRET)
        assert "backup" in told.value.hint


@forks
def test_a_first_page_torn_in_a_power_cut_is_read_from_the_log(journal):
    def work():
        database = Database.open(journal, secret=SECRET)
        with database.write() as connection:
            connection.exec_driver_sql("CREATE TABLE passing (x)")
            connection.exec_driver_sql("DROP TABLE passing")
        store(database).put([record("Two")], "Add")

    crashed(work)
    content = bytearray(journal.read_bytes())
    content[2_048:4_096] = bytes(2_048)
    journal.write_bytes(content)
    with opened(journal, write=False, secret=SECRET) as reader:
        assert store(reader).count() == 2
    with opened(journal, secret=SECRET) as database:
        assert store(database).count() == 2
        assert verify(database, QUIET).ok


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_one_of_every_version_is_brought_up_to_date(paths, tmp_path, version):
    file = tmp_path / "old.ccj"
    shutil.copy(OLD / f"journal-v{version}.ccj", file)
    key = new_key(SECRET, CHEAP)
    convert(file, None, key, QUIET)
    assert version_of(file, key) == version
    copy = tmp_path / "copy.ccj"
    for one, other in zip((file, *JournalFiles(file).headers[:2]), places(copy), strict=True):
        shutil.copy(one, other)
    if version < SCHEMA:
        with pytest.raises(OlderJournalError):
            Database.open(file, write=False, secret=SECRET)
    services = open_journal(paths, file, secret=SECRET)
    report = services.safety.safekeeping.verify(QUIET)
    assert (report.ok, report.records) == (True, 36)
    kept = sorted(p.name for p in JournalFiles(file).backups.glob("old before*"))
    assert len(kept) == (3 if version < SCHEMA else 0)
    services.close()
    assert restore(copy, tmp_path / "again.ccj", QUIET, SECRET).records == 36
    assert version_of(copy, key) == version


def places(file):
    return (file, *JournalFiles(file).headers[:2])


def test_what_an_earlier_program_has_encrypted_opens(tmp_path):
    # Made with format 1 of the key file and the layout of SQLCipher 4; never made anew.
    file = tmp_path / "encrypted.ccj"
    code = "4XUY CKTD HCAX 233Y 92TW K2EM CW34 UKCW"
    for one, other in zip(places(OLD / "encrypted-1.ccj"), places(file), strict=True):
        shutil.copy(one, other)
    for secret in (SECRET, RecoveryCode(code)):
        with opened(file, secret=secret) as database:
            assert [r.title for r in store(database).many()] == ["One", "Two"]
            assert verify(database, QUIET).ok


def test_a_newer_one_is_refused_and_left_alone(journal):
    key = unlock(journal, SECRET)
    raw = connect(journal, Access.WRITE, key)
    raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    raw.close()
    before = contents(journal.parent)
    for write in (True, False):
        with pytest.raises(NewerJournalError, match="newer version"):
            Database.open(journal, write=write, secret=SECRET)
    with pytest.raises(NewerJournalError):
        restore(journal, journal.with_name("again.ccj"), QUIET, SECRET)
    assert contents(journal.parent) == before


def test_it_is_read_in_a_folder_where_nothing_can_be_written(journal, monkeypatch):
    before = contents(journal.parent)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert reading_access(journal) is Access.STILL
    with opened(journal, write=False, secret=SECRET) as database:
        assert store(database).count() == 1
        assert verify(database, QUIET).ok
    assert contents(journal.parent) == before


@forks
def test_killed_while_it_is_copied_no_copy_is_without_its_key(journal):
    copy = journal.with_name("copy.ccj")

    def prepare():
        for place in (*places(copy), JournalFiles(copy).header_waiting):
            place.unlink(missing_ok=True)

    def work():
        with opened(journal, write=False, secret=SECRET) as database:
            backup(database, copy, QUIET)

    for _step in kill_at_each_step(prepare, work):
        if copy.exists():
            with opened(copy, write=False, secret=SECRET) as database:
                assert store(database).count() == 1


def test_a_name_that_a_key_file_has_is_not_taken(journal, tmp_path):
    other = tmp_path / "other.ccj"
    JournalFiles(other).header_copy.write_bytes(b"somebody's")
    with opened(journal, secret=SECRET) as database, pytest.raises(RefusedError):
        backup(database, other, QUIET)
    with pytest.raises(RefusedError):
        restore(journal, other, QUIET, SECRET)
    with pytest.raises(RefusedError):
        Database.create(other, SECRET, CHEAP)
    assert JournalFiles(other).header_copy.read_bytes() == b"somebody's"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    services = create_journal(AppPaths.under(folder), folder / "j.ccj", None, WORDS, CHEAP)
    fill(services)
    services.close()
    return folder / "j.ccj"


def test_a_damaged_page_takes_its_own_records_and_no_others(sample, paths, tmp_path):
    file = tmp_path / "j.ccj"
    named, listed, sizes = 0, 0, range(40, len(sample.read_bytes()) // 4_096, 9)
    for page in sizes:
        for one, other in zip(places(sample), places(file), strict=True):
            shutil.copy(one, other)
        content = bytearray(file.read_bytes())
        content[page * 4_096 + 50] ^= 1
        file.write_bytes(content)
        services = open_journal(paths, file, write=False, secret=SECRET)
        report = services.safety.safekeeping.verify(QUIET)
        refs = [problem.ref for problem in report.problems if problem.ref]
        assert not report.ok
        assert len(refs) < 36
        good = [row for row in rows(services) if row.ref not in refs]
        named, listed = named + bool(refs), listed + bool(good)
        for ref in refs:
            with suppress(DamagedError):
                services.journal.by_ref(ref)
        for row in good:
            assert services.journal.get(row.id).ref == row.ref
        services.close()
    assert named
    assert listed > len(sizes) * 0.7


def rows(services):
    try:
        return services.journal.rows()
    except DamagedError:
        return []
