"""How the accounts stand: by itself, and as a part of the whole portfolio."""

from blocks import bookmark, cell, each, heads, link, p, row, row_tag, run, table
from pages import section, top, who
from styles import TINT

QUALITY = "_ccj_quality"
ENTRIES = (1100, 3270, 1000, 1100, 1200, 1400)
REASONS = (1100, 7970)
MEANS = (
    "The program asks what an assessor would ask. It decides nothing, and a question may stay open."
)


def body() -> str:
    """Return the body of the template that stands by itself."""
    none = p("Normal", "There are no accounts yet.")
    return (
        top("{{ doc.title }}", "How the accounts stand")
        + who()
        + each("if not quality.entries", none)
        + each("if quality.entries", told(linked=False))
        + section("portrait", last=True)
    )


def part() -> str:
    """Return the part of the whole portfolio, where it was asked for."""
    title = p("Heading1", bookmark(QUALITY, "Quality page"))
    return each("if quality.entries", title, told(linked=True))


def told(*, linked: bool) -> str:
    """Return the counts, the accounts one by one, and what was set aside with its reasons."""
    nothing = p("Normal", "No question was set aside.")
    return (
        p("Small", MEANS)
        + p(
            "Facts",
            "{{ quality.words }} words  \u00b7  questions open: {{ quality.open }}  \u00b7  "
            "set aside: {{ quality.aside }}  \u00b7  claims: {{ quality.claims }}, "
            "without a because: {{ quality.no_because }}",
        )
        + p("Heading2", "Account by account")
        + entries(linked=linked)
        + p("Heading2", "Questions set aside, and why")
        + each("if not quality.checks", nothing)
        + each("if quality.checks", reasons(linked=linked))
    )


def ref(name: str, *, linked: bool) -> str:
    """Return the reference of an account, which leads to it where it stands in the document."""
    said = run(f"{{{{ {name}.ref }}}}", "Code")
    return p("TableText", link(f"at_{name}", said) if linked else said)


def entries(*, linked: bool) -> str:
    """Return a row for each account."""
    return table(
        ENTRIES,
        "Account by account",
        heads(
            ENTRIES,
            "Reference",
            "Account and its shares",
            "Words",
            "Questions open",
            "Set aside",
            "Claims without a because",
        ),
        row_tag("for entry in quality.entries"),
        row(
            cell(ENTRIES[0], ref("entry", linked=linked)),
            cell(
                ENTRIES[1],
                p("TableText", "{{ entry.title }}"),
                each("if entry.shares", p("TableSmall", "{{ entry.shares }}")),
            ),
            cell(ENTRIES[2], p("TableText", "{{ entry.words }}")),
            cell(ENTRIES[3], p("TableText", "{{ entry.open }}")),
            cell(ENTRIES[4], p("TableText", "{{ entry.aside }}")),
            cell(ENTRIES[5], p("TableText", "{{ entry.no_because }} of {{ entry.claims }}")),
        ),
        row_tag("endfor"),
    )


def reasons(*, linked: bool) -> str:
    """Return a band for each question with how often it was set aside, and every reason."""
    band = cell(
        sum(REASONS),
        p("TableBand", "{{ check.title }}: {{ check.count }}"),
        span=2,
        more=f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>',
    )
    return table(
        REASONS,
        "Questions set aside, and why",
        heads(REASONS, "Account", "Not needed there because"),
        row_tag("for check in quality.checks"),
        row(band),
        row_tag("for reason in check.reasons"),
        row(
            cell(REASONS[0], ref("reason", linked=linked)),
            cell(REASONS[1], p("TableWords", "{{ reason.reason }}")),
        ),
        row_tag("endfor"),
        row_tag("endfor"),
    )
