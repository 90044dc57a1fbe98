"""PDF of a Word document through LibreOffice, and the pages on which its places stand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ccjournal.errors import ExportError
from ccjournal.export.word import Progress

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
        with _private_folder(target) as folder:
            made = folder / f"{document.stem}.pdf"
            self._convert(document, folder, progress)
            try:
                PdfReader(made).get_num_pages()
            except (OSError, PyPdfError) as error:
                raise ExportError(
                    "LibreOffice made no PDF of the document",
                    "Open the Word document and print it to PDF there",
                ) from error
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


def pages(pdf: Path, places: Iterable[str]) -> Mapping[str, int]:
    """Return the page, counted from 1, of each bookmark of the document that is in the PDF."""
    reader = PdfReader(pdf)
    found = reader.named_destinations
    numbers = {}
    for place in places:
        destination = found.get(f"/{_named_by_libreoffice(place)}")
        number = None if destination is None else reader.get_destination_page_number(destination)
        if number is not None and number >= 0:
            numbers[place] = number + 1
    return numbers


def _named_by_libreoffice(bookmark: str) -> str:
    """Return a bookmark's name in a PDF: LibreOffice writes other characters in hexadecimal."""
    return "".join(c if c.isascii() and c.isalnum() else f"{ord(c):02X}" for c in bookmark)


@contextmanager
def _private_folder(target: Path) -> Iterator[Path]:
    """Give a folder beside the target, so that the finished file can be moved in one step."""
    try:
        folder = TemporaryDirectory(prefix=".ccjournal-", dir=target.parent)
    except OSError as error:
        raise ExportError(
            f"The folder {target.parent} must not be changed", "Choose another folder"
        ) from error
    with folder:
        yield Path(folder.name)


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
