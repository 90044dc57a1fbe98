"""The tracking sheet of a unit: what evidences each criterion, and when it was judged."""

from blocks import cell, each, heads, p, row, row_tag, run, sides, signatures, table
from pages import LANDSCAPE, section, top, who
from styles import TINT

WIDTHS = (2150, 5720, 1600, 1800, 1500, 1800)
WHOLE = sum(WIDTHS)
TITLES = (
    "Method",
    "Evidence",
    "Portfolio reference",
    "Date of the evidence",
    "Completed on",
    "Assessor\N{RIGHT SINGLE QUOTATION MARK}s initials",
)
# What an assessor asks of any evidence, and what a yes to it means.
ASKED = (
    ("Valid", "it answers the criterion beside which it stands"),
    ("Authentic", "it is the learner\N{RIGHT SINGLE QUOTATION MARK}s own work"),
    ("Reliable", "another assessor would come to the same decision from it"),
    ("Current", "it is recent enough to show what the learner can do today"),
    ("Sufficient", "together it shows every criterion of this unit in full"),
)


def body() -> str:
    """Return the body of the template: a sheet for each unit."""
    return (
        each(
            "if not units", top("{{ doc.title }}", "No unit has been chosen yet.", width=LANDSCAPE)
        )
        + each(
            "for unit in units",
            top(
                "{{ unit.code }}   {{ unit.title }}",
                "{{ doc.title }}",
                new_page=True,
                width=LANDSCAPE,
            ),
            who(),
            p("Facts", "{{ unit.shown }} of {{ unit.total }} criteria have evidence."),
            criteria(),
            judged(),
        )
        + section("landscape", last=True)
    )


def criteria() -> str:
    """Return a band for each criterion and a row for each piece of evidence."""
    band = cell(
        WHOLE,
        p("TableBand", run("{{ criterion.code }}", "Code"), "   {{ criterion.text }}"),
        span=len(WIDTHS),
        more=f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>',
    )
    return table(
        WIDTHS,
        "Criteria with their evidence",
        heads(WIDTHS, *TITLES),
        row_tag("for outcome in unit.outcomes"),
        row_tag("for criterion in outcome.criteria"),
        row(band),
        row_tag("for support in criterion.supports"),
        evidence(
            "{{ support.method }}",
            p("TableText", "{{ support.title }}")
            + each("if support.location", p("TableSmall", "{{ support.location }}")),
            run("{{ support.ref }}", "Code"),
            "{{ support.date }}",
        ),
        row_tag("endfor"),
        row_tag("if not criterion.supports"),
        evidence("", p("TableText", run("{{ criterion.state_title }}", "Quiet")), "", ""),
        row_tag("endif"),
        row_tag("endfor"),
        row_tag("endfor"),
    )


def evidence(kind: str, what: str, ref: str, day: str) -> str:
    """Return a row with two places for the assessor to fill in."""
    inner = (p("TableText", kind), what, p("TableText", ref), p("TableText", day))
    empty = (p("TableText"), p("TableText"))
    looks = ("", "", "", "", sides("left", "bottom"), sides("left", "bottom"))
    return row(
        *(
            cell(width, held, more=more)
            for width, held, more in zip(WIDTHS, (*inner, *empty), looks, strict=True)
        )
    )


def judged() -> str:
    """Return the five questions that evidence is judged by, with lines to sign on."""
    box = run("\N{BALLOT BOX}", "Symbol")
    said = (
        p("Normal", box, f"  {name}: {meaning}.", ppr="<w:keepNext/>") for name, meaning in ASKED
    )
    return (
        p("Heading2", "How the evidence of this unit was judged")
        + p("Normal", "Tick what you are satisfied of, and sign below.", ppr="<w:keepNext/>")
        + "".join(said)
        + signatures(
            ("Learner", "{{ learner.name }}"),
            ("Assessor", "{{ learner.assessor }}"),
            ("Internal quality assurer, if sampled", "{{ learner.verifier }}"),
            width=WHOLE,
        )
    )
