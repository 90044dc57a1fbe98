"""The tags that stand for how a cell looks: its colour, its span, what it is merged with."""

from lxml import etree

from ccjournal.export.engine.names import (
    CELL,
    CELL_LOOK,
    PARAGRAPH,
    PARAGRAPH_LOOK,
    TABLE,
    VALUE,
    look,
    put,
    q,
)
from ccjournal.export.engine.reader import CellTag, Reader
from ccjournal.export.engine.signs import inline, node
from ccjournal.export.engine.tags import Frame, Tags

SPAN = q("w:gridSpan")
FIRST = ("if loop.first", "else", "endif")


def apply_cells(reader: Reader) -> None:
    """Set the properties that the tags of cells stand for."""
    for tag in reader.cells:
        cell = next(tag.paragraph.iterancestors(CELL), None)
        if cell is None:
            reader.tags.wrong(
                tag.place,
                f"{{% {tag.name} %}} stands outside a table",
                "Put it into the cell that it is meant for",
            )
            continue
        if tag.name not in {"cellbg", "vm"}:
            reader.grids.append(next(cell.iterancestors(TABLE)))
        APPLIED[tag.name](cell, tag, reader.tags)


def _shade(cell: etree._Element, tag: CellTag, tags: Tags) -> None:
    fill = inline(tags.frame(Frame("colour"))) + inline(tags.add("{{", tag.code, tag.place))
    put(look(cell, CELL_LOOK), q("w:shd"), val="clear", color="auto", fill=fill)


def _span(cell: etree._Element, tag: CellTag, tags: Tags) -> None:
    number = inline(tags.frame(Frame("number"))) + inline(tags.add("{{", tag.code, tag.place))
    put(look(cell, CELL_LOOK), SPAN, val=number)


def _merge_down(cell: etree._Element, tag: CellTag, tags: Tags) -> None:
    """Merge a cell with those above it that the same loop made; its words stay in the first."""
    first, rest, end = (tags.add("{%", code, tag.place, within="vm") for code in FIRST)
    merged = f"{inline(first)}restart{inline(rest)}continue{inline(end)}"
    put(look(cell, CELL_LOOK), q("w:vMerge"), val=merged)
    first, rest, end = (tags.add("{%", code, tag.place, within="vm") for code in FIRST)
    cell.insert(1, node(first))
    cell.append(node(rest))
    blank = cell.makeelement(PARAGRAPH)
    style = tag.paragraph.find(f"{PARAGRAPH_LOOK}/{q('w:pStyle')}")
    if style is not None:
        name = blank.makeelement(q("w:pStyle"), {VALUE: style.get(VALUE, "")})
        look(blank, PARAGRAPH_LOOK).append(name)
    cell.append(blank)
    cell.append(node(end))


def _merge_across(cell: etree._Element, tag: CellTag, tags: Tags) -> None:
    """Make one cell as wide as all those that the loop would make."""
    old = cell.find(f"{CELL_LOOK}/{SPAN}")
    times = old.get(VALUE, "1") if old is not None else "1"
    length = "loop.length" if times == "1" else f"loop.length * {times}"
    number = inline(tags.add("{{", length, tag.place, within="hm"))
    put(look(cell, CELL_LOOK), SPAN, val=inline(tags.frame(Frame("number"))) + number)
    first, end = (tags.add("{%", code, tag.place, within="hm") for code in (FIRST[0], FIRST[2]))
    parent = cell.getparent()
    if parent is not None:
        spot = parent.index(cell)
        parent.insert(spot + 1, node(end))
        parent.insert(spot, node(first))


APPLIED = {"cellbg": _shade, "colspan": _span, "vm": _merge_down, "hm": _merge_across}
