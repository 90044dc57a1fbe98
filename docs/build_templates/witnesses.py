"""Who saw the work: the list of witnesses, and the form that a witness fills in."""

from blocks import (
    blank_rows,
    cell,
    codes,
    each,
    heads,
    p,
    row,
    row_tag,
    ruled,
    run,
    signatures,
    table,
    to_fill_in,
)
from pages import LANDSCAPE, section, top, who

WIDTHS = (2500, 3300, 2000, 2500, 2100, 2170)
TITLES = (
    "Name and job role",
    "What they confirm",
    "How they know the learner",
    "Expert in this work, and why",
    "How to reach them",
    "Signature and date",
)
LOOK_FOR = (1000, 4470, 2600, 1000)
ABOUT = (
    ("Name, in capitals", ""),
    ("Job role", ""),
    ("How I know the learner, and since when", ""),
    ("How I can be reached", ""),
)


def status_list() -> str:
    """Return the list of witnesses with specimen signatures."""
    return (
        top("{{ doc.title }}", "Who saw the work, and in which role", width=LANDSCAPE)
        + who()
        + p(
            "Normal",
            "An expert witness knows this kind of work and the criteria well enough to say whether "
            "it was done properly. Anybody else can still say what they saw. Name witnesses "
            "before they write, and nobody who gains by the result.",
        )
        + table(
            WIDTHS,
            "Witnesses",
            heads(WIDTHS, *TITLES),
            row_tag("for witness in witnesses"),
            known_witness(),
            row_tag("endfor"),
            blank_rows(WIDTHS, 3, 900),
        )
        + p("Heading2", "Checked by")
        + signatures(
            ("Learner", "{{ learner.name }}"),
            ("Assessor", "{{ learner.assessor }}"),
            ("Internal quality assurer, if sampled", "{{ learner.verifier }}"),
            width=LANDSCAPE,
        )
        + section("landscape", last=True)
    )


def known_witness() -> str:
    """Return the row of somebody whose testimony is in the portfolio."""
    item = p("TableText", run("{{ proof.ref }}", "Code"), "  {{ proof.title }}")
    expert = p("TableText", run("\N{BALLOT BOX}", "Symbol"), "  yes    ")
    return row(
        cell(WIDTHS[0], p("TableText", "{{ witness.name }}")),
        cell(
            WIDTHS[1],
            each("for proof in witness.proofs", item),
            p("TableSmall", codes("witness")),
        ),
        cell(WIDTHS[2], p("TableText")),
        cell(WIDTHS[3], expert),
        cell(WIDTHS[4], p("TableText")),
        cell(WIDTHS[5], p("TableText")),
        height=900,
    )


def testimony() -> str:
    """Return the form: what to look for, and room for words of the witness."""
    return (
        top("{{ doc.title }}", "What I saw, in my own words")
        + p(
            "Facts",
            "About the work of {% if learner.name %}{{ learner.name }}{% else %}"
            "____________________{% endif %}",
            ppr='<w:keepNext w:val="0"/>',
        )
        + p(
            "Normal",
            "Thank you for writing this. Please tell what you saw or heard yourself: when and "
            "where, what was done and said, and what came of it. Use your own words. Leave out "
            "the names of customers and colleagues. It is not for you to decide whether "
            "a criterion is met, and no character reference is needed.",
        )
        + p("Heading2", "About me")
        + to_fill_in((3200, 5870), "About the witness", *ABOUT)
        + p("Heading2", "What to look for")
        + look_for()
        + p("Heading2", "What I saw")
        + ruled(16)
        + p("Heading2", "Signed")
        + p(
            "Normal",
            "I saw or heard this myself, these are my own words, and I gain nothing by the result.",
            ppr="<w:keepNext/>",
        )
        + signatures(("Witness", ""), ("Learner", "{{ learner.name }}"))
        + section("portrait", last=True)
    )


def look_for() -> str:
    """Return the criteria that rest on the word of the learner alone."""
    account = "{{ account.title }}{% if account.date %}, {{ account.date }}{% endif %}"
    box = run("\N{BALLOT BOX}", "Symbol")
    asked = table(
        LOOK_FOR,
        "What to look for",
        heads(LOOK_FOR, "Criterion", "What is to be shown", "When it may have been", "I saw it"),
        row_tag("for criterion in asked"),
        row(
            cell(LOOK_FOR[0], p("TableText", run("{{ criterion.code }}", "Code"))),
            cell(LOOK_FOR[1], p("TableText", "{{ criterion.text }}")),
            cell(
                LOOK_FOR[2],
                each("for account in criterion.accounts", p("TableSmall", account)),
                each("if not criterion.accounts", p("TableSmall", "")),
            ),
            cell(LOOK_FOR[3], p("TableText", box)),
        ),
        row_tag("endfor"),
    )
    return each(
        "if asked",
        p("Normal", "Tick only what you saw. Leave the others empty.", ppr="<w:keepNext/>"),
        asked,
    ) + each(
        "if not asked",
        p("Normal", "The learner writes here what the testimony is about:"),
        ruled(4),
    )
