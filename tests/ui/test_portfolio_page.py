"""The Portfolio page: what goes in, and the export with its ways to end."""

import threading
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ccjournal.errors import ExportError
from ccjournal.services.export_request import ExportResult
from ccjournal.services.findings import Finding
from ccjournal.services.journal import Draft
from ccjournal.services.portfolio import Portfolio
from ccjournal.services.templates import Group
from tests.ui.conftest import LEFT, SLOW, press, shown, texts

SPACE = Qt.Key.Key_Space
ASKED = "Of 2 entries questions are open"


def test_details_are_kept(qtbot, window, services, portfolio):
    qtbot.keyClicks(portfolio.details.lines["learner"], "Robin")
    window.show_page("today")
    assert services.profile.get().learner == "Robin"


def test_what_is_ticked_with_the_keys_is_what_is_asked_for(qtbot, portfolio, claimed):
    portfolio.choices.template.setCurrentText("STAR account")
    tree = portfolio.choices.tree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2, timeout=SLOW)
    assert [tree.topLevelItem(n).text(1) for n in range(2)] == ["1 entry", "0 entries"]
    request = portfolio.choices.request()
    assert (request.template, request.units, request.refs) == ("star", (), ())
    tree.setCurrentItem(tree.topLevelItem(0))
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentItem().text(1) == "2.1"
    qtbot.keyClick(tree, SPACE)
    assert tree.topLevelItem(0).checkState(0) is Qt.CheckState.Unchecked
    assert not portfolio.export.isEnabled()
    assert portfolio.next.sentence.text() == "Choose at least one entry and a file."
    qtbot.keyClick(tree, SPACE)
    assert portfolio.choices.complete


def test_a_part_of_the_entries_is_asked_for_by_name(qtbot, window, portfolio, services, claimed):
    tree = portfolio.choices.tree
    change = window.journal.desk.do(lambda: services.journal.add("star", _draft()))
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 3, timeout=SLOW)
    tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
    assert portfolio.choices.request().refs == (claimed.ref,)
    assert change[1].ref != claimed.ref


def _draft():
    return Draft("Not linked", date(2026, 3, 1), fields={"situation": "Words."})


def test_findings_open_and_lead_to_their_record(qtbot, window, portfolio, claimed):
    head = _button(portfolio.findings, "1 entry is still a draft")
    qtbot.keyClick(head, SPACE)
    assert "This is still a draft." in texts(portfolio.findings)
    press(qtbot, portfolio.findings, claimed.ref)
    assert window.journal.journal_page.writing.record.id == claimed.id


def test_the_filled_button_walks_through_the_findings(qtbot, portfolio, claimed):
    walk = portfolio.next.walk
    assert walk.text() == "Show the first   Alt N"
    qtbot.keyClick(walk, SPACE)
    assert portfolio.sheet.outline.currentItem().text() == claimed.title
    assert _button(portfolio.findings, claimed.ref).isVisibleTo(portfolio)
    assert walk.text() == "Show the next   Alt N"


def test_the_sheet_shows_words_as_they_are(qtbot, portfolio, claimed):
    said = portfolio.sheet.page.toPlainText()
    assert claimed.title in said
    assert claimed.fields["action"] in said
    assert "This demonstrates my ability to change because codes lied." in said
    assert portfolio.sheet.outline.toolTip() == "Word decides the final pages"


def test_thinking_better_of_it_exports_nothing(qtbot, portfolio, dialogs, tmp_path):
    dialogs.yes = False
    assert portfolio.export.text() == "Export anyway…"
    qtbot.keyClick(portfolio.export, SPACE)
    assert dialogs.asked == ["Export as it is?"]
    assert portfolio.job is None


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
    assert portfolio.next.step.text() == "Step 2 of 4"
    assert portfolio.bar.isVisible()
    assert not portfolio.export.isVisible()
    qtbot.keyClick(portfolio.stop, SPACE)
    go_on.set()
    qtbot.waitUntil(lambda: portfolio.job is None, timeout=SLOW)
    assert portfolio.next.sentence.text() == "Stopped. Nothing was changed."
    assert portfolio.export.isEnabled()
    assert not (tmp_path / "out.docx").exists()


def test_a_failed_export_is_told(qtbot, portfolio, monkeypatch):
    def fail(_self, _request, _progress):
        raise ExportError("The document could not be written", "Close it in Word first")

    monkeypatch.setattr(Portfolio, "export", fail)
    qtbot.mouseClick(portfolio.export, LEFT)
    qtbot.waitUntil(lambda: "Nothing was changed." in portfolio.next.sentence.text(), timeout=SLOW)
    assert portfolio.next.sentence.text() == (
        "The document could not be written. Close it in Word first. Nothing was changed."
    )
    assert portfolio.export.isVisible()


