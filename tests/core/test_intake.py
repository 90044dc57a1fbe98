"""Records from JSON: what is taken, what is refused, and that nothing is half-added."""

import json
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccjournal.bootstrap import create_journal
from ccjournal.domain.record import Status
from ccjournal.domain.text import clean
from ccjournal.errors import RefusedError
from ccjournal.paths import AppPaths
from ccjournal.services import strict_json

STAR = {
    "kind": "star",
    "form": "star",
    "title": "Chat routing by skill",
    "date": "2026-11-09",
    "channel": "chat",
    "fields": {
        "situation": "Chats were handed on.",
        "task": "Get them to the right people.",
        "action": "I changed the routing rule so that storm words go to claims.",
        "result": "36% fell to 10%.",
        "learning": "Read first.",
    },
    "claims": [
        {
            "criterion": "ST-2.1",
            "field": "action",
            "quote": "I changed the routing rule",
            "because": "the rule was mine to change",
        }
    ],
}
COACHING = {
    "kind": "coaching",
    "form": "grow",
    "tables": {
        "targets": [{"target": "Say hello first", "due": "2026-11-16", "done": ""}],
        "follow_ups": [
            {"what": "Look at the report", "due": "", "done": "2026-11-12"},
            {"what": "Look again", "due": "2026-11-19", "done": ""},
        ],
    },
}
NOTE = {"kind": "note", "fields": {"note": "A quick one"}}


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    folder = tmp_path_factory.mktemp("intake")
    services = create_journal(AppPaths.under(folder), folder / "journal.ccj")
    yield services
    services.close()


def add(services, *items):
    _, records = services.intake.add_json(json.dumps(list(items)))
    return records


def refusal(services, text):
    before = len(services.journal.rows())
    with pytest.raises(RefusedError) as caught:
        services.intake.add_json(text if isinstance(text, str | bytes) else json.dumps(text))
    assert len(services.journal.rows()) == before
    return str(caught.value)


def without(record, key):
    return {k: v for k, v in record.items() if k != key}


def claiming(**claim):
    return {**STAR, "claims": [{**STAR["claims"][0], **claim}]}


def test_a_record_comes_out_as_it_went_in(services):
    (record,) = add(services, STAR)
    value = services.intake.as_json(record)
    assert {key: value[key] for key in without(STAR, "claims")} == without(STAR, "claims")
    assert value["ref"] == record.ref
    assert (value["status"], value["versions"]) == ("draft", 1)
    assert value["claims"] == [
        {
            **STAR["claims"][0],
            "ability": "change system parameters",
            "state": "live",
        }
    ]


def test_one_record_needs_no_list(services):
    _, (record,) = services.intake.add_json(json.dumps(NOTE).encode("utf-16"))
    assert record.form == "note"
    assert record.status is Status.NOTE
    assert record.date == date.today()


def test_a_missing_form_is_the_default_of_the_kind(services):
    records = add(services, {"kind": "reflective"}, {"kind": "coaching"}, {"kind": "star"})
    assert [record.form for record in records] == ["driscoll", "cycle", "star"]


def test_a_list_is_added_in_order_and_undone_as_one(services):
    before = len(services.journal.rows())
    change, records = services.intake.add_json(json.dumps([STAR, NOTE]))
    assert [r.form for r in records] == ["star", "note"]
    assert records[1].number == records[0].number + 1
    change.undo()
    assert len(services.journal.rows()) == before


def test_an_empty_list_adds_nothing(services):
    _, records = services.intake.add_json("[]")
    assert records == []


def test_the_agent_becomes_known(services):
    add(services, {"kind": "coaching", "fields": {"agent": "Agent Q"}})
    assert "Agent Q" in {person.pseudonym for person in services.people.all()}


def test_replaced_characters_are_told(services):
    text = json.dumps({"kind": "note", "title": "\x00", "fields": {"note": "a\ud800b"}})
    change, (record,) = services.intake.add_json(text)
    assert record.fields["note"] == "a\N{REPLACEMENT CHARACTER}b"
    assert change.notice.startswith("2 characters")


def test_a_quote_is_cleaned_like_its_field(services):
    (record,) = add(
        services,
        {
            **STAR,
            "fields": {"action": "one\r\ntwo\x07"},
            "claims": [{"criterion": "ST-2.1", "field": "action", "quote": " one\rtwo\x07 "}],
        },
    )
    assert record.claims[0].anchor.quote == "one\ntwo\N{REPLACEMENT CHARACTER}"


def test_an_ability_in_the_file_is_kept(services):
    (record,) = add(services, claiming(ability="set routing rules"))
    assert record.claims[0].ability == "set routing rules"


def tabled(**tables):
    return {**COACHING, "tables": tables}


def test_tables_come_out_as_they_went_in(services):
    (record,) = add(services, COACHING)
    value = services.intake.as_json(record)["tables"]
    assert value["follow_ups"] == COACHING["tables"]["follow_ups"]
    (target,) = value["targets"]
    assert target == {
        **dict.fromkeys(["target", "measure", "owner", "due", "review", "done"], ""),
        **COACHING["tables"]["targets"][0],
    }
    assert services.intake.as_json(add(services, NOTE)[0])["tables"] == {}


