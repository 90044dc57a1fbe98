"""A journal of every past version opens, is brought up to date and keeps every word."""

import shutil
from pathlib import Path

import pytest

from ccjournal.bootstrap import open_journal
from ccjournal.domain.record import Status
from ccjournal.services.jobs import NoProgress
from ccjournal.storage.database import SCHEMA
from ccjournal.storage.header import version_of

JOURNALS = sorted((Path(__file__).parents[1] / "data").glob("journal-v*.ccj"))


def test_there_is_a_journal_of_every_version():
    assert [version_of(file) for file in JOURNALS] == list(range(1, SCHEMA + 1))


@pytest.fixture(params=JOURNALS, ids=lambda file: file.stem)
def old(request, paths, tmp_path):
    """A copy of an old journal, opened for writing."""
    file = tmp_path / "old.ccj"
    shutil.copy(request.param, file)
    services = open_journal(paths, file)
    yield services
    services.close()


def test_it_holds_what_it_held(old):
    report = old.safety.safekeeping.verify(NoProgress())
    assert (report.ok, report.records) == (True, 36)
    assert {row.status for row in old.journal.rows()} == set(Status)
    assert len(old.units.all()) == 5
    assert [p.pseudonym for p in old.people.all()] == [f"Agent {x}" for x in "ABCDEF"]
    assert len(old.evidence.all()) == 8
    assert old.journal.due()


def test_it_can_be_searched_and_written(old):
    (first, *_rest) = old.find.find("complaint")
    assert "[[" in first.snippet
    change, record = old.journal.create("note", fields={"note": "A new word: quokka."})
    assert record.ref == "R-0037"
    assert [hit.ref for hit in old.find.find("quokka")] == ["R-0037"]
    change.undo()
    assert old.safety.safekeeping.verify(NoProgress()).ok
