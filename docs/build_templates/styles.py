"""The look of the shipped templates: real Word styles, named once.

The learner's words are set in Cambria, everything else in Calibri: both come with Word, and both
have free twins of the same widths. Colours are the light ones of the program.
"""

INK, SECOND, THIRD = "1B2224", "465155", "5B666A"
PINE, TINT, LINE, STRONG_LINE = "0F6455", "F1F3F0", "DDE1DC", "BCC4BE"
SANS, SERIF = "Calibri", "Cambria"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def font(name: str) -> str:
    """Return a font for Latin, and one for scripts that run from right to left."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="Arial"/>'


def run_look(
    size: float, colour: str = INK, face: str = SANS, *, bold: bool = False, more: str = ""
) -> str:
    """Return run properties in the order that Word wants."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    half = round(size * 2)
    return (
        f'<w:rPr>{font(face)}{weight}<w:color w:val="{colour}"/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{more}</w:rPr>'
    )


def paragraph(name: str, title: str, ppr: str, rpr: str, *, based: str = "Normal") -> str:
    """Return a paragraph style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>{base}'
        f"<w:qFormat/><w:pPr>{ppr}</w:pPr>{rpr}</w:style>"
    )


def character(name: str, title: str, rpr: str) -> str:
    """Return a character style."""
    return (
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{title}"/>'
        f"<w:qFormat/>{rpr}</w:style>"
    )


def spacing(before: int, after: int, line: int = 264) -> str:
    """Return spacing in twentieths of a point; lines in 240ths."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def outline(level: int) -> str:
    """Return the level of a heading for contents lists and screen readers."""
    return f'<w:outlineLvl w:val="{level}"/>'


KEEP = "<w:keepNext/><w:keepLines/>"
DATE_AND_PAGE_TABS = (
    '<w:tabs><w:tab w:val="right" w:pos="8500"/><w:tab w:val="right" w:pos="9070"/></w:tabs>'
)
DATE_TAB = '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'


