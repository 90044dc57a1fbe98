"""Record kinds and units are files; a broken one is told with file and fault."""

import pytest

from ccjournal.bootstrap import create_journal
from ccjournal.domain.record_type import Column, ColumnKind, FieldKind
from ccjournal.errors import DefinitionError, RefusedError
from ccjournal.paths import shipped
from ccjournal.services.definitions import (
    load_offer,
    load_record_types,
    load_units,
    read_unit,
)

FOLDER = shipped("resources") / "record_types"
SHIPPED = load_record_types(FOLDER)
# What scripts and centres rely on: kinds, forms and field keys, in order.
PROMISED = {
    "driscoll": ("reflective", ["what", "so_what", "now_what"]),
    "gibbs": (
        "reflective",
        ["description", "feelings", "evaluation", "analysis", "conclusion", "action_plan"],
    ),
    "kolb": ("reflective", ["experience", "reflection", "concept", "experiment"]),
    "free": ("reflective", ["account"]),
    "star": ("star", ["situation", "task", "action", "result", "learning"]),
    "cycle": (
        "coaching",
        ["agent", "observation", "feedback", "action_plan", "agent_view", "follow_up"],
    ),
    "grow": ("coaching", ["agent", "goal", "reality", "options", "will"]),
    "oskar": ("coaching", ["agent", "outcome", "scaling", "know_how", "affirm", "review"]),
    "note": ("note", ["note"]),
}
PROMISED_TABLES = {
    "targets": ["target", "measure", "owner", "due", "review", "done"],
    "follow_ups": ["what", "due", "done"],
}
OWN = """
title = "Complaint case"
summary = "what"
[[field]]
key = "what"
label = "What was said?"
"""
TABLE = '[[field]]\nkey = "todo"\nkind = "table"\n'
TWO_TICKS = """columns = [
    { key = "a" }, { key = "b", kind = "done" }, { key = "c", kind = "done" },
]
"""


@pytest.mark.parametrize("form", PROMISED)
def test_shipped_forms_have_the_promised_fields(form):
    kind, keys = PROMISED[form]
    found = SHIPPED.types[form]
    texts = [f.key for f in found.fields if not f.is_table]
    assert (found.kind, texts) == (kind, keys)
    assert found.fields[: len(texts)] == tuple(f for f in found.fields if not f.is_table)
    tables = {f.key: [c.key for c in f.columns] for f in found.tables}
    assert tables == (PROMISED_TABLES if kind == "coaching" else {})


def test_nothing_else_is_shipped():
    assert set(SHIPPED.types) == set(PROMISED)
    assert set(SHIPPED.kinds()) == {"note", "reflective", "star", "coaching"}


@pytest.mark.parametrize(
    ("kind", "form"), [("reflective", "driscoll"), ("coaching", "cycle"), ("star", "star")]
)
def test_each_kind_has_its_default_form(kind, form):
    assert SHIPPED.form_of(kind).form == form
    assert sum(t.default for t in SHIPPED.types.values() if t.kind == kind) == 1


@pytest.mark.parametrize("kind", SHIPPED.types.values(), ids=SHIPPED.types)
def test_every_part_of_a_shipped_form_asks_something(kind):
    assert kind.purpose
    for field in kind.fields:
        assert field.label
        assert field.prompt, field.key


def test_coaching_names_the_agent_from_the_register():
    for form in ("cycle", "grow", "oskar"):
        assert SHIPPED.types[form].field("agent").kind is FieldKind.PERSON


def test_star_gives_the_action_the_largest_part():
    shares = {f.key: f.share for f in SHIPPED.types["star"].fields}
    assert shares["situation"][1] + shares["task"][1] <= 30
    assert shares["action"][1] == max(high for _low, high in shares.values())


def test_a_centres_own_kind_is_used_like_a_shipped_one(tmp_path):
    (tmp_path / "complaint.toml").write_text(OWN, "utf-8")
    found = load_record_types(FOLDER, tmp_path)
    assert found.types["complaint"].name == "Complaint case"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = ", "Invalid value"),
        ("title = 'x'\nsummary = 'a'\n", "'field' is missing"),
        (OWN.replace("title", "colour"), "unknown key 'colour'"),
        (OWN.replace('title = "Complaint case"', ""), "'title' is missing"),
        (OWN.replace("Complaint case", "x") + "required = 'yes'\n", "'required'"),
        (OWN.replace('summary = "what"', 'summary = "why"'), "'why'"),
        (OWN + 'kind = "video"\n', "video"),
        (OWN + 'kind = "video"\n', "one of line, text, date, choice, person"),
        (OWN + "share = [90, 10]\n", "share"),
        (OWN + "share = [1, 2, 3]\n", "two numbers"),
        (OWN + "share = ['1', 2]\n", "two numbers"),
        (OWN + "share = 5\n", "two numbers"),
        (OWN + 'kind = "choice"\n', "'what' has no choices"),
        (OWN.replace("Complaint case", " "), "'title' is empty"),
        (OWN.replace("What was said?", " "), "'label' is empty"),
        ("kind = 'Odd Kind'\n" + OWN, "'Odd Kind'"),
        ("title = " + "[" * 100_000, "nested too deeply"),
        (OWN + '[[field]]\nkey = "what"\n', "'what' is there twice"),
        (OWN + "columns = [{ key = 'a' }]\n", "'what' has columns, so that its kind must be table"),
        (OWN + TABLE, "the table 'todo' has no columns; list them"),
        (OWN + TABLE + "columns = []\n", "[[columns]]"),
        (OWN + TABLE + "columns = ['a']\n", "[[columns]]"),
        (OWN + TABLE + "columns = [{ label = 'A' }]\n", "'key' is missing"),
        (OWN + TABLE + "columns = [{ key = 'A!' }]\n", "the column key 'A!' must be small letters"),
        (OWN + TABLE + "columns = [{ key = 'a', size = 3 }]\n", "unknown key 'size'"),
        (OWN + TABLE + "columns = [{ key = 'a', label = 3 }]\n", "'label' must be text"),
        (OWN + TABLE + "columns = [{ key = 'a', kind = 'person' }]\n", "text, date, done"),
        (
            OWN + TABLE + "columns = [{ key = 'a' }, { key = 'a' }]\n",
            "column 'a' of 'todo' is there",
        ),
        (
            OWN + TABLE + "columns = [{ key = 'a', kind = 'date' }]\n",
            "needs a column of the kind text",
        ),
        (OWN + TABLE + TWO_TICKS, "more than one column of the kind done"),
        (OWN.replace('"what"', '"todo"', 1) + TABLE + "columns = [{ key = 'a' }]\n", "is a table"),
        (OWN.replace('"what"', '"What!"'), "small letters"),
        ("field = 3\ntitle = 'x'\nsummary = 'a'\n", "tables"),
        ("\ufeff\x00", "nvalid"),
    ],
)
def test_a_broken_own_kind_is_told_and_left_out(tmp_path, text, says):
    (tmp_path / "odd.toml").write_text(text, "utf-8")
    found = load_record_types(FOLDER, tmp_path)
    assert set(found.types) == set(PROMISED)
    (problem,) = found.problems
    assert "odd.toml" in problem.title
    assert says in problem.hint


