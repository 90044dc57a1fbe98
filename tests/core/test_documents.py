"""Every document that ships, made from an empty, the sample and a large journal."""

import re
from datetime import date
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn

from ccjournal.export.contexts import values
from ccjournal.export.word import document_text, fill
from ccjournal.paths import shipped
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.sample import fill as fill_sample
from ccjournal.services.templates import TEMPLATES, Group
from tests.core.export_sources import PROPERTIES, Stages, claim, proof, record, source, unit

TODAY = date(2026, 11, 9)
OVERVIEWS = [t for t in TEMPLATES if not t.per_record]
LISTING = {"portfolio", "record", "star", "claims", "matrix", "tracking", "declaration"}
BY_NAME = {template.name: template for template in TEMPLATES}
every = pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    from ccjournal.bootstrap import create_journal  # noqa: PLC0415 - slow to import
    from ccjournal.paths import AppPaths  # noqa: PLC0415 - slow to import

    folder = tmp_path_factory.mktemp("sample")
    services = create_journal(AppPaths.under(folder), folder / "sample.ccj")
    fill_sample(services, TODAY)
    yield services
    services.close()


def written(services, template, folder, **request):
    target = folder / f"{template.name}.docx"
    services.portfolio.export(ExportRequest(target, template.name, **request), NoProgress())
    return target


def said(path):
    return "\n".join(document_text(path))


def check(path, title=""):
    """Hold what makes a document whole and readable for everybody."""
    document = Document(path)
    assert document.core_properties.title
    assert title in said(path)
    assert not re.search(r"\{[{%]|[}%]\}", said(path))
    body = document.element.body
    for table in body.iter(qn("w:tbl")):
        assert table.xpath("./w:tblPr/w:tblCaption/@w:val")[0].strip()
        rows = table.findall(qn("w:tr"))
        assert rows
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
        columns = len(table.find(qn("w:tblGrid")))
        for row in rows:
            spans = (cell.xpath("./w:tcPr/w:gridSpan/@w:val") for cell in row.findall(qn("w:tc")))
            assert sum(int(span[0]) if span else 1 for span in spans) == columns
        assert table.getnext().tag == qn("w:p")
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name[:7] == "Heading"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    blanks = [p.style.name for p in document.paragraphs if not p.text.strip()]
    assert set(blanks) <= {"Section Line", "Normal"}
    bars = [p for p in document.paragraphs if not p.text.strip() and p.style.name == "Normal"]
    assert all(bar._p.xpath("./w:pPr/w:pBdr") for bar in bars)


@every
def test_every_document_can_be_made_of_the_sample(sample, template, tmp_path):
    check(written(sample, template, tmp_path))


@pytest.mark.parametrize("name", ["matrix", "tracking", "discussion", "declaration", "actions"])
def test_one_unit_is_told_alone(sample, name, tmp_path):
    path = written(sample, BY_NAME[name], tmp_path, units=["ST"])
    check(path)
    assert not re.search(r"\b(QA|CS|LS|PE) \d\.\d", said(path))


@pytest.mark.parametrize("template", OVERVIEWS, ids=lambda t: t.name)
@pytest.mark.parametrize("units", [0, 1])
def test_what_needs_no_record_can_be_made_of_nothing(template, units, tmp_path):
    target = tmp_path / "out.docx"
    made = source(units=[unit()][:units], title=template.title)
    fill(shipped("templates") / template.file, values(made), target, PROPERTIES, Stages())
    check(target, template.title)


@every
def test_every_document_can_be_made_of_a_large_journal(template, tmp_path):
    text = "I read forty chats before I changed the reply. " * 8
    units = [unit(code) for code in ("QA", "CS", "ST")]
    records = [
        record(
            n,
            fields={"action": text},
            claims=[claim("action", text, 0, 40, criterion=f"{units[n % 3].code}-1.{n % 2 + 1}")],
        )
        for n in range(1, 301)
    ]
    proofs = [proof(n, (f"{units[n % 3].code}-1.1",)) for n in range(1, 101)]
    target = tmp_path / "out.docx"
    made = source(records, units, proofs, title=template.title)
    fill(shipped("templates") / template.file, values(made), target, PROPERTIES, Stages())
    check(target)
    assert template.name not in LISTING or "R-0300" in said(target)


def test_the_matrix_names_what_its_references_stand_for(sample, tmp_path):
    path = written(sample, BY_NAME["matrix"], tmp_path, units=["QA"])
    text = said(path)
    assert "Ten contacts for each agent" in text
    assert "Quality folder, evidence binder tab 1" in text
    marks = Document(path).tables[0]
    assert [cell.text for cell in marks.rows[0].cells][:3] == [
        "Criterion",
        "What is to be shown",
        "R-0001",
    ]


def test_the_tracking_sheet_has_a_row_for_every_piece_of_evidence(sample, tmp_path):
    path = written(sample, BY_NAME["tracking"], tmp_path, units=["QA"])
    table = Document(path).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    place = next(n for n, row in enumerate(rows) if row[0].startswith("QA 1.1"))
    assert rows[place + 1][:3] == ["Reflective account", "Ten contacts for each agent", "R-0001"]
    assert rows[place + 1][4:] == ["", ""]
    last = Document(path).tables[1]
    assert [row.cells[0].text for row in last.rows] == [
        "Role",
        "Learner",
        "Assessor",
        "Internal quality assurer, if sampled",
    ]
    for asked in ("Valid", "Authentic", "Reliable", "Current", "Sufficient"):
        assert f"{asked}: " in said(path)


def test_a_testimony_asks_for_what_rests_on_the_learners_word(sample, tmp_path):
    template = BY_NAME["testimony"]
    everything = written(sample, template, tmp_path)
    assert "R-0003" not in said(everything)
    record = next(r for r in sample.journal.rows() if r.title == "Ten contacts for each agent")
    one = Document(written(sample, template, tmp_path, refs=[record.ref]))
    table = next(t for t in one.tables if t.rows[0].cells[0].text == "Criterion")
    told = [(row.cells[0].text, row.cells[2].text.strip()) for row in table.rows[1:]]
    assert told
    assert all("Ten contacts for each agent, " in when for _, when in told)
    account = sample.journal.get(record.id)
    assert not any(part in said(everything) for part in account.fields.values())


def test_the_plan_for_a_discussion_quotes_and_asks(sample, tmp_path):
    path = written(sample, BY_NAME["discussion"], tmp_path, units=["CS"])
    text = said(path)
    for words in (
        "Section 20 of the Equality Act 2010",
        "My notes",
        "to practise with",
        "because ",
    ):
        assert words in text


def test_the_action_plan_holds_targets_and_open_criteria(sample, tmp_path):
    path = written(sample, BY_NAME["actions"], tmp_path)
    text = said(path)
    for words in ("Targets, Agent", "Follow-ups, Agent", "Add proof beside your own word"):
        assert words in text


def test_titles_say_what_a_template_is_for_and_every_group_is_used():
    assert {t.group for t in TEMPLATES} == set(Group) - {Group.OWN}
    assert len({t.title for t in TEMPLATES}) == len(TEMPLATES)
    for template in TEMPLATES:
        assert 20 < len(template.purpose) <= 100
        assert template.purpose.endswith(".")
    groups = [t.group for t in TEMPLATES]
    assert groups == sorted(groups, key=list(Group).index)
