"""What a profile takes out: names, days, places; and that no part of a document holds them."""

import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccjournal.domain.cuts import Rule, Sort, cut_text
from ccjournal.domain.days import MONTHS, NO_DAY, SHORT_MONTHS
from ccjournal.domain.disclosure import (
    Disclosure,
    Filter,
    disclosing,
    taken_out,
    told_evidence,
    told_profile,
    told_record,
)
from ccjournal.domain.giveaways import contact_rules, giveaway_rules
from ccjournal.domain.names import name_rules, title_rules
from ccjournal.domain.person import Person
from ccjournal.domain.profile import Profile
from ccjournal.domain.record_type import Field, FieldKind
from ccjournal.export.contexts import values
from ccjournal.export.disclosed import disclosed
from ccjournal.export.word import DocumentProperties, fill
from tests.core.export_sources import TEMPLATES, TYPES, Stages, claim, proof, record, source

PEOPLE = [
    Person("1", "Agent A", real_name="Priya Shah"),
    Person("2", "Agent B", real_name="Zoë O'Neil"),
    Person("3", "Agent C", real_name="Will Grant"),
    Person("4", "Agent D", real_name="Sam"),
    Person("5", "Agent E", real_name="  "),
    Person("6", "Agent F"),
]
PROFILE = Profile(
    learner="Robin Ashdown",
    learner_number="L-20417",
    job_role="Team leader in Leeds",
    employer="Larkfield Home Insurance Ltd (invented)",
    centre="Brackenhill Training",
    assessor="M. Osei",
)
STRICT = disclosing(Disclosure.STRICT, PEOPLE, PROFILE)
ASSESSOR = disclosing(Disclosure.ASSESSOR, PEOPLE, PROFILE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I met Priya Shah.", "I met Agent A."),
        ("PRIYA SHAH and priya shah", "Agent A and Agent A"),
        ("Priya\n Shah, Shah, Priya; P. Shah", "Agent A, Agent A; Agent A"),
        ("Priya asked Shah\u2019s team", "Agent A asked Agent A\u2019s team"),
        ("Zoe O\u2019Neil and Zoe\u0308 ONeil", "Agent B and Agent B ONeil"),
        ("Pri\u00adya came", "Agent A came"),
        ("Will you come? I asked Will. Grant it.", "Will you come? I asked Agent C. Grant it."),
        ("sam and Sam and same", "Agent D and Agent D and same"),
        ("Write to priya.shah@example.org", "Write to Agent A@example.org"),
        ("Appriya Shahs", "Appriya Shahs"),
    ],
)
def test_real_names_become_pseudonyms_however_they_are_written(text, told):
    assert ASSESSOR.text(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("**Priya** Shah rang", "Agent A rang"),
        ("*Pri*ya and **Priya Shah**", "Agent A and **Agent A**"),
        ("**9** November 2026", "[date]"),
        ("on 9 **November** 2026, _9_ Nov", "on [date], [date]"),
        ("9\\. November and 2026\\-11\\-09", "[date] and [date]"),
        ("5 * 3 and snake_case stay *as* they are", "5 * 3 and snake_case stay *as* they are"),
    ],
)
def test_marks_of_formatting_hide_nothing(text, told):
    assert STRICT.text(text) == told


def test_a_name_that_two_people_share_stands_for_nobody():
    rules = name_rules({"Ana Lopez": "Agent A", "Ana Novak": "Agent B", "X": "Agent C"})
    assert cut_text("Ana Lopez, Ana and Novak met X", rules).text == (
        "Agent A, [name] and Agent B met X"
    )


@pytest.mark.parametrize("name", ["Will", "Grace"])
def test_a_single_name_that_is_a_word_is_one_where_it_has_a_capital(name):
    told = cut_text(f"{name} said: {name.lower()} it", name_rules({name: "Agent A"})).text
    assert told == f"Agent A said: {name.lower()} it"


DAY = date(2026, 11, 9)