def test_empty_rows_and_tables_are_left_out(services):
    (record,) = add(services, tabled(targets=[{}, {"target": " "}], follow_ups=[]))
    assert record.tables == {}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({**COACHING, "tables": []}, ['"tables"', "a list", "object"]),
        ({**STAR, "tables": {"targets": []}}, ['"tables"', '"star" has no tables']),
        (tabled(target=[]), ['"target"', "unknown", "targets, follow_ups"]),
        (tabled(agent=[]), ['"agent"', "unknown", "targets, follow_ups"]),
        (tabled(targets={}), ['"targets"', "an object", "list of rows"]),
        (tabled(follow_ups=[{}, 7]), ['row 2 of "follow_ups":', "a number", "row as an object"]),
        (tabled(targets=[{"what": "x"}]), ['row 1 of "targets", "what"', "unknown", "measure"]),
        (tabled(targets=[{"owner": None}]), ['row 1 of "targets", "owner"', "null", "text"]),
        (
            tabled(targets=[{"due": "soon"}]),
            ['"due"', '"soon" is no day', "2026-11-09, or nothing"],
        ),
        (tabled(targets=[{"review": " "}]), ['"review"', "no day"]),
        (tabled(follow_ups=[{"done": "yes"}]), ['"done"', '"yes" is no day']),
        ({**COACHING, "fields": {"targets": "x"}}, ['"targets"', "unknown", "agent, goal"]),
        (
            {**COACHING, "claims": [{"criterion": "QA-1.1", "field": "targets", "quote": "hello"}]},
            ["claim 1", '"targets" is no field', "agent, goal"],
        ),
        (7, ["Item 2", "a number", "object"]),
        ([], ["Item 2", "a list", "object"]),
        (None, ["Item 2", "null", "object"]),
        (without(STAR, "kind"), ['"kind"', "missing"]),
        ({**STAR, "kind": "poem"}, ['"kind"', '"poem"', "star", "reflective"]),
        ({**STAR, "form": "grow"}, ['"form"', '"grow"', "one of star"]),
        ({**STAR, "form": ""}, ['"form"', "one of star"]),
        ({**STAR, "form": None}, ['"form"', "null", "text"]),
        ({**STAR, "titel": "x"}, ['"titel"', "unknown", "title"]),
        ({**STAR, "title": 5}, ['"title"', "a number", "text"]),
        ({**STAR, "title": True}, ['"title"', "true", "text"]),
        ({**STAR, "title": None}, ['"title"', "null", "text"]),
        ({**STAR, "channel": ["chat"]}, ['"channel"', "a list", "text"]),
        ({**STAR, "fields": "x"}, ['"fields"', '"x"', "object"]),
        ({**STAR, "fields": {"what": "x"}}, ['"what"', "situation"]),
        ({**STAR, "fields": {"task": {}}}, ['"task"', "an object", "text"]),
        ({**STAR, "claims": {}}, ['"claims"', "an object", "list"]),
        ({**STAR, "claims": ["x"]}, ["claim 1", '"x"', "object"]),
        (claiming(quite="x"), ["claim 1", '"quite"', "quote"]),
        (claiming(criterion="ST-9.9"), ["claim 1", '"criterion"', '"ST-9.9"', "QA"]),
        (claiming(criterion=2.1), ['"criterion"', "a number", "text"]),
        (claiming(field="what"), ['"field"', '"what"', "situation"]),
        (claiming(field="result"), ['"quote"', "stand", '"result"']),
        (claiming(quote="i changed the routing rule"), ['"quote"', "stand"]),
        (claiming(quote=""), ['"quote"', "no words"]),
        (claiming(quote=" \n"), ['"quote"', "no words"]),
        (claiming(quote="."), ['"quote"', "no words"]),
        (claiming(because=0), ['"because"', "a number", "text"]),
        (claiming(ability=[]), ['"ability"', "a list", "text"]),
    ],
)
def test_a_wrong_item_is_refused_with_its_place_and_what_was_expected(services, item, said):
    message = refusal(services, [STAR, item, NOTE])
    for part in ["Item 2", "Expected", *said]:
        assert part in message


@pytest.mark.parametrize("key", ["criterion", "field", "quote"])
def test_a_claim_needs_its_parts(services, key):
    claim = {k: v for k, v in STAR["claims"][0].items() if k != key}
    message = refusal(services, {**STAR, "claims": [claim]})
    assert f'Item 1, claim 1, "{key}": it is missing' in message


