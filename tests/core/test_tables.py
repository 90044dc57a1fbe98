"""Tables of a record: what is kept of them, what is due, ticking off, and never losing a cell."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ccjournal.cli import main
from ccjournal.domain.record import Record, Status
from ccjournal.domain.record_type import Column, ColumnKind, Field, FieldKind, RecordType
from ccjournal.domain.rows import is_empty, words_of
from ccjournal.domain.smart import missing_smart
from ccjournal.domain.table import due_items
from ccjournal.domain.text import clean, day_of
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.journal import Draft
from ccjournal.storage.content import from_content, to_content
from ccjournal.storage.search import SearchStore
from ccjournal.storage.verify import verify
from tests.core.storing import Watched, created, journal_with, opened, record, store

DAY = date(2026, 11, 9)
TARGET = {
    "target": "Say hello first",
    "measure": "85 of 100 chats",
    "owner": "Agent D",
    "due": "2026-11-16",
    "review": "2026-11-23",
    "done": "",
}
FOLLOW_UP = {"what": "Look at the report", "due": "2026-11-12", "done": ""}
TABLES = {"targets": (TARGET,), "follow_ups": (FOLLOW_UP,)}
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
KEYS = st.sampled_from(["targets", "follow_ups", "old", "näh"])
ANY_TABLES = st.dictionaries(
    KEYS, st.lists(st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=3), min_size=1).map(tuple)
)


@pytest.fixture
def coached(services):
    """A coaching record with a target and a follow-up."""
    fields = {"agent": "Agent D", "observation": "I read three chats."}
    draft = Draft("Saying hello", DAY, fields=fields, tables=TABLES)
    return services.journal.add("cycle", draft)[1]


def tables(services, kept):
    return services.journal.get(kept.id).tables


def draft_of(kept, **more):
    return replace(Draft(kept.title, kept.date, kept.channel, kept.fields), **more)


def columns(*keys, done=True):
    texts = tuple(Column(key, key) for key in keys)
    return (*texts, Column("done", "Done", ColumnKind.DONE)) if done else texts


def form(*fields):
    return {"f": RecordType("f", "f", "F", fields, "text")}


def of_form(**rows):
    return Record("a" * 32, "f", "f", DAY, number=7, tables=rows)


# What a table says


def test_the_words_of_a_table_are_its_texts_without_days():
    assert words_of([TARGET, FOLLOW_UP]) == (
        "Say hello first\n85 of 100 chats\nAgent D\nLook at the report"
    )
    assert Record("", "k", "f", DAY, fields={"a": "one two"}, tables=TABLES).words == 15


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-09", DAY),
        ("20261109", None),
        ("2026-W46-1", None),
        ("2026-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_has_one_shape(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("change", "letters"),
    [
        ({}, ""),
        ({"target": " "}, "S"),
        ({"measure": ""}, "M"),
        ({"owner": ""}, "A"),
        ({"due": ""}, "T"),
        ({"review": "next week"}, "T"),
        ({"measure": "", "review": ""}, "MT"),
        ({"reason": ""}, "R"),
        ({"reason": "", "link": "QA-1.1"}, ""),
        (dict.fromkeys(TARGET, ""), "SMAT"),
    ],
)
def test_smart_tells_the_letters_that_are_missing(change, letters):
    assert missing_smart({**TARGET, **change}) == letters


def test_a_row_without_a_measure_is_no_target():
    assert missing_smart(FOLLOW_UP) == missing_smart({}) == ""


# What is due


def test_what_is_late_comes_first_then_by_day_then_the_undated_then_what_is_done():
    types = form(Field("list", "List", FieldKind.TABLE, columns=columns("what", "due")))
    days = ["2026-12-01", "", "2026-11-01", "soon", "2026-11-20"]
    rows = [{"what": f"item {n}", "due": day, "done": ""} for n, day in enumerate(days)]
    ticked = [{"what": day, "due": "", "done": day} for day in ("2026-10-01", "2026-10-09")]
    found = due_items([of_form(list=(*rows, *ticked))], types)
    assert [item.row for item in found] == [2, 4, 0, 1, 3, 6, 5]
    assert [item.is_late(DAY) for item in found] == [True, *[False] * 6]
    assert not replace(found[0], done=DAY).is_late(DAY)


def test_only_rows_that_can_be_ticked_off_and_say_what_are_due():
    what = Field("list", "List", FieldKind.TABLE, columns=columns("what", "due"))
    plain = Field("plain", "Plain", FieldKind.TABLE, columns=columns("what", done=False))
    rows = ({"what": " ", "due": "2026-11-10", "done": ""}, {"what": "x"})
    made = of_form(list=rows, plain=({"what": "no list to do"},))
    (item,) = due_items([made], form(what, plain))
    assert (item.row, item.text, item.due, item.person, item.ref) == (1, "x", None, "", "R-0007")
    assert due_items([replace(made, deleted=True), replace(made, form="gone")], form(what)) == []
    no_text = replace(what, columns=columns("what")[1:])
    assert due_items([made], form(no_text)) == []


def test_the_journal_lists_what_is_due(services, coached):
    services.journal.create("note", fields={"note": "Nothing to do here."})
    later, sooner = services.journal.due()[1], services.journal.due()[0]
    assert (sooner.field, sooner.label, sooner.text) == (
        "follow_ups",
        "Follow-ups",
        "Look at the report",
    )
    assert (later.record_id, later.ref, later.title) == (coached.id, "R-0001", "Saying hello")
    assert (later.owner, later.person) == ("Agent D", "Agent D")
    assert (later.due, later.review) == (date(2026, 11, 16), date(2026, 11, 23))
    services.journal.delete(coached.id)
    assert services.journal.due() == []


# Ticking off


def test_a_tick_keeps_today_and_can_be_undone_and_redone(services, coached):
    change = services.journal.tick(coached.id, "follow_ups", 0, done=True)
    assert (change.label, change.records) == ("Tick off", frozenset({coached.id}))
    today = date.today().isoformat()
    assert tables(services, coached)["follow_ups"] == ({**FOLLOW_UP, "done": today},)
    assert [item.field for item in services.journal.due()] == ["targets"]
    assert services.journal.due(include_done=True)[-1].done == date.today()
    redo = change.undo()
    assert tables(services, coached) == TABLES
    redo.undo()
    assert tables(services, coached)["follow_ups"][0]["done"] == today


def test_a_tick_keeps_its_first_day_and_opens_again(services, coached):
    rows = {"targets": [{**TARGET, "done": "2026-11-10"}]}
    services.journal.edit(coached.id, draft_of(coached, tables=rows))
    assert services.journal.tick(coached.id, "targets", 0, done=True) is None
    assert tables(services, coached)["targets"][0]["done"] == "2026-11-10"
    assert services.journal.tick(coached.id, "targets", 0, done=False).label == "Open again"
    assert tables(services, coached)["targets"] == (TARGET,)
    assert services.journal.tick(coached.id, "targets", 0, done=False) is None


@pytest.mark.parametrize(
    ("field", "row"), [("targets", 1), ("targets", -1), ("agent", 0), ("x", 0)]
)
def test_what_is_not_there_cannot_be_ticked_off(services, coached, field, row):
    with pytest.raises(NotFoundError, match="R-0001"):
        services.journal.tick(coached.id, field, row, done=True)


def test_what_has_been_sent_cannot_be_ticked_off(services, coached):
    services.journal.set_status(coached.id, Status.SUBMITTED)
    with pytest.raises(RefusedError, match="sent"):
        services.journal.tick(coached.id, "targets", 0, done=True)


# Editing


def test_rows_are_kept_clean_whole_and_in_the_order_of_the_form(services, coached):
    given_rows = [{"odd": "x", "target": "a\x00b\r\n"}, {"target": " ", "due": ""}, {}]
    change = services.journal.edit(
        coached.id, draft_of(coached, tables={"follow_ups": [], "targets": given_rows})
    )
    (row,) = tables(services, coached)["targets"]
    assert list(row) == [*TARGET, "odd"]
    assert (row["target"], row["odd"], row["done"]) == ("a\N{REPLACEMENT CHARACTER}b\n", "x", "")
    assert list(tables(services, coached)) == ["targets"]
    assert change.notice.startswith("1 character")


def test_a_table_that_a_draft_does_not_name_stays(services, coached):
    services.journal.edit(coached.id, draft_of(coached, title="Another"))
    assert tables(services, coached) == TABLES
    assert services.journal.edit(coached.id, draft_of(coached, title="Another")) is None


def test_a_table_is_no_text(services, coached):
    fields = {**coached.fields, "targets": ""}
    assert services.journal.edit(coached.id, draft_of(coached, fields=fields)) is None


def test_a_record_whose_form_is_gone_keeps_its_tables(services, coached):
    kept = replace(coached, form="gone")
    made, _replaced = services.journal.cleaned(kept, draft_of(kept, title="x"))
    assert made.tables == TABLES


def test_going_back_brings_the_rows_of_then(services, coached):
    services.journal.edit(coached.id, draft_of(coached, tables={"targets": [], "follow_ups": []}))
    assert tables(services, coached) == {}
    first = services.journal.versions(coached.id)[-1]
    services.journal.go_back(coached.id, first.id)
    assert tables(services, coached) == TABLES


def test_a_required_table_needs_a_row():
    (made,) = form(Field("list", "List", FieldKind.TABLE, required=True)).values()
    assert made.missing({"list": "x"}) == made.fields
    assert made.missing({}, {"list": (FOLLOW_UP,)}) == ()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ANY_TABLES, second=ANY_TABLES)
@example(first={"old": ({"a": "\x1c"}, {"b": " \n"})}, second={"old": ({"a": "\u2003"},)})
def test_any_tables_go_through_save_versions_and_undo(services, first, second):
    def cleaned(found):
        texts = {
            key: [{name: clean(text).text for name, text in row.items()} for row in rows]
            for key, rows in found.items()
        }
        kept = {key: tuple(r for r in rows if not is_empty(r)) for key, rows in texts.items()}
        return {key: rows for key, rows in kept.items() if rows}

    _change, kept = services.journal.add("star", Draft("x", DAY, tables=first))
    assert tables(services, kept) == cleaned(first)
    wanted = cleaned({**first, **second})
    change = services.journal.edit(kept.id, draft_of(kept, tables=second))
    assert tables(services, kept) == wanted
    if change is not None:
        newest, oldest = services.journal.versions(kept.id)
        assert [services.journal._store.version_record(v.id).tables for v in (oldest, newest)] == [
            cleaned(first),
            wanted,
        ]
        change.undo()
    assert tables(services, kept) == cleaned(first)


# In the file


def test_a_version_tells_of_tables_only_where_there_are_any():
    assert '"tables"' not in to_content(record())
    made = record(tables=TABLES, id="a" * 32, number=1)
    assert json.loads(to_content(made))["tables"][1] == [
        "follow_ups",
        [[["what", "Look at the report"], ["due", "2026-11-12"], ["done", ""]]],
    ]
    assert from_content(to_content(made)) == made


def test_only_records_with_tables_are_read_for_what_is_due(tmp_path):
    with created(tmp_path / "journal.ccj") as database:
        kept = store(database).put([record(), record(tables=TABLES), record(tables=TABLES)], "Add")
        store(database).put([replace(kept[2], deleted=True)], "Delete")
        assert store(database).with_tables() == [kept[1]]
        with database.read() as connection:
            plan = connection.exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT * FROM record"
                " WHERE tables IS NOT NULL AND NOT deleted ORDER BY number"
            ).all()
    assert "ix_record_with_tables" in str(plan)


def test_words_in_tables_are_found_under_the_tables_key(tmp_path):
    with created(tmp_path / "journal.ccj") as database:
        (kept,) = store(database).put([record(tables=TABLES)], "Add")
        (hit,) = SearchStore(database).find("hello first")
        assert (hit.field, hit.snippet) == (
            "targets",
            "Say [[hello]] [[first]] 85 of 100 chats Agent D",
        )
        store(database).put([replace(kept, tables={})], "Edit")
        assert SearchStore(database).find("hello first") == []
        assert verify(database, Watched()).problems == ()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE record SET tables = replace(tables, 'hello', 'goodbye')", "saved last"),
        ("UPDATE record SET tables = NULL", "saved last"),
        ("UPDATE record SET tables = '[1]'", "cannot be read"),
        ("UPDATE version SET content = replace(content, 'hello', 'goodbye')", "were saved"),
    ],
)
def test_a_changed_cell_is_noticed(tmp_path, statement, says):
    file = tmp_path / "journal.ccj"
    journal_with(file, record(tables=TABLES))
    with opened(file) as database:
        with database.write() as connection:
            connection.exec_driver_sql(statement)
        problems = verify(database, Watched()).problems
    assert any(says in p.problem for p in problems)


# On the command line


def test_the_command_line_takes_shows_and_finds_tables(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    page = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"
    blocks = re.findall(r"^```json\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    Path("record.json").write_text(blocks[1], "utf-8")
    wanted = json.loads(blocks[1])["tables"]
    assert main(["new", "work.ccj"]) == main(["add", "work.ccj", "record.json"]) == 0
    capsys.readouterr()
    main(["show", "work.ccj", "R-0001", "--json"])
    shown = json.loads(capsys.readouterr().out)["tables"]
    assert shown == {**wanted, "targets": [{**wanted["targets"][0], "done": ""}]}
    main(["show", "work.ccj", "R-0001"])
    text = capsys.readouterr().out
    assert "Targets\n- Say hello first and read the history after it\n  How will you both" in text
    assert "  Due: 2026-12-18\n  Review: 2026-12-04\n\nFollow-ups\n- The report" in text
    main(["search", "work.ccj", "report", "--json"])
    assert [hit["field"] for hit in json.loads(capsys.readouterr().out)] == ["follow_ups"]
    assert main(["verify", "work.ccj"]) == 0