def edge(side: str, size: int, colour: str, space: int = 0) -> str:
    """Return one border."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


# A learner's own lists; the engine counts and indents them.
LISTS = {"ListBullet": "List Bullet", "ListNumber": "List Number"}

PARAGRAPHS = (
    paragraph("Normal", "Normal", f"<w:widowControl/>{spacing(0, 120)}", run_look(10.5), based=""),
    paragraph("Title", "Title", KEEP + spacing(0, 60, 240), run_look(32, INK, SERIF)),
    paragraph("Subtitle", "Subtitle", spacing(0, 360, 252), run_look(14, SECOND)),
    paragraph(
        "Heading1",
        "heading 1",
        f"{KEEP}<w:pageBreakBefore/>{spacing(0, 160, 240)}{outline(0)}",
        run_look(22, INK, SERIF),
    ),
    paragraph(
        "Heading2",
        "heading 2",
        KEEP + spacing(440, 40, 240) + outline(1),
        run_look(15, INK, SERIF),
    ),
    paragraph(
        "Heading3",
        "heading 3",
        KEEP + spacing(200, 40, 252) + outline(2),
        run_look(10.5, PINE, bold=True),
    ),
    *(
        paragraph(
            f"Heading{level}",
            f"heading {level}",
            KEEP + spacing(120, 40, 252) + outline(level - 1),
            run_look(10.5, INK, SERIF, bold=True),
        )
        for level in (4, 5, 6)
    ),
    *(
        paragraph(key, name, spacing(0, 60, 300), run_look(11, INK, SERIF))
        for key, name in LISTS.items()
    ),
    paragraph("Facts", "Facts", f"<w:keepNext/>{spacing(0, 120, 252)}", run_look(10, SECOND)),
    paragraph("LearnerWords", "Learner Words", spacing(0, 120, 300), run_look(11, INK, SERIF)),
    paragraph(
        "Quote",
        "Quote",
        f"<w:pBdr>{edge('left', 12, STRONG_LINE, 8)}</w:pBdr>{spacing(40, 120, 276)}"
        '<w:ind w:left="200"/>',
        run_look(10.5, SECOND, SERIF),
    ),
    paragraph(
        "Notice",
        "Notice",
        f"<w:keepLines/><w:pBdr>{edge('left', 18, PINE, 8)}</w:pBdr>{spacing(60, 200, 264)}"
        '<w:ind w:left="200"/>',
        run_look(10, SECOND),
    ),
    paragraph("Small", "Small", spacing(60, 120, 252), run_look(9.5, THIRD)),
    paragraph("TableText", "Table Text", spacing(0, 0, 252), run_look(10)),
    paragraph("TableWords", "Table Words", spacing(0, 0, 268), run_look(10.5, INK, SERIF)),
    paragraph("TableSmall", "Table Small", spacing(20, 0, 252), run_look(9, THIRD)),
    paragraph("TableDense", "Table Dense", spacing(0, 0, 245), run_look(9)),
    paragraph("TableHead", "Table Head", f"<w:keepNext/>{spacing(0, 0)}", run_look(9, SECOND)),
    paragraph(
        "TableBand",
        "Table Band",
        KEEP + spacing(20, 0, 252) + '<w:ind w:left="85"/>',
        run_look(10, INK, bold=True),
    ),
    paragraph(
        "TableMark",
        "Table Mark",
        f'{spacing(0, 0, 252)}<w:jc w:val="center"/>',
        run_look(10, PINE),
    ),
    paragraph("Line", "Section Line", spacing(0, 0, 240), run_look(4)),
    paragraph("TOC1", "toc 1", f"{DATE_TAB}{spacing(120, 20, 252)}", run_look(11, INK, bold=True)),
    paragraph(
        "TOC2",
        "toc 2",
        DATE_AND_PAGE_TABS + spacing(0, 20, 252) + '<w:ind w:left="1134" w:hanging="1134"/>',
        run_look(10.5, SECOND),
    ),
    paragraph("Header", "header", spacing(0, 0, 240), run_look(9, THIRD)),
    paragraph("Footer", "footer", spacing(0, 0, 240), run_look(9, THIRD)),
)

SYMBOLS = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'
CHARACTERS = (
    character(
        "ClaimedWords", "Claimed Words", f'<w:rPr><w:u w:val="single" w:color="{PINE}"/></w:rPr>'
    ),
    character("ClaimCode", "Claim Code", run_look(8, PINE, bold=True)),
    character("Code", "Criterion Code", run_look(10, PINE, bold=True)),
    character("SmallRef", "Small Reference", run_look(8.5, PINE)),
    character("Ref", "Reference", run_look(11, PINE, bold=True)),
    character("Quiet", "Quiet", f'<w:rPr>{font(SANS)}<w:color w:val="{THIRD}"/></w:rPr>'),
    character("Hyperlink", "Hyperlink", f'<w:rPr><w:color w:val="{PINE}"/></w:rPr>'),
    character("Symbol", "Symbol", f'<w:rPr>{SYMBOLS}<w:color w:val="{PINE}"/></w:rPr>'),
)

TABLE_LOOK = (
    f"<w:tblBorders>{edge('bottom', 4, LINE)}{edge('insideH', 4, LINE)}</w:tblBorders>",
    '<w:tblCellMar><w:top w:w="62" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="62" w:type="dxa"/><w:right w:w="142" w:type="dxa"/></w:tblCellMar>',
)
TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="QuietTable"><w:name w:val="Quiet Table"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr>{"".join(TABLE_LOOK)}</w:tblPr></w:style>'
)


def styles_xml() -> str:
    """Return word/styles.xml."""
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{font(SANS)}'
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>"
        f"{''.join(PARAGRAPHS)}{''.join(CHARACTERS)}{TABLE}</w:styles>"
    )
