"""Every tag of the language, and every trap: the exact document that comes out."""

import pytest

from ccjournal.errors import ExportError
from ccjournal.export.engine.names import q
from tests.core.word_files import body, filled, p, part, r, rows, tbl, tc, tr

NAMES = {"name": "Zoë", "items": ["one", "two"], "yes": True, "no": False}


def out(folder, *blocks, **parts):
    return rows(filled(folder, *blocks, values=NAMES, **parts))


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        (["Dear {{ name }}!"], ["Dear Zoë!"]),
        (["a{% if yes %}b{% else %}c{% endif %}d"], ["abd"]),
        (["a{% if no %}b{% elif yes %}c{% endif %}"], ["ac"]),
        (["{% for x in items %}{{ x }}, {% endfor %}end"], ["one, two, end"]),
        (["{% for x in items %}{{ loop.index }}{{ x }}{% endfor %}"], ["1one2two"]),
        (["{%p for x in items %}", "{{ x }}", "{%p endfor %}", "z"], ["one", "two", "z"]),
        (["{%p if no %}", "gone", "{%p else %}", "here", "{%p endif %}"], ["here"]),
        (["a {%r if yes %}b{%r endif %} c"], ["a b c"]),
        (["a {# nothing #}b"], ["a b"]),
        (["{#p a paragraph of nothing #}", "b"], ["b"]),
        (["{{p name }}"], ["Zoë"]),
        (["a {{r name }} b"], ["a Zoë b"]),
        (["{% set x = name %}{{ x|upper }}"], ["ZOË"]),
        (["{{ name|replace('ë', 'e') }} {{ items|join(', ') }}"], ["Zoe one, two"]),
        (["{% raw %}{{ name }}{% endraw %} {{ name }}"], ["{{ name }} Zoë"]),
        (["{{ '{{' }} {{ '}}' }} and a { lone } %} brace"], ["{{ }} and a { lone } %} brace"]),
        (["x {{- name -}} y"], ["xZoëy"]),
        (
            ["{%p for x in items %}{%p if x == 'two' %}", "{{ x }}", "{%p endif %}{%p endfor %}"],
            ["two"],
        ),
    ],
)
def test_a_tag_does_what_the_manual_says(tmp_path, blocks, lines):
    assert out(tmp_path, *blocks) == lines


@pytest.mark.parametrize(
    "runs",
    [
        (r("Dear {"), r("{ na", "<w:b/>"), r("me }"), r("}!")),
        (r("Dear {{"), "<w:proofErr w:type='spellStart'/>", r(" name"), r(" }}!")),
        (r("Dear "), "<w:bookmarkStart w:id='1' w:name='x'/>", r("{{ name }}"), r("!")),
        ("<w:smartTag w:element='x'>" + r("Dear {{ na") + "</w:smartTag>", r("me }}!")),
        ("<w:ins w:id='1' w:author='x'>" + r("Dear {{ na") + "</w:ins>", r("me }}!")),
        (r("Dear {{\N{NO-BREAK SPACE}name\N{ZERO WIDTH SPACE} }}!"),),
        (r("Dear {{ name"), "<w:r><w:tab/></w:r>", r("}}!")),
        (r("Dear {{ name"), "<w:r><w:br/><w:t>}}!</w:t></w:r>"),
    ],
)
def test_a_tag_is_found_across_runs(tmp_path, runs):
    assert out(tmp_path, p(*runs)) == ["Dear Zoë!"]


def test_what_stands_beside_a_split_tag_keeps_its_look(tmp_path):
    block = p(r("a {{ na", "<w:b/>"), r("me }} b", "<w:i/>"))
    assert body(filled(tmp_path, block, values=NAMES)) == (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a Zoë</w:t></w:r>"
        "<w:r><w:rPr><w:i/></w:rPr><w:t> b</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize(
    "code",
    [
        "name == \u201cZo\u00eb\u201d",
        "name == \u2018Zo\u00eb\u2019",
        "name == \u201eZo\u00eb\u201c",
        "name == \u00abZo\u00eb\u00bb",
        "name == 'Zo\u00eb'",
        'name != "don\u2019t"',
        "name != \u201cdon\u2019t\u201d",
    ],
)
def test_typographic_quotes_are_quotes(tmp_path, code):
    assert out(tmp_path, f"{{% if {code} %}}yes{{% endif %}}") == ["yes"]


