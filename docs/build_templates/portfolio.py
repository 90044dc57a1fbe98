"""The whole portfolio."""

import quality
from accounts import FACTS, claims, heading, tables, words
from blocks import (
    bookmark,
    cell,
    codes,
    each,
    field_char,
    heads,
    link,
    p,
    row,
    row_tag,
    run,
    sides,
    table,
)
from declaration import DECLARATION, declaration
from matrix import legend, matrix_table
from pages import bar, section
from recorded import history, sessions
from styles import STRONG_LINE, TINT

UNITS, RECORDS, PROOFS = "_ccj_units", "_ccj_records", "_ccj_proofs"
MATRIX = "_ccj_matrix"
DETAIL = (2700, 6370)
CRITERION = (950, 3570, 2700, 1850)
PROOF = (900, 2100, 3470, 1600, 1000)


def body() -> str:
    """Return the body of the template."""
    parts = (cover(), contents(), units(), records(), proofs(), quality.part())
    upright = (*parts, section("portrait", first=True))
    turned = (matrix(), section("landscape"))
    ends = (declaration(), history(), sessions(), section("portrait", last=True))
    return "".join((*upright, *turned, *ends))


def cover() -> str:
    """Return the cover: whose portfolio it is, and which units it is for."""
    line = sides("bottom", colour=STRONG_LINE, size=6)
    low = f'{line}<w:vAlign w:val="bottom"/>'
    details = table(
        DETAIL,
        "Learner and centre",
        row_tag("for detail in details"),
        row(
            cell(DETAIL[0], p("TableHead", "{{ detail.label }}"), more=low),
            cell(DETAIL[1], p("TableText", "{{ detail.value }}"), more=low),
            height=480,
        ),
        row_tag("endfor"),
    )
    widths = (1000, 5870, 2200)
    listed = table(
        widths,
        "Units",
        heads(widths, "Unit", "Title", "Criteria with evidence"),
        row_tag("for unit in units"),
        row(
            cell(widths[0], p("TableText", link("at_unit", run("{{ unit.code }}", "Code")))),
            cell(widths[1], p("TableText", "{{ unit.title }}")),
            cell(widths[2], p("TableText", "{{ unit.shown }} of {{ unit.total }}")),
        ),
        row_tag("endfor"),
    )
    return (
        p("Normal", "", ppr=bar(600))
        + p("Title", "{{ doc.title }}")
        + p("Subtitle", "{% if learner.name %}{{ learner.name }}, {% endif %}{{ doc.made_on }}")
        + details
        + each("if doc.privacy", p("Small", "{{ doc.privacy }}"))
        + each(
            "if units",
            p("Facts", "Units in this portfolio", ppr='<w:spacing w:before="360" w:after="60"/>'),
            listed,
        )
    )


def page(name: str, tabs: str = "\t") -> str:
    """Return a page number at the end of its line, once it is known."""
    return f"{{% if {name} %}}{tabs}{{{{ {name} }}}}{{% endif %}}"


def contents() -> str:
    """Return a real contents list, filled here; pages stand in it once they are known."""
    start = (
        field_char("begin")
        + '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        + field_char("separate")
    )
    unit = link("at_unit", run("{{ unit.code }}\t{{ unit.title }}" + page("unit.page", "\t\t")))
    record = link("at_record", run("{{ record.ref }}\t{{ record.heading }}"))
    when = run("\t{{ record.date }}", "Quiet") + run(page("record.page"))
    return (
        p("Heading1", "Contents", ppr='<w:outlineLvl w:val="9"/>')
        + p("TOC1", start, link(UNITS, run("Units and criteria" + page("pages.units"))))
        + each("for unit in units", p("TOC2", unit))
        + p("TOC1", link(RECORDS, run("Accounts" + page("pages.records"))))
        + each("for record in records", p("TOC2", record, when))
        + p("TOC1", link(PROOFS, run("Other evidence" + page("pages.proofs"))))
        + each(
            "if quality.entries",
            p("TOC1", link(quality.QUALITY, run("Quality page" + page("pages.quality")))),
        )
        + p("TOC1", link(MATRIX, run("Evidence matrix" + page("pages.matrix"))))
        + p(
            "TOC1",
            link(DECLARATION, run("Declaration" + page("pages.declaration"))),
            field_char("end"),
        )
    )


