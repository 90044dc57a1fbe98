"""The text of a Word document: as it should be, and as it is read back from the file."""

import re
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
# Jinja wraps every value in these two; XML cannot hold them, so no text can be taken for one.
OPEN, CLOSE = "\ufffe", "\uffff"

PIECE = re.compile(
    r"<w:t(?: [^>]*)?>([^<]*)</w:t>"
    r"|<w:(p|tab|br|cr|noBreakHyphen|softHyphen)(?: [^>]*)?/?>"
    r'|<w:sym [^>]*w:char="([0-9A-Fa-f]+)"'
)
MARKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": "\t"}
MARKS |= {"noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\N{SOFT HYPHEN}"}
ENTITIES = (
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&#34;", '"'),
    ("&quot;", '"'),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&amp;", "&"),
)


def text_in_xml(xml: str) -> str:
    """Return the text that a part's XML shows, a line break before each paragraph.

    It is read without any XML parser, so that what a parser loses is noticed.
    """
    return "".join(_piece(match) for match in PIECE.finditer(xml))


def _piece(match: re.Match[str]) -> str:
    text, mark, symbol = match.groups()
    if symbol:
        return chr(int(symbol, 16))
    if text is None:
        stop = mark == "tab" and "w:val" in match.group()
        return "" if stop else MARKS[mark]
    if "&" in text:
        for entity, character in ENTITIES:
            text = text.replace(entity, character)
    return text


def text_in_file(path: Path, part: str = BODY, *, symbols: bool = True) -> str:
    """Return the text of one part of a Word document, read from the file."""
    with ZipFile(path) as package:
        xml = package.read(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(xml, parser)
    tags = {f"{W}{name}": text for name, text in MARKS.items()}
    pieces = []
    for element in root.iter(f"{W}t", f"{W}sym", *tags):
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{W}sym":
            pieces.append(chr(int(element.get(f"{W}char", ""), 16)) if symbols else "")
        elif element.tag != f"{W}tab" or element.get(f"{W}val") is None:
            pieces.append(tags[element.tag])
    return "".join(pieces)


def document_text(path: Path) -> list[str]:
    """Return the lines of a document's body, without headers, footers and the codes of claims."""
    return text_in_file(path, symbols=False).split("\n")[1:]