def test_a_bracket_within_a_string_does_not_end_a_tag(tmp_path):
    assert out(tmp_path, "{{ name|replace('ë', '}}%}') }}") == ["Zo}}%}"]
    assert out(tmp_path, "{{ {'a': {'b': name}}['a']['b'] }}") == ["Zoë"]


def test_less_and_more_are_read_in_a_tag(tmp_path):
    assert out(tmp_path, "{% if 1 < 2 and 3 > 2 %}yes{% endif %}") == ["yes"]


def test_dashes_join_paragraphs(tmp_path):
    blocks = [
        "In",
        "{%- if yes -%}",
        " a town",
        "{%- else -%}",
        " the country",
        "{%- endif -%}",
        ".",
    ]
    assert out(tmp_path, *blocks) == ["In a town."]
    assert out(tmp_path, "a {%- if yes -%} b {%- endif -%} c") == ["abc"]


def test_a_loop_may_go_from_one_paragraph_into_the_next(tmp_path):
    assert out(tmp_path, "a {% for x in items %}b", "{{ x }}{% endfor %} c") == [
        "a b",
        "oneb",
        "two c",
    ]
    assert out(tmp_path, "a{% if no %}b", "c{% endif %}d") == ["ad"]


def test_rows_and_cells_are_repeated(tmp_path):
    table = tbl(
        tr("{%tr for x in items %}"),
        tr("{{ x }}", "{%tc for y in items %}", "{{ y }}", "{%tc endfor %}"),
        tr("{%tr endfor %}"),
    )
    target = filled(tmp_path, table, values=NAMES)
    assert rows(target) == ["one | one | two", "two | one | two"]
    assert len(part(target).findall(f".//{q('w:gridCol')}")) == 3


def test_a_table_whose_rows_are_all_gone_is_left_out(tmp_path):
    table = tbl(tr("{%tr if no %}"), tr("x"), tr("{%tr endif %}"))
    assert body(filled(tmp_path, "a", table, "b", values=NAMES)).count("<w:tbl>") == 0


def test_a_cell_always_has_a_paragraph(tmp_path):
    inner = tc("{%p if no %}", "x", "{%p endif %}")
    target = filled(tmp_path, tbl(tr(inner, tc(tbl(tr("a")), p()))), values=NAMES)
    assert "</w:tcPr><w:p/></w:tc>" in body(target)


def test_a_cell_is_coloured_where_the_schema_wants_it(tmp_path):
    border = '<w:shd w:val="clear" w:fill="000000"/><w:vAlign w:val="top"/>'
    cell = tc("{% cellbg colour %}{{ colour }}", look=border)
    target = filled(tmp_path, tbl(tr(cell)), values={"colour": "#FFF2CC"})
    look = part(target).find(f".//{q('w:tcPr')}")
    assert [element.tag for element in look] == [q("w:tcW"), q("w:shd"), q("w:vAlign")]
    assert look[1].get(q("w:fill")) == "FFF2CC"
    assert rows(target) == ["#FFF2CC"]
    with pytest.raises(ExportError, match="colours a cell 'red'"):
        filled(tmp_path, tbl(tr(cell)), values={"colour": "red"})


def test_a_cell_spans_columns(tmp_path):
    table = tbl(tr(tc("{% colspan 1 + 1 %}a", look='<w:vAlign w:val="top"/>')), tr("b", "c"))
    look = part(filled(tmp_path, table)).find(f".//{q('w:tcPr')}")
    assert [element.tag for element in look] == [q("w:tcW"), q("w:gridSpan"), q("w:vAlign")]
    assert look[1].get(q("w:val")) == "2"
    with pytest.raises(ExportError, match="over 'Zoë' columns"):
        filled(tmp_path, tbl(tr("{% colspan name %}")), values=NAMES)


def test_cells_merge_down_and_keep_their_words_once(tmp_path):
    table = tbl(tr("{%tr for x in items %}"), tr("{% vm %}all", "{{ x }}"), tr("{%tr endfor %}"))
    target = filled(tmp_path, table, values=NAMES)
    merges = part(target).findall(f".//{q('w:vMerge')}")
    assert [one.get(q("w:val")) for one in merges] == ["restart", "continue"]
    assert rows(target) == ["all | one", " | two"]


