"""Keeping records: one transaction a call, every snapshot a version."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from ccjournal.domain.record import Status
from ccjournal.domain.text import clean
from ccjournal.errors import NotFoundError
from ccjournal.storage.content import from_content, to_content
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.records import RecordStore
from ccjournal.storage.search import SearchStore
from ccjournal.storage.verify import verify
from tests.core.storing import DEVICE, Clock, claim, created, opened, record, store


@pytest.fixture
def database(tmp_path):
    with created(tmp_path / "journal.ccj") as made:
        yield made


@pytest.fixture
def records(database):
    return store(database)


def test_a_new_record_gets_an_id_and_a_number(records):
    first, second = records.put([record("One"), record("Two")], "Add")
    assert (first.ref, second.ref) == ("R-0001", "R-0002")
    assert len({first.id, second.id}) == 2
    assert len(first.id) == 32
    assert records.get(first.id) == first
    assert records.by_ref("r-0002") == second
    assert records.many() == [first, second]
    assert records.many([second.id, first.id]) == [second, first]
    assert records.count() == 2


def test_an_id_that_is_given_is_kept(records):
    (kept,) = records.put([replace(record(), id="a" * 32)], "Add")
    assert kept.id == "a" * 32
    assert kept.number == 1


def test_a_number_is_never_given_again(records):
    kept = records.put([record(), record()], "Add")
    records.put([replace(r, deleted=True) for r in kept], "Delete")
    (third,) = records.put([record()], "Add")
    assert third.number == 3


def test_fields_come_back_in_the_order_of_the_form(records):
    (kept,) = records.put([record(fields={"what": "z", "so_what": "y", "a": "x"})], "Add")
    assert list(records.get(kept.id).fields) == ["what", "so_what", "a"]
    (version,) = records.versions(kept.id)
    assert list(records.version_record(version.id).fields) == ["what", "so_what", "a"]


def test_claims_come_back_as_they_were(records):
    text = "I moved two people to chat."
    claims = (
        claim(text, "moved two people", key="1" * 32),
        claim(text, "chat", criterion="QA-1.1", key="2" * 32),
    )
    detached = replace(claims[1], anchor=replace(claims[1].anchor, live=False))
    (kept,) = records.put([record(text=text, claims=(claims[0], detached))], "Add")
    assert records.get(kept.id).claims == (claims[0], detached)
    (row,) = records.rows()
    assert (row.live_claims, row.detached_claims) == (1, 1)
    facts = records.claim_facts()
    assert [(f.criterion, f.live) for f in facts] == [("ST-2.1", True), ("QA-1.1", False)]
    assert {f.record_id for f in facts} == {kept.id}
    assert {f.date for f in facts} == {date(2026, 11, 9)}


def test_claims_in_the_bin_are_no_facts(records):
    text = "I moved two people to chat."
    (kept,) = records.put([record(text=text, claims=(claim(text, "moved"),))], "Add")
    records.put([replace(kept, deleted=True)], "Delete")
    assert records.claim_facts() == []
    assert records.get(kept.id).claims == kept.claims


def test_a_list_is_newest_first_and_holds_no_deleted(records):
    old, new, same_day, gone = records.put(
        [
            record("Old", date=date(2026, 1, 1)),
            record("New", date=date(2026, 5, 1), kind="note", form="note"),
            record("Same day", date=date(2026, 5, 1)),
            record("Gone"),
        ],
        "Add",
    )
    records.put([replace(gone, deleted=True)], "Delete")
    assert [r.title for r in records.rows()] == ["Same day", "New", "Old"]
    assert [r.id for r in records.rows(kind="note")] == [new.id]
    assert [r.id for r in records.rows(limit=1)] == [same_day.id]
    assert [r.id for r in records.rows(deleted=True)] == [gone.id]
    assert records.many() == [old, new, same_day]
    row = records.rows()[0]
    assert (row.ref, row.kind, row.form, row.status) == ("R-0003", "star", "star", Status.DRAFT)
    assert row.words == same_day.words == 10


def test_every_save_is_a_version_linked_to_the_last(records, database):
    (first,) = records.put([record()], "Add")
    (second,) = records.put([replace(first, title="Changed", status=Status.READY)], "Edit")
    one, two = records.versions(first.id)
    assert [v.label for v in (one, two)] == ["Add", "Edit"]
    assert one.saved_at == datetime(2026, 11, 9, 8, 30, 1, tzinfo=UTC)
    assert records.version_record(one.id) == first
    assert records.version_record(two.id) == second == records.get(first.id)
    with database.read() as connection:
        rows = connection.execute(sql("SELECT * FROM version ORDER BY sequence")).mappings().all()
    assert [(r["sequence"], r["counter"], r["device_id"]) for r in rows] == [
        (1, 1, DEVICE),
        (2, 2, DEVICE),
    ]
    assert [r["parent_id"] for r in rows] == [None, one.id]
    link = ""
    for row in rows:
        hashed = sha256((row["salt"] + row["content"]).encode()).hexdigest()
        assert row["text_hash"] == hashed
        link = sha256(
            (link + row["id"] + row["record_id"] + hashed + row["saved_at"]).encode()
        ).hexdigest()
        assert row["chain_hash"] == link


def test_the_same_record_twice_in_one_call_makes_two_versions(records):
    draft = replace(record(), id="a" * 32)
    kept = records.put([draft, replace(draft, title="Later")], "Add")
    assert [r.number for r in kept] == [1, 1]
    assert records.get("a" * 32).title == "Later"
    assert len(records.versions("a" * 32)) == 2


def test_versions_of_two_devices_are_counted_apart(records, database):
    (kept,) = records.put([record()], "Add")
    other = RecordStore(database, "e" * 32, Clock())
    other.put([replace(kept, title="From elsewhere")], "Edit")
    records.put([replace(kept, title="Back here")], "Edit")
    query = sql("SELECT device_id, counter FROM version ORDER BY sequence")
    with database.read() as connection:
        found = connection.execute(query).all()
    assert found == [(DEVICE, 1), ("e" * 32, 1), (DEVICE, 2)]


def test_order_does_not_come_from_the_clock(records, database):
    (kept,) = records.put([record()], "Add")
    slow = RecordStore(database, DEVICE, lambda: datetime(1999, 1, 1, tzinfo=UTC))
    slow.put([replace(kept, title="With the clock set back")], "Edit")
    assert [v.sequence for v in records.versions(kept.id)] == [1, 2]
    assert records.get(kept.id).title == "With the clock set back"
    assert verify(database, Unwatched()).ok


def test_a_time_without_a_zone_is_refused(database):
    naive = RecordStore(database, DEVICE, lambda: datetime(2026, 1, 1))
    with pytest.raises(Exception, match="time zone"):
        naive.put([record()], "Add")


def test_all_or_none(records):
    (kept,) = records.put([record()], "Add")
    stranger = replace(record(), id="f" * 32, number=99)
    with pytest.raises(NotFoundError):
        records.put([replace(kept, title="Changed"), record("New"), stranger], "Edit")
    assert records.many() == [kept]
    assert len(records.versions(kept.id)) == 1
    (new,) = records.put([record()], "Add")
    assert new.number == 2


def test_what_is_not_there_is_told(records):
    for ask in (
        lambda: records.get("0" * 32),
        lambda: records.by_ref("R-0001"),
        lambda: records.by_ref("E-0001"),
        lambda: records.many(["0" * 32]),
        lambda: records.version_record("0" * 32),
    ):
        with pytest.raises(NotFoundError):
            ask()
    assert records.versions("0" * 32) == []
    assert records.put([], "Nothing") == []


def test_ten_thousand_records_in_one_go(records):
    records.put([record(f"Number {n}") for n in range(10_000)], "Sample")
    assert records.count() == 10_000
    assert len(records.rows()) == 10_000
    assert len(records.many([row.id for row in records.rows(limit=1200)])) == 1200


texts = st.text(max_size=80).map(lambda t: clean(t).text)
shapes = st.builds(
    lambda title, fields, day, status: record(title, fields=fields, date=day, status=status),
    texts,
    st.dictionaries(st.sampled_from(["what", "so_what", "now_what"]), texts, max_size=3),
    st.dates(),
    st.sampled_from(list(Status)),
)


@given(shapes)
def test_a_version_holds_the_whole_record(shape):
    assert from_content(to_content(shape)) == shape


steps = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "delete", "restore"]), st.integers(0, 9), shapes),
    max_size=12,
)


@pytest.fixture(scope="module")
def empty_journal(tmp_path_factory):
    """A journal without a record; made once, because making one takes longer than saving."""
    file = tmp_path_factory.mktemp("empty") / "journal.ccj"
    with created(file):
        pass
    return file


@settings(max_examples=40)
@given(steps)
def test_any_course_of_saving_keeps_the_last_snapshot(empty_journal, course):
    with TemporaryDirectory() as folder:
        file = Path(copy(empty_journal, folder))
        with opened(file) as database:
            last, counts = run(store(database), course)
        with opened(file, write=False) as database:
            check(database, last, counts)


def run(records, course):
    last, counts = {}, {}
    for action, place, shape in course:
        if action == "add" or not last:
            snapshot = shape
        else:
            former = list(last.values())[place % len(last)]
            snapshot = replace(former, deleted=action == "delete")
            if action == "edit":
                snapshot = replace(shape, id=former.id, number=former.number)
        (kept,) = records.put([snapshot], action.title())
        last[kept.id] = kept
        counts[kept.id] = counts.get(kept.id, 0) + 1
    return last, counts


def check(database: Database, last, counts):
    records, search = store(database), SearchStore(database)
    assert verify(database, Unwatched()).problems == ()
    for key, snapshot in last.items():
        assert records.get(key) == snapshot
        assert len(records.versions(key)) == counts[key]
        word = next((w for w in snapshot.title.split() if w.isascii() and w.isalpha()), None)
        if word:
            found = {hit.record_id for hit in search.find(word, limit=100, prefix=False)}
            assert (key in found) is not snapshot.deleted
    assert [r.number for r in last.values()] == list(range(1, len(last) + 1))


@pytest.mark.parametrize("kind", [None, "star", "note"])
def test_rows_come_in_parts_too(records, kind):
    days = [date(2026, 1, 1 + number // 4) for number in range(30)]
    made = [record(kind="note" if n % 3 else "star", date=day) for n, day in enumerate(days)]
    records.put(made, "Add")
    found = []
    while part := records.rows(kind, 7, after=found[-1] if found else None):
        found += part
    assert found == records.rows(kind)
    assert len(found) == {None: 30, "star": 10, "note": 20}[kind]
