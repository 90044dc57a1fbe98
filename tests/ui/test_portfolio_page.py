"""The Portfolio page: what goes in, and the export with its ways to end."""

import threading

import pytest
from PySide6.QtCore import Qt

from ccjournal.errors import ExportError
from ccjournal.services.portfolio import ExportResult, Portfolio
from tests.ui.conftest import LEFT, SLOW, go, press, texts


@pytest.fixture
def portfolio(qtbot, window, claimed, tmp_path):
    page = go(window, "portfolio")
    page.choices.target.setText(str(tmp_path / "out.docx"))
    qtbot.waitUntil(lambda: "1 record will go in" in page.next.sentence.text(), timeout=SLOW)
    return page


def test_details_are_kept(qtbot, window, services, portfolio):
    qtbot.keyClicks(portfolio.details.lines["learner"], "Robin")
    window.show_page("today")
    assert services.profile.get().learner == "Robin"


def test_what_is_chosen_is_what_is_asked_for(qtbot, portfolio, claimed):
    portfolio.choices.template.setCurrentText("STAR account")
    portfolio.choices.units["QA"].setChecked(False)
    qtbot.mouseClick(portfolio.choices.all_records, LEFT)
    portfolio.choices.all_records.setChecked(False)
    assert not portfolio.export.isEnabled()
    qtbot.waitUntil(lambda: portfolio.choices.records.count() == 1, timeout=SLOW)
    portfolio.choices.records.item(0).setCheckState(Qt.CheckState.Checked)
    request = portfolio.choices.request()
    assert (request.template, request.units, request.refs) == ("star", ("ST",), (claimed.ref,))


def test_findings_lead_to_their_record(qtbot, window, portfolio, claimed):
    said = texts(portfolio.findings)
    assert "This is still a draft." in said
    press(qtbot, portfolio.findings, claimed.ref)
    assert window.journal.journal_page.writing.record.id == claimed.id


def test_an_export_can_be_stopped(qtbot, portfolio, monkeypatch, tmp_path):
    begun, go_on = threading.Event(), threading.Event()

    def held(_self, _request, progress):
        progress.step(1, 4, "Filling the template")
        begun.set()
        go_on.wait(10)
        progress.step(2, 4)
        raise AssertionError("went on")

    monkeypatch.setattr(Portfolio, "export", held)
    qtbot.mouseClick(portfolio.export, LEFT)
    qtbot.waitUntil(begun.is_set, timeout=SLOW)
    qtbot.waitUntil(lambda: portfolio.next.sentence.text() == "Filling the template.")
    assert portfolio.bar.isVisible()
    assert not portfolio.export.isEnabled()
    qtbot.mouseClick(portfolio.stop, LEFT)
    go_on.set()
    qtbot.waitUntil(lambda: portfolio.job is None, timeout=SLOW)
    assert portfolio.next.sentence.text() == "Stopped. Nothing was changed."
    assert portfolio.export.isEnabled()
    assert not (tmp_path / "out.docx").exists()


def test_a_failed_export_is_told(qtbot, portfolio, dialogs, monkeypatch):
    def fail(_self, _request, _progress):
        raise ExportError("The document could not be written", "Close it in Word first")

    monkeypatch.setattr(Portfolio, "export", fail)
    qtbot.mouseClick(portfolio.export, LEFT)
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=SLOW)
    assert dialogs.told == [("The document could not be written", "Close it in Word first")]
    assert portfolio.next.sentence.text() == "Nothing was changed."


def test_a_finished_export_can_be_opened(qtbot, portfolio, dialogs, monkeypatch, tmp_path):
    target = tmp_path / "out.docx"
    result = ExportResult(target, 1, 42, ())
    monkeypatch.setattr(Portfolio, "export", lambda *_: result)
    qtbot.mouseClick(portfolio.export, LEFT)
    qtbot.waitUntil(portfolio.findings._result.isVisible, timeout=SLOW)
    qtbot.mouseClick(portfolio.findings.open, LEFT)
    qtbot.mouseClick(portfolio.findings.show_folder, LEFT)
    assert dialogs.opened == [target, tmp_path]