def spellings(day):
    """Return a day in many ways of writing it."""
    month, short, number = MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1], day.day
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    ordinal = f"{number}{ending}"
    return [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{number}/{day.month}/{day:%y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{number} {month} {day.year}",
        f"{number} {short} {day.year}",
        f"{number}\u00a0{month}",
        f"{number} {short}",
        f"{ordinal} {month}",
        f"{ordinal} of {month}, {day.year}",
        f"{month} {number}, {day.year}",
        f"{short} {ordinal}",
        f"{month} the {ordinal}",
        f"{number}-{short}-{day.year}",
        f"{month.upper()} {number}",
        f"{day.isoformat()}T10:30:00Z",
    ]


@settings(max_examples=60)
@given(
    st.dates(date(1990, 1, 1), date(2089, 12, 31)),
    st.sampled_from(["", "On ", "I came back. ", "(", "Sat ", "Monday, ", "\n"]),
    st.sampled_from(["", ".", ", at 10:30", ")", " it fell", ";\nso"]),
)
def test_no_day_is_left_however_it_is_written(day, before, after):
    for spelt in spellings(day):
        told = STRICT.text(f"{before}{spelt}{after}")
        assert spelt not in told
        assert MONTHS[day.month - 1] not in told
        assert "[date]" in told, spelt
        assert told.endswith(after)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3-5 March, 3 and 4 May 2026", "[date], [date]"),
        ("the ninth of November", "the [date]"),
        ("in May or March 2026, by December", "in [month] or [date], by [month]"),
        ("Mrs Patel rang", "[name] rang"),
        ("12 High Street, LS1 4AB", "[place], [place]"),
        ("our Leeds site", "our [place] site"),
        ("jo@example.org, 07700 900123", "[contact], [contact]"),
        ("see www.example.org/x?id=1", "see [contact]"),
        (
            "to [the *depot*](https://example.org/x?a=1&b_c=2), [x] and (y)",
            "to the *depot*, [x] and (y)",
        ),
        ("(https://example.org/x)", "([contact])"),
        ("policy AB123456 and 6011 0000 1111 2222", "policy [number] and [number]"),
        ("Robin Ashdown of Larkfield Home Insurance", "[learner] of [employer]"),
        ("at Brackenhill Training with M. Osei", "at [centre] with [assessor]"),
    ],
)
def test_a_strict_profile_leaves_places_and_numbers_out(text, told):
    assert STRICT.text(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "80/20 in 30 seconds, 24/7, 4.5 of 5, 12 marks, 9 out of 10, 6,178 words and 1,234,567",
        "The Equality Act 2010, section 20, and ISO 18295",
        "You may 5 times march on. They may be late in 2026.",
        "From 9 minutes to 3 minutes 20, at 10:30 on Monday",
        "R-0042 shows QA 1.1, version 2.1.3, May I ask?",
    ],
)
def test_what_gives_nobody_away_stays(text):
    assert STRICT.text(text) == text


RULES = (Rule(re.compile("ab+"), "[x]", Sort.NAME), Rule(re.compile("b|cc"), "", Sort.DATE))


