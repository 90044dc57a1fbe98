"""States that a page can be in: empty, locked, unsaved, detached, exported; each read out."""

import pytest
from PySide6.QtCore import Qt

from ccjournal.domain.record import Status
from ccjournal.errors import StorageError
from ccjournal.services.journal import Journal
from tests.ui.accessible import faults, settle
from tests.ui.conftest import SLOW, STAR, find, texts

PAGES = ("today", "journal", "coverage", "coaching", "portfolio", "library", "search", "review")


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_page(qtbot, window, page):
    window.show_page(page)
    settle(qtbot, window)
    assert faults(window) == {}


def test_the_box_for_two_lines(qtbot, window):
    window.show_page("coverage")
    window.window_command("note")
    settle(qtbot, window)
    assert window.focusWidget().accessibleName()
    assert faults(window) == {}


def test_a_record_that_went_to_the_assessor(qtbot, window, services, claimed, writing):
    window.journal.desk.do(lambda: services.journal.set_status(claimed.id, Status.SUBMITTED))
    settle(qtbot, window)
    assert find(window, "banner").isVisible()
    assert faults(window) == {}


def test_a_claim_that_lost_its_words(qtbot, window, claimed, writing):
    prose = find(window, "field-action")
    prose.selectAll()
    qtbot.keyClicks(prose, "Something else altogether.")
    assert writing.leave()
    settle(qtbot, window)
    (card,) = writing.panel.cards.values()
    assert card.reattach.isVisible()
    assert faults(window) == {}


def test_words_that_could_not_be_saved(qtbot, monkeypatch, window, writing):
    def refuse(*_anything):
        raise StorageError("The disk is full", "Free some space")

    with monkeypatch.context() as disk:
        disk.setattr(Journal, "edit", refuse)
        qtbot.keyClicks(find(window, "field-situation"), "x")
        assert not writing.leave()
        strip = find(window, "strip")
        assert any("The disk is full" in text for text in texts(strip))
        assert faults(window) == {}
    assert writing.leave()


@pytest.mark.parametrize("folder", [".", "nowhere"])
def test_an_export_that_ended(qtbot, window, claimed, tmp_path, folder):
    window.show_page("portfolio")
    settle(qtbot, window)
    page = window.journal.pages["portfolio"]
    page.choices.target.setText(str(tmp_path / folder / "portfolio.docx"))
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.job is None, timeout=SLOW)
    done = folder == "."
    assert page.next.open.isVisible() is done
    assert page.next.sentence.text().endswith("Nothing was changed.") is not done
    assert faults(window) == {}


def test_a_coaching_session(qtbot, window):
    window.journal.desk.session_wanted.emit("Agent Z")
    qtbot.keyClicks(find(window, "field-observation"), STAR["action"])
    settle(qtbot, window)
    assert faults(window) == {}


def test_chips_of_the_search_page_keep_their_words(qtbot, window, claimed):
    window.theme.choose(text_size=200)
    window.window_command("theme light")
    page = window.journal.pages["search"]
    window.show_page("search")
    page.search("chats")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: page.count.text() != "0 found", timeout=SLOW)
    assert faults(window) == {}
