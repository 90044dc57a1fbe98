"""What a template must not bring into a document, and the properties a document has of its own."""

from dataclasses import dataclass
from datetime import datetime

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

# Relationships by the last part of their type: who commented, what was filled in, what it looked
# like, who made it.
TRACES = {
    "comments",
    "commentsExtended",
    "commentsExtensible",
    "commentsIds",
    "custom-properties",
    "customXml",
    "extended-properties",
    "people",
    "thumbnail",
}
REMOVED = (
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:del",
    "w:moveFrom",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:pPrChange",
    "w:rPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:tblGridChange",
    "w:tcPrChange",
    "w:trPrChange",
    "w:proofErr",
    "w:rsids",
    "w:trackRevisions",
    "w:attachedTemplate",
)
UNWRAPPED = ("w:ins", "w:moveTo")
RSID = qn("w:rsid")
# Longer ones are refused by python-docx.
LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a file manager tells about a document."""

    title: str
    author: str
    subject: str = ""
    language: str = "en-GB"
    made: datetime | None = None


def remove_traces(document: Document) -> None:
    """Take out of a template its comments, tracked changes, properties and picture."""
    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for rel_id, rel in list(rels.items()):
            if rel.reltype.rpartition("/")[2] in TRACES:
                del rels[rel_id]
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            _scrub(part.element)


def _scrub(root: etree._Element) -> None:
    for element in list(root.iter(*map(qn, UNWRAPPED))):
        _unwrap(element)
    for element in list(root.iter(*map(qn, REMOVED))):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter():
        for name in [n for n in element.attrib if str(n).startswith(RSID)]:
            del element.attrib[name]


def _unwrap(element: etree._Element) -> None:
    """Keep what an insertion holds; an inserted paragraph mark holds nothing."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(place + number, child)
    parent.remove(element)


def set_properties(document: Document, properties: DocumentProperties) -> None:
    """Give a document its own core properties and none of the template's."""
    core = document.core_properties
    element = core._element  # noqa: SLF001 - python-docx can set properties, but not remove them
    for child in list(element):
        element.remove(child)
    core.title = properties.title[:LONGEST_PROPERTY]
    core.author = properties.author[:LONGEST_PROPERTY]
    core.subject = properties.subject[:LONGEST_PROPERTY]
    core.language = properties.language
    if properties.made is not None:
        core.created = properties.made
        core.modified = properties.made
