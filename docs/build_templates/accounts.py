"""How a record is printed: its words with the claimed ones marked, and its claims below."""

from blocks import bookmark, cell, cell_tag, each, head, heads, link, p, row, row_tag, run, table

CLAIM = (1250, 7820)
# Drawn as one column of the whole width; the columns of the form share it.
WHOLE, COLUMN = 9070, 1500
QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}{{ account.quote }}\N{RIGHT DOUBLE QUOTATION MARK}"
SENTENCE = (
    run("This demonstrates my ability{% if claim.ability %} to {% endif %}", "Quiet"),
    run("{{ claim.ability }}"),
    run("{% if claim.because %} because {% endif %}", "Quiet"),
    run("{{ claim.because }}"),
)
# They follow something else on their line.
FACTS = (
    "{% if record.date %}  ·  {{ record.date }}{% endif %}"
    "{% if record.channel %}  ·  {{ record.channel }}{% endif %}"
    "{% for fact in record.facts %}  ·  {{ fact.label }}: {{ fact.value }}{% endfor %}"
)


def words(label_style: str = "Heading3", *, ppr: str = "") -> str:
    """Return the parts of a record, each claim's words underlined and its code after them."""
    return each(
        "for part in record.parts",
        p(label_style, "{{ part.label }}", ppr=ppr),
        p("LearnerWords", "{{p part.formatted }}"),
    )


def tables(label_style: str = "Heading3", *, ppr: str = "") -> str:
    """Return the tables of a record, such as targets and follow-ups, under their names."""
    drawn = table(
        (WHOLE,),
        "{{ table.label }}",
        row(
            cell_tag("for column in table.columns", COLUMN),
            head(COLUMN, p("TableHead", "{{ column.label }}")),
            cell_tag("endfor", COLUMN),
            head=True,
        ),
        row_tag("for line in table.rows"),
        row(
            cell_tag("for cell in line.cells", COLUMN),
            cell(COLUMN, p("TableWords", "{{ cell.text }}")),
            cell_tag("endfor", COLUMN),
        ),
        row_tag("endfor"),
        share=True,
    )
    return each(
        "for table in record.tables",
        p(label_style, "{{ table.label }}", ppr=ppr),
        drawn,
    )


def claims(label_style: str = "Heading3", *, linked: bool, criteria: bool, ppr: str = "") -> str:
    """Return the claims of a record, and apart from them those whose words have gone."""
    code = run("{{ claim.code }}", "Code")
    place = [p("TableSmall", "{{ claim.criterion }}")]
    told = each("if claim.criterion", *place) if criteria else ""
    live = table(
        CLAIM,
        "What this record shows",
        heads(CLAIM, "Criterion", "What the underlined words show"),
        row_tag("for claim in record.claims"),
        row(
            cell(CLAIM[0], p("TableText", _code(code, linked=linked))),
            cell(CLAIM[1], p("TableWords", *SENTENCE), unfinished(), told),
        ),
        row_tag("endfor"),
    )
    title = p(label_style, "What this shows", ppr=ppr)
    return each("if record.claims", title, live) + detached(code, label_style, ppr=ppr)


def _code(code: str, *, linked: bool) -> str:
    return link("at_claim", code) if linked else code


def unfinished() -> str:
    """Return what is said where a claim has no reason yet."""
    return each("if not claim.because", p("TableSmall", "The reason is still to be written."))


def detached(code: str, label_style: str = "Heading3", *, ppr: str = "") -> str:
    """Return the claims whose words have gone, apart from those that count."""
    gone = table(
        CLAIM,
        "Claims that do not count",
        heads(CLAIM, "Criterion", "Not counted: the words that this rested on have gone"),
        row_tag("for claim in record.detached"),
        row(
            cell(CLAIM[0], p("TableText", code)),
            cell(
                CLAIM[1],
                p("TableWords", *SENTENCE),
                p("TableSmall", "It rested on: " + QUOTED.replace("account", "claim")),
            ),
        ),
        row_tag("endfor"),
    )
    return each("if record.detached", p(label_style, "What no longer counts", ppr=ppr), gone)


def heading(style: str) -> str:
    """Return the heading of a record, where links to it lead."""
    return p(
        style, bookmark("at_record", run("{{ record.ref }}", "Ref"), "   {{ record.heading }}")
    )
