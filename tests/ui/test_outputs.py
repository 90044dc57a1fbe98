"""What Portfolio makes: a document, a PDF with it, a folder or a zip file of documents."""

import zipfile

from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.ui.conftest import SLOW

SPACE = Qt.Key.Key_Space


def choose(qtbot, portfolio, downs):
    """Choose what to make with the keys."""
    box = portfolio.choices.output
    box.setFocus()
    for _ in range(downs):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def export(qtbot, portfolio):
    qtbot.waitUntil(lambda: "1 entry will go in" in portfolio.next.sentence.text(), timeout=SLOW)
    qtbot.keyClick(portfolio.export, SPACE)
    sentence = portfolio.next.sentence
    qtbot.waitUntil(
        lambda: portfolio.job is None and "will go in" not in sentence.text(), timeout=3 * SLOW
    )
    return sentence.text()


def test_a_folder_takes_its_name_from_the_document(qtbot, portfolio, claimed, tmp_path):
    choose(qtbot, portfolio, 2)
    assert portfolio.choices.target.text() == str(tmp_path / "out")
    assert not portfolio.choices.template.isEnabled()
    assert portfolio.choices.named.text() == "New folder"
    assert "Saved to" in export(qtbot, portfolio)
    assert (tmp_path / "out" / "00 Index.docx").exists()
    (account,) = (tmp_path / "out" / "2 Accounts").iterdir()
    assert claimed.ref in account.name


def test_a_zip_file_holds_the_documents(qtbot, portfolio, tmp_path):
    choose(qtbot, portfolio, 3)
    export(qtbot, portfolio)
    assert zipfile.is_zipfile(tmp_path / "out.zip")


def test_a_folder_that_is_there_is_told_and_left_alone(qtbot, portfolio, tmp_path):
    (tmp_path / "out").mkdir()
    choose(qtbot, portfolio, 2)
    said = export(qtbot, portfolio)
    assert "something called out already" in said
    assert "Nothing was changed." in said
    assert not list((tmp_path / "out").iterdir())


def test_without_an_office_the_pdf_is_called_a_preview_print(
    qtbot, portfolio, claimed, tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("ccjournal.export.pdf.PLACES", ())
    choose(qtbot, portfolio, 1)
    assert "preview print" in portfolio.choices.made.text()
    export(qtbot, portfolio)
    assert (tmp_path / "out.docx").exists()
    text = " ".join(PdfReader(tmp_path / "out.pdf").pages[0].extract_text().split())
    assert text.startswith("Preview print")
    assert claimed.title in text


def test_a_preview_that_cannot_be_written_leaves_no_document(
    qtbot, portfolio, tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("ccjournal.export.pdf.PLACES", ())
    (tmp_path / "out.pdf").mkdir()
    choose(qtbot, portfolio, 1)
    said = export(qtbot, portfolio)
    assert "out.pdf could not be written" in said
    assert "Nothing was changed." in said
    assert not (tmp_path / "out.docx").exists()


def test_an_export_waits_for_what_is_to_be_looked_at_first(qtbot, portfolio, tmp_path):
    choose(qtbot, portfolio, 3)
    qtbot.keyClick(portfolio.export, SPACE)
    assert portfolio.job is None
    qtbot.waitUntil((tmp_path / "out.zip").exists, timeout=3 * SLOW)


def test_going_back_to_a_document_gives_its_ending_back(qtbot, portfolio, tmp_path):
    choose(qtbot, portfolio, 3)
    assert portfolio.choices.target.text().endswith("out.zip")
    for _ in range(3):
        qtbot.keyClick(portfolio.choices.output, Qt.Key.Key_Up)
    assert portfolio.choices.target.text() == str(tmp_path / "out.docx")
    assert portfolio.choices.template.isEnabled()
