"""The pieces that the shipped templates are put together from, as Word XML."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from styles import LINE, STRONG_LINE, TABLE_LOOK, edge

NUMBERS = iter(range(1, 1000))
HEAD_LINE = f"<w:tcBorders>{edge('bottom', 8, STRONG_LINE)}</w:tcBorders>"


def run(text: str, style: str = "") -> str:
    """Return text, Jinja tags among it; a tab stands for a tab."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = [
        f'<w:r>{look}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' if piece else ""
        for piece in text.split("\t")
    ]
    return f"<w:r>{look}<w:tab/></w:r>".join(pieces)


def p(style: str, *runs: str, ppr: str = "") -> str:
    """Return a paragraph; a piece that is no XML is a plain run."""
    inner = "".join(piece if piece.startswith("<w:") else run(piece) for piece in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ppr}</w:pPr>{inner}</w:p>'


def tag(statement: str) -> str:
    """Return a paragraph that is a Jinja statement: it leaves no paragraph behind."""
    return p("Normal", f"{{%p {statement} %}}")


def each(statement: str, *blocks: str) -> str:
    """Return blocks that are repeated or left out: `for record in records`, `if ...`."""
    return f"{tag(statement)}{''.join(blocks)}{tag('end' + statement.split(maxsplit=1)[0])}"


def link(place: str, *runs: str) -> str:
    """Return a link to a bookmark of this document."""
    return f'<w:hyperlink w:anchor="{place}" w:history="1">{"".join(runs)}</w:hyperlink>'


def bookmark(name: str, *runs: str) -> str:
    """Return runs that a link can lead to."""
    number = next(NUMBERS)
    inner = "".join(piece if piece.startswith("<w:") else run(piece) for piece in runs)
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    )


def field_char(kind: str) -> str:
    """Return the begin, the separation or the end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def simple_field(name: str) -> str:
    """Return a field such as PAGE."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def cell(width: int, *blocks: str, span: int = 1, more: str = "") -> str:
    """Return a cell; it must hold a paragraph whatever its tags do."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{more}</w:tcPr>'
        f"{''.join(blocks)}</w:tc>"
    )


def row(*cells: str, head: bool = False, height: int = 0) -> str:
    """Return a row that stays on one page; a head is repeated on each."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    mark = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{mark}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(statement: str) -> str:
    """Return a row that is a Jinja statement."""
    return row(cell(400, p("TableText", f"{{%tr {statement} %}}")))


def cell_tag(statement: str, width: int) -> str:
    """Return a cell that is a Jinja statement."""
    return cell(width, p("TableText", f"{{%tc {statement} %}}"))


def table(widths: Sequence[int], title: str, *rows: str, share: bool = False) -> str:
    """Return a table with a title for those who cannot see it.

    Lines and margins are in the table itself: not every program takes them from the style. With
    `share` repeated columns share the whole width by what stands in them.
    """
    whole = 'w:w="5000" w:type="pct"' if share else f'w:w="{sum(widths)}" w:type="dxa"'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="QuietTable"/><w:tblW {whole}/>'
        f'{TABLE_LOOK[0]}<w:tblLayout w:type="fixed"/>{TABLE_LOOK[1]}'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(title)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def heads(widths: Sequence[int], *titles: str) -> str:
    """Return the head of a table."""
    pairs = zip(widths, titles, strict=True)
    return row(*(head(width, p("TableHead", title)) for width, title in pairs), head=True)


def head(width: int, *blocks: str) -> str:
    """Return a cell of a table's head."""
    return cell(width, *blocks, more=f'{HEAD_LINE}<w:vAlign w:val="bottom"/>')


def listing(
    widths: Sequence[int], title: str, titles: Sequence[str], statement: str, *cells: str
) -> str:
    """Return a table with a head and one row for each thing; `cells` hold paragraphs."""
    return table(
        widths,
        title,
        heads(widths, *titles),
        row_tag(statement),
        row(*(cell(width, inner) for width, inner in zip(widths, cells, strict=True))),
        row_tag("endfor"),
    )


def codes(name: str) -> str:
    """Return the codes of something as a list whose codes are not broken over lines."""
    kept = "replace(' ', '\N{NO-BREAK SPACE}')"
    return f"{{{{ {name}.codes | join('|') | {kept} | replace('|', ', ') }}}}"


def blank_rows(widths: Sequence[int], count: int, height: int = 560) -> str:
    """Return rows to fill in by hand."""
    return "".join(
        row(*(cell(width, p("TableText")) for width in widths), height=height) for _ in range(count)
    )


def sides(*names: str, colour: str = LINE, size: int = 4) -> str:
    """Return the borders of a cell, and none on the other sides."""
    order = [name for name in ("top", "left", "bottom", "right") if name in names]
    return f"<w:tcBorders>{''.join(edge(name, size, colour) for name in order)}</w:tcBorders>"


def signatures(*people: tuple[str, str], width: int = 9070) -> str:
    """Return lines to sign on: a role and what is known of the name."""
    # Wide pages give the role and the name a line of their own.
    of_role, of_name = min(width * 2 // 7, 3700), min(width * 11 // 40, 3200)
    widths = (of_role, of_name, width - of_role - of_name - 1400, 1400)
    lined = sides("bottom", colour=STRONG_LINE, size=6)
    low = f'{lined}<w:vAlign w:val="bottom"/>'
    rows = []
    for number, (role, name) in enumerate(people, 1):
        # All on one page: a role without a place to sign says nothing.
        keep = "<w:keepNext/>" if number < len(people) else ""
        cells = (
            cell(wide, p("TableText", text, ppr=keep), more=low)
            for wide, text in zip(widths, (role, name, "", ""), strict=True)
        )
        rows.append(row(*cells, height=680))
    titles = heads(widths, "Role", "Name", "Signature", "Date")
    return table(widths, "Signatures", titles, *rows)


def ruled(lines: int, width: int = 9070) -> str:
    """Return lines to write on."""
    lined = sides("bottom", colour=STRONG_LINE, size=6)
    rows = (row(cell(width, p("TableText"), more=lined), height=480) for _ in range(lines))
    return table((width,), "Lines to write on", *rows)


def to_fill_in(widths: tuple[int, int], title: str, *lines: tuple[str, str]) -> str:
    """Return names with a place beside each, to be filled in by hand where nothing is known."""
    low = f'{sides("bottom", colour=STRONG_LINE, size=6)}<w:vAlign w:val="bottom"/>'
    return table(
        widths,
        title,
        *(
            row(
                cell(widths[0], p("TableHead", name), more=low),
                cell(widths[1], p("TableText", known), more=low),
                height=520,
            )
            for name, known in lines
        ),
    )
