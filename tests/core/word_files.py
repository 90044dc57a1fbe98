"""Word files made by code, as small as they can be, and filled."""

import zipfile
from pathlib import Path

from lxml import etree

from ccjournal.export.engine.names import SPACES, q
from ccjournal.export.word import fill
from tests.core.export_sources import PROPERTIES, Stages

ROOT = " ".join(f'xmlns:{key}="{space}"' for key, space in SPACES.items() if key != "xml")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SECTION = "<w:sectPr/>"


def p(*pieces: str, look: str = "") -> str:
    """Return a paragraph; a piece that is no XML is a run of its own."""
    inner = "".join(piece if piece.startswith("<") else r(piece) for piece in pieces)
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{inner}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run."""
    made = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t>{made}</w:t></w:r>"


def tc(*blocks: str, look: str = "") -> str:
    """Return a cell; a block that is no XML is a paragraph."""
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{look}</w:tcPr>{inner}</w:tc>'


def tr(*cells: str) -> str:
    """Return a row; a cell that is no XML is a cell with that text."""
    return f"<w:tr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    """Return a table."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def docx(path: Path, *blocks: str, **parts: str) -> Path:
    """Write a Word file; a block that is no XML is a paragraph.

    `parts` are other parts by their name: `styles`, `numbering`, `header1`, `footnotes`.
    """
    body = "".join(block if block.startswith("<") else p(block) for block in blocks)
    files = {"document": f"<w:document {ROOT}><w:body>{body}{SECTION}</w:body></w:document>"}
    files |= {name: xml.replace(">", f" {ROOT}>", 1) for name, xml in parts.items()}
    kinds = {name: name.rstrip("0123456789") for name in files}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{WORD}.{kind}{".main" if kind == "document" else ""}+xml"/>'
        for name, kind in kinds.items()
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kinds[name]}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{overrides}</Types>'
        )
        file.writestr("_rels/.rels", _relations(_MAIN))
        file.writestr("word/_rels/document.xml.rels", _relations(links))
        for name, xml in files.items():
            file.writestr(f"word/{name}.xml", xml)
    return path


_MAIN = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def filled(folder: Path, *blocks: str, values=None, **parts: str) -> Path:
    """Fill a Word file of these blocks, and return the document."""
    template, target = folder / "template.docx", folder / "out.docx"
    fill(docx(template, *blocks, **parts), values or {}, target, PROPERTIES, Stages())
    return target


def part(path: Path, name: str = "document") -> etree._Element:
    """Return one part of a Word file, the body unless it is named."""
    with zipfile.ZipFile(path) as file:
        return etree.fromstring(file.read(f"word/{name}.xml"))


def related(path: Path, name: str = "document") -> list[tuple[str, str, str]]:
    """Return id, kind and target of what a part refers to."""
    with zipfile.ZipFile(path) as file:
        root = etree.fromstring(file.read(f"word/_rels/{name}.xml.rels"))
    return [(one.get("Id"), one.get("Type").rpartition("/")[2], one.get("Target")) for one in root]


def body(path: Path) -> str:
    """Return the body of a document as XML without name spaces, and without its section."""
    xml = etree.tostring(part(path).find(q("w:body")), encoding="unicode")
    inner = xml[xml.index(">") + 1 : xml.rindex("<w:sectPr")]
    return inner.replace(' xml:space="preserve"', "")


def rows(path: Path, name: str = "document") -> list[str]:
    """Return the paragraphs of a part, those of one row of a table in one line."""
    lines = []
    for paragraph in part(path, name).iter(q("w:p")):
        text = "".join(_signs(paragraph))
        row = next(paragraph.iterancestors(q("w:tr")), None)
        lines.append((row, text))
    merged: list[list] = []
    for row, text in lines:
        if row is not None and merged and merged[-1][0] is row:
            merged[-1][1] += f" | {text}"
        else:
            merged.append([row, text])
    return [text for _, text in merged]


def _signs(paragraph: etree._Element):
    for element in paragraph.iter(q("w:t"), q("w:tab"), q("w:br")):
        if next(element.iterancestors(q("w:p"))) is paragraph and element.tag == q("w:t"):
            yield element.text or ""
        elif element.getparent().tag == q("w:r"):
            yield "\t" if element.tag == q("w:tab") else "\n" if element.tag == q("w:br") else ""
