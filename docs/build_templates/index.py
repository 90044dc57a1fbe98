"""The index of a portfolio that is a folder of documents."""

from blocks import codes, each, listing, p, run
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
    return listing(
        WIDTHS,
        "Documents",
        TITLES,
        "for document in folder.documents",
        p("TableText", run("{{ document.number }}", "Code")),
        p("TableText", "{{r document.link }}"),
        p("TableText", codes("document")),
        p("TableText", "{{ document.date }}"),
    )
