"""The tags that stand for the paragraph, the row or the cell they are in."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from ccjournal.export.engine.names import CELL, PARAGRAPH, PARAGRAPH_LOOK, ROW, TABLE, look, q
from ccjournal.export.engine.reader import Reader, Scoped, xml_of
from ccjournal.export.engine.signs import is_node, node
from ccjournal.export.engine.tags import Frame, Tags

BOOKMARKS = {q("w:bookmarkStart"), q("w:bookmarkEnd")}
SECTION = q("w:sectPr")
NAMES = {"p": "paragraph", "tr": "row", "tc": "cell"}
HOLDERS = {"tr": ROW, "tc": CELL}


def join(reader: Reader) -> None:
    """Join the paragraphs that `{%-` and `-%}` ask to."""
    lone = {scoped.paragraph for scoped in reader.scoped}
    taken_in: dict[etree._Element, etree._Element] = {}
    for paragraph, after in reader.joined:
        while paragraph in taken_in:
            paragraph = taken_in[paragraph]
        other = paragraph.getnext() if after else paragraph.getprevious()
        if other is None or other.tag != PARAGRAPH or {other, paragraph} & lone:
            continue
        first, second = (paragraph, other) if after else (other, paragraph)
        for child in list(second):
            if child.tag != PARAGRAPH_LOOK:
                first.append(child)
        replace(second, [])
        taken_in[second] = first


def replace_scopes(reader: Reader) -> None:
    """Put tags in the place of the paragraphs, cells and rows that they stand for."""
    for scoped in reader.scoped:
        if scoped.beside:
            _would_be_lost(scoped, scoped.beside, reader.tags)
        if scoped.scope == "p":
            _paragraph(scoped, reader.tags)
    for scope, tag in HOLDERS.items():
        holders: dict[etree._Element, list[Scoped]] = {}
        for scoped in (one for one in reader.scoped if one.scope == scope):
            holder = next(scoped.paragraph.iterancestors(tag), None)
            if holder is not None:
                holders.setdefault(holder, []).append(scoped)
                continue
            reader.tags.wrong(
                scoped.place,
                f"{{%{scope} … %}} stands outside a table",
                "Use {%p … %} in a paragraph of its own, or {% … %} within a line",
            )
        for holder, found in holders.items():
            _holder(holder, found, reader)


def _paragraph(scoped: Scoped, tags: Tags) -> None:
    """Leave nothing of a paragraph but its tags, its bookmarks and the end of a section."""
    paragraph = scoped.paragraph
    nodes = [child for child in paragraph if child.tag in BOOKMARKS]
    for tag in scoped.tags:
        if tag.mark == "{{":
            frame = Frame("p", _look(paragraph), scoped.run, scoped.place.level)
            nodes.append(node(tags.frame(frame)))
        nodes.append(node(tags.add(tag.mark, tag.code or "", scoped.place)))
    section = paragraph.find(f"{PARAGRAPH_LOOK}/{SECTION}")
    if section is not None:
        kept = paragraph.makeelement(PARAGRAPH)
        look(kept, PARAGRAPH_LOOK).append(section)
        nodes.append(kept)
    replace(paragraph, nodes)


def _look(paragraph: etree._Element) -> str:
    """Return how a paragraph looks, without the section that may end with it."""
    found = paragraph.find(PARAGRAPH_LOOK)
    if found is None:
        return ""
    copy = deepcopy(found)
    for section in copy.findall(SECTION):
        copy.remove(section)
    found.addnext(copy)
    xml = xml_of(copy)
    paragraph.remove(copy)
    return xml


def _would_be_lost(scoped: Scoped, beside: str, tags: Tags) -> None:
    name = NAMES[scoped.scope]
    lost = " ".join(beside.replace("\N{REPLACEMENT CHARACTER}", " ").split())
    what = repr(lost[:40]) if lost else "A picture, a field or a page break"
    tags.wrong(
        scoped.place,
        f"{what} would be lost: it stands in the {name} of {{%{scoped.scope} … %}}",
        f"Move it into a {name} of its own",
    )


def _holder(holder: etree._Element, found: Sequence[Scoped], reader: Reader) -> None:
    """Leave nothing of a row or cell but its tags."""
    own = {scoped.paragraph for scoped in found}
    for paragraph in holder.iter(PARAGRAPH):
        rest = reader.texts.get(paragraph, "").strip()
        if paragraph not in own and (rest or any(is_node(one) for one in paragraph.iter())):
            _would_be_lost(found[0], rest or "a tag", reader.tags)
    if found[0].scope == "tc":
        reader.grids += [next(holder.iterancestors(TABLE))]
    tags = ((scoped.place, tag) for scoped in found for tag in scoped.tags)
    replace(holder, [node(reader.tags.add(tag.mark, tag.code or "", place)) for place, tag in tags])


def replace(element: etree._Element, nodes: Sequence[etree._Element]) -> None:
    """Put others in the place of an element."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent.remove(element)
    for number, one in enumerate(nodes):
        parent.insert(place + number, one)
