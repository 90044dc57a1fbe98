"""A PDF of content and order, for computers without LibreOffice: labelled as a preview print."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from ccjournal.domain.claim import claim_in_words
from ccjournal.domain.days import NO_DAY, whole_day_in_words
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.errors import ExportError
from ccjournal.services.jobs import Progress

LABEL = "Preview print: content and order. Word decides the final pages."
TITLE, HEADING, WORDS, SMALL = 20, 12, 11, 9
MARGIN_MM, DOTS = 22, 96
Line = tuple[str, int, bool]


@contextmanager
def preview_print(
    records: Sequence[Record],
    types: Mapping[str, RecordType],
    target: Path,
    progress: Progress,
) -> Iterator[None]:
    """Write a PDF of some records, which takes its place when what is done with it has ended well.

    Raises `ExportError`, and then leaves an older one as it is.
    """
    part = target.with_name(f"{target.name}.part")
    with _disk(target):
        if target.exists():
            target.open("r+b").close()
    try:
        writer = _writer(part, target.stem)
        document = _document(writer)
        cursor = QTextCursor(document)
        add_line(cursor, LABEL, SMALL)
        for done, record in enumerate(records):
            progress.step(done, len(records), "Printing the preview")
            for text, size, bold in _lines(record, types.get(record.form)):
                add_line(cursor, text, size, bold=bold)
        document.print_(writer)
        del writer
        if not part.exists() or not part.stat().st_size:
            raise ExportError(f"{target.name} could not be written", "Choose another folder")
        yield
        with _disk(target):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _disk(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(
            f"{target.name} could not be written",
            "Close it where it is open, or choose another name",
        ) from error


def _writer(file: Path, title: str) -> QPdfWriter:
    writer = QPdfWriter(str(file))
    writer.setTitle(title)
    writer.setCreator("ccjournal")
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    writer.setResolution(DOTS)
    return writer


def _document(writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(QFont("Literata", WORDS))
    document.documentLayout().setPaintDevice(writer)
    layout = writer.pageLayout().paintRectPixels(DOTS)
    document.setPageSize(QSizeF(layout.size()))
    return document


def _lines(record: Record, form: RecordType | None) -> Iterator[Line]:
    """Yield a record line by line: words, size in points, bold or not."""
    name = form.title if form else record.kind
    day = whole_day_in_words(record.date) if record.date != NO_DAY else ""
    yield record.title or name, TITLE, False
    yield ", ".join(filter(None, (name, day, record.ref))), SMALL, False
    for field in form.fields if form else ():
        text = record.fields.get(field.key, "").strip()
        if text and field.holds_account:
            yield field.label, HEADING, True
            for paragraph in text.split("\n"):
                yield paragraph, WORDS, False
    for claim in record.claims:
        words = claim_in_words(claim.ability, claim.because)
        yield f"{claim.criterion}  {words}", WORDS, False


def add_line(cursor: QTextCursor, text: str, size: int, *, bold: bool = False) -> None:
    """Add a paragraph in a size in points, with as much room above it."""
    block, look = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(size)
    look.setFontPointSize(size)
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if cursor.document().isEmpty():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block, look)
    cursor.insertText(text, look)
