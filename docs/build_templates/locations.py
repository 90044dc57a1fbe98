"""The evidence location sheet: where to find what cannot be in the portfolio itself."""

from blocks import (
    blank_rows,
    bookmark,
    cell,
    codes,
    each,
    heads,
    p,
    row,
    row_tag,
    run,
    signatures,
    table,
)
from pages import LANDSCAPE, section, top, who

WIDTHS = (1100, 4300, 3600, 2100, 1500, 1970)
TITLES = (
    "Reference",
    "What it is",
    "Where it is kept",
    "Who can show it",
    "Criteria",
    "Seen on, and initials",
)


def body() -> str:
    """Return the body of the template."""
    return (
        top(
            "{{ doc.title }}",
            "Evidence that stays where it is, and how to see it there",
            width=LANDSCAPE,
        )
        + who()
        + p(
            "Normal",
            "Some evidence must not leave the workplace: it is confidential, or lives in a system. "
            "Say where it is and who can show it. The assessor signs for what was seen.",
        )
        + each("if not evidence", p("Normal", "No evidence beside the accounts is listed yet."))
        + places()
        + p("Heading2", "Signed")
        + p(
            "Normal",
            "What is listed here exists, I may tell where it is, and it may be looked at there.",
            ppr="<w:keepNext/>",
        )
        + signatures(
            ("Learner", "{{ learner.name }}"),
            ("Who answers for the evidence at work", ""),
            ("Assessor, for what was seen", "{{ learner.assessor }}"),
            width=LANDSCAPE,
        )
        + section("landscape", last=True)
    )


def places() -> str:
    """Return a row for each proof, and rows to fill in by hand."""
    return table(
        WIDTHS,
        "Where the evidence is kept",
        heads(WIDTHS, *TITLES),
        row_tag("for item in evidence"),
        row(
            cell(WIDTHS[0], p("TableText", bookmark("at_item", run("{{ item.ref }}", "Code")))),
            cell(
                WIDTHS[1],
                p("TableText", "{{ item.title }}"),
                p("TableSmall", "{{ item.kind }}{% if item.date %}, {{ item.date }}{% endif %}"),
            ),
            cell(WIDTHS[2], p("TableText", "{{ item.location }}")),
            cell(WIDTHS[3], p("TableText", "{{ item.source }}")),
            cell(WIDTHS[4], p("TableText", codes("item"))),
            cell(WIDTHS[5], p("TableText")),
            height=560,
        ),
        row_tag("endfor"),
        blank_rows(WIDTHS, 3),
    )