def test_a_finished_export_can_be_opened_and_checked_again(
    qtbot, portfolio, dialogs, monkeypatch, tmp_path
):
    target = tmp_path / "out.docx"
    result = ExportResult(target, 1, 42, ())
    monkeypatch.setattr(Portfolio, "export", lambda *_: result)
    qtbot.mouseClick(portfolio.export, LEFT)
    qtbot.waitUntil(portfolio.next.open.isVisible, timeout=SLOW)
    assert portfolio.next.sentence.text().startswith("Saved to ")
    assert portfolio.next.open.text() == "Open   Alt N"
    qtbot.keyClick(portfolio.window(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(portfolio.next.folder, SPACE)
    assert dialogs.opened == [target, tmp_path]
    qtbot.keyClick(portfolio.next.again, SPACE)
    qtbot.waitUntil(portfolio.export.isVisible, timeout=SLOW)


def _button(page, text):
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text and shown(b, page)]
    return found


def test_the_templates_stand_in_groups_and_say_what_they_are_for(qtbot, portfolio):
    box = portfolio.choices.template
    model = box.model()
    titles = [n for n in range(box.count()) if not model.item(n).isEnabled()]
    assert [box.itemText(n) for n in titles] == [
        group.value for group in Group if group is not Group.OWN
    ]
    assert box.template.name == "portfolio"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.template.name == "reflective"
    assert portfolio.choices.purpose.text() == box.template.purpose
    box.use("matrix")
    box.use("no such")
    assert portfolio.choices.request().template == "matrix"


def test_the_profile_decides_what_the_sheet_shows(qtbot, portfolio, services, claimed):
    assert portfolio.choices.request().profile == "assessor"
    portfolio.choices.profile.setCurrentText("Strict")
    assert portfolio.choices.request().profile == "strict"
    assert "What is left out is listed." in portfolio.choices.means.text()
    caption = f"STAR account, {claimed.ref}"
    qtbot.waitUntil(lambda: caption in portfolio.sheet.page.toPlainText(), timeout=SLOW)


def test_what_is_told_of_the_whole_document_leads_nowhere(qtbot, portfolio):
    portfolio.findings.show_findings([Finding("", "All dates are left out."), Finding("R-1", "x")])
    assert "All dates are left out." in texts(portfolio.findings)
    named = {button.text() for button in portfolio.findings.findChildren(QPushButton)}
    assert "R-1" in named
    assert "All dates are left out." not in named
    portfolio.findings.walk()
    assert portfolio.findings.walking


def test_templates_of_ones_own_are_offered_as_they_come_and_go(qtbot, window, services, portfolio):
    box = portfolio.choices.template
    file = services.templates.copy(services.templates.find("star"))
    portfolio.choices.use_template(file.stem)
    assert box.template.name == "portfolio"
    portfolio.choices.refresh()
    qtbot.waitUntil(lambda: box.template.own == file, timeout=SLOW)
    assert Group.OWN.value in [box.itemText(n) for n in range(box.count())]
    assert portfolio.choices.request().template == "My STAR account"
    file.unlink()
    portfolio.choices.refresh()
    qtbot.waitUntil(lambda: box.template.name == "portfolio", timeout=SLOW)


def test_the_quality_page_is_ticked_by_key_and_tells_open_questions(
    qtbot, window, portfolio, services, claimed
):
    fields = {"situation": "The calls were long.", "action": "We agreed to change it. " * 9}
    draft = Draft("We", date(2026, 3, 1), fields=fields)
    window.journal.desk.do(lambda: services.journal.add("star", draft))
    box = portfolio.choices.quality
    for told in (True, False):
        box.setFocus()
        qtbot.keyClick(box, SPACE)
        assert portfolio.choices.request().quality is told
        qtbot.waitUntil(lambda told=told: (ASKED in _groups(portfolio)) is told, timeout=SLOW)
        head = "2 entries and a quality page" if told else "2 entries"
        assert portfolio.sheet.head.text() == head
    portfolio.choices.template.setCurrentText("STAR account")
    assert not box.isVisible()
    box.setChecked(True)
    assert not portfolio.choices.request().quality


def _groups(portfolio):
    return [group.title for group in portfolio.findings.groups]
