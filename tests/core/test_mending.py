"""Damage is named in records and mended from the history or from a backup, one record at a time."""

from datetime import date
from hashlib import sha256

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.paths import JournalFiles
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft

DAY = date(2026, 3, 4)
TEXT = "I moved two people to chat and wrote down why."


@pytest.fixture
def journal(paths, tmp_path):
    """Two records, of which the first has two versions, and a backup of all that."""
    services = create_journal(paths, tmp_path / "journal.ccj", ["ST"])
    for title in ("Angry caller", "Quiet caller"):
        _change, kept = services.journal.add("star", Draft(title, DAY, fields={"action": TEXT}))
    first = services.journal.by_ref("R-0001")
    services.journal.edit(first.id, Draft("Angry caller", DAY, fields={"action": TEXT + " Then."}))
    services.safety.backups.back_up_by_hand(NoProgress())
    services.close()
    assert kept
    return services.file


@pytest.fixture
def mended(paths, journal):
    """Open the journal after something was done to it behind the program's back."""
    opened = []

    def after(*statements):
        raw = driver.connect(str(journal), isolation_level=None)
        raw.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            raw.execute(statement)
        raw.close()
        opened.append(open_journal(paths, journal))
        return opened[-1].safety.recovery.mending, opened[-1]

    yield after
    for services in opened:
        services.close()


def told(mending):
    found = mending.check(NoProgress())
    return [f"{d.ref} {d.title}: {d.words}" for d in found.damaged], found


BITS = "replace(replace({}, 'moved', 'mowed'), 'people', 'purple')"
HEAD = f"UPDATE version SET content = {BITS.format('content')} WHERE sequence = 2"  # noqa: S608
ROW = f"UPDATE record SET fields = {BITS.format('fields')} WHERE number = 2"  # noqa: S608
OLD = "UPDATE version SET content = replace(content, 'two', 'ten') WHERE sequence = 1"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ((ROW,), "R-0002 Quiet caller: two words of the text are damaged"),
        ((HEAD, ROW), "R-0002 Quiet caller: what was saved last is damaged in its history; "
                      "the text you see may be whole"),
        ((HEAD,), "R-0002 Quiet caller: two words of the text are damaged"),
        ((OLD,), "R-0001 Angry caller: one earlier version is damaged; the text you see is whole"),
        (("UPDATE record SET fields = '{' WHERE number = 2",),
         "R-0002 Quiet caller: its text cannot be read"),
        (("UPDATE record SET fields = x'ff00' WHERE number = 2",),
         "R-0002 Quiet caller: its text cannot be read"),
        (("UPDATE version SET content = x'ff' WHERE sequence = 2",),
         "R-0002 Quiet caller: what was saved last is damaged in its history; "
         "the text you see may be whole"),
    ],
)  # fmt: skip
def test_damage_is_told_in_words_and_mended(journal, mended, statements, said):
    mending, services = mended(*statements)
    sentences, found = told(mending)
    assert sentences == [said]
    ref = found.damaged[0].ref
    offer, *_more = mending.offers(ref, NoProgress())
    assert TEXT in offer.record.fields["action"]
    mending.take(offer, NoProgress())
    again, found = told(mending)
    assert (again, found.others, found.loose) == ([], (), ())
    assert services.journal.by_ref(ref).fields["action"].startswith(TEXT)
    assert mending.check(NoProgress()).ok
    assert mending.last_check() is not None


def test_what_was_damaged_is_kept_as_it_was(journal, mended):
    mending, _services = mended(ROW)
    before = sha256(journal.read_bytes()).digest()
    (offer,) = mending.offers("R-0002", NoProgress())
    assert offer.copy is None
    assert [part.label for part in offer.parts] == ["Action"]
    mending.take(offer, NoProgress())
    mending.keep_damaged(NoProgress())
    (kept,) = [f for f in JournalFiles(journal).backups.iterdir() if " damaged " in f.name]
    assert sha256(kept.read_bytes()).digest() == before


def test_no_backup_has_it_and_nothing_is_guessed(journal, mended):
    for copy in JournalFiles(journal).backups.iterdir():
        copy.unlink()
    mending, _services = mended(HEAD, ROW)
    assert mending.offers("R-0002", NoProgress()) == ()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM search WHERE rowid = 2", "DELETE FROM search_data WHERE id > 10",
     "DELETE FROM search_content"],
)  # fmt: skip
def test_the_search_index_is_made_anew(mended, statement):
    mending, services = mended(statement)
    assert not mending.check(NoProgress()).ok
    mending.rebuild_index(NoProgress())
    assert mending.check(NoProgress()).ok
    assert len(services.find.find("people chat")) == 2


def test_a_record_whose_row_is_gone_comes_back_under_its_number(mended):
    mending, services = mended("DELETE FROM record WHERE number = 2")
    found = mending.check(NoProgress())
    assert found.loose
    assert mending.tie_up(NoProgress()) == 1
    assert services.journal.by_ref("R-0002").fields["action"] == TEXT
    mending.rebuild_index(NoProgress())
    assert mending.check(NoProgress()).ok


def test_what_belongs_to_nothing_is_put_right(mended):
    mending, _services = mended(
        "DELETE FROM device", "INSERT INTO evidence_criterion VALUES ('e', 1, 'ST-2.1')"
    )
    assert len(mending.check(NoProgress()).loose) == 2
    assert mending.tie_up(NoProgress()) == 0
    assert mending.check(NoProgress()).ok
