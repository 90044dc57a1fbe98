"""The index of a portfolio that is a folder of documents."""

from blocks import cell, codes, each, heads, p, row, row_tag, run, table
from pages import section, top, who

WIDTHS = (900, 4370, 1800, 2000)
TITLES = ("Number", "Document", "Criteria", "Date")


def body() -> str:
    """Return the body of the template."""
    return (
        top("{{ doc.title }}", "Every document of this portfolio, in order")
        + who()
        + each("if not folders", p("Normal", "This portfolio is one document: it needs no index."))
        + each("for folder in folders", p("Heading2", "{{ folder.title }}"), documents())
        + section("portrait", last=True)
    )


def documents() -> str:
    """Return a row for each document of a part, its title a link."""
    return table(
        WIDTHS,
        "Documents",
        heads(WIDTHS, *TITLES),
        row_tag("for document in folder.documents"),
        row(
            cell(WIDTHS[0], p("TableText", run("{{ document.number }}", "Code"))),
            cell(WIDTHS[1], p("TableText", "{{r document.link }}")),
            cell(WIDTHS[2], p("TableText", codes("document"))),
            cell(WIDTHS[3], p("TableText", "{{ document.date }}")),
        ),
        row_tag("endfor"),
    )
