"""The templates that ship: every word is printed, however much or little there is."""

import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.disclosure import Disclosure
from ccjournal.domain.profile import PROFILE_LABELS, Profile
from ccjournal.domain.text import clean, day_of
from ccjournal.export.contexts import values
from ccjournal.export.markdown import formatted
from ccjournal.export.rich import Formatted
from ccjournal.export.source import FiledDocument
from ccjournal.export.word import document_text, fill
from tests.core.export_sources import (
    EVERYTHING,
    MARKING_POINT,
    NOTICE,
    PROPERTIES,
    ROWS,
    TEMPLATES,
    TYPES,
    WITH_WORDS,
    Stages,
    claim,
    proof,
    record,
    source,
    template,
    unit,
)

TEXT = (
    "I read forty chats & saw <three> causes.\n\nThen I changed {{ the }} reply, and the wait fell."
)
ROOT = Path(__file__).parents[2]
MARGINS = next(path for path in TEMPLATES if path.stem == "claims")
PORTFOLIO = next(path for path in TEMPLATES if path.stem == "portfolio")

every_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
with_words = pytest.mark.parametrize("path", WITH_WORDS, ids=lambda path: path.stem)


def export(path, made, folder):
    target = folder / "out.docx"
    report = fill(path, values(made), target, PROPERTIES, Stages())
    return report, document_text(target)


def full_record(number=1, **more):
    claims = [
        claim("action", TEXT, 0, 39),
        claim("action", TEXT, 7, 60, criterion="QA-1.2", because="it & <that> {{ x }}"),
        claim("action", TEXT, 45, 50, criterion="QA-1.3", because=""),
    ]
    gone = claim("action", TEXT, 10, 20, criterion="QA-1.1", because="nobody counts this")
    gone = replace(gone, anchor=replace(gone.anchor, live=False, quote="words that have gone"))
    fields = {"situation": "It was Monday.\tVery busy.", "action": TEXT}
    return record(number, fields=fields, claims=[*claims, gone], **more)


@with_words
@pytest.mark.parametrize("count", [0, 1, 30])
def test_every_part_claim_and_reason_is_printed(tmp_path, path, count):
    records = [full_record(n) for n in range(1, count + 1)]
    report, lines = export(path, source(records, evidence=[proof()]), tmp_path)
    assert report.left_out == ()
    assert report.words_printed == sum(r.words for r in records)
    text = "\n".join(lines)
    for made in records:
        assert made.title in text
        for said in made.fields.values():
            assert all(line in text.split("\n") for line in said.split("\n") if line)
    assert text.count("because it & <that> {{ x }}") == count
    assert text.count("nobody counts this") == text.count("words that have gone") == count
    assert text.count("The reason is still to be written.") == count


@with_words
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_with_any_claims_comes_out_as_it_went_in(tmp_path, path, data):
    text = clean(
        data.draw(st.text(st.characters(codec="utf-8") | st.sampled_from("\n\t <&{")))
    ).text
    claims = []
    for start, end in data.draw(
        st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4)
    ):
        made = claim("action", text, start, end)
        claims += [made] if made.anchor else []
    made = record(fields={"action": text, "old": text}, claims=claims, title="Some title")
    report, lines = export(path, source([made]), tmp_path)
    assert report.left_out == ()
    assert report.words_printed == made.words
    # A part that holds nothing but spaces of some sort is not printed.
    wanted = Formatted(formatted(text)).plain if text.strip() else ""
    if path == MARGINS:
        # The margin stands between the lines.
        rest = iter(lines)
        assert all(line in rest for line in wanted.split("\n") if line.strip())
    else:
        assert wanted in "\n".join(lines)


@with_words
def test_bold_and_lists_look_so(tmp_path, path):
    text = "I did **two** things:\n- rang [the depot](https://example.org)\n- wrote"
    export(path, source([record(fields={"action": text})]), tmp_path)
    document = Document(tmp_path / "out.docx")
    lines = [*document.paragraphs, *(p for table in document.tables for p in cells(table))]
    (told,) = [p for p in lines if p.text == "I did two things:"]
    assert [run.text for run in told.runs if run.bold] == ["two"]
    items = [p for p in lines if p.style.name == "List Bullet"]
    assert [p.text for p in items] == ["rang the depot", "wrote"]
    assert items[0].hyperlinks[0].address == "https://example.org"


