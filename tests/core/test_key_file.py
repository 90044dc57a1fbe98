"""The key file: any damage is noticed and mended from its copy, and no cost is below the floor."""

import hashlib
import json
import os
import secrets
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccjournal.domain.secret import DataKey, Passphrase, RecoveryCode
from ccjournal.errors import (
    DamagedError,
    KeyFileError,
    NeedsPassphraseError,
    NewerJournalError,
    StorageError,
    WrongPassphraseError,
)
from ccjournal.paths import JournalFiles
from ccjournal.storage import wrapping
from ccjournal.storage.backup import backup
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.key_file import KeyFile, new_key, parse, unlocked
from ccjournal.storage.wrapping import LEAST, USUAL, Cost, calibrated, derived
from tests.core.storing import CHEAP, WORDS, encrypted_with, opened, record, store

SECRET = Passphrase(WORDS)
KEY, CODE = new_key(SECRET, CHEAP).with_recovery_code()
CONTENT = KEY.file.to_bytes()


@pytest.fixture
def journal(tmp_path):
    encrypted_with(tmp_path / "journal.ccj", record("One"))
    return tmp_path / "journal.ccj"


@pytest.fixture
def files(journal):
    return JournalFiles(journal)


def flip(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_it_is_read_as_it_was_written():
    assert parse(CONTENT) == KEY.file
    assert parse(new_key(SECRET, CHEAP).file.to_bytes()) is not None
    for secret in (SECRET, RecoveryCode(CODE), DataKey(KEY.value)):
        assert unlocked(KEY.file, secret, "my.ccj") == KEY


def test_every_flipped_bit_is_noticed():
    assert [bit for bit in range(len(CONTENT) * 8) if parse(flip(CONTENT, bit)) is not None] == []


@given(st.binary(max_size=5_000))
def test_other_bytes_are_no_key_file(content):
    assert parse(content) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
VALUES = json.loads(CONTENT.splitlines()[1])


@given(st.sampled_from([*VALUES, "argon2id.memory", "argon2id.rounds", "argon2id.lanes"]), JSON)
def test_whatever_stands_in_one_with_a_right_sum_it_is_read_or_none(name, value):
    changed = json.loads(json.dumps(VALUES))
    part, _, inner = name.partition(".")
    if inner:
        changed[part][inner] = value
    else:
        changed[part] = value
    lines = json.dumps(changed, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    body = CONTENT.splitlines(keepends=True)[0] + lines
    content = body + hashlib.sha256(body).hexdigest().encode() + b"\n"
    try:
        found = parse(content)
    except NewerJournalError:
        assert changed["format"] > 1
    else:
        assert found is None or found.to_bytes() == content


@given(st.integers(0, len(CONTENT) - 1), st.binary(max_size=40))
def test_a_part_of_it_is_no_key_file(end, more):
    assert parse(CONTENT[:end] + more) is None or CONTENT[:end] + more == CONTENT


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    file = tmp_path_factory.mktemp("place") / "journal.ccj"
    encrypted_with(file)
    return file


@settings(max_examples=30)
@given(
    place=st.sampled_from([0, 1]),
    change=st.one_of(
        st.integers(0, len(CONTENT) * 8 - 1), st.sampled_from(["gone", "empty", "cut", "zeros"])
    ),
)
def test_a_damaged_copy_is_mended_from_the_other(place, change, shared):
    damaged, good = [JournalFiles(shared).headers[n] for n in (place, 1 - place)]
    content = good.read_bytes()
    damage(damaged, content, change)
    Database.open(shared, write=False, secret=SECRET).close()
    assert not damaged.exists() or damaged.read_bytes() != content
    Database.open(shared, secret=SECRET).close()
    assert damaged.read_bytes() == good.read_bytes() == content


def damage(file, content, change):
    file.unlink()
    if change != "gone":
        made = {"empty": b"", "cut": content[:-30], "zeros": bytes(len(content))}
        whole = flip(content, change % (8 * len(content))) if isinstance(change, int) else b""
        file.write_bytes(made.get(change, whole))


@pytest.mark.parametrize("write", [True, False])
def test_when_both_are_damaged_it_is_told_and_they_are_kept(journal, files, write):
    for place in files.headers[:2]:
        place.write_bytes(flip(place.read_bytes(), 3_000))
    before = [place.read_bytes() for place in files.headers[:2]]
    for secret in (SECRET, None):
        with pytest.raises(KeyFileError, match="are damaged") as told:
            Database.open(journal, write=write, secret=secret)
    assert "backup" in told.value.hint
    assert [place.read_bytes() for place in files.headers[:2]] == before


def test_both_gone_are_found_again_beside_a_backup(journal, files):
    files.backups.mkdir()
    with opened(journal, secret=SECRET) as database:
        backup(database, files.backups / "copy.ccj", Unwatched())
    content = files.header.read_bytes()
    for place in files.headers[:2]:
        place.unlink()
    with pytest.raises(NeedsPassphraseError):
        Database.open(journal)
    with opened(journal, write=False, secret=SECRET) as database:
        assert store(database).count() == 1
    assert not files.header.exists()
    Database.open(journal, secret=SECRET).close()
    assert [place.read_bytes() for place in files.headers[:2]] == [content, content]


def test_the_first_counts_while_it_is_whole(journal, files):
    old = files.header.read_bytes()
    with opened(journal, secret=SECRET) as database:
        database.keep_key(database.key.with_passphrase(Passphrase("another one"), CHEAP))
    files.header_copy.write_bytes(old)
    with pytest.raises(WrongPassphraseError):
        Database.open(journal, secret=SECRET)
    Database.open(journal, secret=Passphrase("another one")).close()
    assert files.header_copy.read_bytes() == files.header.read_bytes() != old


def test_what_somebody_has_changed_is_told_apart_from_damage(journal, files):
    file = parse(files.header.read_bytes())
    weaker = KeyFile(
        **{name: getattr(file, name) for name in KeyFile.__slots__}
        | {"remembering": secrets.token_bytes(32)}
    )
    files.header.write_bytes(weaker.to_bytes())
    with pytest.raises(KeyFileError, match="Somebody has changed"):
        Database.open(journal, secret=SECRET)
    with pytest.raises(WrongPassphraseError):
        Database.open(journal, secret=DataKey(KEY.value))


def test_one_of_a_newer_program_is_refused(journal, files, monkeypatch):
    monkeypatch.setattr("ccjournal.storage.key_file.FORMAT", 2)
    newer = KEY.file.to_bytes()
    monkeypatch.undo()
    for place in files.headers[:2]:
        place.write_bytes(newer)
    with pytest.raises(NewerJournalError, match="newer version"):
        Database.open(journal, secret=SECRET)


def test_a_cost_that_takes_a_computer_down_is_no_key_file():
    for cost in (
        Cost(64.5, 1),
        Cost(1 << 21, 1),
        Cost(64, 2_000),
        Cost(64, 0),
        Cost(4, 1),
        Cost(64, 1, 17),
    ):
        file = KeyFile(KEY.file.id, cost, KEY.file.salt, KEY.file.passphrase, b"", bytes(32))
        assert parse(file.signed(KEY.value).to_bytes()) is None


def test_the_cost_is_about_a_second_and_never_below_the_floor(monkeypatch):
    assert (USUAL.memory, LEAST) == (65_536, Cost(19_456, 2, 1))
    found = calibrated()
    assert (found.memory, found.lanes) == (65_536, 1)
    assert 3 <= found.rounds <= 100
    for seconds in (0.0, 0.5, 1_000.0):
        moments = iter((0.0, seconds))
        monkeypatch.setattr(wrapping.time, "perf_counter", lambda m=moments: next(m))
        slow = calibrated()
        assert slow.memory == 65_536
        assert 3 <= slow.rounds <= 100


def test_where_memory_is_short_the_least_is_taken_or_it_is_told(monkeypatch):
    def full(*_arguments):
        raise StorageError("There is not enough free memory (64 MB) to try the passphrase")

    monkeypatch.setattr(wrapping, "derived", full)
    assert calibrated() == LEAST
    monkeypatch.undo()
    with pytest.raises(StorageError, match="not enough free memory"):
        derived(b"words", bytes(16), Cost((1 << 31) - 1, 1))


def test_a_journal_made_without_a_cost_has_the_full_one(tmp_path, monkeypatch):
    monkeypatch.setattr("ccjournal.storage.key_file.calibrated", lambda: USUAL)
    Database.create(tmp_path / "a.ccj", SECRET).close()
    assert parse(JournalFiles(tmp_path / "a.ccj").header.read_bytes()).cost == USUAL


def test_a_key_file_is_for_its_owner_alone(journal, files):
    if os.name == "posix":
        for place in (journal, *files.headers[:2]):
            assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert b"never" not in files.header.read_bytes()
    assert b"key file" in files.header.read_bytes().splitlines()[0]


def test_a_journal_and_a_key_file_that_are_both_damaged(journal, files):
    for place in files.headers[:2]:
        place.write_bytes(b"")
    content = bytearray(journal.read_bytes())
    content[3] ^= 1
    journal.write_bytes(content)
    with pytest.raises(KeyFileError):
        Database.open(journal, secret=SECRET)
    for place in files.headers[:2]:
        place.unlink()
    with pytest.raises(DamagedError, match="not a journal"):
        Database.open(journal, secret=SECRET)
