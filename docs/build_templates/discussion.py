"""The plan for a professional discussion: what to bring, what to name, what may be asked."""

from accounts import QUOTED
from blocks import cell, each, heads, listing, p, row, row_tag, run, table
from pages import section, top, who

EVIDENCE = (3300, 5770)
QUESTION = (4400, 4670)


def body() -> str:
    """Return the body of the template: pages for each unit."""
    return (
        each("if not units", top("{{ doc.title }}", "No unit has been chosen yet."))
        + each(
            "for unit in units",
            top("{{ unit.code }}   {{ unit.title }}", "{{ doc.title }}", new_page=True),
            who(),
            p(
                "Normal",
                "Bring the evidence that is named. Say what you did and why; name the law or "
                "procedure by its clause and what it changes in your day. The questions are "
                "ccjournal\N{RIGHT SINGLE QUOTATION MARK}s own, to practise with: your assessor "
                "will ask others.",
            ),
            each(
                "for outcome in unit.outcomes",
                each(
                    "for criterion in outcome.criteria",
                    each("if criterion.supports", *criterion()),
                ),
            ),
            nothing_yet(),
        )
        + section("portrait", last=True)
    )


def criterion() -> tuple[str, ...]:
    """Return what to prepare for one criterion."""
    name = "{{ account.title }}{% if account.date %}, {{ account.date }}{% endif %}"
    return (
        p("Heading2", run("{{ criterion.code }}", "Ref"), "   {{ criterion.text }}"),
        each(
            "if criterion.accounts",
            listing(
                EVIDENCE,
                "My strongest accounts",
                ("My strongest accounts", "What I wrote there"),
                "for account in criterion.accounts",
                p("TableText", run("{{ account.ref }}", "Code"), f"  {name}"),
                p("TableWords", QUOTED)
                + each("if account.because", p("TableSmall", "because {{ account.because }}")),
            ),
        ),
        each(
            "for support in criterion.supports",
            each("if support.location or support.source", p("Small", OTHER)),
        ),
        p(
            "Small",
            run("Named in these accounts: ", "Quiet"),
            "{% if criterion.rules %}{{ criterion.rules | join('; ') }}{% else %}no law, standard "
            "or procedure yet. Which one does this rest on?{% endif %}",
        ),
        each("if criterion.questions", questions()),
    )


OTHER = "{{ support.ref }}  {{ support.kind }}: {{ support.title }}"


def questions() -> str:
    """Return what may be asked, with room for notes."""
    return table(
        QUESTION,
        "Questions that may come",
        heads(QUESTION, "A question that may come", "My notes"),
        row_tag("for question in criterion.questions"),
        row(
            cell(QUESTION[0], p("TableText", "{{ question }}")),
            cell(QUESTION[1], p("TableText")),
            height=620,
        ),
        row_tag("endfor"),
    )


def nothing_yet() -> str:
    """Return the criteria of a unit for which there is nothing to bring."""
    return each(
        "if unit.shown != unit.total",
        p("Heading2", "Nothing to bring yet"),
        each(
            "for outcome in unit.outcomes",
            each(
                "for criterion in outcome.criteria",
                each(
                    "if not criterion.supports",
                    p("Normal", run("{{ criterion.code }}", "Code"), "   {{ criterion.text }}"),
                ),
            ),
        ),
    )
