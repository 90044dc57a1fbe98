"""Every screen and pop-up beside the pages: names, sizes, rows, keys and the way of Tab."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from ccjournal.domain.evidence import EvidenceKind
from ccjournal.errors import StorageError
from ccjournal.services.jobs import NoProgress
from tests.ui.accessible import (
    cut_off,
    faults,
    focus_chain,
    out_of_order,
    settle,
    tabbed,
    tabbed_scroll_bars,
)
from tests.ui.conftest import SLOW, find, texts
from ui.actions import key_rows
from ui.dialogs.keys import KeysDialog
from ui.dialogs.person import PersonDialog
from ui.dialogs.proof import ProofDialog
from ui.dialogs.versions import VersionsDialog
from ui.views.backups import BackupsDialog
from ui.views.palette import Palette
from ui.views.preferences import PreferencesDialog

DAY = date(2026, 3, 4)


def stumbles(qtbot, dialog):
    """Return where Tab goes back instead of on, round a dialog from its first control."""
    chain = tabbed(qtbot, dialog)
    first = min(chain, key=lambda w: w.mapTo(dialog, w.rect().topLeft()).toTuple()[::-1])
    at = chain.index(first)
    chain = [*chain[at:], *chain[:at]]
    return [*out_of_order(chain), *tabbed_scroll_bars(chain)]


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def make_dialog(qtbot, services, star):
    """The dialogs, by name."""
    versions = services.journal.versions(star.id)
    proof = ProofDialog("ST-1.1", "Monitor", DAY)
    proof.choose_kind(EvidenceKind.WITNESS)
    return {
        "person": lambda: PersonDialog("Agent A"),
        "proof": lambda: proof,
        "versions": lambda: VersionsDialog(versions),
        "keys": lambda: KeysDialog(key_rows()),
    }


@pytest.mark.parametrize("name", ["person", "proof", "versions", "keys"])
def test_a_dialog_can_be_read_out_and_walked(qtbot, make_dialog, name):
    dialog = shown(qtbot, make_dialog[name]())
    assert dialog.windowTitle()
    assert faults(dialog) == {}
    assert stumbles(qtbot, dialog) == []


def test_preferences_can_be_read_out_and_walked(qtbot, window):
    window.window_command("preferences")
    dialog = window.findChild(PreferencesDialog)
    assert faults(dialog) == {}
    assert stumbles(qtbot, dialog) == []
    assert isinstance(dialog, QDialog)


def test_the_backups_can_be_read_out_and_walked(qtbot, window, services, star):
    services.safety.backups.back_up_by_hand(NoProgress())
    window.window_command("restore")
    dialog = window.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    assert faults(dialog) == {}
    assert stumbles(qtbot, dialog) == []
    dialog.reject()


@pytest.mark.parametrize("words", ["", "chat", "> large", "# 2.1", "@ agent", "xqzv"])
def test_the_palette_can_be_read_out(qtbot, window, star, words):
    window.window_command("palette")
    palette = window.findChild(Palette)
    palette.line.setText(words)
    qtbot.waitUntil(lambda: not palette._pause.isActive(), timeout=SLOW)
    settle(qtbot, window)
    assert faults(window) == {}


def test_the_search_page_can_be_read_out(qtbot, window, star):
    window.window_command("find")
    page = window.journal.pages["search"]
    for words in ("", "chat", "xqzv"):
        page.search(words)
        settle(qtbot, window)
        assert faults(window) == {}, words
        assert tabbed_scroll_bars(focus_chain(window)) == []


def test_claiming_can_be_read_out(qtbot, window, writing):
    find(window, "field-action").setFocus()
    window.journal_command("claim")
    composer = writing.panel.composer
    settle(qtbot, window)
    assert window.focusWidget() is composer.picker.search
    assert faults(window) == {}
    composer.picker.search.setText("xqzv")
    assert faults(window) == {}
    composer.show_sentence("ST-2.1")
    assert window.focusWidget() is composer.sentence.because
    assert faults(window) == {}


def test_linking_can_be_read_out(qtbot, window, writing):
    window.journal_command("guide")
    guide = writing.panel.guide
    for stage in range(3):
        assert window.focusWidget() is guide.lists[stage]
        assert faults(window) == {}, stage
        guide._take(stage)
    assert window.focusWidget() is guide.sentence.because
    assert faults(window) == {}


def test_the_first_page_can_be_read_out_and_walked(shell):
    shell.show_first_run()
    assert shell.focusWidget() is next(iter(shell.first_run.units.values()))
    assert faults(shell) == {}
    promises = find(shell, "promises")
    chain = [w for w in focus_chain(shell) if shell.first_run.isAncestorOf(w)]
    choices = [w for w in chain if not promises.isAncestorOf(w)]
    # The column of choices first, then the other one.
    assert chain[: len(choices)] == choices
    assert out_of_order(choices) == []
    assert out_of_order(chain[len(choices) :]) == []


@pytest.mark.parametrize("name", ["units", "where", "passphrase", "start"])
def test_enter_starts_from_anywhere(qtbot, shell, paths, name):
    shell.show_first_run()
    page = shell.first_run
    page.where.setText(str(paths.journal))
    wanted = []
    page.create_wanted.disconnect(shell.create_file)
    page.create_wanted.connect(lambda file, *_rest: wanted.append(file))
    first = page.units["QA"] if name == "units" else getattr(page, name)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert wanted == [paths.journal]


def test_enter_on_another_button_presses_that_one(qtbot, shell):
    shell.show_first_run()
    page = shell.first_run
    page.sample.setFocus()
    page.sample_wanted.disconnect(shell.open_sample)
    with qtbot.waitSignal(page.sample_wanted), qtbot.assertNotEmitted(page.create_wanted):
        qtbot.keyClick(page.sample, Qt.Key.Key_Return)


def test_a_refusal_is_read_out_with_the_first_page(shell):
    shell.show_first_run(StorageError("The disk is full", "Free some room and try again"))
    assert faults(shell) == {}
    assert {"The disk is full", "Free some room and try again"} <= set(texts(shell.first_run))


def test_portfolio_begins_with_the_first_thing_to_look_at(qtbot, window, claimed):
    window.show_page("portfolio")
    settle(qtbot, window)
    window.show_page("today")
    window.show_page("portfolio")
    page = window.journal.pages["portfolio"]
    assert page.findings.groups
    assert page.findings.first.hasFocus()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_the_first_page_has_room_for_its_words(qtbot, shell, size, width):
    shell.theme.choose(text_size=size)
    shell.resize(width, 768)
    shell.show_first_run()
    qtbot.waitUntil(lambda: shell.first_run.width() > width - 20)
    assert cut_off(shell.first_run) == []


def test_opening_is_read_out(shell):
    shell._opening.show_text("Opening Late shift")
    shell.pages.setCurrentWidget(shell._opening)
    assert faults(shell) == {}
    assert "Opening Late shift" in [w.text() for w in shell._opening.findChildren(QLabel)]