def test_cells_merge_across(tmp_path):
    table = tbl(
        tr("{%tc for x in items %}", "{% hm %}all", "{%tc endfor %}"),
        tr("{%tc for x in items %}", "{{ x }}", "{%tc endfor %}"),
    )
    target = filled(tmp_path, table, values=NAMES)
    assert [one.get(q("w:val")) for one in part(target).iter(q("w:gridSpan"))] == ["2"]
    assert rows(target) == ["all", "one | two"]


def test_tags_in_every_part_are_filled(tmp_path):
    note = f"<w:footnotes><w:footnote w:id='1'>{p('note {{ name }}')}</w:footnote></w:footnotes>"
    end = f"<w:endnotes><w:endnote w:id='1'>{p('end {{ name }}')}</w:endnote></w:endnotes>"
    parts = {"footnotes": note, "endnotes": end}
    parts |= {"header1": f"<w:hdr>{p('head {{ name }}')}</w:hdr>"}
    parts |= {"footer1": f"<w:ftr>{p('foot {{ name }}')}</w:ftr>"}
    target = filled(tmp_path, "{{ name }}", values=NAMES, **parts)
    assert rows(target, "header1") == ["head Zoë"]
    assert rows(target, "footer1") == ["foot Zoë"]
    assert rows(target, "footnotes") == ["note Zoë"]
    assert rows(target, "endnotes") == ["end Zoë"]


def test_text_boxes_are_filled_in_both_their_forms(tmp_path):
    inner = (
        f"<w:txbxContent>{p('{%p if yes %}')}{p('{{ name }}')}{p('{%p endif %}')}</w:txbxContent>"
    )
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
        f"<wp:docPr id='9' name='a'/>{inner}</wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    loop = [p("{%p for x in items %}"), p(box), p("{%p endfor %}")]
    target = filled(tmp_path, *loop, values=NAMES)
    assert rows(target) == ["", "Zoë", "Zoë"] * 2
    assert [one.get("id") for one in part(target).iter(q("wp:docPr"))] == ["1", "2"]


def test_content_controls_hold_the_words_themselves(tmp_path):
    control = (
        "<w:sdt><w:sdtPr><w:id w:val='5'/><w:showingPlcHdr/><w:dataBinding w:xpath='/a'/></w:sdtPr>"
        f"<w:sdtContent>{r('{{ name }}')}</w:sdtContent></w:sdt>"
    )
    target = filled(tmp_path, p("a ", control), values=NAMES)
    assert rows(target) == ["a Zoë"]
    assert len(part(target).find(f".//{q('w:sdtPr')}")) == 0


def test_descriptions_may_hold_tags(tmp_path):
    table = tbl(tr("x")).replace(
        "</w:tblPr>", '<w:tblCaption w:val="{{ text }} {% if 1 %}y{% endif %}"/></w:tblPr>'
    )
    target = filled(tmp_path, table, values={"text": 'a "b" <c>\n&'})
    assert part(target).find(f".//{q('w:tblCaption')}").get(q("w:val")) == 'a "b" <c> & y'


def test_a_section_and_a_bookmark_outlive_the_tag_of_their_paragraph(tmp_path):
    mark = "<w:bookmarkStart w:id='1' w:name='here'/><w:bookmarkEnd w:id='1'/>"
    section = "<w:sectPr><w:type w:val='nextPage'/></w:sectPr>"
    made = body(
        filled(
            tmp_path, p(mark, "{%p if yes %}"), "a", p("{%p endif %}", look=section), values=NAMES
        )
    )
    assert 'w:name="here"' in made
    assert made.count("<w:sectPr>") == 1


@pytest.mark.parametrize(
    ("before", "within", "after", "links"),
    [
        ("", "{% if yes %}here", "{% endif %}", 1),
        ("", "{% if no %}here", "{% endif %}", 0),
        ("{% for x in items %}", "{{ x }}{% endfor %}", "", 2),
        ("", "{% if yes %}{% if yes %}here{% endif %}", "{% endif %}", 1),
    ],
)
def test_a_tag_at_the_edge_of_a_link_stands_beside_it(tmp_path, before, within, after, links):
    mark = "<w:bookmarkStart w:id='1' w:name='b'/><w:bookmarkEnd w:id='1'/>"
    link = f'<w:hyperlink w:anchor="b">{r(within)}</w:hyperlink>'
    target = filled(tmp_path, p(mark, r(before), link, r(after)), values=NAMES)
    assert len(list(part(target).iter(q("w:hyperlink")))) == links
