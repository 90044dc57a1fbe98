"""The templates for one record at a time; several records follow each other on new pages."""

from accounts import FACTS, claims, tables, words
from blocks import bookmark, each, p, ruled, signatures
from pages import section, top
from recorded import recorded

OWN = "This account is my own work and tells of what I did myself."
FAIR = "This is a fair record of what was seen, said and agreed."
TOOLS = "AI tools that helped with the words, and how (none, if none did):"
TIGHT = '<w:spacing w:before="300" w:after="40"/>'


def body(kind: str, signed: str) -> str:
    """Return the body of a template."""
    title = bookmark("at_record", "{{ record.heading }}")
    record = (
        top(title, kind, new_page=True),
        p("Facts", "{{ record.ref }}" + FACTS),
        each("if doc.profile == 'strict'", p("Small", "{{ doc.privacy }}")),
        words("Heading2", ppr=TIGHT),
        tables("Heading2", ppr=TIGHT),
        claims("Heading2", linked=False, criteria=True, ppr=TIGHT),
        signed,
    )
    return (
        each("if not records", p("Normal", "There is no record to print."))
        + each("for record in records", *record)
        + recorded()
        + section("portrait", last=True)
    )


def own_work() -> str:
    """Return what a learner signs."""
    people = (("Learner", "{{ learner.name }}"), ("Assessor", "{{ learner.assessor }}"))
    return (
        p("Heading2", "Signed", ppr=TIGHT)
        + p("Normal", OWN, ppr="<w:keepNext/>")
        + p("Normal", TOOLS, ppr="<w:keepNext/>")
        + ruled(1)
        + p("Small", "Sign below when you are content with every word.", ppr="<w:keepNext/>")
        + signatures(*people)
    )


def fair_record() -> str:
    """Return what a coach and the person coached sign."""
    people = (("Coach", "{{ learner.name }}"), ("Person coached", ""))
    return (
        p("Heading2", "Signed", ppr=TIGHT)
        + p("Normal", FAIR, ppr="<w:keepNext/>")
        + signatures(*people)
    )


def reflective() -> str:
    """Return the template of a reflective account."""
    return body("{{ record.name }}", own_work())


def star() -> str:
    """Return the template of a STAR account."""
    return body("{{ record.kind_title }}", own_work())


def coaching() -> str:
    """Return the template of a coaching record."""
    return body("{{ record.name }}", fair_record())


def any_record() -> str:
    """Return the template of any record, a centre's own kinds among them."""
    return body("{{ record.name }}", own_work())