def cells(table):
    return [p for row in table.rows for cell in row.cells for p in cell.paragraphs]


@with_words
def test_every_template_takes_an_empty_profile_and_long_titles(tmp_path, path):
    long = "A title that goes on " * 20
    made = source([record(1, title=long), record(2, title="")], profile=Profile(), title=long)
    _, lines = export(path, made, tmp_path)
    assert sum(long.strip() in line for line in lines) >= 1
    assert any("STAR account" in line for line in lines)


@with_words
def test_the_person_coached_is_printed(tmp_path, path):
    made = record(form="cycle", fields={"agent": "Agent A", "feedback": "Well done"})
    _, lines = export(path, source([made]), tmp_path)
    assert any("Agent: Agent A" in line for line in lines)


@with_words
def test_tables_are_printed_and_counted(tmp_path, path):
    made = record(form="cycle", fields={"feedback": "Well done"}, tables={"targets": ROWS})
    report, lines = export(path, source([made, record(2)]), tmp_path)
    assert (report.left_out, report.words_printed) == ((), made.words + 5)
    assert lines.count("Targets") == 1
    document = Document(tmp_path / "out.docx")
    (table,) = (t for t in document.tables if t.rows[0].cells[0].text == "What?")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What?", "Due", "Done", "old"],
        ["Say <hello> & wait {{ 1 }}", "16 Nov 2026", "", ""],
        ["2026-11-09", "soon", "12 Nov 2026", "kept\nwords"],
    ]
    assert table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val") == ["Targets"]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


