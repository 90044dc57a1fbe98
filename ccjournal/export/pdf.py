"""PDF of a Word document through LibreOffice, and the pages on which its places stand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from ccjournal.domain.secret import without_passphrase
from ccjournal.errors import ExportError
from ccjournal.export.beside import disk, private_folder
from ccjournal.export.word import Progress

# ruff: noqa: PLC0415 - a PDF is rare, and its reader loads a library for encrypted ones

NAMES = ("soffice", "libreoffice")
# Where installers put it without adding it to the path.
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
FILTER = (
    "pdf:writer_pdf_Export:"
    '{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
# A portfolio of 2,000 records takes a quarter of this.
PATIENCE = 240.0
LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice that can be asked; `patience` is how many seconds it is given."""

    program: Path
    patience: float = PATIENCE

    def write_pdf(self, document: Path, target: Path, progress: Progress) -> None:
        """Write a PDF of a document; if that fails or is cancelled, the target stays as it was.

        Raises `ExportError`, and whatever `progress` raises to stop.
        """
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        with private_folder(target) as folder:
            made = folder / f"{document.stem}.pdf"
            self._convert(document, folder, progress)
            try:
                PdfReader(made).get_num_pages()
            except (OSError, PyPdfError) as error:
                raise ExportError(
                    "LibreOffice made no PDF of the document",
                    "Open the Word document and print it to PDF there",
                ) from error
            with disk(target):
                made.replace(target)

    def _convert(self, document: Path, folder: Path, progress: Progress) -> None:
        # A profile of its own: it neither disturbs an open LibreOffice nor lists the file there.
        profile = (folder / "profile").as_uri()
        command = [
            str(self.program),
            "--headless",
            "--norestore",
            f"-env:UserInstallation={profile}",
            *("--convert-to", FILTER, "--outdir", str(folder), str(document.resolve())),
        ]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=without_passphrase(os.environ),
                start_new_session=True,
            )
        except OSError as error:
            raise ExportError(
                "LibreOffice could not be started", error.strerror or str(error)
            ) from error
        try:
            self._wait(process, progress)
        finally:
            _end(process)

    def _wait(self, process: "subprocess.Popen[bytes]", progress: Progress) -> None:
        until = monotonic() + self.patience
        while process.poll() is None:
            progress.step(0, 0, "LibreOffice is making the PDF")
            if monotonic() > until:
                raise ExportError(
                    f"LibreOffice did not make the PDF within {self.patience:.0f} seconds",
                    "Open the Word document and print it to PDF there",
                )
            try:
                process.wait(LOOK_EVERY)
            except subprocess.TimeoutExpired:
                continue


def find_office() -> Office | None:
    """Return the LibreOffice of this computer, if it has one."""
    found = (shutil.which(name) for name in NAMES)
    program = next((path for path in (*found, *PLACES) if path and Path(path).is_file()), None)
    return Office(Path(program)) if program else None


def needed_office() -> Office:
    """Return the LibreOffice of this computer; raises `ExportError` where there is none."""
    office = find_office()
    if office is None:
        raise ExportError(
            "There is no LibreOffice on this computer to make the PDF",
            "Export without a PDF, open the document in Word and save it as PDF there",
        )
    return office


def pages(pdf: Path) -> Callable[[str], str]:
    """Return what tells the page, counted from 1, of a bookmark of the document; else nothing."""
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    numbers = {
        name: reader.get_destination_page_number(place)
        for name, place in reader.named_destinations.items()
    }

    def page(bookmark: str) -> str:
        number = numbers.get(f"/{_named_by_libreoffice(bookmark)}")
        return "" if number is None or number < 0 else str(number + 1)

    return page


def _named_by_libreoffice(bookmark: str) -> str:
    """Return a bookmark's name in a PDF: LibreOffice writes other characters in hexadecimal."""
    return "".join(c if c.isascii() and c.isalnum() else f"{ord(c):02X}" for c in bookmark)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process that still runs, with those that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True
        )
    else:
        os.killpg(process.pid, 9)
    process.wait()
