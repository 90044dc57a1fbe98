"""What is declared at the end of a portfolio or for a unit, with lines to sign on."""

from blocks import bookmark, codes, each, listing, p, ruled, run, signatures
from pages import SAME_PAGE, section, top, who

DECLARATION = "_ccj_declaration"


OWN = (
    "{what} is my own work. The accounts tell of things that I did myself, on the days that are "
    "given, and where others had a part in them I have said so."
)
JUDGED = (
    "I have judged this evidence against the criteria that it names. It answers them, it "
    "is the learner\N{RIGHT SINGLE QUOTATION MARK}s own, it is recent enough, it agrees "
    "with what else I know, and there is enough of it, unless I have noted otherwise."
)
SAMPLED = "I have sampled this assessment. What I found is noted in my report."
LISTED = (1100, 2300, 3870, 1800)


def declaration() -> str:
    """Return what is declared at the end of a portfolio, with lines to sign on."""
    title = bookmark(DECLARATION, "Declaration")
    return p("Heading1", title, ppr=SAME_PAGE) + declared("This portfolio", "this portfolio")


def declared(what: str, within: str) -> str:
    """Return what learner, assessor and quality assurer declare, with lines to sign on."""
    return (
        p("Heading2", "What is declared", ppr='<w:spacing w:before="240" w:after="40"/>')
        + p("Heading3", "Learner")
        + p("Normal", OWN.format(what=what))
        + p("Heading3", "AI tools")
        + ai_tools(within)
        + p("Heading3", "Assessor")
        + p("Normal", JUDGED)
        + p("Heading3", "Internal quality assurer")
        + p("Normal", SAMPLED, ppr="<w:keepNext/>")
        + signatures(
            ("Learner", "{{ learner.name }}"),
            ("Assessor", "{{ learner.assessor }}"),
            ("Internal quality assurer", "{{ learner.verifier }}"),
        )
    )


def ai_tools(within: str) -> str:
    """Return the line on the use of AI tools, with room to say which."""
    box = run("\N{BALLOT BOX}", "Symbol")
    return (
        p("Normal", box, f"  I used no AI tool for the words in {within}.")
        + p("Normal", box, "  I used an AI tool. Which one, for which accounts, and for what:")
        + ruled(3)
    )


def unit_declarations() -> str:
    """Return a declaration for each unit, with the evidence that it is about."""
    return (
        each("if not units", top("{{ doc.title }}", "No unit has been chosen yet."))
        + each(
            "for unit in units",
            top("{{ unit.code }}   {{ unit.title }}", "{{ doc.title }}", new_page=True),
            who(),
            declared("The evidence listed for this unit", "this evidence"),
            p("Heading2", "The evidence of this unit"),
            each("if not unit.supports", p("Normal", "Nothing is claimed for this unit yet.")),
            each("if unit.supports", evidence()),
        )
        + section("portrait", last=True)
    )


def evidence() -> str:
    """Return the evidence that a declaration is about."""
    return listing(
        LISTED,
        "The evidence of this unit",
        ("Reference", "Kind and date", "What it is", "Criteria"),
        "for support in unit.supports",
        p("TableText", run("{{ support.ref }}", "Code")),
        p("TableText", "{{ support.method }}") + p("TableSmall", "{{ support.date }}"),
        p("TableText", "{{ support.title }}"),
        p("TableText", codes("support")),
    )