@given(st.text("abc ", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_every_place_is_known_again_after_cuts(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    cut = cut_text(text, RULES)
    left, right = cut.span(start, end)
    assert 0 <= left <= right <= len(cut.text)
    inside = [c for c in cut.cuts if c.start < end and c.end > start]
    if all(start <= c.start and c.end <= end for c in inside):
        assert cut.text[left:right] == cut_text(text[start:end], RULES).text or inside != list(
            cut_text(text[start:end], RULES).cuts
        )
    if not inside:
        assert cut.text[left:right] == text[start:end]


def test_cuts_of_earlier_rules_go_first_and_never_overlap():
    cut = cut_text("abb b", RULES)
    assert (cut.text, [c.sort for c in cut.cuts]) == ("[x] ", [Sort.NAME, Sort.DATE])


TEXT = "On 9 November 2026 Priya Shah took my call in Leeds and I changed the reply."


def named_record(**more):
    made = claim("action", TEXT, 19, 42, because="Priya was glad on 9 Nov", ability="help Priya")
    return record(
        fields={"action": TEXT},
        claims=[made],
        title="Priya Shah on 9 November",
        tables={"targets": ({"target": "Ring Priya", "due": "2026-11-16", "done": "soon"},)},
        **more,
    )


@pytest.mark.parametrize("filtered", [ASSESSOR, STRICT], ids=["assessor", "strict"])
def test_claims_stay_on_their_words(filtered):
    told = told_record(named_record(), TYPES["star"], filtered)
    (made,) = told.claims
    anchor = made.anchor
    assert anchor.live
    assert told.fields["action"][anchor.start : anchor.end] == "Agent A took my call"
    assert anchor.quote == "Agent A took my call"
    assert "Priya" not in repr(told)


def test_a_claim_that_has_lost_its_words_stays_lost():
    good = named_record()
    moved = replace(good.claims[0], anchor=replace(good.claims[0].anchor, start=20))
    other = replace(good.claims[0], anchor=replace(good.claims[0].anchor, field="gone"))
    told = told_record(replace(good, claims=(moved, other)), None, ASSESSOR)
    assert [c.anchor.live for c in told.claims] == [False, False]
    assert [c.anchor.quote for c in told.claims] == ["Agent A took my call"] * 2


def test_private_tells_everything():
    filtered = disclosing(Disclosure.PRIVATE, PEOPLE, PROFILE)
    made = source([named_record()], evidence=[proof()])
    assert told_record(named_record(), None, filtered) == named_record()
    assert disclosed(made, filtered) is made


def test_strict_takes_days_out_of_answers_and_tables():
    form = replace(TYPES["star"], fields=(Field("when", "When", FieldKind.DATE),))
    made = replace(named_record(), fields={"when": "2026-11-09", "action": "x"}, claims=())
    told = told_record(made, form, STRICT)
    assert (told.date, told.fields) == (NO_DAY, {"action": "x"})
    assert told.tables["targets"] == ({"target": "Ring Agent A", "due": "", "done": "soon"},)
    assert told_record(made, form, ASSESSOR).fields["when"] == "2026-11-09"
    assert taken_out(named_record(), STRICT) == {Sort.NAME: 5, Sort.DATE: 3, Sort.PLACE: 1}


def test_a_link_is_counted_once():
    made = record(fields={"action": "to [the depot](https://example.org)"}, title="")
    assert taken_out(made, STRICT) == {Sort.CONTACT: 1}


def test_strict_takes_places_and_sources_of_proof_and_the_cover():
    item = replace(proof(), title="Score sheets of Priya Shah, Leeds")
    told = told_evidence(item, STRICT)
    assert (told.title, told.location, told.source, told.date) == (
        "Score sheets of Agent A, [place]",
        "",
        "",
        NO_DAY,
    )
    kept = told_evidence(replace(item, location="Desk of Sam", source="Priya Shah"), ASSESSOR)
    assert (kept.location, kept.source, kept.date) == ("Desk of Agent D", "Agent A", item.date)
    assert told_profile(PROFILE, STRICT) == Profile(job_role="Team leader in [place]")
    assert told_profile(PROFILE, ASSESSOR) == PROFILE


def everything_in(path):
    """Return the text and the markup of every part of a document."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    drawn = "".join(
        chr(int(char, 16)) for part in parts for char in re.findall(r'w:char="([0-9A-F]{4})"', part)
    )
    plain = [re.sub("<[^>]+>", "", part) for part in parts]
    return "\n".join([*parts, *plain, drawn])


def written(path, made, filtered, folder):
    told = disclosed(made, filtered)
    properties = DocumentProperties(told.title, told.profile.learner)
    fill(path, values(told), folder / "out.docx", properties, Stages())
    return everything_in(folder / "out.docx")


PIECES = [
    "Priya Shah",
    "*Priya* Shah",
    "Pri**ya**",
    "**9** November",
    "PRIYA",
    "Zoë O'Neil",
    "Sam",
    "I asked",
    "and",
    "on",
    "\n",
    "<&{{",
]
WORDS = st.lists(st.sampled_from([*PIECES, *spellings(DAY)]), min_size=1, max_size=12).map(" ".join)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.tuples(WORDS, WORDS, WORDS), start=st.integers(0, 30))
def test_no_part_of_a_strict_document_holds_a_name_or_a_day(path, tmp_path, said, start):
    text, title, because = said
    made = claim("action", text, min(start, len(text) // 2), len(text), because=because)
    one = record(
        1,
        date=DAY,
        title=title,
        fields={"action": text, "situation": because},
        claims=[made] if made.anchor else [],
        tables={"targets": ({"target": text, "due": DAY.isoformat()},)},
    )
    coached = record(2, form="cycle", date=DAY, fields={"agent": "Priya Shah", "feedback": text})
    item = replace(proof(), title=title, date=DAY, location=f"With {text}", source="Priya Shah")
    whole = source([one, coached], evidence=[item], profile=PROFILE, title=title)
    whole = replace(whole, made_on=DAY)
    found = written(path, whole, STRICT, tmp_path)
    assert not re.search("(?i)priya|shah|zoë|\\bSam\\b|ashdown|osei|larkfield", found)
    for spelt in spellings(DAY):
        assert spelt not in found
    named = written(path, whole, ASSESSOR, tmp_path)
    assert not re.search("(?i)priya|shah|zoë|o'neil", named)


def test_the_day_of_a_strict_document_is_told_by_its_month():
    told = values(disclosed(replace(source(), made_on=DAY), STRICT))["doc"]
    assert (told["made_on"], told["made_on_iso"]) == ("November 2026", "2026-11")
    assert "left out" in told["privacy"]
    assert told["profile"] == "strict"
    assert values(disclosed(source(), ASSESSOR))["doc"]["made_on"] == "9 November 2026"


def test_a_long_text_is_looked_through_in_no_time():
    text = "I asked 12 people on the late shift, and they said that it was good. " * 3000
    assert STRICT.text(text) == text
    hostile = "Mon 1 2 3 4 5 6 7 8 9 10, and 11 to 12 " * 2000 + "a" * 5000 + "1-" * 5000
    assert STRICT.text(hostile)


def test_a_filter_without_rules_lets_everything_through():
    assert Filter(Disclosure.PRIVATE).text(TEXT) == TEXT
    assert cut_text(TEXT, (*contact_rules(), *title_rules(), *giveaway_rules())).text == (
        "On [date] Priya Shah took my call in [place] and I changed the reply."
    )
