"""What is wrong with a template: everything at once, each with its place and how to mend it."""

import pytest

from ccjournal.errors import ExportError
from ccjournal.export.engine.drafting import draft
from tests.core.word_files import docx, filled, p, tbl, tr


def problems(folder, *blocks, **parts):
    read = draft(docx(folder / "template.docx", *blocks, **parts).read_bytes())
    return [(one.part, one.where, one.problem) for one in read.problems]


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (["a", "{{ name"], ("body", "paragraph 2", "'{{ name' is not closed in its paragraph")),
        (["{{ na", "me }}"], ("body", "paragraph 1", "'{{ na' is not closed in its paragraph")),
        (["{{ a {{ name }}"], ("body", "paragraph 1", "'{{ a' is not closed in its paragraph")),
        (["{%p if yes %} words", "{%p endif %}"], ("body", "paragraph 1", "'words' would be lost")),
        (
            ["{%p if yes %}{{ name }}", "{%p endif %}"],
            ("body", "paragraph 1", "'{{ name }}' would be lost"),
        ),
        (["{% p if yes %}"], ("body", "paragraph 1", "A space stands between '{%' and 'p'")),
        (["{{ r name }}"], ("body", "paragraph 1", "A space stands between '{{' and 'r'")),
        (["{% fro x in y %}"], ("body", "paragraph 1", "No tag is called 'fro'")),
        (["{%pfor x in y %}"], ("body", "paragraph 1", "No tag is called 'pfor'")),
        (["{% if yes %}"], ("body", "paragraph 1", "{% if %} has no end")),
        (
            ["{% endif %}"],
            ("body", "paragraph 1", "{% endif %} ends nothing here: nothing is open"),
        ),
        (
            ["{% if yes %}{% endfor %}{% endif %}"],
            ("body", "paragraph 1", "{% endfor %} ends nothing here: {% if %}"),
        ),
        (["{%tr for x in y %}"], ("body", "paragraph 1", "{%tr … %} stands outside a table")),
        (["{% vm %}"], ("body", "paragraph 1", "{% vm %} stands outside a table")),
        (
            [tbl(tr("{% vm %}"))],
            ("body", "table 1, row 1, column 1", "{% vm %} stands outside a loop"),
        ),
        (
            [tbl(tr("a", "{%tr if yes %}"), tr("{%tr endif %}"))],
            ("body", "table 1, row 1, column 2", "'a' would be lost"),
        ),
        (
            [tbl(tr("{{tr name }}"))],
            ("body", "table 1, row 1, column 1", "in the place of a row or cell"),
        ),
        (
            ["{%p if yes %}", tbl(tr("{% endif %}"))],
            ("body", "table 1, row 1, column 1", "begins in one place"),
        ),
        (
            [p("<w:r><w:instrText>REF {{ x }}</w:instrText></w:r>")],
            ("body", "paragraph 1", "where Word shows no text"),
        ),
        (
            [p("{%p if yes %}", "<w:r><w:br w:type='page'/></w:r>"), "{%p endif %}"],
            ("body", "paragraph 1", "A picture, a field or a page break would be lost"),
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, blocks, found):
    ((part_name, where, problem),) = problems(tmp_path, *blocks)[:1]
    assert (part_name, where) == found[:2]
    assert found[2] in problem


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    heading = p("Evidence", look="<w:pStyle w:val='H'/>")
    style = (
        "<w:styles><w:style w:type='paragraph' w:styleId='H'><w:name w:val='heading 1'/></w:style>"
        "</w:styles>"
    )
    blocks = [heading, "{{ a", tbl(tr("x"), tr("y", "{% p if z %}")), "{%pif x %}"]
    found = problems(tmp_path, *blocks, styles=style, header1=f"<w:hdr>{p('{% if x %}')}</w:hdr>")
    assert [one[:2] for one in found] == [
        ("body", "paragraph 2, under 'Evidence'"),
        ("body", "table 1, row 2, column 2, under 'Evidence'"),
        ("body", "paragraph 3, under 'Evidence'"),
        ("header 1", "paragraph 1"),
    ]


def test_a_problem_is_told_with_the_words_beside_it(tmp_path):
    read = draft(docx(tmp_path / "t.docx", "As told by {{ name and others").read_bytes())
    assert read.problems[0].near == "As told by {{ name and others"
    assert "Close it with }}" in read.problems[0].hint


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ nobody }}", r"header 1, paragraph 2: 'nobody' is undefined"),
        ("{{ 1 // 0 }}", r"filled: header 1, paragraph 2: a number is divided by nothing"),
        ("{% for x in nobody %}{% endfor %}", r"header 1, paragraph 2: 'nobody' is undefined"),
        ("{{ 1 1 }}", r"header 1, paragraph 2: \{\{ 1 1 \}\}"),
        ("{{ 'a'|sorted }}", r"header 1, paragraph 2: \{\{ 'a'\|sorted \}\}"),
    ],
)
def test_what_goes_wrong_while_filling_is_told_with_its_place(tmp_path, tag, said):
    header = f"<w:hdr>{p('{{ name }}')}{p('a ', tag)}</w:hdr>"
    with pytest.raises(ExportError, match=said):
        filled(tmp_path, "\n\n{{ name }}", values={"name": "x"}, header1=header)
