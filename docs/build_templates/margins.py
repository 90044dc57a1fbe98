"""Accounts with a margin: beside each paragraph stand the claims that rest on it."""

from accounts import CLAIM, FACTS, SENTENCE, detached, tables, unfinished
from blocks import cell, each, heads, listing, p, row, row_tag, run, table
from pages import PORTRAIT, section, top, who
from styles import TINT

MARGIN = (1500, 7570)
NOTES = (500, *CLAIM[:1], CLAIM[1] - 500)


def body() -> str:
    """Return the body of the template."""
    return (
        top("{{ doc.title }}", "What each account shows, with references in the margin")
        + who()
        + each("if not records", p("Normal", "There are no accounts yet."))
        + each(
            "for record in records",
            p("Heading2", run("{{ record.ref }}", "Ref"), "   {{ record.heading }}"),
            p("Facts", "{{ record.kind_title }}" + FACTS),
            each("if record.parts", account()),
            tables(),
            claims(),
            detached(run("{{ claim.code }}", "Code")),
        )
        + section("portrait", last=True)
    )


def account() -> str:
    """Return the words of a record with their margin."""
    note = p("TableSmall", run("{{ note.mark }}", "SmallRef"), "  ", run("{{ note.code }}", "Code"))
    return table(
        MARGIN,
        "The account, with its claims in the margin",
        heads(MARGIN, "Claims", "The account"),
        row_tag("for part in record.parts"),
        row(
            cell(
                PORTRAIT,
                p("TableBand", "{{ part.label }}"),
                span=2,
                more=f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>',
            )
        ),
        row_tag("for line in part.paragraphs"),
        row(
            cell(
                MARGIN[0],
                each("for note in line.notes", note),
                each("if not line.notes", p("TableSmall", "")),
            ),
            cell(MARGIN[1], p("TableWords", "{{p line.formatted }}")),
        ),
        row_tag("endfor"),
        row_tag("endfor"),
    )


def claims() -> str:
    """Return what each number in the margin claims."""
    return each(
        "if record.claims",
        p("Heading3", "What the marked words show"),
        listing(
            NOTES,
            "What the marked words show",
            ("No.", "Criterion", "What the words show"),
            "for claim in record.claims",
            p("TableText", run("{{ claim.mark }}", "SmallRef")),
            p("TableText", run("{{ claim.code }}", "Code")),
            p("TableWords", *SENTENCE)
            + unfinished()
            + each("if claim.criterion", p("TableSmall", "{{ claim.criterion }}")),
        ),
    )