def criterion_row() -> str:
    """Return the row of one criterion: its words, what supports it and its state."""
    support = p(
        "TableText",
        link("at_support", run("{{ support.ref }}", "Hyperlink")),
        run("  {{ support.date }}", "Quiet"),
    )
    nothing = p("TableText", run("\N{EM DASH}", "Quiet"))
    return row(
        cell(
            CRITERION[0],
            p("TableText", bookmark("at_criterion", run("{{ criterion.code }}", "Code"))),
        ),
        cell(CRITERION[1], p("TableText", "{{ criterion.text }}")),
        cell(
            CRITERION[2],
            each("for support in criterion.supports", support),
            each("if not criterion.supports", nothing),
        ),
        cell(
            CRITERION[3],
            p(
                "TableText",
                run("{{ criterion.glyph }}", "Symbol"),
                " {{ criterion.state_title }}",
            ),
        ),
    )


def criteria_table() -> str:
    """Return the criteria of one unit under their outcomes."""
    band = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
    return table(
        CRITERION,
        "Criteria and where they are evidenced",
        heads(CRITERION, "Criterion", "What is to be shown", "Evidenced by", "State"),
        row_tag("for outcome in unit.outcomes"),
        row(
            cell(
                sum(CRITERION),
                p("TableBand", "Outcome {{ outcome.number }}: {{ outcome.title }}"),
                span=4,
                more=band,
            )
        ),
        row_tag("for criterion in outcome.criteria"),
        criterion_row(),
        row_tag("endfor"),
        row_tag("endfor"),
    )


def units() -> str:
    """Return the criteria of each unit, how far each is shown, and where."""
    return (
        p("Heading1", bookmark(UNITS, "Units and criteria"))
        + each("for notice in notices", p("Notice", "{{ notice.units }}: {{ notice.text }}"))
        + each("if not units", p("Normal", "No unit has been chosen for this portfolio."))
        + each(
            "for unit in units",
            p(
                "Heading2",
                bookmark("at_unit", run("{{ unit.code }}", "Ref"), "   {{ unit.title }}"),
            ),
            p("Facts", "{{ unit.shown }} of {{ unit.total }} criteria have evidence."),
            criteria_table(),
        )
    )


def records() -> str:
    """Return the records in the order of their days."""
    return (
        p("Heading1", bookmark(RECORDS, "Accounts"))
        + each("if not records", p("Normal", "There are no accounts yet."))
        + each(
            "if records",
            p(
                "Small",
                "{% if doc.profile != 'strict' %}Accounts stand in the order of the days they "
                "tell of. {% endif %}Words that evidence a criterion are ",
                run("underlined", "ClaimedWords"),
                ", with its code after them; what they show is said below each account.",
            ),
        )
        + each(
            "for record in records",
            heading("Heading2"),
            p("Facts", "{{ record.kind_title }}" + FACTS + "  ·  {{ record.status }}"),
            words(),
            tables(),
            claims(linked=True, criteria=False),
        )
    )


def proofs() -> str:
    """Return what other people saw, and what the work itself left behind."""
    listed = table(
        PROOF,
        "Other evidence",
        heads(
            PROOF,
            "Reference",
            "Kind and date",
            "What it is and where it is kept",
            "Source",
            "Criteria",
        ),
        row_tag("for item in evidence"),
        row(
            cell(PROOF[0], p("TableText", bookmark("at_item", run("{{ item.ref }}", "Code")))),
            cell(PROOF[1], p("TableText", "{{ item.kind }}"), p("TableSmall", "{{ item.date }}")),
            cell(
                PROOF[2],
                p("TableText", "{{ item.title }}"),
                each("if item.location", p("TableSmall", "{{ item.location }}")),
            ),
            cell(PROOF[3], p("TableText", "{{ item.source }}")),
            cell(PROOF[4], p("TableText", codes("item"))),
        ),
        row_tag("endfor"),
    )
    return (
        p("Heading1", bookmark(PROOFS, "Other evidence"))
        + each("if not evidence", p("Normal", "No other evidence has been listed yet."))
        + each("if evidence", listed)
    )


def matrix() -> str:
    """Return criteria by what supports them, on pages on their side."""
    many = (
        "More evidence than stands side by side on a page: the list of this unit's criteria names "
        "every account and proof."
    )
    return (
        p("Heading1", bookmark(MATRIX, "Evidence matrix"), ppr='<w:pageBreakBefore w:val="0"/>')
        + legend()
        + each("if not units", p("Normal", "No unit has been chosen for this portfolio."))
        + each(
            "for unit in units",
            p("Heading2", run("{{ unit.code }}", "Ref"), "   {{ unit.title }}"),
            each("if unit.matrix.listed", p("Normal", link("at_unit", run(many, "Hyperlink")))),
            each(
                "if not unit.matrix.listed and not unit.matrix.tables",
                p("Normal", "Nothing is claimed for this unit yet."),
            ),
            each(
                "for table in unit.matrix.tables", p("Facts", "{{ table.label }}"), matrix_table()
            ),
        )
    )
