"""Backups of an encrypted journal: as closed as the journal, and open with what opens it today."""

from contextlib import closing
from datetime import datetime

import pytest

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.domain.secret import Passphrase
from ccjournal.errors import NeedsPassphraseError, WrongPassphraseError
from ccjournal.services.copies import Copies
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.services.restoring import go_back
from tests.core.storing import CHEAP, START, WORDS

QUIET = NoProgress()
CANARY = "Zanzibarquokka"
NEW = "four green lamps shine"


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


@pytest.fixture
def closed(paths, tmp_path, stick):
    """An encrypted journal with a word nobody else has, which is backed up in both places."""
    stick.mkdir()
    file = tmp_path / "journal.ccj"
    with closing(create_journal(paths, file, passphrase=WORDS, cost=CHEAP)) as services:
        write(services, CANARY)
        services.safety.backups.choose_second(stick)
        assert services.safety.backups.back_up(QUIET)
    return file


def write(services, words):
    services.journal.add("note", Draft(words, START.date(), fields={"note": words}))


def opened(paths, file, words=WORDS):
    return closing(open_journal(paths, file, secret=Passphrase(words)))


def copies(file, tmp_path, stick, words):
    return Copies(file, tmp_path / "private", stick, Passphrase(words))


def test_no_file_shows_a_word_also_while_proving(paths, closed, tmp_path, stick):
    found = []

    class Looking:
        def step(self, done, total, text=""):
            found.extend(p for p in tmp_path.rglob("*") if p.is_file() and has_canary(p))

    def has_canary(file):
        content = file.read_bytes()
        return any(CANARY.encode(code) in content for code in ("utf-8", "utf-16-le"))

    with opened(paths, closed) as services:
        backups = services.safety.backups
        backups.choose_second(stick)
        write(services, "More")
        assert backups.back_up(Looking())
        for copy in backups.copies.all():
            assert backups.prove(copy, Looking()).ok
            assert backups.compare(copy, Looking())
    assert len(list(stick.rglob("*.ccj"))) == 2
    assert found == []


def test_both_places_open_with_the_passphrase_alone(closed, tmp_path, stick):
    for number in range(2):
        place = copies(closed, tmp_path, stick, WORDS)
        with place.open(place.all()[number]) as reader:
            assert reader.record("R-0001").title == CANARY
    with (
        pytest.raises(WrongPassphraseError),
        copies(closed, tmp_path, stick, NEW).open(place.all()[0]),
    ):
        pass
    with (
        pytest.raises(NeedsPassphraseError),
        Copies(closed, tmp_path / "private").open(place.all()[0]),
    ):
        pass


def test_the_second_place_learns_a_new_passphrase_when_it_returns(paths, closed, tmp_path, stick):
    stick.rename(tmp_path / "unplugged")
    with opened(paths, closed) as services:
        services.safety.protection.change_passphrase(NEW, CHEAP)
    (tmp_path / "unplugged").rename(stick)
    with opened(paths, closed, NEW) as services:
        services.safety.backups.choose_second(stick)
        services.safety.backups.back_up(QUIET)
    place = copies(closed, tmp_path, stick, NEW)
    (there,) = [copy for copy in place.all() if copy.second]
    with place.open(there) as reader:
        assert reader.record("R-0001").title == CANARY


def test_going_back_with_and_without_the_journal(paths, closed, tmp_path, stick):
    with opened(paths, closed) as services:
        write(services, "Later")
        place = services.safety.backups.copies
        (copy,) = [copy for copy in place.all() if not copy.second]
    kept = go_back(place, copy, datetime(2026, 11, 18), QUIET).kept
    with opened(paths, closed) as services:
        assert {row.title for row in services.journal.rows()} == {CANARY}
        with services.safety.backups.copies.open(place.copy(kept)) as reader:
            assert reader.record("R-0002").title == "Later"
    for left in tmp_path.glob("journal.ccj*"):
        left.unlink()
    go_back(copies(closed, tmp_path, stick, WORDS), copy, datetime(2026, 11, 18), QUIET)
    with opened(paths, closed) as services:
        assert {row.title for row in services.journal.rows()} == {CANARY}


def test_thinning_takes_the_key_files_along(paths, closed):
    folder = closed.with_name("journal backups")
    (copy,) = folder.glob("*.ccj")
    for number, day in enumerate((1, 1, 1, 2)):
        old = folder / f"journal auto 0000{number} 2020-01-0{day} 12000{number}.ccj"
        for end in ("", ".key", ".key2"):
            old.with_name(old.name + end).write_bytes(copy.with_name(copy.name + end).read_bytes())
    with opened(paths, closed) as services:
        write(services, "Later")
        services.safety.backups.back_up(QUIET)
    left = sorted(p.name for p in folder.iterdir() if "2020-01-01" in p.name)
    assert [name.split(".")[0][-6:] for name in left] == ["120002"] * 3


def test_what_was_erased_since_is_no_fault_of_a_backup(services):
    backups = services.safety.backups
    write(services, CANARY)
    (row,) = services.journal.rows()
    copy = backups.back_up(QUIET)
    services.journal.delete(row.id)
    services.safety.bin.erase([row.id], [], QUIET)
    proof = backups.prove(copy, QUIET)
    assert (proof.ok, proof.versions, proof.erased) == (True, 1, 1)
    later = backups.back_up(QUIET)
    assert backups.prove(later, QUIET).erased == 0
    held = backups.held_until(datetime.now().astimezone())
    assert held.automatic == 2
    assert held.until is not None
