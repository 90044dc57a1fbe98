"""A document and its PDF together, the contents list with the pages of that PDF."""

from collections.abc import Callable
from pathlib import Path

from ccjournal.export.beside import private_folder, put_in_place, refuse_target
from ccjournal.export.pdf import Office, pages
from ccjournal.export.source import Pages, Values, no_pages
from ccjournal.export.word import FilledReport, Progress


def fill_and_print(
    write: Callable[[Values, Path], FilledReport],
    make: Callable[[Pages], Values],
    target: Path,
    printing: tuple[Office, Progress],
) -> FilledReport:
    """Write a document, and beside it its PDF; both take their names, or neither.

    `make` gives the values when it is told on which pages the document's places stand. These are
    known after a first PDF; numbers at the end of a line move nothing to another page.
    """
    office, progress = printing
    beside = target.with_suffix(".pdf")
    refuse_target(target)
    refuse_target(beside)
    with private_folder(target) as folder:
        document, pdf = folder / target.name, folder / f"{target.stem}.pdf"
        write(make(no_pages), document)
        office.write_pdf(document, pdf, progress)
        report = write(make(pages(pdf)), document)
        office.write_pdf(document, pdf, progress)
        put_in_place({target: document, beside: pdf})
    return FilledReport(target, report.words_printed, report.left_out)
