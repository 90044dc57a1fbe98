"""Templates as centres make them pass the gate and print what they should."""

from io import BytesIO

import pytest
from docx import Document

from ccjournal.export.contexts import values
from ccjournal.export.gate.door import check_template, fill_foreign
from ccjournal.export.reading import document_text, pieces_in_file
from ccjournal.services.jobs import NoProgress
from tests.core.export_sources import PROPERTIES, ROWS, claim, proof, record, source
from tests.core.packages import document

STORY = "I moved two people."
BOX = (
    '<w:p xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>Boxed {{ learner.name }}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)
CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="Name"/></w:sdtPr><w:sdtContent><w:p><w:r>'
    "<w:t>Held {{ learner.name }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
# As Word turns what is typed in straight quotes.
CURLED = "place(“Morgan”, \N{LEFT SINGLE QUOTATION MARK}Dr\N{RIGHT SINGLE QUOTATION MARK}) }"
LINKED = '<w:p><w:hyperlink w:anchor="at_record">{}</w:hyperlink></w:p>'
LINK = LINKED.format("<w:r><w:t>To {{ record.ref }}</w:t></w:r>")
END = "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>"
PLACE = (
    '<w:p><w:bookmarkStart w:id="7" w:name="at_record"/><w:r><w:t>{{ record.heading }}</w:t></w:r>'
    '<w:bookmarkEnd w:id="7"/></w:p>'
)


def lined(*lines, body=""):
    return document(*lines, body=body)


def tabled(before, rows, after=()):
    """Return a template with lines, a table of texts, and lines."""
    made = Document()
    for line in before:
        made.add_paragraph(line)
    table = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for line in after:
        made.add_paragraph(line)
    return saved(made)


def saved(made):
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def framed():
    made = Document()
    made.add_paragraph("{{ doc.title }}, {{ learner.centre|default('no centre', true) }}")
    made.sections[0].header.paragraphs[0].text = "{{ learner.name|upper }}"
    made.sections[0].footer.paragraphs[0].text = "{% if doc.privacy %}{{ doc.privacy }}{% endif %}"
    return saved(made)


def split():
    """Return a template whose tags Word has cut into runs and dressed with curly quotes."""
    made = Document()
    line = made.add_paragraph()
    for piece in ("Dear {", "{ lear", "ner.na", "me|re", CURLED, "}"):
        line.add_run(piece).italic = True
    return saved(made)


HONEST = {
    "letter": (framed(), ["Portfolio of evidence, Northgate"]),
    "account": (
        lined(
            "{%p for record in records %}",
            "{{ record.heading }}, {{ record.date }}"
            "{% if record.channel %}, {{ record.channel }}{% endif %}",
            "{%p for part in record.parts %}",
            "{%p for line in part.paragraphs %}",
            "{% for run in line.runs %}{{ run.text }}"
            "{% if run.code %} [{{ run.code }}]{% endif %}{% endfor %}",
            "{%p endfor %}",
            "{%p endfor %}",
            "{%p endfor %}",
        ),
        ["Record 1, 2 March 2026", "I moved [QA 1.1] two people.", "Record 2, 3 March 2026"],
    ),
    "formatted": (
        lined(
            "{%p for part in records[0].parts %}",
            "{{p part.formatted }}",
            "{%p endfor %}",
        ),
        ["I moved two people."],
    ),
    "claims": (
        tabled(
            ["{%p for record in records %}{%p if record.claims %}"],
            [
                ["Criterion", "Words"],
                ["{%tr for claim in record.claims %}", ""],
                ["{{ claim.code }}", "{{ claim.quote }}"],
                ["{%tr endfor %}", ""],
            ],
            ["{%p endif %}{%p endfor %}"],
        ),
        ["Criterion", "Words", "QA 1.1", "I moved"],
    ),
    "targets": (
        tabled(
            ["{%p for table in records[1].tables %}", "{{ table.label }}"],
            [
                ["{%tc for column in table.columns %}", "{{ column.label }}", "{%tc endfor %}"],
                ["{%tr for line in table.rows %}", "", ""],
                ["{%tc for cell in line.cells %}", "{{ cell.text }}", "{%tc endfor %}"],
                ["{%tr endfor %}", "", ""],
            ],
            ["{%p endfor %}"],
        ),
        ["Targets", "What?", "Due", "Done", "16 Nov 2026"],
    ),
    "overview": (
        lined(
            "{%p for r in records|sort(attribute='date_iso', reverse=true) %}",
            "{{ loop.index }}. {{ r.ref }} {{ loop.cycle('odd', 'even') }}"
            "{% if loop.last %} end{% endif %}",
            "{%p endfor %}",
            "{{ records|join(', ', attribute='ref') }}; {{ (records|last).ref }}; "
            "{{ records[:1]|length }}",
        ),
        ["1. R-0002 odd", "2. R-0001 even end", "R-0001, R-0002; R-0002; 1"],
    ),
    "dressed by Word": (split(), ["Dear Dr Ellis"]),
    "numbers": (
        lined(
            "{%p set done = counts.shown * 100 // counts.criteria %}",
            "{{ done }} of 100{% if done is divisibleby(2) %}, even{% endif %}",
            "{%- if nobody is defined %} {{ nobody }}{% endif %}",
            "{{ 'some' if counts.records < 20 else 'many' }} records",
        ),
        ["some records"],
    ),
    "links": (
        lined(
            "{%p for record in records %}",
            body=LINK + PLACE + END,
        ),
        ["To R-0001", "Record 1"],
    ),
    "boxes": (lined("Above", body=BOX + CONTROL), ["Boxed Morgan Ellis", "Held Morgan Ellis"]),
    "units": (
        lined(
            "{%p for unit in units %}{%p for outcome in unit.outcomes %}",
            "{%p for criterion in outcome.criteria %}",
            "{{ criterion.code }} {{ criterion.text|truncate(20, true, '…') }}",
            "{%p for support in criterion.supports %}",
            "{{ support.ref }}: {{ support.title|trim|capitalize }}",
            "{%p else %}",
            "nothing yet",
            "{%p endfor %}",
            "{%p endfor %}",
            "{%p endfor %}{%p endfor %}",
        ),
        ["R-0001: Record 1", "nothing yet"],
    ),
}


def given_values():
    claims = [claim("action", STORY, 0, 7)]
    records = [
        record(1, fields={"action": STORY}, claims=claims),
        record(
            2,
            form="cycle",
            fields={"agent": "Agent D", "feedback": "Slower."},
            tables={"targets": ROWS},
        ),
    ]
    return values(source(records, evidence=[proof()]))


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_template_passes_the_gate_and_prints(tmp_path, name):
    content, wanted = HONEST[name]
    file = tmp_path / "letter.docx"
    file.write_bytes(content)
    assert check_template(file, NoProgress()) == ()
    report = fill_foreign(file, given_values(), tmp_path / "out.docx", PROPERTIES, NoProgress())
    lines = document_text(report.document)
    for line in wanted:
        assert line in lines


def test_the_head_of_a_letter_is_filled(tmp_path):
    file, target = tmp_path / "letter.docx", tmp_path / "out.docx"
    file.write_bytes(framed())
    fill_foreign(file, given_values(), target, PROPERTIES, NoProgress())
    assert "MORGAN ELLIS" in "".join(pieces_in_file(target, "word/header1.xml"))
