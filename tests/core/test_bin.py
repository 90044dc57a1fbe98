"""The bin keeps what is deleted, counts its days whatever the clock does, and erases for good."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.domain.bin import KEPT, newly_counted
from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.unsaved import Unsaved
from ccjournal.errors import DiskFullError, InUseError, JournalError, NotFoundError, RefusedError
from ccjournal.paths import JournalFiles
from ccjournal.services.claims import Wording
from ccjournal.services.evidence import proof
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.storage.bin import BinStore

DAY = date(2026, 11, 9)
# Words that stand nowhere else; the last of a title, a field, a person, a reason and a proof.
WORDS = ("quokkatitle", "quokkafield", "quokkaperson", "quokkareason", "quokkaproof", "quokkaold")
NOW = datetime(2026, 11, 9, 12, tzinfo=UTC)


@pytest.fixture
def binned(services):
    """A record and a proof in the bin that hold all the words, and another record beside them."""
    services.people.add("Quokkaperson")
    services.journal.add("note", Draft("Another", DAY, fields={"note": "It stays."}))
    fields = {"agent": "Quokkaperson", "observation": "An old word: quokkaold."}
    _change, record = services.journal.add("cycle", Draft("Quokkatitle", DAY, fields=fields))
    fields = {**fields, "observation": "I saw the quokkafield at work that day."}
    services.journal.edit(record.id, Draft("Quokkatitle", DAY, fields=fields))
    services.claims.add(record.id, "ST-2.1", ("observation", 0, 5), Wording("see", "quokkareason"))
    services.journal.delete(record.id)
    item = proof(EvidenceKind.PRODUCT, "Quokkaproof", DAY, ["ST-2.1"])
    _change, kept = services.evidence.add(item)
    services.evidence.delete(kept.id)
    return services.safety.bin.items()


def words_in_files(file):
    """Return which of the words are in the journal's files, as UTF-8 or UTF-16, in any case."""
    found = set()
    for path in file.parent.glob(f"{file.name}*"):
        data = path.read_bytes().lower()
        found |= {w for w in WORDS if w.encode() in data or w.encode("utf-16-le") in data}
    return found


def clocked(services, *moments):
    """Return a bin whose clock shows these moments, one at each look."""
    shown = iter(moments)
    store = services.safety.bin._store
    services.safety.bin._store = BinStore(store._database, store._device, lambda: next(shown))
    return services.safety.bin


def verified(services):
    report = services.safety.safekeeping.verify(NoProgress())
    return report.ok, [p.problem for p in report.problems]


def test_what_is_deleted_lies_in_the_bin_and_can_be_put_back(services, binned):
    assert [(item.ref, item.title, item.form, item.days_left) for item in binned] == [
        ("E-0001", "Quokkaproof", "", 90),
        ("R-0002", "Quokkatitle", "cycle", 90),
    ]
    for item in binned:
        services.safety.bin.put_back(item)
    assert services.safety.bin.items() == []
    assert services.journal.by_ref("R-0002").title == "Quokkatitle"
    assert [e.ref for e in services.evidence.all()] == ["E-0001"]
    assert verified(services) == (True, [])


def test_nothing_of_what_is_erased_is_left_in_any_byte(services, binned):
    assert words_in_files(services.file) == set(WORDS)
    ids = [item.id for item in binned]
    preview = services.safety.bin.preview(ids)
    assert (preview.refs, preview.words, preview.claims) == (["R-0002", "E-0001"], 8 + 1, 1)
    assert preview.versions == 4
    people = [person.id for person in preview.people]
    erased = services.safety.bin.erase(ids, people, NoProgress())
    assert (erased.refs, erased.untidy) == (["R-0002", "E-0001"], None)
    assert words_in_files(services.file) == set()
    assert verified(services) == (True, [])
    services.close()
    assert words_in_files(services.file) == set()


def test_unsaved_words_of_what_is_erased_go_with_it(services, star):
    drafts = services.safety.recovery.drafts
    other = services.journal.create("note", fields={"note": "Another."})[1]
    written = replace(star, fields={**star.fields, "result": "A word: quokkafield."})
    kept = replace(other, fields={"note": "Another word."})
    drafts.keep([Unsaved(NOW, written, star), Unsaved(NOW, kept, other)])
    assert "quokkafield" in words_in_files(services.file)
    services.journal.delete(star.id)
    services.safety.bin.erase([star.id], (), NoProgress())
    assert words_in_files(services.file) == set()
    assert JournalFiles(services.file).draft.exists()


