"""Formatted text: the template's own styles, and what pandoc reads in the document."""

import pytest

from ccjournal.export.engine.names import q
from ccjournal.export.markdown import formatted
from ccjournal.export.paragraphs import Mark
from ccjournal.export.rich import Formatted, Paragraph, Run
from tests.core import pandoc
from tests.core.word_files import filled, p, part, r, related, rows

TEXT = """# Calls
I was **calm**, *quick* and [clear](https://example.org/a?b=1&c=2).
> Well done
- one
- two
  - three

1. first
2. second
   and more

7) seventh"""


def _style(key: str, name: str, kind: str = "paragraph", more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{f'<w:pPr>{more}</w:pPr>' if more else ''}</w:style>"
    )


def _number(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


STYLES = "".join(
    [
        "<w:styles>",
        *(
            _style(f"H{n}", f"heading {n}", more=f'<w:outlineLvl w:val="{n - 1}"/>')
            for n in range(1, 10)
        ),
        _style("Q", "Quote"),
        _style("B1", "List Bullet", more=_number(1)),
        _style("B2", "List Bullet 2", more=_number(2)),
        _style("N", "List Number", more=_number(3)),
        _style("Link", "Hyperlink", "character"),
        _style("Claimed", "Claimed Words", "character"),
        _style("ClaimCode", "Claim Code", "character"),
        "</w:styles>",
    ]
)


def _kind(number: int, shape: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="%{level + 1}."/></w:lvl>'
        for level in range(9)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


LISTS = "".join(
    [
        "<w:numbering>",
        *(_kind(n, shape) for n, shape in ((1, "bullet"), (2, "bullet"), (3, "decimal"))),
        *(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3)),
        "</w:numbering>",
    ]
)
WORDS = [
    "Calls",
    "I was calm, quick and clear.",
    "Well done",
    "one",
    "two",
    "three",
    "first",
    "second",
    "and more",
    "seventh",
]


def made(folder, text=TEXT, tag="{{p text }}", marks=(), above=(), **parts):
    value = Formatted(formatted(text, marks))
    return filled(folder, *above, tag, values={"text": value}, **parts)


def styles(path):
    return [one.get(q("w:val")) for one in part(path).iter(q("w:pStyle"))]


def test_paragraphs_have_the_styles_of_the_template(tmp_path):
    target = made(tmp_path, styles=STYLES, numbering=LISTS)
    assert rows(target) == WORDS
    assert styles(target) == ["H1", "Q", "B1", "B1", "B2", "N", "N", "N", "N"]
    own = [one.get(q("w:numId")) for one in part(target, "numbering").iter(q("w:num"))]
    used = [one.get(q("w:val")) for one in part(target).iter(q("w:numId"))]
    assert used == ["1", "1", "1", "4", "4", "0", "5"]
    assert own == ["1", "2", "3", "4", "5"]


def test_headings_stand_below_the_heading_of_the_template(tmp_path):
    above = [p("Account", look='<w:pStyle w:val="H2"/>')]
    assert styles(made(tmp_path, "# One\n### Three", above=above, styles=STYLES)) == [
        "H2",
        "H3",
        "H5",
    ]


def test_a_template_without_styles_has_lists_all_the_same(tmp_path):
    target = made(tmp_path)
    assert rows(target) == WORDS
    numbers = [one.get(q("w:val")) for one in part(target).iter(q("w:numId"))]
    assert len(set(numbers) - {"0"}) == 3
    assert ("rIdLists", "numbering", "lists.xml") in related(target)


def test_a_link_leads_to_its_address(tmp_path):
    target = made(tmp_path, styles=STYLES, numbering=LISTS)
    (link,) = part(target).iter(q("w:hyperlink"))
    targets = {number: name for number, _, name in related(target)}
    assert targets[link.get(q("r:id"))] == "https://example.org/a?b=1&c=2"
    inner = Formatted((Paragraph((Run("to here", link="#here"), Run(" and off", link="#off"))),))
    mark = "<w:bookmarkStart w:id='1' w:name='here'/><w:bookmarkEnd w:id='1'/>"
    target = filled(tmp_path, p(mark, r("{{r x }}")), values={"x": inner})
    assert [one.get(q("w:anchor")) for one in part(target).iter(q("w:hyperlink"))] == ["here"]
    assert rows(target) == ["to here and off"]


def test_within_a_line_a_text_is_one_paragraph(tmp_path):
    target = made(tmp_path, "**a**\nb", p("so ", r("{{r text }}", "<w:i/>"), "."))
    assert rows(target) == ["so a\nb."]
    assert rows(made(tmp_path, "**a**\nb", "so {{ text }}.")) == ["so a\nb."]


def test_claimed_words_are_marked_and_their_code_is_no_text(tmp_path):
    target = made(tmp_path, "I **calmed** him", marks=[Mark(2, 12, "QA 1.1")], styles=STYLES)
    assert rows(target) == ["I calmed him"]
    looks = [one.get(q("w:val")) for one in part(target).iter(q("w:rStyle"))]
    assert looks == ["Claimed", "ClaimCode"]
    drawn = "".join(chr(int(one.get(q("w:char")), 16)) for one in part(target).iter(q("w:sym")))
    assert drawn == "\N{NO-BREAK SPACE}[QA 1.1]"


def told(line):
    """A line with the look of every letter: pandoc moves spaces out of links and bold words."""
    words = "".join(text for text, *_ in line.looks)
    letters = [(c, *look) for text, *look in line.looks for c in text if not c.isspace()]
    return line.style, line.level, line.number, words, letters


@pytest.mark.skipif(not pandoc.THERE, reason="needs pandoc, which .ci/run installs")
def test_pandoc_reads_the_same_in_the_document(tmp_path):
    typed = "\n\n".join(f"# Text {n}\n\n{pandoc.chance_text(n)}" for n in range(1_000))
    text = formatted(typed)
    parts = {"styles": STYLES, "numbering": LISTS}
    target = filled(tmp_path, "{{p text }}", values={"text": Formatted(text)}, **parts)
    wanted = [told(pandoc.line_of(line)) for line in text]
    assert [told(line) for line in pandoc.read(target.read_bytes(), "docx")] == wanted


def test_formatting_adds_to_the_look_of_the_tag(tmp_path):
    look = '<w:i/><w:color w:val="FF0000"/><w14:glow/>'
    for tag in ("{{p text }}", "{{r text }}"):
        target = made(tmp_path, "so **bold**", p(r(tag, look)))
        looks = [[one.tag for one in run] for run in part(target).iter(q("w:rPr"))]
        plain = [q("w:i"), q("w:color"), q("w14:glow")]
        assert looks == [plain, [q("w:b"), q("w:bCs"), *plain]]
