"""The names of Word's XML, and the order in which some of its elements must stand."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from lxml import etree

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def q(name: str) -> str:
    """Return the full name of `w:p`."""
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"


BODY, PARAGRAPH, RUN, TEXT = q("w:body"), q("w:p"), q("w:r"), q("w:t")
TABLE, ROW, CELL = q("w:tbl"), q("w:tr"), q("w:tc")
PARAGRAPH_LOOK, RUN_LOOK, CELL_LOOK = q("w:pPr"), q("w:rPr"), q("w:tcPr")
VALUE, PRESERVE = q("w:val"), q("xml:space")

# The elements that stand after another one in its parent, as the schema has them (ECMA-376).
_PARAGRAPH_ORDER = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
sectPr pPrChange"""
_RUN_ORDER = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect
bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"""
_CELL_ORDER = """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection
tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"""
ORDERS = {
    PARAGRAPH_LOOK: [q(f"w:{name}") for name in _PARAGRAPH_ORDER.split()],
    RUN_LOOK: [q(f"w:{name}") for name in _RUN_ORDER.split()],
    CELL_LOOK: [q(f"w:{name}") for name in _CELL_ORDER.split()],
}


def opening(spaces: Mapping[str | None, str]) -> str:
    """Return the beginning of an element in which the names of a part's root are known."""
    named = (f"xmlns{f':{key}' if key else ''}={quoteattr(space)}" for key, space in spaces.items())
    return f"<root {' '.join(named)}>"


def attributes(element: etree._Element) -> dict[str, str]:
    """Return a copy of an element's attributes."""
    return {str(name): str(text) for name, text in element.attrib.items()}


def look(element: etree._Element, tag: str) -> etree._Element:
    """Return the properties of a paragraph, run or cell, made first in it where it has none."""
    found = element.find(tag)
    if found is None:
        found = element.makeelement(tag)
        element.insert(0, found)
    return found


def put(properties: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Set one property in the place where the schema wants it, instead of an older one."""
    for old in properties.findall(tag):
        properties.remove(old)
    order = ORDERS[str(properties.tag)]
    after = set(order[order.index(tag) + 1 :])
    place = next((n for n, child in enumerate(properties) if child.tag in after), len(properties))
    made = properties.makeelement(tag, {q(f"w:{key}"): text for key, text in attributes.items()})
    properties.insert(place, made)
    return made


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(place + number, child)
    parent.remove(element)