CHILD = """
import resource, signal, sys
from pathlib import Path
from ccjournal.bootstrap import open_journal
from ccjournal.errors import JournalError
from ccjournal.paths import AppPaths
from ccjournal.services.jobs import NoProgress

services = open_journal(AppPaths.under(Path(sys.argv[1])), Path(sys.argv[2]))
room = int(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
box = services.safety.bin
try:
    erased = box.erase([item.id for item in box.items()], (), NoProgress())
    print("untidy" if erased.untidy else "erased")
except JournalError:
    print("refused")
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's way of giving less room")
@pytest.mark.parametrize("room", [10_000, 60_000, 200_000, 500_000])
def test_with_too_little_room_it_is_erased_or_not_and_never_half(services, binned, paths, room):
    services.close()
    command = [sys.executable, "-c", CHILD, str(paths.data.parent), str(services.file), str(room)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    again = open_journal(paths, services.file)
    assert verified(again) == (True, [])
    left = again.safety.bin.items()
    assert len(left) == (2 if done.stdout.strip() == "refused" else 0)
    again.safety.bin.look_after(NoProgress())
    again.close()
    assert words_in_files(services.file) == (set(WORDS) if left else {"quokkaperson"})


def test_while_somebody_reads_the_file_is_cleaned_later(services, binned):
    people = [p.id for p in services.safety.bin.preview([i.id for i in binned]).people]
    database = services.safety.bin._store._database
    with database.read() as reading:
        reading.exec_driver_sql("SELECT count(*) FROM record").scalar_one()
        erased = services.safety.bin.erase([i.id for i in binned], people, NoProgress())
        assert isinstance(erased.untidy, InUseError)
    assert services.safety.bin.look_after(NoProgress()).untidy is None
    assert words_in_files(services.file) == set()
    assert verified(services) == (True, [])


def test_an_encrypted_journal_is_erased_and_cleaned_too(paths, tmp_path):
    file = tmp_path / "closed.ccj"
    services = create_journal(paths, file, passphrase="a long enough passphrase")
    _change, record = services.journal.create("note", fields={"note": "quokkafield"})
    services.journal.delete(record.id)
    erased = services.safety.bin.erase([record.id], (), NoProgress())
    assert erased.untidy is None
    assert verified(services) == (True, [])
    services.close()


def test_people_stay_in_the_register_unless_it_is_said(services, binned):
    (record,) = (item for item in binned if item.form)
    services.safety.bin.erase([record.id], (), NoProgress())
    assert [p.pseudonym for p in services.people.all()] == ["Quokkaperson"]


def test_somebody_whom_another_record_names_cannot_be_erased(services, binned):
    fields = {"agent": "Quokkaperson", "observation": "More."}
    services.journal.add("cycle", Draft("More", DAY, fields=fields))
    (record,) = (item for item in binned if item.form)
    assert services.safety.bin.preview([record.id]).people == []
    (person,) = services.people.all()
    with pytest.raises(RefusedError, match="named in other records"):
        services.safety.bin.erase([record.id], [person.id], NoProgress())
    assert len(services.safety.bin.items()) == 2


def test_an_erased_record_is_nowhere_and_its_reference_is_not_given_again(services, binned):
    (record,) = (item for item in binned if item.form)
    services.safety.bin.erase([record.id], (), NoProgress())
    assert services.journal.bin() == []
    for ask in (
        lambda: services.journal.get(record.id),
        lambda: services.journal.by_ref("R-0002"),
        lambda: services.journal.restore(record.id),
        lambda: services.safety.bin.preview([record.id]),
        lambda: services.safety.bin.erase([record.id], (), NoProgress()),
    ):
        with pytest.raises(NotFoundError):
            ask()
    _change, new = services.journal.create("note", fields={"note": "Next."})
    assert new.ref == "R-0003"
    labels = [v.label for v in services.journal.versions(record.id)]
    assert labels == ["Erase", "", "", "", ""]


def test_an_undo_that_still_knows_the_words_cannot_bring_them_back(services, star):
    change = services.journal.delete(star.id)
    services.safety.bin.erase([star.id], (), NoProgress())
    with pytest.raises(JournalError):
        change.undo()
    assert verified(services) == (True, [])


def test_what_is_not_in_the_bin_is_not_erased(services, star):
    with pytest.raises(NotFoundError):
        services.safety.bin.erase([star.id], (), NoProgress())
    assert services.journal.get(star.id) == star


def test_after_ninety_days_that_count_it_is_erased(services, binned):
    since = max(item.deleted_at for item in binned)
    looks = [since + timedelta(days=n) for n in (0, 30, 60, 89)]
    box = clocked(services, *looks, since + KEPT + timedelta(days=1), since)
    for days_left in (90, 60, 30, 1):
        assert box.look_after(NoProgress()).refs == ()
        assert {item.days_left for item in box.items()} <= {days_left, days_left + 1}
    assert box.look_after(NoProgress()).refs == ["R-0002", "E-0001"]
    assert words_in_files(services.file) == {"quokkaperson"}


def test_a_clock_that_jumps_erases_nothing(services, binned):
    since = max(item.deleted_at for item in binned)
    ten_years = timedelta(days=3653)
    moments = [since, since + ten_years, since - ten_years, since, since + timedelta(days=400)]
    box = clocked(services, *moments)
    for _ in moments:
        assert box.look_after(NoProgress()).refs == ()
    assert {item.days_left for item in box.items()} <= {28, 29}


@pytest.mark.parametrize(
    ("since", "seen", "now", "days"),
    [
        (0, None, 5, 0),
        (0, 0, 5, 5),
        (3, 0, 5, 2),
        (0, 0, 400, 31),
        (0, 10, 5, 0),
        (3650, 0, 5, 5),
        (0, 3650, 5, 0),
    ],
)
def test_the_days_that_count(since, seen, now, days):
    at = [None if d is None else NOW + timedelta(days=d) for d in (since, seen, now)]
    assert newly_counted(*at) == days * 86_400


def test_on_a_full_disk_the_words_are_erased_and_the_file_is_cleaned_later(
    services, binned, monkeypatch
):
    full = DiskFullError("The disk is full", "Free some room")

    def no_room(*_file):
        raise full

    with monkeypatch.context() as patched:
        patched.setattr("ccjournal.storage.bin.compact", no_room)
        ids = [item.id for item in binned]
        people = [p.id for p in services.safety.bin.preview(ids).people]
        assert services.safety.bin.erase(ids, people, NoProgress()).untidy is full
        assert services.safety.bin.look_after(NoProgress()).untidy is full
    assert services.safety.bin.items() == []
    assert services.safety.bin.look_after(NoProgress()).untidy is None
    assert words_in_files(services.file) == set()
    assert verified(services) == (True, [])
