"""The recovery page on paper: what it opens, the code in large type, and what to do with it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
)

from ccjournal.domain.days import whole_day_in_words
from ccjournal.errors import ExportError
from ui.preview_print import add_line

TITLE, HEADING, CODE, WORDS = 24, 14, 30, 12
MARGIN_MM, DOTS = 24, 96
FACE = "Inter"
WHAT_IT_IS = (
    "This page opens the journal when its passphrase is forgotten. "
    "Nobody can send you another one, and nothing else opens it."
)
STEPS = (
    "Start ccjournal. Where it asks for the passphrase, choose “Use the recovery page”.",
    "Type the code. Spaces and capitals do not matter.",
    "Choose a new passphrase.",
)
KEEP = (
    "Keep this page where you keep your passport, and not with the computer. "
    "Whoever has both can read the journal. A newer recovery page makes this one void."
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the page."""

    journal: str
    made_on: date
    code: str


def print_sheet(sheet: RecoverySheet, device: QPagedPaintDevice) -> None:
    """Print the page, on paper or into a file."""
    document = QTextDocument()
    document.setDefaultFont(QFont(FACE, WORDS))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    document.documentLayout().setPaintDevice(device)
    cursor = QTextCursor(document)
    add_line(cursor, f"Recovery page for “{sheet.journal}”", TITLE, bold=True)
    add_line(cursor, f"Made on {whole_day_in_words(sheet.made_on)}", WORDS)
    add_line(cursor, WHAT_IT_IS, WORDS)
    add_line(cursor, "Recovery code", HEADING, bold=True)
    for line in sheet.code.splitlines():
        add_line(cursor, line, CODE, bold=True)
    add_line(cursor, "What to do", HEADING, bold=True)
    for number, step in enumerate(STEPS, 1):
        add_line(cursor, f"{number}. {step}", WORDS)
    add_line(cursor, KEEP, WORDS)
    document.print_(device)


def save_sheet(sheet: RecoverySheet, target: Path) -> None:
    """Save the page as a PDF; raises `ExportError`, and then leaves an older one as it is."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.touch(mode=0o600)
        writer = QPdfWriter(str(part))
        writer.setTitle("Recovery page")
        writer.setCreator("ccjournal")
        writer.setResolution(DOTS)
        print_sheet(sheet, writer)
        del writer
        if not part.stat().st_size:
            raise OSError(part)
        part.replace(target)
    except OSError as error:
        raise ExportError(
            f"{target.name} could not be written",
            "Choose another folder, or print the page",
        ) from error
    finally:
        part.unlink(missing_ok=True)
