"""A PDF through LibreOffice: whole or not at all, nothing left behind, pages that are right."""

import os
import select
import stat
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter

from ccjournal.errors import Cancelled, ExportError
from ccjournal.export.beside import put_in_place
from ccjournal.export.pdf import Office, find_office, pages
from ccjournal.export.printed import fill_and_print
from ccjournal.export.word import document_text
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress

OFFICE = find_office()
needs_office = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
posix = pytest.mark.skipif(sys.platform == "win32", reason="stands in with a shell script")
linux = pytest.mark.skipif(sys.platform != "linux", reason="watches a process as Linux does")


class Watching:
    """Asks to stop as soon as a file is there, if told to."""

    def __init__(self, until: Path | None = None) -> None:
        self.until = until

    def step(self, _done: int, _total: int, _text: str = "") -> None:
        if self.until and self.until.exists():
            raise Cancelled


def a_document(folder: Path) -> Path:
    """Return a document of three pages, each with a bookmark."""
    document = Document()
    for number in range(1, 4):
        paragraph = document.add_paragraph(f"Account {number}")._p
        ends = {"w:id": str(number), "w:name": f"_ccj_r{number}"}
        start = paragraph.makeelement(
            qn("w:bookmarkStart"), {qn(name): value for name, value in ends.items()}
        )
        paragraph.insert(0, start)
        paragraph.append(paragraph.makeelement(qn("w:bookmarkEnd"), {qn("w:id"): str(number)}))
        document.add_page_break()
    file = folder / "My portfolio, äé.docx"
    document.save(str(file))
    return file


def an_office(folder: Path, script: str, patience: float = 30) -> Office:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Office(program, patience)


@needs_office
@pytest.mark.slow
def test_the_pdf_has_the_pages_of_the_places(tmp_path: Path) -> None:
    assert OFFICE is not None
    target = tmp_path / "out.pdf"
    OFFICE.write_pdf(a_document(tmp_path), target, Watching())
    places = ["_ccj_r1", "_ccj_r2", "_ccj_r3", "_ccj_nowhere"]
    assert list(map(pages(target), places)) == ["1", "2", "3", ""]
    assert "Account 2" in PdfReader(target).pages[1].extract_text()
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".docx", ".pdf"]


@posix
def test_an_office_that_makes_nothing_is_told(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_text("older")
    with pytest.raises(ExportError, match="made no PDF"):
        an_office(tmp_path, "exit 0").write_pdf(a_document(tmp_path), target, Watching())
    assert target.read_text() == "older"
    assert not list(tmp_path.glob(".ccjournal-*"))


@posix
def test_the_office_is_not_given_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCJOURNAL_PASSPHRASE", "seven grey herons wake")
    monkeypatch.setenv("CCJOURNAL_OTHER", "six grey herons wake")
    office = an_office(tmp_path, f"env > '{tmp_path}/told'")
    with pytest.raises(ExportError, match="made no PDF"):
        office.write_pdf(a_document(tmp_path), tmp_path / "out.pdf", Watching())
    told = (tmp_path / "told").read_text()
    assert "six grey herons wake" in told
    assert "seven grey herons wake" not in told


@posix
def test_an_office_that_hangs_is_told(tmp_path: Path) -> None:
    office = an_office(tmp_path, "sleep 600", patience=0.1)
    with pytest.raises(ExportError, match="did not make the PDF"):
        office.write_pdf(a_document(tmp_path), tmp_path / "out.pdf", Watching())
    assert not list(tmp_path.glob(".ccjournal-*"))


@linux
def test_stopping_ends_the_office_with_its_children(tmp_path: Path) -> None:
    started = tmp_path / "child"
    script = f"sleep 600 & echo $! > {started}.new; mv {started}.new {started}; wait"
    office = an_office(tmp_path, script)
    with pytest.raises(Cancelled):
        office.write_pdf(a_document(tmp_path), tmp_path / "out.pdf", Watching(until=started))
    assert _ends(int(started.read_text()))
    assert not (tmp_path / "out.pdf").exists()
    assert not list(tmp_path.glob(".ccjournal-*"))


def test_two_files_take_their_places_together(tmp_path: Path) -> None:
    made, old, new = tmp_path / "made", tmp_path / "old.docx", tmp_path / "new.docx"
    made.mkdir()
    names = {old: made / "1", new: made / "2", tmp_path: made / "3"}
    for file in (old, *names.values()):
        file.write_text(file.name)
    with pytest.raises(ExportError, match="could not be written"):
        put_in_place(names)
    assert old.read_text() == "old.docx"
    assert not new.exists()


@pytest.mark.parametrize("name", ["out.docx", "out.pdf"])
def test_a_folder_of_that_name_is_told_before_the_office_is_asked(tmp_path, name) -> None:
    (tmp_path / name).mkdir()
    office = Office(tmp_path / "nothing")
    with pytest.raises(ExportError, match="is a folder"):
        fill_and_print(_unasked, _unasked, tmp_path / "out.docx", (office, Watching()))


def _unasked(*_arguments: object) -> NoReturn:
    raise AssertionError("nothing can be written there")


@posix
def test_a_pdf_that_cannot_take_its_place_is_told(tmp_path: Path) -> None:
    document, target = a_document(tmp_path), tmp_path / "out.pdf"
    PdfWriter().write(tmp_path / "blank")
    target.mkdir()
    office = an_office(tmp_path, f'cp {tmp_path}/blank "$7/{document.stem}.pdf"')
    with pytest.raises(ExportError, match="could not be written"):
        office.write_pdf(document, target, Watching())


def test_an_office_that_cannot_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be started"):
        Office(tmp_path / "nothing").write_pdf(
            a_document(tmp_path), tmp_path / "out.pdf", Watching()
        )


def _ends(number: int) -> bool:
    """Whether a process has ended, or ends soon."""
    try:
        process = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], 20)[0])
    finally:
        os.close(process)


@needs_office
@pytest.mark.slow
def test_a_portfolio_with_its_pdf_names_its_pages(services, tmp_path: Path) -> None:
    fields = {"action": "I moved two people to chat."}
    _change, record = services.journal.create("star", fields=fields)
    target = tmp_path / "portfolio.docx"
    result = services.portfolio.export(ExportRequest(target, pdf=True), NoProgress())
    pdf = PdfReader(result.pdf)
    contents = next(page.extract_text() for page in pdf.pages if "Contents" in page.extract_text())
    (line,) = [line for line in contents.split("\n") if record.ref in line]
    account = int(line.split()[-1])
    assert "I moved two people to chat." in pdf.pages[account - 1].extract_text()
    (entry, *_rest) = [text for text in document_text(target) if text.startswith(record.ref)]
    assert entry.endswith(str(account))
    assert {"portfolio.docx", "portfolio.pdf"} <= {file.name for file in tmp_path.iterdir()}
    assert not list(tmp_path.glob(".ccjournal-*"))


def test_without_an_office_nothing_is_written(services, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("ccjournal.export.pdf.PLACES", ())
    with pytest.raises(ExportError, match="no LibreOffice"):
        services.portfolio.export(ExportRequest(tmp_path / "p.docx", pdf=True), NoProgress())
    assert not list(tmp_path.glob("p.*"))
