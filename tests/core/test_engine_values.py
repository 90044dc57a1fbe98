"""Values that are more than a text: pictures, boxes, and lists that count for themselves."""

import zipfile
from pathlib import Path

import pytest

from benchmarks.documents import picture
from ccjournal.errors import ExportError
from ccjournal.export.engine.names import q
from ccjournal.export.rich import CheckBox, Picture
from tests.core.word_files import body, filled, p, part, r, related, rows, tbl, tc, tr

CHART = Picture(picture(1)[:200], 'A chart of "calls" & <waits>', 80, 45)


def entries(path: Path) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(path) as file:
        return {entry.filename: entry for entry in file.infolist()}


@pytest.mark.parametrize("tag", ["{{ chart }}", "{{r chart }}", "{{p chart }}"])
def test_a_picture_has_a_description_and_a_size(tmp_path, tag):
    target = filled(tmp_path, p(tag, look='<w:jc w:val="center"/>'), values={"chart": CHART})
    (shape,) = part(target).iter(q("wp:docPr"))
    assert shape.get("descr") == CHART.description
    (size,) = part(target).iter(q("wp:extent"))
    assert (size.get("cx"), size.get("cy")) == ("2880000", "1620000")
    assert rows(target) == [""]
    assert part(target).find(f".//{q('w:jc')}") is not None


def test_a_picture_is_stored_once_and_as_it_is(tmp_path):
    file = tmp_path / "chart.png"
    file.write_bytes(CHART.source)
    other = Picture(picture(2)[:200], "Another", 10, 10)
    shown = [CHART, Picture(file, "The same in a file", 10, 10), other, CHART]
    blocks = ["{%p for one in shown %}", "{{ one }}", "{%p endfor %}"]
    header = f"<w:hdr>{p('{{ shown[0] }}')}</w:hdr>"
    target = filled(tmp_path, *blocks, values={"shown": shown}, header1=header)
    stored = [entry for name, entry in entries(target).items() if "media" in name]
    assert [entry.compress_type for entry in stored] == [zipfile.ZIP_STORED] * 2
    ids = [shape.get("id") for shape in part(target).iter(q("wp:docPr"))]
    assert len(set(ids)) == 4
    images = {number: name for number, kind, name in related(target) if kind == "image"}
    used = [images[blip.get(q("r:embed"))] for blip in part(target).iter(q("a:blip"))]
    assert used[0] == used[1] == used[3] != used[2]
    assert [kind for _, kind, _ in related(target, "header1")] == ["image"]


def test_a_picture_that_cannot_be_printed_is_told(tmp_path):
    missing = Picture(tmp_path / "gone.png", "Gone", 1, 1)
    with pytest.raises(ExportError, match=r"The picture gone.png could not be read"):
        filled(tmp_path, "{{ x }}", values={"x": missing})
    with pytest.raises(ExportError, match="of a kind that Word does not show"):
        filled(tmp_path, "{{ x }}", values={"x": Picture(b"<svg/>", "Drawn", 1, 1)})
    caption = '<w:bookmarkStart w:id="1" w:name="{{ x }}"/>'
    with pytest.raises(ExportError, match="prints a picture into a description"):
        filled(tmp_path, p(caption), values={"x": CHART})
    assert sorted(one.name for one in tmp_path.iterdir()) == ["template.docx"]


def test_a_box_can_be_ticked(tmp_path):
    values = {"yes": CheckBox(ticked=True), "no": CheckBox(ticked=False)}
    assert rows(filled(tmp_path, "{{ yes }} {{ no }}", values=values)) == ["☒ ☐"]
    target = filled(tmp_path, "a {{r yes }} {{r no }}", values=values)
    assert rows(target) == ["a ☒ ☐"]
    checked = [one.get(q("w14:val")) for one in part(target).iter(q("w14:checked"))]
    assert checked == ["1", "0"]


def test_text_looks_as_its_tag(tmp_path):
    values = {"text": "one\ttwo\nthree & <four>"}
    made = body(filled(tmp_path, p(r("{{r text }}", "<w:b/>")), values=values))
    assert made == (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/>"
        "<w:t>three &amp; &lt;four&gt;</w:t></w:r></w:p>"
    )
    look = '<w:pStyle w:val="Words"/>'
    made = filled(tmp_path, p("{{p text }}", look=look), values=values)
    assert rows(made) == ["one\ttwo", "three & <four>"]
    assert len(list(part(made).iter(q("w:pStyle")))) == 2


