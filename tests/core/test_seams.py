"""Where the guards of a journal meet: what one leaves half-way, the next one finishes."""

import os
import stat
import sys
from datetime import date, datetime

import pytest

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.domain.secret import Passphrase, RecoveryCode
from ccjournal.errors import ChangedOutsideError, RefusedError
from ccjournal.paths import JournalFiles
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.services.restoring import go_back
from ccjournal.storage.verify import verify
from tests.core.storing import CHEAP, WORDS, opened, store

QUIET = NoProgress()
DAY = date(2026, 11, 9)
CANARY = "Quagga told me"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "my.ccj"


@pytest.fixture
def services(paths, file):
    made = create_journal(paths, file)
    note(made, "One")
    yield made
    made.close()


def note(services, title):
    services.journal.add("note", Draft(title, DAY, fields={"note": CANARY}))


def titles(file):
    with opened(file) as database:
        assert verify(database, QUIET).ok
        return [record.title for record in store(database).many()]


def touched(file):
    """Another program gives the file another time; many do so without a change in it."""
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1_000_000))


def test_what_was_saved_before_another_program_touched_the_file_is_kept_as_a_journal(
    services, file
):
    services.safety.guard.settle(QUIET)
    note(services, "Two")
    touched(file)
    services.close()
    assert titles(file) == ["One"]
    (copy,) = JournalFiles(file).backups.glob("*.ccj")
    assert copy.name.startswith("my mine ")
    assert titles(copy) == ["One", "Two"]
    assert JournalFiles(file).log_aside.exists()


def test_nothing_is_kept_twice_and_nothing_where_all_is_in_the_file(services, file):
    services.safety.guard.settle(QUIET)
    touched(file)
    services.close()
    assert not JournalFiles(file).backups.exists()
    services = open_journal(services.paths, file)
    note(services, "Two")
    touched(file)
    mine = services.safety.guard.save_mine(QUIET)
    services.close()
    assert titles(mine) == ["One", "Two"]
    assert not JournalFiles(file).backups.exists()


def test_a_log_that_was_kept_aside_is_not_written_over(services, file):
    for title in ("Two", "Three"):
        note(services, title)
        touched(file)
        services.close()
        services = open_journal(services.paths, file)
    services.close()
    asides = sorted(file.parent.glob("*.aside*"))
    assert [aside.name for aside in asides] == ["my.ccj-wal.aside", "my.ccj-wal.aside-2"]
    assert CANARY.encode() in asides[0].read_bytes()
    assert CANARY.encode() in asides[1].read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_what_holds_words_is_for_its_owner_alone(services, file, tmp_path):
    former = os.umask(0o022)
    try:
        stick = tmp_path / "stick"
        stick.mkdir()
        backups = services.safety.backups
        backups.choose_second(stick)
        backups.back_up(QUIET)
        (copy,) = backups.copies.here()
        services.safety.guard.settle(QUIET)
        note(services, "Two")
        touched(file)
        services.close()
        go_back(backups.copies, copy, datetime(2026, 11, 18), QUIET)
    finally:
        os.umask(former)
    found = [f for f in tmp_path.rglob("*") if f.is_file() and CANARY.encode() in f.read_bytes()]
    assert {f.name.split()[1] for f in found if " " in f.name} == {"auto", "replaced", "mine"}
    assert len(found) >= 6
    assert {stat.S_IMODE(f.stat().st_mode) for f in found} == {0o600}


def test_a_draft_that_a_stopped_change_left_plain_is_sealed_at_the_next_opening(services, file):
    services.safety.protection.add(WORDS, QUIET, CHEAP)
    files = JournalFiles(file)
    places = [files.draft, files.log_aside, file.with_name("my.ccj.draft.unread-2")]
    for place in places:
        place.write_text(CANARY)
    reading = open_journal(services.paths, file, write=False, secret=Passphrase(WORDS))
    reading.close()
    assert files.draft.read_text() == CANARY
    again = open_journal(services.paths, file, secret=Passphrase(WORDS))
    for place in places:
        assert CANARY.encode() not in place.read_bytes()
        assert again.safety.protection.unseal(place.read_bytes()) == CANARY.encode()
    sealed = files.draft.read_bytes()
    again.close()
    open_journal(services.paths, file, secret=Passphrase(WORDS)).close()
    assert files.draft.read_bytes() == sealed


def test_a_second_place_that_answers_with_a_fault_stops_nothing(services, tmp_path):
    backups = services.safety.backups
    backups.choose_second(tmp_path / ("x" * 300))
    assert backups.back_up(QUIET) is not None
    standing = backups.standing()
    assert standing.fault is None
    assert standing.count == 1
    assert standing.second is not None
    assert not standing.second.there
    assert standing.second.fault is not None


def test_a_new_passphrase_counts_though_a_copy_cannot_follow_at_once(services, file):
    paths, old, new = services.paths, Passphrase(WORDS), Passphrase("nine white swans sleep")
    services.safety.protection.add(WORDS, QUIET, CHEAP)
    services.close()
    services = open_journal(paths, file, secret=old)
    (copy,) = [services.safety.backups.back_up(QUIET)]
    header = JournalFiles(copy.file).header
    before = header.read_bytes()
    in_the_way = header.with_name(f"{header.name}.7.part")
    in_the_way.mkdir()
    protection = services.safety.protection
    protection.change_passphrase(new.text, CHEAP)
    code = protection.new_recovery_code()
    protection.check(new)
    protection.check(RecoveryCode(code))
    assert header.read_bytes() == before
    in_the_way.rmdir()
    note(services, "Two")
    services.safety.backups.back_up(QUIET)
    assert header.read_bytes() == JournalFiles(file).header.read_bytes()
    services.close()


def test_no_key_is_put_to_a_journal_that_is_read_or_was_changed_by_another(services, file):
    note(services, "Two")
    touched(file)
    with pytest.raises(ChangedOutsideError):
        services.safety.protection.add(WORDS, QUIET, CHEAP)
    services.close()
    reading = open_journal(services.paths, file, write=False)
    with pytest.raises(RefusedError, match="reading only"):
        reading.safety.protection.add(WORDS, QUIET, CHEAP)
    reading.close()
    assert file.read_bytes().startswith(b"SQLite format 3")
    (copy,) = JournalFiles(file).backups.glob("*.ccj")
    assert titles(copy) == ["One", "Two"]


@pytest.mark.parametrize("encrypted", [False, True])
def test_what_a_killed_restore_left_goes_at_the_next_opening(services, file, encrypted):
    if encrypted:
        services.safety.protection.add(WORDS, QUIET, CHEAP)
    services.close()
    restoring = JournalFiles(file).restoring
    left = [restoring, restoring.with_name(f"{restoring.name}.99.part")]
    for place in left:
        place.write_text(CANARY)
    secret = Passphrase(WORDS)
    open_journal(services.paths, file, write=False, secret=secret).close()
    assert all(place.exists() for place in left)
    open_journal(services.paths, file, secret=secret).close()
    assert not any(place.exists() for place in left)
