"""What a damaged file still gives becomes a journal; what it does not give is named."""

import random
from contextlib import suppress
from hashlib import sha256

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.person import Person
from ccjournal.domain.secret import Passphrase
from ccjournal.domain.unit import Criterion, Outcome, Unit
from ccjournal.errors import DamagedError
from ccjournal.storage.database import Database
from ccjournal.storage.evidence import EvidenceStore
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.people import PersonStore
from ccjournal.storage.salvage import salvage
from ccjournal.storage.units import UnitStore
from ccjournal.storage.verify import verify
from tests.core.storing import CHEAP, DEVICE, START, Clock, created, opened, record, store

PAGE = 4096
COUNT = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A journal with long and short records, several versions, and all the rest."""
    file = tmp_path_factory.mktemp("whole") / "whole.ccj"
    texts = {number: f"Words of number {number}. " * (number**2) for number in range(1, COUNT + 1)}
    with created(file) as database:
        kept = store(database).put([record(f"No {n}", text=t) for n, t in texts.items()], "Add")
        store(database).put(kept[::3], "Edit")
        outcome = Outcome(1, "Chat", (Criterion("ST-2.1", "2.1", "Handle"),))
        UnitStore(database).put([Unit("ST", "Stars", (outcome,), ())])
        PersonStore(database).put(Person("a" * 32, "Agent A", "agent", "Ann Real", retired=True))
        item = EvidenceItem("e" * 32, EvidenceKind.PRODUCT, "Mail", START.date(), ("ST-2.1",))
        EvidenceStore(database, Clock()).put(item)
        MetaStore(database).set("profile.name", "Sam")
    return file.read_bytes(), {one.ref: one for one in kept}


@pytest.fixture
def save(tmp_path):
    """Salvage some bytes and return the report, the records and what the check of them says."""

    def run(content):
        source, target = tmp_path / "bad.ccj", tmp_path / "saved.ccj"
        source.write_bytes(content)
        report = salvage(source, target, DEVICE, Unwatched())
        assert sha256(source.read_bytes()).digest() == sha256(content).digest()
        with opened(target) as database:
            assert verify(database, Unwatched()).problems == ()
            return report, {one.ref: one for one in store(database).many()}, target

    return run


def zeroed(content, pages):
    changed = bytearray(content)
    for page in pages:
        changed[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return bytes(changed)


@pytest.mark.parametrize("pages", [(), (0,)])
def test_without_its_first_page_everything_is_there(whole, save, pages):
    content, kept = whole
    report, found, target = save(zeroed(content, pages))
    assert found == kept
    assert report.records == COUNT
    assert report.versions == COUNT + len(range(0, COUNT, 3))
    assert report.lost == ()
    with opened(target) as database:
        assert [p.real_name for p in PersonStore(database).all()] == ["Ann Real"]
        assert [u.code for u in UnitStore(database).all()] == ["ST"]
        assert [e.criteria for e in EvidenceStore(database, Clock()).all()] == [("ST-2.1",)]
        assert MetaStore(database).get("profile.name") == "Sam"
        assert store(database).put([record("Next")], "Add")[0].number == COUNT + 1


@pytest.mark.parametrize("seed", range(6))
def test_a_lost_page_takes_only_its_own_records(whole, save, seed):
    content, kept = whole
    chance = random.Random(seed)
    pages = len(content) // PAGE
    damaged = zeroed(content, chance.sample(range(pages), 3))
    report, found, _target = save(damaged[: chance.randrange(len(damaged) * 3 // 4, len(damaged))])
    assert len(found) >= COUNT // 2
    assert all(kept[ref].fields == one.fields for ref, one in found.items())
    assert {lost.ref for lost in report.lost} >= set(kept) - set(found)


def test_words_that_do_not_fit_their_hash_are_not_passed_for_whole(whole, save):
    content, _kept = whole
    spot = content.index(b"Words of number 7. Words", content.index(b'"title":"No 7"') - 2000)
    changed = bytearray(content)
    spots = [i for i in range(len(content)) if content.startswith(b"Words of number 7.", i)]
    for spot in spots:
        changed[spot] ^= 2
    report, found, _target = save(bytes(changed))
    assert [(lost.ref, lost.what) for lost in report.lost] == [
        ("R-0007", "Its words are damaged, compare them")
    ]
    assert found["R-0007"].title == "No 7"


def test_the_words_in_the_log_are_saved_too(tmp_path, save):
    file = tmp_path / "open.ccj"
    with created(file) as database:
        store(database).put([record("Before")], "Add")
        copy, log = tmp_path / "bad.ccj", tmp_path / "bad.ccj-wal"
        log.write_bytes((tmp_path / "open.ccj-wal").read_bytes())
        copy.write_bytes(file.read_bytes())
    _report, found, _target = save(copy.read_bytes())
    assert [one.title for one in found.values()] == ["Before"]


@pytest.fixture
def sealed(tmp_path):
    """An encrypted journal with many records."""
    file, passphrase = tmp_path / "sealed.ccj", Passphrase("correct horse battery")
    database = Database.create(file, passphrase, CHEAP)
    kept = store(database).put([record(f"No {n}", text="Words. " * n**2) for n in range(30)], "Add")
    database.close()
    return file, passphrase, kept


def test_an_encrypted_journal_is_read_page_by_page_and_stays_encrypted(tmp_path, sealed):
    file, passphrase, kept = sealed
    content = bytearray(file.read_bytes())
    for place in range(PAGE * 9 + 500, len(content), PAGE * 7):
        content[place] ^= 1
    file.write_bytes(content)
    target = tmp_path / "saved.ccj"
    report = salvage(file, target, DEVICE, Unwatched(), passphrase)
    assert 0 < report.records < len(kept)
    assert b"Words. " not in target.read_bytes()
    with opened(target, secret=passphrase) as database:
        assert verify(database, Unwatched()).ok
        known = {one.ref: one.fields for one in kept}
        assert all(known[one.ref] == one.fields for one in store(database).many())


@pytest.mark.parametrize("content", [b"", b"not a journal" * 900, bytes(90_000)])
def test_where_nothing_is_left_nothing_is_made(tmp_path, save, content):
    with pytest.raises(DamagedError, match="Nothing that was written can be read"):
        save(content)
    assert not (tmp_path / "saved.ccj").exists()


@pytest.mark.parametrize("seed", range(8))
def test_no_damage_ends_in_a_fault_of_ours(whole, save, seed):
    content, kept = whole
    chance, changed = random.Random(seed), bytearray(content)
    for _ in range(400):
        changed[chance.randrange(len(changed))] = chance.choice((0, 13, 255, chance.randrange(256)))
    with suppress(DamagedError):
        _report, found, _target = save(bytes(changed))
        assert found.keys() <= kept.keys()


def test_an_erased_record_does_not_come_back(tmp_path, whole, save):
    file = tmp_path / "erased.ccj"
    file.write_bytes(whole[0])
    raw = driver.connect(str(file), isolation_level=None)
    raw.execute("UPDATE record SET erased_at = '2026-11-22T09:00:00.000000Z' WHERE number = 3")
    raw.close()
    report, found, _target = save(file.read_bytes())
    assert "R-0003" not in found
    assert report.lost == ()
