"""Prompts that follow the criteria: begun from a gap, kept with the record, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccjournal.bootstrap import load_unit_offer
from ccjournal.domain.gaps import LATELY
from ccjournal.services.claims import Wording
from ccjournal.services.journal import Draft
from tests.ui.conftest import LEFT, SLOW, STAR, find, go, shown, texts

CLAUSE = "Which clause"
ENTER = Qt.Key.Key_Return


def asked(form, key):
    return form.parts[key].asks.text()


def seen(form):
    return [key for key, part in form.parts.items() if not part.asks.isHidden()]


def journal(window):
    return window.journal.journal_page.writing


@pytest.fixture
def begun(qtbot, window):
    """An account towards ST-2.1 that nothing has been written in yet."""
    window.journal.desk.writing_wanted.emit("star", "ST-2.1")
    return journal(window)


def test_a_gap_asks_whether_it_happened_and_begins_a_record_by_keyboard(qtbot, window, keys):
    page = go(window, "coverage")
    qtbot.waitUntil(lambda: page.gaps.list.lines.rowCount() > 0, timeout=SLOW)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert f"{LATELY} About 20 minutes." in page.gaps.list.lines.index(0).data(role)
    page.focus_first()
    keys(ENTER)
    record = journal(window).record
    assert window.journal.key == "journal"
    assert record.form == "star"
    assert record.aims == ("ST-1.1",)
    assert any(text.startswith("ST-1.1") for text in texts(find(window, "prompt-card")))


def test_the_parts_ask_for_before_and_after(begun):
    assert "ST-2.1  How is it after" in asked(begun.form, "result")
    assert "ST-2.1  How was it before" in asked(begun.form, "situation")
    described = begun.form.prose("situation").accessibleDescription()
    assert "For ST-2.1: How was it before" in described


def test_the_aim_is_kept_with_the_record_and_is_there_when_it_is_opened_again(
    services, begun, keys, other
):
    keys("In May the menu had nine options.")
    assert begun.autosave.flush()
    record = begun.record
    assert services.journal.get(record.id).aims == ("ST-2.1",)
    begun.open(other.id)
    assert begun.prompts.card.isHidden()
    assert not begun.form.parts["note"].asks.text()
    begun.open(record.id)
    assert not begun.prompts.card.isHidden()
    assert "How is it after" in asked(begun.form, "result")


def test_an_edit_keeps_the_aim(begun, services, keys):
    keys("In May")
    assert begun.autosave.flush()
    keys(" the menu had nine options.")
    assert begun.autosave.flush()
    assert services.journal.get(begun.record.id).aims == ("ST-2.1",)


def test_questions_rest_in_a_filled_part_without_the_caret(qtbot, begun, keys):
    form = begun.form
    assert {"situation", "action", "result"} <= set(seen(form))
    form.focus_part("situation")
    keys("In May the menu had nine options.")
    room = form.parts["situation"].height()
    form.focus_part("result")
    qtbot.waitUntil(lambda: "situation" not in seen(form))
    assert form.parts["situation"].height() == room  # the words below do not jump
    form.focus_part("situation")
    qtbot.waitUntil(lambda: "situation" in seen(form))


def test_a_claim_brings_its_questions_and_takes_the_card_away(qtbot, window, services, begun, keys):
    keys("In May I changed the menu.")
    assert begun.autosave.flush()
    record_id, add = begun.record.id, services.claims.add
    span = ("situation", 0, len("In May I changed the menu."))
    window.journal.desk.do(lambda: add(record_id, "ST-2.1", span, Wording("change", "")))
    assert begun.prompts.card.isHidden()
    assert "How is it after" in asked(begun.form, "result")


def test_a_claim_is_one_step_away_by_keyboard(qtbot, window, services, begun, keys):
    keys("In May I changed the menu.")
    begun.prompts.card.claim.setFocus()
    keys(Qt.Key.Key_Space)
    composer = begun.panel.composer
    qtbot.waitUntil(composer.sentence.because.hasFocus)
    keys("it had nine options", ENTER)
    (claim,) = services.journal.get(begun.record.id).claims
    assert (claim.criterion, claim.because) == ("ST-2.1", "it had nine options")


def test_the_menu_at_the_caret_claims_it_too(qtbot, begun, keys):
    keys("In May I changed the menu.")
    keys(Qt.Key.Key_Period, held=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    keys(ENTER)
    composer = begun.panel.composer
    qtbot.waitUntil(composer.sentence.because.hasFocus)
    assert composer._criterion == "ST-2.1"


@pytest.mark.parametrize("written", [False, True])
def test_it_can_be_another_criterion_after_all(qtbot, window, begun, keys, written):
    if written:
        keys("In May the menu had nine options.")
        assert begun.autosave.flush()
    qtbot.mouseClick(begun.prompts.card.drop, LEFT)
    assert begun.prompts.card.isHidden()
    assert begun.record.aims == ()
    assert not asked(begun.form, "result")
    if written:
        assert begun.form.prose("situation").words() == "In May the menu had nine options."
        window.window_command("undo")
        assert begun.record.aims == ("ST-2.1",)
        assert not begun.prompts.card.isHidden()


def test_another_form_keeps_the_criterion(begun):
    begun.form.facts.form_wanted.emit("star")
    assert begun.record.aims == ("ST-2.1",)


def test_the_menu_of_what_was_said_takes_an_aim_back(begun, keys):
    keys("In May the menu had nine options.")
    assert begun.autosave.flush()
    menu = begun.panel.answers_menu
    menu.aboutToShow.emit()
    (act,) = menu.actions()
    assert act.text() == "Write no longer towards ST-2.1"
    act.trigger()
    assert begun.record.aims == ()


def test_a_coaching_criterion_begins_a_session(qtbot, window, services):
    services.units.add(next(u for u in _starters(services) if u.code == "CS"))
    window.journal.desk.writing_wanted.emit("", "CS-5.3")
    writing = window.journal.pages["coaching"].writing
    assert window.journal.key == "coaching"
    assert writing.record.form == "cycle"
    assert "see or hear" in asked(writing.form, "observation")
    assert "next step" in asked(writing.form, "action_plan")


def test_a_compliance_criterion_asks_for_the_clause(window, services):
    services.units.add(next(u for u in _starters(services) if u.code == "CS"))
    window.journal.desk.writing_wanted.emit("", "CS-4.1")
    assert CLAUSE in asked(journal(window).form, "action")


def test_a_record_that_is_only_read_asks_nothing(window, services, begun, keys):
    keys("In May the menu had nine options.")
    assert begun.autosave.flush()
    window.journal.desk.do(lambda: services.journal.delete(begun.record.id))
    kept = services.journal.get(services.journal.bin()[0].id)
    begun.open(kept.id)
    assert kept.aims == ("ST-2.1",)
    assert begun.prompts.card.isHidden()
    assert not seen(begun.form)


def test_a_record_without_criteria_asks_nothing_more(window, writing):
    assert not seen(writing.form)
    assert STAR["action"] == writing.form.prose("action").words()
    assert not shown(writing.prompts.card, window)


def test_an_aim_at_a_criterion_that_is_gone_asks_nothing(window, services):
    draft = Draft("Old", date(2026, 3, 1), fields={"situation": "It was May."}, aims=("XX-1.1",))
    _change, record = services.journal.add("star", draft)
    page = journal(window)
    window.show_page("journal")
    page.open(record.id)
    assert page.prompts.card.isHidden()
    assert not seen(page.form)


def _starters(services):
    return load_unit_offer(services.paths).units.values()