def test_a_byte_order_mark_of_an_editor_is_no_fault(tmp_path):
    (tmp_path / "complaint.toml").write_text(OWN, "utf-8-sig")
    found = load_record_types(FOLDER, tmp_path)
    assert "complaint" in found.types
    assert not found.problems


def test_a_table_of_a_centres_own_has_its_columns(tmp_path):
    columns = "columns = [{ key = 'a' }, { key = 'b', label = 'By', kind = 'date', hint = 'Soon' }]"
    (tmp_path / "odd.toml").write_text(OWN + TABLE + columns, "utf-8")
    (field,) = load_record_types(FOLDER, tmp_path).types["odd"].tables
    assert field.columns == (Column("a", "a"), Column("b", "By", ColumnKind.DATE, "Soon"))
    assert (field.what_column.key, field.done_column) == ("a", None)


def test_a_broken_shipped_kind_is_our_mistake(tmp_path):
    (tmp_path / "odd.toml").write_bytes(b"\xff")
    with pytest.raises(DefinitionError, match="UTF-8"):
        load_record_types(tmp_path)


def test_starter_units_come_in_the_order_of_their_study_texts():
    units = load_units(shipped("resources") / "units")
    assert [u.code for u in units] == ["QA", "CS", "ST", "LS", "PE"]
    assert all(u.guidance and u.notice for u in units)


UNIT = """
code = "ZZ"
title = "Own unit"
[[outcome]]
number = 1
title = "One"
[[outcome.criterion]]
number = "1.1"
text = "Do it."
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (UNIT.replace('"ZZ"', '"zz 1"'), "capital letters"),
        (UNIT.replace("Do it.", " "), "1.1 has no text"),
        (UNIT + '[[outcome.criterion]]\nnumber = "1.1"\ntext = "x"\n', "twice"),
        (UNIT + '[[guidance]]\nkind = "tip"\npoint = "T1"\ncriteria = ["9.9"]\n', "ZZ-9.9"),
        (UNIT + "colour = 1\n", "'colour'"),
        (UNIT.replace("number = 1\n", "number = 1\ncolour = 1\n"), "'colour'"),
        (UNIT.replace("number = 1\n", "number = 'one'\n"), "whole number"),
        (
            UNIT + '[[guidance]]\nkind = "hint"\npoint = "T1"\ncriteria = ["1.1"]\n',
            "one of synopsis",
        ),
        (UNIT.replace('code = "ZZ"', ""), "'code' is missing"),
    ],
)
def test_a_broken_unit_is_told_with_file_and_fault(tmp_path, text, says):
    file = tmp_path / "zz.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(DefinitionError, match=r"zz\.toml") as caught:
        read_unit(file)
    assert says in caught.value.hint


def test_a_centres_own_unit_is_offered_beside_the_starters(tmp_path):
    (tmp_path / "zz.toml").write_text(UNIT, "utf-8")
    (tmp_path / "bad.toml").write_text("code = 3", "utf-8")
    offer = load_offer(shipped("resources") / "units", tmp_path)
    assert offer.starters == ("QA", "CS", "ST", "LS", "PE")
    assert offer.units["ZZ"].title == "Own unit"
    assert [p.title for p in offer.problems] == ["bad.toml is not a unit"]


def test_a_journal_can_be_started_with_an_own_unit(paths, tmp_path):
    own = paths.library / "units"
    own.mkdir(parents=True)
    (own / "zz.toml").write_text(UNIT, "utf-8")
    services = create_journal(paths, tmp_path / "own.ccj", ["zz", "qa"])
    assert [u.code for u in services.units.all()] == ["ZZ", "QA"]
    services.close()
    with pytest.raises(RefusedError, match="'XX'"):
        create_journal(paths, tmp_path / "other.ccj", ["XX"])
    assert not (tmp_path / "other.ccj").exists()
