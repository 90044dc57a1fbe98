"""A second copy of the journal beside it: found, compared, and taken record by record."""

import shutil

import pytest

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.domain.record import Status
from ccjournal.domain.secret import Passphrase
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from tests.core.storing import CHEAP
from tests.core.test_changed_outside import digest

COPY = "journal (Anna's conflicted copy 2026-11-22).ccj"


@pytest.fixture
def copy(services, star, paths, tmp_path):
    """A copy in which the account has other words, and to which a note was added."""
    services.journal.create("note", fields={"note": "Only here."})
    services.safety.guard.settle(NoProgress())
    made = tmp_path / COPY
    shutil.copy(services.file, made)
    theirs = open_journal(paths, made)
    now = theirs.journal.get(star.id)
    fields = {**now.fields, "task": "I led the early shift."}
    theirs.journal.edit(star.id, Draft(now.title, now.date, now.channel, fields))
    theirs.journal.create("note", fields={"note": "Only in the copy."})
    (mine,) = [row for row in theirs.journal.rows() if row.ref == "R-0002"]
    theirs.journal.delete(mine.id)
    theirs.close()
    return made


@pytest.fixture
def conflicts(services):
    return services.safety.conflicts


def test_it_is_found_and_told_until_it_is_settled(conflicts, copy, services, tmp_path):
    assert conflicts.found() == [copy]
    conflicts.settle(copy)
    assert conflicts.found() == []
    assert copy.exists()


def test_what_is_no_copy_of_this_journal_is_left_alone(conflicts, copy, paths, tmp_path):
    create_journal(paths, tmp_path / "journal (2).ccj").close()
    (tmp_path / "journal (3).ccj").write_bytes(b"no journal")
    (tmp_path / "journal (4).ccj").mkdir()
    assert conflicts.found() == [copy]


def test_they_are_compared_record_by_record(conflicts, copy, star):
    before = digest(copy)
    found = conflicts.compare(copy, NoProgress())
    changed, new = found.different
    assert (changed.theirs.id, changed.mine.id) == (star.id, star.id)
    assert [part.label for part in changed.parts] == ["Task"]
    assert new.mine is None
    assert new.theirs.fields["note"] == "Only in the copy."
    assert found.only_mine == 1
    assert digest(copy) == before


def test_a_record_is_taken_as_the_newest_version(conflicts, copy, star, services):
    changed, _new = conflicts.compare(copy, NoProgress()).different
    change = conflicts.take(changed)
    assert services.journal.get(star.id).fields["task"] == "I led the early shift."
    assert len(services.journal.versions(star.id)) == 2
    change.undo()
    assert services.journal.get(star.id).fields["task"] == "I led the late shift."
    assert len(conflicts.compare(copy, NoProgress()).different) == 2


def test_a_record_that_is_not_here_is_added(conflicts, copy, services):
    _changed, new = conflicts.compare(copy, NoProgress()).different
    conflicts.take(new)
    kept = services.journal.get(new.theirs.id)
    assert (kept.ref, kept.fields["note"]) == ("R-0003", "Only in the copy.")
    assert len(conflicts.compare(copy, NoProgress()).different) == 1
    assert services.safety.safekeeping.verify(NoProgress()).ok


def test_an_account_that_was_sent_stays_as_it_is(conflicts, copy, star, services):
    services.journal.set_status(star.id, Status.SUBMITTED)
    changed, _new = conflicts.compare(copy, NoProgress()).different
    change = conflicts.take(changed)
    assert "stays as it was sent: see R-0003" in change.notice
    assert services.journal.get(star.id).fields["task"] == "I led the late shift."
    assert services.journal.by_ref("R-0003").status is Status.DRAFT


def test_one_that_is_in_the_bin_here_comes_back(conflicts, copy, star, services):
    services.journal.delete(star.id)
    changed, _new = conflicts.compare(copy, NoProgress()).different
    conflicts.take(changed)
    assert not services.journal.get(star.id).deleted


def test_the_same_words_are_no_difference(conflicts, copy, services):
    for one in conflicts.compare(copy, NoProgress()).different:
        conflicts.take(one)
    assert conflicts.compare(copy, NoProgress()).different == ()


def test_a_copy_of_an_encrypted_journal_opens_with_its_key(paths, tmp_path):
    file = tmp_path / "own" / "my.ccj"
    file.parent.mkdir()
    services = create_journal(paths, file, passphrase="seven quiet words", cost=CHEAP)
    services.journal.create("note", fields={"note": "Here."})
    services.safety.guard.settle(NoProgress())
    shutil.copy(file, file.with_name("my (1).ccj"))
    services.journal.create("note", fields={"note": "Later."})
    assert services.safety.conflicts.found() == [file.with_name("my (1).ccj")]
    found = services.safety.conflicts.compare(file.with_name("my (1).ccj"), NoProgress())
    assert (found.different, found.only_mine) == ((), 1)
    services.close()
    open_journal(paths, file, secret=Passphrase("seven quiet words")).close()
