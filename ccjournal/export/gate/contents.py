"""What stands in the parts of a template beside its tags: objects, fields, styles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ccjournal.export.engine.names import PARAGRAPH, SPACES, TEXT, VALUE, q
from ccjournal.export.engine.package import Package, parsed
from ccjournal.export.engine.places import Place, Places
from ccjournal.export.engine.styles import ID, STYLE, read_styles
from ccjournal.export.gate.bans import Ban
from ccjournal.export.gate.fields import OTHER_LINK, fetching_fields
from ccjournal.export.gate.relations import (
    CHUNK,
    CONTROL,
    MERGE,
    OBJECT,
    OUTSIDE,
    SUBDOCUMENT,
    leads_to_page,
)
from ccjournal.export.problems import Problem

EMBEDDED = {
    q("w:altChunk"): CHUNK,
    q("w:control"): CONTROL,
    q("w:object"): OBJECT,
    q("w:mailMerge"): MERGE,
    q("w:subDoc"): SUBDOCUMENT,
    "{urn:schemas-microsoft-com:office:office}OLEObject": OBJECT,
}
VML = "urn:schemas-microsoft-com:vml"
# Attributes of old drawings that name a picture; `href` of a shape is where it leads.
PICTURES = ("src", "althref", "{urn:schemas-microsoft-com:office:office}href")
STYLES = {q("w:pStyle"): "paragraph", q("w:rStyle"): "character", q("w:tblStyle"): "table"}
PART = re.compile(r"(?:.*/)?([a-z]+)(\d*)\.xml", re.IGNORECASE)


@dataclass(slots=True)
class Contents:
    """What was found. `refused` keeps a template out, `advice` is only told."""

    refused: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)


def read_contents(package: Package) -> Contents:
    """Look through every part of Word's own."""
    found = Contents()
    roots = {name: parsed(data) for name, data in package.parts.items() if name.endswith(".xml")}
    words = {n: r for n, r in roots.items() if etree.QName(r).namespace == SPACES["w"]}
    headings: Mapping[str, int] = {}
    known: set[str] = set()
    for name, root in words.items():
        if package.type(name).endswith(".styles+xml"):
            headings = read_styles(root).headings
            known = {style.get(ID, "") for style in root.iter(STYLE)}
    for name, root in words.items():
        places = Places(root, _title(name), headings)
        for element, ban in (*_embedded(root), *_drawn(root), *fetching_fields(root)):
            found.refused.append(_place(places, element).problem(*ban))
        if known and not package.type(name).endswith((".styles+xml", ".numbering+xml")):
            found.advice += _styles(root, known, places)
    return found


def _title(name: str) -> str:
    match = PART.fullmatch(name)
    if match is None:
        return name
    word = "body" if match[1] == "document" else match[1]
    return f"{word} {match[2]}".strip()


def _place(places: Places, element: etree._Element) -> Place:
    paragraph = next(element.iterancestors(PARAGRAPH), element)
    return places.at(paragraph, "".join(text.text or "" for text in paragraph.iter(TEXT)))


def _embedded(root: etree._Element) -> Iterator[tuple[etree._Element, Ban]]:
    for element in root.iter(*EMBEDDED):
        if not any(one.tag in EMBEDDED for one in element.iterancestors()):
            yield element, EMBEDDED[str(element.tag)]


def _drawn(root: etree._Element) -> Iterator[tuple[etree._Element, Ban]]:
    """Yield the old drawings that fetch a picture, or lead elsewhere than to a page."""
    for element in root.iter(f"{{{VML}}}*"):
        target = element.get("href", "")
        if any(element.get(name) for name in PICTURES):
            yield element, OUTSIDE
        elif target and not target.startswith("#") and not leads_to_page(target):
            yield element, OTHER_LINK


def _styles(root: etree._Element, known: set[str], places: Places) -> Iterator[Problem]:
    """Yield each style that is used and is not there, once a part."""
    told: set[str] = set()
    for element in root.iter(*STYLES):
        name = element.get(VALUE, "")
        if name not in known and name not in told:
            told.add(name)
            yield _place(places, element).problem(
                f"The {STYLES[str(element.tag)]} style {name!r} is not in the template",
                "Give these words one of the styles that Word lists, and save it again",
            )
