"""The doctor tells all that is wrong with a template, each with its place."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.export.gate.doctor import MOST_TAGS, check, problems
from ccjournal.paths import shipped
from tests.core.packages import DOCUMENT, SETTINGS, document, packed, parts, replaced
from tests.core.tags import HONEST, HOSTILE

FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
BUILT = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/>'
    "</w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> a</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
DRAWN = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape>{}</v:shape></w:pict></w:r></w:p>'
)
SPLIT = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
    "<w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT a</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def saved(made):
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def faulty():
    """Return a template with one mistake of each kind, each somewhere else."""
    made = Document()
    made.add_heading("About me", 1)
    made.add_paragraph("My name is {{ lerner.name }}, of {{ learner.centre|uper }}")
    made.add_paragraph("{% p if records %}")
    made.add_heading("What I did", 1)
    table = made.add_table(2, 2)
    table.rows[0].cells[1].text = "{%tr for record in records %}"
    table.rows[1].cells[0].text = "{{ record.titel }}"
    table.rows[1].cells[1].text = "{{ record.date"
    made.add_paragraph("{%p for unit in units %} and more")
    made.add_paragraph("{% fro unit in units %}")
    made.sections[0].footer.paragraphs[0].text = "{{ today() }}"
    return saved(made)


def test_all_mistakes_are_told_with_their_places():
    told = {(p.part, p.where): p for p in reversed(check(faulty()))}
    name = told["body", "paragraph 2, under 'About me'"]
    assert "lerner.name" in name.near
    assert [p.problem for p in check(faulty()) if p.part == "footer 1"] == [
        "today() is called, and a template calls nothing"
    ]
    assert told["body", "table 1, row 2, column 1, under 'What I did'"].hint
    said = " / ".join(f"{p.problem} {p.hint}" for p in check(faulty()))
    for piece in (
        "There is no 'lerner' here Did you mean 'learner'?",
        "There is no filter 'uper' Did you mean 'upper'?",
        "A space stands between",
        "is not closed in its paragraph",
        "would be lost",
        "has no end",
        "No tag is called 'fro' Did you mean 'for'?",
        "'record' has no 'titel' Did you mean 'title'?",
    ):
        assert piece in said


def test_a_good_template_has_no_problems():
    assert check(document(*(text for text in HONEST if "{% for" not in text))) == []
    assert check(document(*HONEST)) == []


@pytest.mark.parametrize("file", sorted(shipped("templates").glob("*.docx")), ids=lambda f: f.stem)
def test_what_ships_has_no_problems(file):
    assert check(file.read_bytes()) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_an_attack_in_a_document_is_told(name):
    assert problems(document(HOSTILE[name]))


@pytest.mark.parametrize("part", ["header", "footer", "table", "heading"])
def test_an_attack_is_found_wherever_it_stands(part):
    made, attack = Document(), "{{ doc.title.__class__ }}"
    if part == "table":
        made.add_table(1, 1).rows[0].cells[0].text = attack
    elif part == "heading":
        made.add_heading(attack)
    else:
        getattr(made.sections[0], part).paragraphs[0].text = attack
    assert "begins with _" in problems(saved(made))[0].problem


@pytest.mark.parametrize("pieces", [("{{ doc.", "title.__cla", "ss__ }}"), ("{", "{ self }", "}")])
def test_an_attack_split_over_runs_is_found(pieces):
    made = Document()
    paragraph = made.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece).bold = True
    assert problems(saved(made))


def test_an_attack_in_a_description_or_a_bookmark_is_found():
    xml = '<w:p><w:bookmarkStart w:id="1" w:name="{{ self }}"/><w:bookmarkEnd w:id="1"/></w:p>'
    assert problems(document("a", body=xml))
    xml = '<w:p><w:hyperlink w:anchor="at_range"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    assert "There is no 'range' here" in problems(document("a", body=xml))[0].problem


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<w:altChunk xmlns:r="urn:r" r:id="rId9"/>', "altChunk"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "embedded object"),
        ('<w:p><w:r><w:control w:name="a"/></w:r></w:p>', "ActiveX"),
        (FIELD.format('INCLUDETEXT "file"'), "(INCLUDETEXT)"),
        (FIELD.format(' ddeauto excel "a"'), "(DDEAUTO)"),
        (FIELD.format('HYPERLINK "file:///etc/passwd"'), "something else than a web page"),
        (SPLIT, "(INCLUDETEXT)"),
        (BUILT, "another field works out"),
        ('<w:p><w:fldSimple w:instr="INCLUDEPICTURE a"/></w:p>', "(INCLUDEPICTURE)"),
        (DRAWN.format('<v:imagedata src="https://example.org/a.png"/>'), "outside"),
        (DRAWN.format('<v:imagedata o:href="file:///a.png"/>'), "outside"),
        (DRAWN.format('<v:rect href="file:///etc/passwd"/>'), "something else than a web page"),
    ],
)
def test_what_reaches_out_of_a_document_is_told_with_its_place(body, said):
    found = problems(document("{{ doc.title }}", body=body))
    assert [p for p in found if said in p.problem and p.part == "body"], found


@pytest.mark.parametrize(
    "field", ["PAGE", 'TOC \\o "1-3"', "REF a", 'HYPERLINK \\l "a"', 'HYPERLINK "https://a.org/"']
)
def test_usual_fields_are_taken(field):
    assert check(document("a", body=FIELD.format(field))) == []


def test_usual_drawings_are_taken():
    links = '<v:rect href="https://example.org/"/><v:rect href="#here"/><v:rect/>'
    assert check(document("a", body=DRAWN.format(links))) == []


def test_a_list_of_addresses_is_told():
    mail = '<w:mailMerge><w:query w:val="SELECT"/></w:mailMerge></w:settings>'
    found = problems(replaced(document("a"), SETTINGS, "</w:settings>", mail))
    assert "list of addresses" in found[0].problem


def test_a_style_that_is_not_there_is_told_but_keeps_nothing_out():
    body = '<w:p><w:pPr><w:pStyle w:val="Fancy"/></w:pPr><w:r><w:t>Hello you</w:t></w:r></w:p>'
    content = document("{{ doc.title }}", body=body * 2)
    assert problems(content) == []
    (told,) = check(content)
    assert (told.part, told.where, told.near) == ("body", "paragraph 2", "Hello you")
    assert "paragraph style 'Fancy'" in told.problem


def test_too_many_tags_are_told():
    assert (
        "more than 5,000 tags"
        in problems(document("{{ doc.title }}" * (MOST_TAGS + 1)))[-1].problem
    )


def test_a_broken_part_is_told():
    assert "damaged" in problems(packed(document("a"), {DOCUMENT: b"<w:document"}))[0].problem
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    assert problems(packed(document("a"), {"word/styles.xml": deep}))


@given(st.data())
def test_no_change_of_a_part_breaks_the_doctor(data):
    content = document("{{ learner.name }}{%p if 1 %}{%tr for a in records %}")
    name = data.draw(st.sampled_from(sorted(parts(content))))
    part = parts(content)[name]
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 40)))
    new = data.draw(
        st.sampled_from([b"", b"<", b">", b"{{", b"%}", b"<w:p>", b"</w:t>", b'"', b"\0"])
    )
    for problem in check(packed(content, {name: part[:start] + new + part[end:]})):
        assert problem.hint
