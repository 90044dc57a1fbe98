"""What a template must not bring into a document, and the properties a document has of its own."""

from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from ccjournal.export.engine.names import ROW, q, unwrap
from ccjournal.export.engine.package import Relation, xml_bytes

# Relationships by the last part of their type: who commented, what was filled in, what it looked
# like, who made it.
TRACES = {
    "comments",
    "core-properties",
    "commentsExtended",
    "commentsExtensible",
    "commentsIds",
    "custom-properties",
    "customXml",
    "extended-properties",
    "people",
    "thumbnail",
    "attachedTemplate",
    "mailMergeSource",
    "mailMergeHeaderSource",
    "printerSettings",
    "vbaProject",
    "wordVbaData",
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
    "w:mailMerge",
    "w:docVars",
    "w14:docId",
    "w15:docId",
    "w:lastRenderedPageBreak",
    "w:cellIns",
    "w:cellMerge",
    "w:numberingChange",
    "w:permStart",
    "w:permEnd",
    "w:customXmlInsRangeStart",
    "w:customXmlInsRangeEnd",
    "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd",
)
UNWRAPPED = ("w:ins", "w:moveTo", "w:smartTag")
RSID, IDS = q("w:rsid"), (q("w14:paraId"), q("w14:textId"))
# A deleted row or cell is there still, with a mark in its properties.
DELETED = ("w:trPr/w:del", "w:tcPr/w:cellDel")
# As many as Word itself keeps.
LONGEST_PROPERTY = 255
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a file manager tells about a document."""

    title: str
    author: str
    subject: str = ""
    language: str = "en-GB"
    made: datetime | None = None
    keywords: str = ""


def is_trace(relation: Relation) -> bool:
    """Whether a template refers to something that is its author's own affair."""
    return relation.kind in TRACES


def scrub(root: etree._Element) -> None:
    """Take the comments and tracked changes out of a part."""
    for row in list(root.iter(ROW)):
        _without_deleted(row)
    for element in list(root.iter(*map(q, UNWRAPPED))):
        unwrap(element)
    for element in list(root.iter(*map(q, REMOVED))):
        _remove(element)
    for element in root.iter():
        for name in [n for n in element.attrib if str(n).startswith(RSID) or n in IDS]:
            del element.attrib[name]


def _without_deleted(row: etree._Element) -> None:
    if row.find("/".join(map(q, DELETED[0].split("/")))) is not None:
        _remove(row)
    for mark in row.findall("/".join(map(q, ("w:tc", *DELETED[1].split("/"))))):
        _remove(next(mark.iterancestors(q("w:tc"))))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def core_xml(properties: DocumentProperties) -> bytes:
    """Return the part that holds a document's own core properties."""
    spaces = {"cp": CORE, "dc": DC, "dcterms": TERMS, "xsi": INSTANCE}
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap=spaces)
    for name in ("title", "subject", "creator"):
        text = properties.author if name == "creator" else getattr(properties, name)
        etree.SubElement(root, f"{{{DC}}}{name}").text = text[:LONGEST_PROPERTY]
    etree.SubElement(root, f"{{{DC}}}language").text = properties.language
    if properties.keywords:
        keywords = etree.SubElement(root, f"{{{CORE}}}keywords")
        keywords.text = properties.keywords[:LONGEST_PROPERTY]
    if properties.made is not None:
        for name in ("created", "modified"):
            element = etree.SubElement(root, f"{{{TERMS}}}{name}")
            element.set(f"{{{INSTANCE}}}type", "dcterms:W3CDTF")
            element.text = properties.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return xml_bytes(root)
