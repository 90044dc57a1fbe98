"""Places of a document: bookmarks, links, and a contents list that Word made."""

from ccjournal.export.engine.names import q
from tests.core.word_files import body, filled, p, part, r, rows

STYLES = (
    "<w:styles><w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H4'><w:name w:val='heading 4'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='T2'><w:name w:val='toc 2'/></w:style></w:styles>"
)
TABS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
ITEMS = {"items": [{"title": "First & <one>", "anchor": "_a"}, {"title": "", "anchor": "_b"}]}
ITEMS["items"].append({"title": "Third", "anchor": "_c"})


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def heading(text: str, level: int = 1) -> str:
    return p(text, look=f'<w:pStyle w:val="H{level}"/>')


def contents(*entries: str) -> list[str]:
    """Return a contents list as Word leaves it: old entries with fields for their pages."""
    page = field("begin") + code(" PAGEREF _Toc1 ") + field("separate") + r("7") + field("end")
    start = field("begin") + code(' TOC \\o "1-3" \\h ') + field("separate")
    lines = [p(start, "Old heading", page, look=f'<w:pStyle w:val="T1"/>{TABS}')]
    lines += [p(entry, page, look='<w:pStyle w:val="T2"/>') for entry in entries]
    return [*lines, p(field("end"))]


LOOP = [
    "{%p for item in items %}",
    heading("{{ item.title }}", 2),
    "words",
    "{%p endfor %}",
    heading("Too deep", 4),
]


def test_a_contents_list_is_written_anew(tmp_path):
    blocks = [*contents("Another"), heading("Accounts{% if no %} gone{% endif %}"), *LOOP]
    values = ITEMS | {"no": False}
    target = filled(tmp_path, *blocks, values=values, styles=STYLES)
    assert rows(target)[:4] == ["Accounts\t", "First & <one>\t", "Third\t", ""]
    entries = list(part(target).iter(q("w:hyperlink")))
    anchors = [one.get(q("w:anchor")) for one in entries]
    marks = [one.get(q("w:name")) for one in part(target).iter(q("w:bookmarkStart"))]
    assert anchors == ["_Toc100000001", "_Toc100000002", "_Toc100000004"]
    assert set(anchors) <= set(marks)
    looks = [one.get(q("w:val")) for one in part(target).iter(q("w:pStyle"))]
    assert looks[:3] == ["T1", "T2", "T2"]
    kinds = [one.get(q("w:fldCharType")) for one in part(target).iter(q("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 4
    assert part(target).find(f".//{q('w:tab')}").get(q("w:leader")) == "dot"


def test_a_contents_list_without_headings_is_empty(tmp_path):
    target = filled(tmp_path, *contents(), "words", values={}, styles=STYLES)
    assert rows(target) == ["", "words"]


def test_a_contents_list_with_tags_is_left_to_its_author(tmp_path):
    start = field("begin") + code(' TOC \\o "1-2" ') + field("separate")
    blocks = [p(start, "{{ items[0].title }}", field("end")), heading("Accounts")]
    target = filled(tmp_path, *blocks, values=ITEMS, styles=STYLES)
    assert rows(target) == ["First & <one>", "Accounts"]


def test_a_link_may_lead_to_what_is_written_later(tmp_path):
    link = '<w:hyperlink w:anchor="at_item"><w:r><w:t>{{ item.title }}</w:t></w:r></w:hyperlink>'
    mark = '<w:bookmarkStart w:id="3" w:name="at_item"/>{}<w:bookmarkEnd w:id="3"/>'
    loop = "{%p for item in items %}"
    later = [
        loop,
        "{%p if item.title %}",
        p(mark.format(r("here"))),
        "{%p endif %}",
        "{%p endfor %}",
    ]
    target = filled(tmp_path, loop, p(link), "{%p endfor %}", *later, values=ITEMS)
    anchors = [one.get(q("w:anchor")) for one in part(target).iter(q("w:hyperlink"))]
    names = [one.get(q("w:name")) for one in part(target).iter(q("w:bookmarkStart"))]
    assert anchors == names == ["_a", "_c"]
    assert rows(target)[:3] == ["First & <one>", "", "Third"]


def test_a_bookmark_over_paragraphs_is_kept(tmp_path):
    start, end = '<w:bookmarkStart w:id="7" w:name="all"/>', '<w:bookmarkEnd w:id="7"/>'
    made = body(filled(tmp_path, p(start, "a"), "{%p if 1 %}", "b", "{%p endif %}", p("c", end)))
    assert made == (
        '<w:p><w:bookmarkStart w:id="1" w:name="all"/><w:r><w:t>a</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>b</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>c</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    )
