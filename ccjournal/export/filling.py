"""docxtpl, kept on a short lead: what it loses or runs twice is mended here."""

import re
from collections.abc import Mapping
from pathlib import Path

from docx.document import Document
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import element_class_lookup
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from ccjournal.errors import ExportError
from ccjournal.export.environment import environment
from ccjournal.export.finish import finish
from ccjournal.export.plain import Frozen
from ccjournal.export.reading import CLOSE, OPEN, PIECE, text_in_xml
from ccjournal.export.scrub import remove_traces

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# A bookmark or link called at_record stands for the anchor of the `record` in hand.
PLACE = re.compile(r'(<w:(?:bookmarkStart|hyperlink) [^>]*w:(?:name|anchor)=")at_([a-z_]+)"')
# As docxtpl looks for them.
PARAGRAPH = re.compile("<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
SPACED = re.compile("[\t\n]")
IN_TAG = re.compile(f"<[^<>]*{OPEN}[^<>]*>")
VALUE = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


class Filling(DocxTemplate):  # type: ignore[misc]
    """One template that is filled once. `texts` holds what every part should show."""

    def __init__(self, template: Path) -> None:
        super().__init__(template)
        self.texts: dict[str, str] = {}

    def fill(self, values: Mapping[str, Frozen]) -> None:
        """Fill body, headers, footers and footnotes."""
        self.init_docx()
        remove_traces(self.docx)
        self.render(values, environment())
        part = self.docx.part
        finish(part.element.body, self.texts[str(part.partname)])

    def patch_xml(self, src_xml: str) -> str:
        """Turn what Word wrote into a Jinja template."""
        return str(super().patch_xml(PLACE.sub(r'\1{{ \2.anchor }}"', src_xml)))

    def render_xml_part(
        self, src_xml: str, part: Part, context: Mapping[str, Frozen], jinja_env: Environment
    ) -> str:
        """Fill one part, and note the text that it should show.

        docxtpl's own would take `{_{` in a learner's text for a tag of its own.
        """
        xml = jinja_env.from_string(src_xml).render(context)
        _refuse_unseen(xml)
        xml = xml.replace(OPEN, "").replace(CLOSE, "")
        self.texts[str(part.partname)] = text_in_xml(xml)
        return self.resolve_listing(xml)

    def resolve_listing(self, xml: str) -> str:
        """Turn tabs and line ends into Word's own, where there are any."""
        resolve = super().resolve_listing

        def resolved(match: re.Match[str]) -> str:
            paragraph = match.group()
            return str(resolve(paragraph)) if SPACED.search(paragraph) else paragraph

        return PARAGRAPH.sub(resolved, xml)

    def fix_tables(self, xml: str) -> etree._Element:
        """Parse the body within its document; docxtpl's parser leaves out what it cannot read."""
        root = self.docx.element
        root.replace(root.body, OxmlElement("w:body"))
        before, after = etree.tostring(root, encoding="unicode").split("<w:body/>")
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        parser.set_element_class_lookup(element_class_lookup)
        return etree.fromstring(f"{before}{xml}{after}", parser)

    def fix_docpr_ids(self, tree: etree._Element) -> None:
        """Give each picture and shape a number of its own."""
        for number, shape in enumerate(tree.iter(qn("wp:docPr")), 1):
            shape.set("id", str(number))

    def map_tree(self, tree: BaseOxmlElement) -> None:
        """Put the filled document in the template's place: moving the body over takes seconds."""
        part = self.docx.part
        part._element = tree  # noqa: SLF001 - python-docx has no other way
        self.docx: Document = part.document

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Leave the template's properties alone: the document is given its own."""

    def render_footnotes(
        self, context: Mapping[str, Frozen], jinja_env: Environment | None = None
    ) -> None:
        """Fill footnotes once; docxtpl fills them once a section, and so runs what it printed."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == FOOTNOTES and jinja_env is not None:
                xml = self.patch_xml(part.blob.decode())
                filled = self.render_xml_part(xml, part, context, jinja_env)
                part._blob = filled.encode()  # noqa: SLF001 - as docxtpl does


def _refuse_unseen(xml: str) -> None:
    """Refuse a template that prints a value where Word shows no text."""
    seen = sum(match.group().count(OPEN) for match in PIECE.finditer(xml))
    if seen + sum(tag.count(OPEN) for tag in IN_TAG.findall(xml)) == xml.count(OPEN):
        return
    rest = IN_TAG.sub("", PIECE.sub("", xml))
    lost = VALUE.search(rest)
    near = lost.group()[1:40].rstrip(CLOSE) if lost else "a value"
    raise ExportError(
        f"The template prints {near!r} where Word shows no text",
        "Put the tag into a line of text of its own",
    )
