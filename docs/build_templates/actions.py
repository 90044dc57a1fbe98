"""The action plan: what was agreed, and the criteria that are still to be shown."""

from blocks import cell, each, heads, listing, p, row, row_tag, run, signatures, table
from pages import section, top, who

AGREED = (3970, 1500, 1200, 1200, 1200)
CRITERION = (950, 3920, 2400, 900, 900)


def body() -> str:
    """Return the body of the template."""
    return (
        top("{{ doc.title }}", "What was agreed, and what is still to be shown")
        + who()
        + p("Heading2", "What was agreed")
        + each("if not actions", p("Normal", "No targets or follow-ups have been written down."))
        + each("if actions", agreed())
        + p("Heading2", "Criteria still to do")
        + each("if not units", p("Normal", "No unit has been chosen yet."))
        + each(
            "for unit in units",
            p("Heading3", "{{ unit.code }}   {{ unit.title }}"),
            each("if not unit.open", p("Normal", "Nothing is left to do here.")),
            each("if unit.open", open_criteria()),
        )
        + p("Heading2", "Agreed by")
        + signatures(("Learner", "{{ learner.name }}"), ("Assessor", "{{ learner.assessor }}"))
        + section("portrait", last=True)
    )


def agreed() -> str:
    """Return the targets and follow-ups: what is open first, then what is done."""
    about = (
        "{{ action.label }}{% if action.person %}, {{ action.person }}{% endif %}  ·  "
        "{{ action.ref }} {{ action.title }}"
    )
    done = "{% if action.done %}{{ action.done }}{% elif action.late %}late{% endif %}"
    return listing(
        AGREED,
        "Targets and follow-ups",
        ("What will be done", "Who", "Due", "Review", "Done"),
        "for action in actions",
        p("TableWords", "{{ action.text }}") + p("TableSmall", about),
        p("TableText", "{{ action.owner }}"),
        p("TableText", "{{ action.due }}"),
        p("TableText", "{{ action.review }}"),
        p("TableText", done),
    )


def open_criteria() -> str:
    """Return the criteria of a unit that need something, with room for a day."""
    return table(
        CRITERION,
        "Criteria still to do",
        heads(CRITERION, "Criterion", "What is to be shown", "What comes next", "By when", "Done"),
        row_tag("for outcome in unit.outcomes"),
        row_tag("for criterion in outcome.criteria"),
        row_tag("if criterion.next"),
        row(
            cell(CRITERION[0], p("TableText", run("{{ criterion.code }}", "Code"))),
            cell(CRITERION[1], p("TableDense", "{{ criterion.text }}")),
            cell(
                CRITERION[2],
                p("TableText", run("{{ criterion.glyph }}", "Symbol"), "  {{ criterion.next }}"),
            ),
            cell(CRITERION[3], p("TableText")),
            cell(CRITERION[4], p("TableText")),
        ),
        row_tag("endif"),
        row_tag("endfor"),
        row_tag("endfor"),
    )