@with_words
def test_the_columns_of_a_table_share_the_page(tmp_path, path):
    rows = ({"target": "A long sentence of what is to be done", "due": "2026-11-16", "done": ""},)
    export(path, source([record(form="cycle", tables={"targets": rows})]), tmp_path)
    tables = Document(tmp_path / "out.docx").tables
    (table,) = (t for t in tables if t.rows[0].cells[0].text == "What?")
    widths = [int(w) for w in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
    assert abs(sum(widths) - 9070) < len(widths)
    assert widths[0] > widths[1] > widths[2] > 500
    cells = [[int(w) for w in row._tr.xpath("./w:tc/w:tcPr/w:tcW/@w:w")] for row in table.rows]
    assert cells == [widths, widths]


@with_words
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.dictionaries(
            st.sampled_from(["target", "due", "old"]),
            st.text(st.characters(codec="utf-8") | st.sampled_from("\n\t <&{")),
            min_size=1,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_any_cell_comes_out_as_it_went_in(tmp_path, path, rows):
    kept = tuple({key: clean(text).text for key, text in row.items()} for row in rows)
    made = record(form="cycle", fields={"feedback": "x"}, tables={"targets": kept})
    report, lines = export(path, source([made]), tmp_path)
    assert report.left_out == ()
    assert report.words_printed == made.words
    text = "\n".join(lines)
    for row in kept:
        for key, said in row.items():
            assert said in text or (key == "due" and day_of(said))


@pytest.mark.parametrize("path", [p for p in WITH_WORDS if p != MARGINS], ids=lambda p: p.stem)
def test_a_code_stands_after_its_words_without_breaking_their_text(tmp_path, path):
    export(path, source([full_record()]), tmp_path)
    paragraphs = Document(tmp_path / "out.docx").paragraphs
    first, second = (next(p for p in paragraphs if p.text == line) for line in TEXT.split("\n\n"))
    codes = [["".join(r._r.xpath("./w:sym/@w:char")) for r in p.runs] for p in (first, second)]
    drawn = [bytes.fromhex(code).decode("utf-16-be") for line in codes for code in line if code]
    assert drawn == [f"\N{NO-BREAK SPACE}[QA 1.{n}]" for n in (1, 3, 2)]
    for run, after in pairwise(first.runs):
        if after.style.name == "Claim Code":
            assert run.style.name == "Claimed Words"


def test_the_margin_tells_which_claims_rest_on_a_paragraph(tmp_path):
    export(MARGINS, source([full_record()]), tmp_path)
    first, second = TEXT.split("\n\n")
    account, claims = Document(tmp_path / "out.docx").tables[:2]
    told = [[cell.text for cell in row.cells] for row in account.rows]
    assert told[3:] == [
        ["Action", "Action"],
        ["1  QA 1.1\n2  QA 1.2", first],
        ["2  QA 1.2\n3  QA 1.3", second],
    ]
    drawn = [s.get(qn("w:char")) for s in account.rows[-1]._tr.iter(qn("w:sym"))]
    assert [chr(int(char, 16)) for char in drawn] == [
        *"\N{NO-BREAK SPACE}[3]",
        *"\N{NO-BREAK SPACE}[2]",
    ]
    assert [row.cells[0].text for row in claims.rows] == ["No.", "1", "2", "3"]


def test_lists_in_the_margin_layout_count_on(tmp_path):
    text = "1. one\n2. two\n>\n\nThree"
    made = [record(fields={"action": text}), record(2, fields={"action": "1. one\n2. two"})]
    export(MARGINS, source(made), tmp_path)
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        parts = [package.read(name).decode() for name in package.namelist()]
    assert any('startOverride w:val="2"' in part for part in parts)
    said = "\n".join(document_text(tmp_path / "out.docx"))
    # A sign of quoting alone is no line of formatted text: this account is as it was typed.
    assert "1. one" in said
    assert said.count("\none\n") == 1


@with_words
def test_an_odd_code_of_a_centres_own_unit_is_printed(tmp_path, path):
    units = [unit("\U0001f600&")]
    made = record(
        fields={"action": TEXT}, claims=[claim("action", TEXT, 0, 39, criterion="\U0001f600&-1.1")]
    )
    report, lines = export(path, source([made], units), tmp_path)
    assert report.left_out == ()
    assert any("\U0001f600& 1.1" in line for line in lines)


@with_words
def test_guidance_is_never_printed(tmp_path, path):
    made = [unit(), unit("CS", "Support")]
    _, lines = export(path, source([full_record()], made), tmp_path)
    assert MARKING_POINT not in "\n".join(lines)


def test_the_notice_of_units_is_printed_once(tmp_path):
    _, lines = export(PORTFOLIO, source(units=[unit(), unit("CS", "Support")]), tmp_path)
    assert "\n".join(lines).count(NOTICE) == 1
    assert f"QA, CS: {NOTICE}" in lines


def test_the_cover_has_a_line_for_every_detail(tmp_path):
    _, lines = export(PORTFOLIO, source(profile=Profile(learner="Zoë")), tmp_path)
    for label in PROFILE_LABELS.values():
        assert label in lines
    details = Document(tmp_path / "out.docx").tables[0]
    assert [row.cells[1].text for row in details.rows] == ["Zoë", *[""] * 8]


def test_the_portfolio_says_where_each_criterion_is_evidenced(tmp_path):
    made = [
        full_record(),
        record(2, fields={"action": TEXT}, claims=[claim("action", TEXT, 0, 39)]),
    ]
    export(PORTFOLIO, source(made, evidence=[proof()]), tmp_path)
    tables = Document(tmp_path / "out.docx").tables
    criteria = next(t for t in tables if "Evidenced by" in [c.text for c in t.rows[0].cells])
    cells = {row.cells[0].text: row.cells for row in criteria.rows}
    assert cells["QA 1.1"][2].text == "R-0001  2 March 2026\nR-0002  3 March 2026"
    assert cells["QA 1.2"][2].text == "R-0001  2 March 2026\nE-0001  1 April 2026"
    assert "With proof" in cells["QA 1.2"][3].text
    matrix = next(t for t in tables if "E-0001" in [c.text for c in t.rows[0].cells])
    marks = [[cell.text for cell in row.cells][2:] for row in matrix.rows]
    assert marks == [["R-0001", "R-0002", "E-0001"], ["●", "●", ""], ["●", "", "■"], ["●", "", ""]]


def test_the_contents_list_names_and_links_every_unit_and_record(tmp_path):
    made = [record(n) for n in (1, 2, 3)]
    export(PORTFOLIO, source(made, [unit(), unit("CS", "Support")]), tmp_path)
    body = Document(tmp_path / "out.docx").element.body
    entries = [
        "".join(t.text or "" for t in p.xpath(".//w:t"))
        for p in body.xpath(".//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]]")
    ]
    assert entries[1:3] == ["QAPrepare for audits", "CSSupport"]
    assert entries[4] == "R-0001Record 12 March 2026"
    assert len(entries) == 5 + 2 + 3
    names = set(body.xpath(".//w:bookmarkStart/@w:name"))
    anchors = body.xpath(".//w:hyperlink/@w:anchor")
    assert len(anchors) >= len(entries)
    assert set(anchors) <= names
    kinds = body.xpath(".//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", "end"]


def test_an_assessor_is_given_lines_to_sign_on(tmp_path):
    _, lines = export(PORTFOLIO, source(profile=Profile("Zoë", assessor="A. Whitlock")), tmp_path)
    signed = Document(tmp_path / "out.docx").tables[-1]
    assert [[c.text for c in row.cells][:2] for row in signed.rows][1:] == [
        ["Learner", "Zoë"],
        ["Assessor", "A. Whitlock"],
        ["Internal quality assurer", ""],
    ]
    assert "AI tools" in lines


@every_template
def test_headings_tables_and_language_are_real(tmp_path, path):
    export(path, source([full_record()], evidence=[proof()]), tmp_path)
    document = Document(tmp_path / "out.docx")
    assert any(p.style.name == "Heading 1" for p in document.paragraphs)
    for table in document.tables:
        assert table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val")
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
        assert all(cell._tc[-1].tag.endswith("}p") for row in table.rows for cell in row.cells)
        columns = len(table._tbl.tblGrid.gridCol_lst)
        assert columns == max(sum(c.grid_span for c in row._tr.tc_lst) for row in table.rows)
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        styles = package.read("word/styles.xml").decode()
        settings_xml = package.read("word/settings.xml").decode()
        footer = package.read("word/footer1.xml").decode()
    assert 'w:lang w:val="en-GB"' in styles
    assert "updateFields" not in settings_xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_words_that_a_template_leaves_out_are_named(tmp_path):
    path = template(
        tmp_path,
        "{%p for record in records %}",
        "{{ record.title }}: {{ record.parts[0].text }}",
        "{%p for claim in record.claims %}",
        "{{ claim.sentence }}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    made = full_record()
    report, _ = export(path, source([made]), tmp_path)
    assert report.left_out == ("R-0001: Action", "R-0001: reason for QA 1.1")
    assert report.words_printed == 5


def test_a_table_that_a_template_leaves_out_is_named(tmp_path):
    path = template(tmp_path, "{{ records[0].heading }}{{ records[0].parts[0].text }}")
    made = record(form="cycle", fields={"feedback": "x"}, tables={"targets": ROWS})
    report, _ = export(path, source([made]), tmp_path)
    assert (report.left_out, report.words_printed) == (("R-0001: Targets",), 1)


def test_a_kind_of_a_centres_own_is_printed(tmp_path):
    path = next(path for path in TEMPLATES if path.stem == "record")
    own = replace(TYPES["star"], form="own", kind="own", title="Our own kind")
    made = replace(source([record(form="own", date=date(2026, 1, 2))]), types={"own": own})
    _, lines = export(path, made, tmp_path)
    assert "Our own kind" in lines


def test_the_example_of_the_manual_works(tmp_path):
    manual = (ROOT / "docs" / "templates.md").read_text("utf-8")
    example = manual.split("```")[1].strip().split("\n")
    report, lines = export(template(tmp_path, *example), source([full_record()]), tmp_path)
    assert [name for name in report.left_out if "reason" not in name] == []
    assert lines[:3] == ["Record 1", "2 March 2026", "Situation"]


def test_the_manual_names_every_value_and_no_other(tmp_path):
    manual = (ROOT / "docs" / "templates.md").read_text("utf-8")
    told = manual.partition("## Values")[2].partition("## An example")[0]
    made = full_record(form="cycle", tables={"targets": ROWS})
    filed = [FiledDocument("Accounts", "2.1", "Chats", "2.1.docx")]
    whole = source([made, record(2, claims=[])], evidence=[proof()])
    given = values(replace(whole, filed=filed, **EVERYTHING))
    # States and profiles are values, not names.
    meant = {state.value for state in CriterionState} | {profile.value for profile in Disclosure}
    named = set(re.findall("`([a-z_]+)`", told)) - (meant - _names(given))
    assert named == _names(given)


def _names(value):
    if isinstance(value, dict):
        return set(value) | {name for item in value.values() for name in _names(item)}
    if isinstance(value, list | tuple):
        return {name for item in value for name in _names(item)}
    return set()


def test_the_templates_are_what_their_script_draws(tmp_path):
    script = ROOT / "docs" / "build_templates"
    subprocess.run([sys.executable, "-B", str(script), str(tmp_path)], check=True)
    for path in TEMPLATES:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), f"run python {script}"
