"""The evidence matrix: criteria by what supports them, on pages on their side."""

from blocks import (
    HEAD_LINE,
    bookmark,
    cell,
    cell_tag,
    codes,
    each,
    head,
    heads,
    link,
    listing,
    p,
    row,
    row_tag,
    run,
    table,
)
from pages import LANDSCAPE, section, top, who

CODE, TEXT, COLUMN = 950, 4870, 625
CLOSE = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
KEY = (1100, 3300, 5370, 2200, 2600)


def body() -> str:
    """Return the body of the template: a matrix and its key for each unit."""
    return (
        each(
            "if not units", top("{{ doc.title }}", "No unit has been chosen yet.", width=LANDSCAPE)
        )
        + each("for unit in units", unit_sheet())
        + section("landscape", last=True)
    )


def unit_sheet() -> str:
    """Return the pages of one unit."""
    return (
        top("{{ unit.code }}   {{ unit.title }}", "{{ doc.title }}", new_page=True, width=LANDSCAPE)
        + who()
        + p("Facts", COUNT, ppr='<w:keepNext w:val="0"/>')
        + legend()
        + each(
            "if not unit.supports",
            p("Normal", "Nothing is claimed for this unit yet."),
        )
        + each("for table in unit.matrix.tables", p("Facts", "{{ table.label }}"), matrix_table())
        + each("if unit.matrix.listed", long_list())
        + each(
            "if unit.supports",
            p("Heading2", "What the references stand for"),
            listing(
                KEY,
                "What the references stand for",
                ("Reference", "Method and date", "What it is", "Criteria", "Where it is kept"),
                "for support in unit.supports",
                p("TableText", bookmark("at_support", run("{{ support.ref }}", "Code"))),
                p("TableText", METHOD),
                p("TableText", "{{ support.title }}"),
                p("TableText", codes("support")),
                p(
                    "TableText",
                    "{% if support.location %}{{ support.location }}{% else %}Accounts{% endif %}",
                ),
            ),
        )
    )


METHOD = "{{ support.method }}{% if support.date %}, {{ support.date }}{% endif %}"
COUNT = "{{ unit.shown }} of {{ unit.total }} criteria have evidence."


def legend() -> str:
    """Return what the marks mean."""
    return p(
        "Small",
        run("{{ marks.account }}", "Symbol"),
        " the learner's own account    ",
        run("{{ marks.proof }}", "Symbol"),
        " other evidence: a work product, an observation, a witness or a discussion",
    )


def long_list() -> str:
    """Return the criteria of a unit with more evidence than stands side by side on pages."""
    widths = (CODE, 5620, 8000)
    found = "{% for support in criterion.supports %}{{ support.ref }}  {% endfor %}"
    return table(
        widths,
        "Criteria and what supports them",
        heads(widths, "Criterion", "What is to be shown", "References"),
        row_tag("for outcome in unit.outcomes"),
        row_tag("for criterion in outcome.criteria"),
        row(
            cell(CODE, p("TableText", run("{{ criterion.code }}", "Code"))),
            cell(widths[1], p("TableDense", "{{ criterion.text }}")),
            cell(widths[2], p("TableText", found)),
        ),
        row_tag("endfor"),
        row_tag("endfor"),
    )


def matrix_table() -> str:
    """Return one table of criteria by what supports them."""
    widths = (CODE, TEXT, COLUMN, COLUMN, COLUMN)
    ref = p("TableMark", link("at_column", run("{{ column.ref }}", "SmallRef")))
    return table(
        widths,
        "Criteria and what supports them",
        row(
            head(CODE, p("TableHead", "Criterion")),
            head(TEXT, p("TableHead", "What is to be shown")),
            cell_tag("for column in table.columns", COLUMN),
            cell(COLUMN, ref, more=f'{HEAD_LINE}{CLOSE}<w:vAlign w:val="bottom"/>'),
            cell_tag("endfor", COLUMN),
            head=True,
        ),
        row_tag("for line in table.rows"),
        row(
            cell(CODE, p("TableText", link("at_line", run("{{ line.code }}", "Code")))),
            cell(TEXT, p("TableDense", "{{ line.text }}")),
            cell_tag("for cell in line.cells", COLUMN),
            cell(COLUMN, p("TableMark", run("{{ cell.mark }}", "Symbol")), more=CLOSE),
            cell_tag("endfor", COLUMN),
        ),
        row_tag("endfor"),
    )
