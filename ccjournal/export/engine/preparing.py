"""A part made ready: before its tags are read, and after they have been set in place."""

from collections.abc import Iterator, Sequence

from lxml import etree

from ccjournal.export.engine.lexing import OPENING, Found, scan
from ccjournal.export.engine.names import (
    BODY,
    CELL,
    PARAGRAPH,
    ROW,
    RUN,
    TABLE,
    TEXT,
    VALUE,
    q,
)
from ccjournal.export.engine.places import NOTES, TEXT_BOX, Place, Places
from ccjournal.export.engine.signs import inline, is_node, mark_of, node
from ccjournal.export.engine.tags import Frame, Tags

BOOKMARK, LINK = q("w:bookmarkStart"), q("w:hyperlink")
CONTENT_CONTROL = q("w:sdtPr")
# A control that is bound to data elsewhere would show that instead of the words in it.
UNBOUND = [q(f"w:{name}") for name in ("dataBinding", "showingPlcHdr", "id")]
# A bookmark or link called at_record stands for the anchor of the `record` in hand.
AT = "at_"
CODE_STYLE, CODE_FONT = "ClaimCode", "Calibri"
HOLDERS = (CELL, TEXT_BOX, q("w:hdr"), q("w:ftr"), *NOTES)


def prepare(root: etree._Element, tags: Tags, places: Places) -> None:
    """Read the tags of attributes, and take out what would mislead Word in a filled document."""
    for control in root.iter(CONTENT_CONTROL):
        for name in UNBOUND:
            for element in control.findall(name):
                control.remove(element)
    for element in list(root.iter(etree.Element)):
        _attributes(element, tags, places)
        if element.tag != TEXT and OPENING.search(element.text or ""):
            _in_field(tags, _place(element, element.text or "", places))
    for shape in root.iter(q("wp:docPr")):
        shape.set("id", inline("D"))


def _attributes(element: etree._Element, tags: Tags, places: Places) -> None:
    name = q("w:name") if element.tag == BOOKMARK else q("w:anchor")
    text = element.get(name, "") if element.tag in (BOOKMARK, LINK) else ""
    if text.startswith(AT) and text[len(AT) :].isidentifier():
        place = _place(element, text, places)
        element.set(name, inline(tags.add("{{", f"{text[len(AT) :]}.anchor", place)))
    for key, value in element.attrib.items():
        if OPENING.search(str(value)):
            element.set(key, _attribute(element, str(value), tags, places))


def _place(element: etree._Element, near: str, places: Places) -> Place:
    return places.at(next(element.iterancestors(PARAGRAPH), element), near)


def _attribute(element: etree._Element, text: str, tags: Tags, places: Places) -> str:
    """Return an attribute's text with signs in the place of its tags."""
    pieces, end = [], 0
    for found in scan(text):
        place = _place(element, text, places)
        pieces += [text[end : found.start], _sign(element, found, tags, place)]
        end = found.end
    return "".join([*pieces, text[end:]])


def _sign(element: etree._Element, found: Found, tags: Tags, place: Place) -> str:
    if found.code is None or found.scope:
        tags.wrong(
            place,
            "A tag in a description or a name is not closed, or stands for a paragraph",
            "Write {{ … }} or {% … %}, and close it there",
        )
    elif element.tag == q("w:fldSimple"):
        _in_field(tags, place)
    elif found.mark != "{#":
        return inline(tags.add(found.mark, found.code, place))
    return ""


def _in_field(tags: Tags, place: Place) -> None:
    tags.wrong(
        place,
        f"{place.near!r} stands where Word shows no text, such as in the code of a field",
        "Put the tag into a line of text of its own",
    )


def mark_places(root: etree._Element, tags: Tags, grids: Sequence[etree._Element]) -> None:
    """Mark what the stream is to look after: blocks, tables, claim codes, needed paragraphs."""
    for style in list(root.iter(q("w:rStyle"))):
        run = next(style.iterancestors(RUN), None)
        if style.get(VALUE) == CODE_STYLE and run is not None:
            _draw(run, tags)
    for holder in list(root.iter(*HOLDERS)):
        last = holder[-1] if len(holder) else None
        if last is None or last.tag != PARAGRAPH or any(is_node(child) for child in holder):
            holder.append(node("P"))
    body = root.find(BODY)
    if body is not None:
        _blocks(body, set(grids))


def _blocks(body: etree._Element, grids: set[etree._Element]) -> None:
    """End a block after each paragraph, each row, and each table whose columns are repeated."""
    for child in [child for child in body if not is_node(child)]:
        if child.tag == TABLE and not grids.intersection(child.iter(TABLE)):
            for row in child.findall(ROW):
                row.addnext(node("B"))
        elif child.tag == TABLE:
            child.addprevious(node("B"))
            child.addprevious(node("G"))
        child.addnext(node("B"))


def _draw(run: etree._Element, tags: Tags) -> None:
    """Turn the code of a claim into symbols, which look alike but are no text.

    So the learner's words around it stay one text for whoever searches, counts or compares them.
    """
    frame = tags.frame(Frame("symbols", run=CODE_FONT))
    for text in run.findall(TEXT):
        place = run.index(text)
        run.remove(text)
        for number, one in enumerate(list(_drawn(text, frame))):
            run.insert(place + number, one)


def _drawn(text: etree._Element, frame: str) -> Iterator[etree._Element]:
    yield from _symbols(text, text.text or "")
    for sign in list(text):
        tail = sign.tail or ""
        sign.tail = None
        if mark_of(sign).startswith("T"):
            yield node(frame)
        yield sign
        yield from _symbols(text, tail)


def _symbols(like: etree._Element, text: str) -> Iterator[etree._Element]:
    for character in text:
        look = {q("w:font"): CODE_FONT, q("w:char"): f"{ord(character):04X}"}
        yield like.makeelement(q("w:sym"), look)
