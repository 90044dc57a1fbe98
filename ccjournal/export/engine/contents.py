"""The contents list of a template that Word made: written anew, with links to the headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from markupsafe import escape

from ccjournal.export.engine.names import BODY, PARAGRAPH, PARAGRAPH_LOOK, RUN, VALUE, attributes, q
from ccjournal.export.engine.places import STYLE
from ccjournal.export.engine.reader import xml_of
from ccjournal.export.engine.signs import is_node, mark_of, node
from ccjournal.export.engine.special import replace
from ccjournal.export.engine.styles import Styles
from ccjournal.export.engine.words import Printed, run_of

FIELD, KIND, CODE = q("w:fldChar"), q("w:fldCharType"), q("w:instrText")
OUTLINE = f"{PARAGRAPH_LOOK}/{q('w:outlineLvl')}"
LEVELS = re.compile(r'\\o\s+"(\d)-(\d)"')
USUAL = (1, 3)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@dataclass(frozen=True, slots=True)
class ContentsFrame:
    """How a contents list looks: the beginning of its field, its levels, and their paragraphs."""

    begin: str
    levels: tuple[int, int]
    looks: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document."""

    level: int
    text: str
    anchor: str


class Headings:
    """Counts the headings of a part; without `known` ones it gathers them."""

    def __init__(self, known: Sequence[Heading] | None = None) -> None:
        self.found: list[Heading] = list(known or ())
        self._gathers = known is None
        self._count = 0
        self._level = 0

    def begin(self, level: int) -> str:
        """Return the beginning of the bookmark that a heading has."""
        self._count += 1
        self._level = level
        number = f'w:id="_Toc{self._count}" w:name="{self._anchor}"'
        return f"<w:bookmarkStart {number}/>"

    def end(self, text: str) -> str:
        """Return the end of it."""
        if self._gathers:
            self.found.append(Heading(self._level, " ".join(text.split()), self._anchor))
        return f'<w:bookmarkEnd w:id="_Toc{self._count}"/>'

    @property
    def _anchor(self) -> str:
        return f"_Toc{100_000_000 + self._count}"


def contents(frame: ContentsFrame, headings: Sequence[Heading]) -> Printed:
    """Return a contents list; LibreOffice knows the pages, and Word when it is asked to update."""
    first, last = frame.levels
    found = [one for one in headings if first <= one.level <= last and one.text]
    made, text = [], []
    begin = frame.begin
    for heading in found:
        page = _page(heading.anchor)
        entry = f"{run_of(heading.text, '')}<w:r><w:tab/></w:r>{page}"
        link = f'<w:hyperlink w:anchor="{escape(heading.anchor)}" w:history="1">{entry}'
        made.append(f"<w:p>{frame.looks.get(heading.level, '')}{begin}{link}</w:hyperlink></w:p>")
        text.append(f"\n{heading.text}\t")
        begin = ""
    return Printed(f"{''.join(made)}<w:p>{begin}{END}</w:p>", "".join([*text, "\n"]))


def _page(anchor: str) -> str:
    parts = ("begin", f" PAGEREF {anchor} \\h ", "separate", "end")
    return "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        if part.startswith(" ")
        else f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>'
        for part in parts
    )


def mark_contents(root: etree._Element, styles: Styles) -> list[ContentsFrame]:
    """Put signs in the place of the contents lists that hold no tags, and on the headings."""
    body = root.find(BODY)
    frames: list[ContentsFrame] = []
    for paragraphs in list(_lists(body) if body is not None else ()):
        frames.append(_frame(paragraphs, styles))
        for paragraph in paragraphs[1:]:
            replace(paragraph, [])
        replace(paragraphs[0], [node(f"C{len(frames) - 1}")])
    if frames and body is not None:
        for paragraph in body.iter(PARAGRAPH):
            _mark_heading(paragraph, styles)
    return frames


def _lists(body: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the paragraphs of each contents list, if they stand together and hold no tags."""
    for paragraph in list(body.iter(PARAGRAPH)):
        code = "".join(one.text or "" for one in paragraph.iter(CODE))
        if code.split()[:1] != ["TOC"]:
            continue
        found, depth = [], 0
        for one in (paragraph, *paragraph.itersiblings(PARAGRAPH)):
            found.append(one)
            kinds = [field.get(KIND) for field in one.iter(FIELD)]
            depth += kinds.count("begin") - kinds.count("end")
            if depth <= 0:
                break
        tags = (e for one in found for e in one.iter() if is_node(e))
        if depth <= 0 and not any(mark_of(sign).startswith("T") for sign in tags):
            yield found


def _frame(paragraphs: Sequence[etree._Element], styles: Styles) -> ContentsFrame:
    first = paragraphs[0]
    code = "".join(one.text or "" for one in first.iter(CODE))
    levels = LEVELS.search(code)
    looks = {}
    names = {styles.id("paragraph", f"toc {level}"): level for level in range(1, 10)}
    for name, level in names.items():
        if name:
            looks[level] = f'<w:pPr><w:pStyle w:val="{escape(name)}"/></w:pPr>'
    for paragraph in paragraphs:
        style = paragraph.find(STYLE)
        look = paragraph.find(PARAGRAPH_LOOK)
        if style is not None and look is not None and style.get(VALUE, "") in names:
            looks[names[style.get(VALUE, "")]] = xml_of(look)
    begin = "".join(_begin(first))
    return ContentsFrame(begin, _levels(levels), looks)


def _levels(found: re.Match[str] | None) -> tuple[int, int]:
    return (int(found.group(1)), int(found.group(2))) if found else USUAL


def _begin(paragraph: etree._Element) -> Iterator[str]:
    """Yield the runs with the code of the field, to where its result begins."""
    for run in paragraph.iter(RUN):
        copy = run.makeelement(RUN, attributes(run))
        for child in run:
            if child.tag in (FIELD, CODE):
                copy.append(deepcopy(child))
        if len(copy):
            run.addnext(copy)
            yield xml_of(copy)
            replace(copy, [])
        if any(child.get(KIND) == "separate" for child in copy):
            return


def _mark_heading(paragraph: etree._Element, styles: Styles) -> None:
    style, outline = paragraph.find(STYLE), paragraph.find(OUTLINE)
    level = styles.headings.get(style.get(VALUE, ""), 0) if style is not None else 0
    if outline is not None:
        level = int(outline.get(VALUE, "9")) + 1 if outline.get(VALUE, "9") != "9" else 0
    if level:
        look = paragraph.find(PARAGRAPH_LOOK)
        paragraph.insert(0 if look is None else 1, node(f"H{level}"))
        paragraph.append(node("E"))
