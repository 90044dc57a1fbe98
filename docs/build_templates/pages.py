"""Pages, headers and footers, and the package that Word calls a document."""

import zipfile
from io import BytesIO

from blocks import each, p, simple_field
from styles import LINE, PINE, W, edge, styles_xml

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PORTRAIT, LANDSCAPE = 9070, 14570
BAR = 1170
EPOCH = (1980, 1, 1, 0, 0, 0)


SAME_PAGE = '<w:pageBreakBefore w:val="0"/>'


def top(title: str, kind: str, *, new_page: bool = False, width: int = PORTRAIT) -> str:
    """Return the head of a sheet: the green bar, its title, and what it is."""
    turned = "<w:pageBreakBefore/>" if new_page else ""
    return (
        p("Normal", "", ppr=f"{turned}{bar(0, width)}")
        + p("Heading1", title, ppr=SAME_PAGE)
        + p("Subtitle", kind, ppr='<w:spacing w:before="0" w:after="60"/>')
    )


WHO = (
    "{% if learner.name %}{{ learner.name }}{% else %}Learner: ____________________{% endif %}"
    "{% if learner.number %}  ·  {{ learner.number }}{% endif %}"
    "{% if learner.centre %}  ·  {{ learner.centre }}{% endif %}  ·  {{ doc.made_on }}"
)


def who() -> str:
    """Return whose sheet it is, and what its profile leaves out."""
    told = each("if doc.privacy", p("Small", "{{ doc.privacy }}"))
    return p("Facts", WHO, ppr='<w:keepNext w:val="0"/>') + told


def bar(before: int, width: int = PORTRAIT) -> str:
    """Return the look of a short bar in the program's green, to stand above a title."""
    return (
        f"<w:pBdr>{edge('bottom', 36, PINE)}</w:pBdr>"
        f'<w:spacing w:before="{before}" w:after="240"/><w:ind w:right="{width - BAR}"/>'
    )


SIZES = {
    "portrait": (
        1,
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1418" w:bottom="1418" '
        'w:left="1418" w:header="680" w:footer="624" w:gutter="0"/>',
    ),
    "landscape": (
        2,
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1418" '
        'w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/>',
    ),
}


def section(side: str, *, first: bool = False, last: bool = False) -> str:
    """Return the end of a section of A4 pages; the first page of the first has no running head."""
    number, size = SIZES[side]
    page = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader{number}"/>'
        f'<w:footerReference w:type="default" r:id="rIdFooter{number}"/>'
        f'<w:type w:val="nextPage"/>{size}{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )
    # Word wants a paragraph at the end, and between a table and what comes next.
    return p("Line", "") + page if last else p("Line", "", ppr=page)


def header(width: int) -> str:
    """Return the running head: title and learner."""
    line = (
        f"<w:pBdr>{edge('bottom', 4, LINE, 4)}</w:pBdr>"
        f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    )
    return p("Header", "{{ doc.title }}\t{{ learner.name }}", ppr=line)


def footer(width: int) -> str:
    """Return the running foot: the day, the end of the history, and the page of how many."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    head = (
        "{% if history.head %}  ·  History {{ history.head }} · {{ history.version }}"
        " · {{ history.date }}{% endif %}"
    )
    pages = (
        "{{ doc.made_on }}",
        head,
        "\tPage ",
        simple_field("PAGE"),
        " of ",
        simple_field("NUMPAGES"),
    )
    return p("Footer", *pages, ppr=tab)


SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)


def package(body: str) -> bytes:
    """Return a Word document with this body; the same body gives the same bytes."""
    parts = {
        "word/document.xml": (
            "document.main",
            f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        ),
        "word/styles.xml": ("styles", styles_xml()),
        "word/settings.xml": ("settings", SETTINGS),
    }
    for number, width in ((1, PORTRAIT), (2, LANDSCAPE)):
        parts[f"word/header{number}.xml"] = (
            "header",
            f'<w:hdr xmlns:w="{W}" xmlns:r="{R}">{header(width)}</w:hdr>',
        )
        parts[f"word/footer{number}.xml"] = (
            "footer",
            f'<w:ftr xmlns:w="{W}" xmlns:r="{R}">{footer(width)}</w:ftr>',
        )
    files = {name: xml for name, (_, xml) in parts.items()}
    files["[Content_Types].xml"] = _content_types({n: kind for n, (kind, _) in parts.items()})
    files["_rels/.rels"] = _relationships({"rIdDocument": ("officeDocument", "word/document.xml")})
    files["word/_rels/document.xml.rels"] = _relationships(
        {
            "rIdStyles": ("styles", "styles.xml"),
            "rIdSettings": ("settings", "settings.xml"),
            **{f"rIdHeader{n}": ("header", f"header{n}.xml") for n in (1, 2)},
            **{f"rIdFooter{n}": ("footer", f"footer{n}.xml") for n in (1, 2)},
        }
    )
    return _zipped(files)


def _content_types(kinds: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{entries}</Relationships>'


def _zipped(files: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", *(n for n in files if n[0] != "[")):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{files[name]}'
            archive.writestr(entry, xml)
    return buffer.getvalue()