LISTS = (
    "<w:numbering><w:abstractNum w:abstractNumId='4'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
    "<w:numFmt w:val='decimal'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='3'/>"
    "<w:numFmt w:val='decimal'/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='5'>"
    "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='7'><w:abstractNumId w:val='4'/></w:num>"
    "<w:num w:numId='8'><w:abstractNumId w:val='5'/></w:num></w:numbering>"
)
GROUPS = {"groups": [{"steps": ["a", "b"]}, {"steps": ["c"]}, {"steps": []}, {"steps": ["d"]}]}


def item(text: str, number: str = "7", level: str = "0") -> str:
    return p(text, look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbers(path: Path) -> list[str]:
    return [one.get(q("w:val")) for one in part(path).iter(q("w:numId"))]


def test_a_numbered_list_in_a_loop_counts_for_itself(tmp_path):
    blocks = [
        "{%p for group in groups %}",
        "Steps",
        "{%p for step in group.steps %}",
        item("{{ step }}"),
        "{%p endfor %}",
        "{%p endfor %}",
    ]
    target = filled(tmp_path, *blocks, values=GROUPS, numbering=LISTS)
    assert numbers(target) == ["9", "9", "10", "11"]
    made = part(target, "numbering").findall(q("w:num"))[2:]
    assert [one.get(q("w:numId")) for one in made] == ["9", "10", "11"]
    starts = [one.get(q("w:val")) for one in made[0].iter(q("w:startOverride"))]
    assert starts == ["1", "3"]


def test_several_numbered_lines_of_a_loop_are_a_list_each_time(tmp_path):
    blocks = ["{%p for group in groups %}", item("a"), item("b", level="1"), "{%p endfor %}"]
    target = filled(tmp_path, *blocks, values=GROUPS, numbering=LISTS)
    assert numbers(target) == ["9", "9", "10", "10", "11", "11", "12", "12"]


def test_one_list_over_a_loop_goes_on(tmp_path):
    blocks = [item("first"), "{%p for group in groups %}", item("x"), "{%p endfor %}", item("last")]
    assert set(numbers(filled(tmp_path, *blocks, values=GROUPS, numbering=LISTS))) == {"7"}
    bullets = ["{%p for g in groups %}", item("x", "8"), item("y", "8"), "{%p endfor %}"]
    assert set(numbers(filled(tmp_path, *bullets, values=GROUPS, numbering=LISTS))) == {"8"}


def test_a_list_within_a_row_counts_for_itself(tmp_path):
    inner = tc("{%p for step in group.steps %}", item("{{ step }}"), "{%p endfor %}", p())
    table = tbl(tr("{%tr for group in groups %}"), tr(inner), tr("{%tr endfor %}"))
    assert numbers(filled(tmp_path, table, values=GROUPS, numbering=LISTS)) == [
        "9",
        "9",
        "10",
        "11",
    ]


def test_a_style_with_a_list_counts_for_itself(tmp_path):
    styles = (
        "<w:styles><w:style w:type='paragraph' w:styleId='L'><w:name w:val='List Number'/><w:pPr>"
        "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/></w:numPr></w:pPr></w:style></w:styles>"
    )
    line = p("{{ step }}", look='<w:pStyle w:val="L"/><w:jc w:val="left"/>')
    blocks = ["{%p for group in groups %}", "{%p for step in group.steps %}", line]
    ends = ["{%p endfor %}", "{%p endfor %}"]
    target = filled(tmp_path, *blocks, *ends, values=GROUPS, numbering=LISTS, styles=styles)
    assert numbers(target) == ["9", "9", "10", "11"]
    look = part(target).find(f".//{q('w:pPr')}")
    assert [one.tag for one in look] == [q("w:pStyle"), q("w:numPr"), q("w:jc")]
    assert look.find(f"{q('w:numPr')}/{q('w:ilvl')}").get(q("w:val")) == "1"