@pytest.mark.parametrize(
    "day",
    [
        "",
        "2026-02-30",
        "2026-13-01",
        "20261109",
        "2026-W46-1",
        "2026-11-9",
        " 2026-11-09",
        "2026-11-09T10:00",
        "0000-01-01",
        "yesterday",
        "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0660\u0669",
    ],
)
def test_a_date_that_is_none_is_refused(services, day):
    message = refusal(services, {**STAR, "date": day})
    assert 'Item 1, "date"' in message
    assert "2026-11-09" in message


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2028-02-29"])
def test_any_real_day_is_taken(services, day):
    (record,) = add(services, {**NOTE, "date": day})
    assert services.intake.as_json(record)["date"] == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1"),
        ('{"kind": "note",\n "title": }', "line 2, column 11"),
        ("[1,]", "line 1"),
        ('{"kind": "note"} {"kind": "note"}', "line 1, column 18"),
        ("'x'", "line 1"),
        ('{"kind": "note", "title": NaN}', "a number"),
        ('{"kind": "note", "title": -Infinity}', "a number"),
        ('{"kind": "note", "title": 1e999}', "a number"),
        ('{"kind": "note", "title": ' + "9" * 6_000 + "}", "a number"),
        ('{"kind": "note", "kind": "star"}', '"kind": it is there twice'),
        ('{"kind": "note", "fields": {"note": "a", "note": "b"}}', '"note": it is there twice'),
        ('{"kind": "note", "claims": [{"field": "a", "field": "b"}]}', "claim 1"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        ("[" * 200_000 + "]" * 200_000, "nested too deeply"),
        (b"\xff\xfe\xfa", "UTF-8"),
        (b'{"kind": "note", "title": "\xe9"}', "byte 28"),
        ('{"kind": "note", "title": "a\nb"}', "line 1"),
    ],
)
def test_what_is_not_json_is_refused(services, text, said):
    assert said in refusal(services, text)


def test_too_much_is_refused(services, monkeypatch):
    monkeypatch.setattr(strict_json, "MOST_BYTES", 1_000)
    assert "too large" in refusal(services, " " * 1_001)


def test_messages_stay_short_and_on_one_line(services):
    message = refusal(services, {**STAR, "date": "x\n\x1b[31m" * 100_000})
    assert len(message) < 300
    assert "\x1b" not in message
    assert "\n" not in message


def test_a_choice_or_day_field_of_a_centre_is_checked(tmp_path):
    folder = tmp_path / "data" / "library" / "record_types"
    folder.mkdir(parents=True)
    (folder / "check_in.toml").write_text(
        'kind = "check_in"\ntitle = "Check-in"\nsummary = "mood"\n'
        '[[field]]\nkey = "mood"\nkind = "choice"\nchoices = ["good", "bad"]\n'
        '[[field]]\nkey = "next"\nkind = "date"\n',
        "utf-8",
    )
    services = create_journal(AppPaths.under(tmp_path), tmp_path / "own.ccj")
    try:
        item = {"kind": "check_in", "fields": {"mood": "good", "next": "2026-11-09"}}
        (record,) = add(services, item)
        assert record.fields == item["fields"]
        assert '"mood"' in refusal(services, {"kind": "check_in", "fields": {"mood": "so so"}})
        assert '"next"' in refusal(services, {"kind": "check_in", "fields": {"next": "soon"}})
    finally:
        services.close()


KEYS = st.sampled_from(
    ["kind", "form", "title", "date", "fields", "tables", "targets", "claims", "note", "quote"]
)
WORDS = st.sampled_from(["note", "star", "2026-11-09", "ST-2.1", "A quick one"]) | st.text()
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | WORDS, inner, max_size=6),
    max_leaves=12,
)


def outcome(services, text):
    """Return how many were added, or the sentence of the refusal."""
    try:
        return len(services.intake.add_json(text)[1])
    except RefusedError as error:
        return str(error)


@given(item=ANYTHING)
@example(item={"kind": "note", "fields": {"note": "{{ 7*7 }}"}})
def test_any_json_is_added_whole_or_refused_whole(services, item):
    before = len(services.journal.rows())
    said = outcome(services, json.dumps([NOTE, item]))
    assert said == 2 or said.startswith("Item 2")
    assert len(services.journal.rows()) == before + (said if said == 2 else 0)


@given(data=st.binary() | st.text())
def test_any_bytes_are_refused_in_words_or_taken(services, data):
    assert outcome(services, data) != ""


LOOK_ALIKES = [
    "{{ 7*7 }} {% for x in y %} {# note #}",
    "<b>bold</b> & &amp; <!-- x --> ]]> <w:p>",
    "\u202eright to left\u202c שלום مرحبا",
    "👩‍👩‍👧 🏳️‍🌈 e\u0301 \u00a0 \u200d",
    "\x00\x07\x0b\x0c\x1b[31m\x85\u2028\ufffe\udfff",
    "' OR 1=1; -- \\ \" %s",
    "x" * 1_000_000,
]


@given(text=st.text(st.characters()))
def test_any_text_comes_out_as_it_went_in(services, text):
    check_round_trip(services, text)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_looks_like_code_is_text(services, text):
    check_round_trip(services, text)


def check_round_trip(services, text):
    item = {"kind": "note", "title": text, "fields": {"note": text}}
    (record,) = add(services, item)
    kept = services.intake.as_json(services.journal.get(record.id))
    assert kept["fields"]["note"] == clean(text).text
    assert kept["title"] == clean(text).text.replace("\n", " ")
