"""What is said beside the words while they are written, driven by keys alone."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMenu

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.next_step import StepAction
from ccjournal.domain.record import Status
from ccjournal.domain.tip import Tip
from ccjournal.services.journal import Draft
from tests.ui.conftest import SLOW, find
from ui.widgets.tip_row import TipAct, TipRow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
WATCHED = (
    "I kept the queue screen open beside my rota all shift and noted calls waiting, longest wait "
    "and agents free every fifteen minutes."
)
FIELDS = {
    "situation": "The storm chats were handed on. Mrs Adeyemi gave us her policy HC-4471-902.",
    "task": "I had to bring the wait down.",
    "action": "We agreed that the greeting should be shorter and wrote it down for both shifts "
    f"that week. {WATCHED} I changed the skill routing so that chats go to the claims queue.",
    "result": "By Friday the wait was three minutes.",
}


@pytest.fixture
def page(qtbot, window, services):
    """The page on which an account stands that has something of everything."""
    draft = Draft("Routing", date(2026, 3, 9), fields=FIELDS)
    record = window.journal.desk.do(lambda: services.journal.add("star", draft))[1]
    window.show_page("journal")
    window.journal.journal_page.open_record(record.id)
    writing = window.journal.journal_page.writing
    read(qtbot, writing)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SLOW)
    return writing


def read(qtbot, writing):
    qtbot.waitUntil(
        lambda: not writing.advising.waits and bool(writing.advising.tips), timeout=SLOW
    )


def tip(writing, kind, words=""):
    tips = writing.advising.tips.values()
    return next((t for t in tips if t.kind is kind and words in t.words), None)


def suggested(writing):
    """Return a suggestion that has a row."""
    tips = writing.advising.tips.values()
    rows = writing.panel.sections.could.rows
    return next(t for t in tips if t.kind is AnswerKind.SUGGESTION and t.name in rows)


def words_of(writing, kind):
    return [t.words for t in writing.advising.tips.values() if t.kind is kind]


def caret_at(window, field, words):
    prose = find(window, f"field-{field}")
    prose.setFocus()
    place = prose.words().index(words)
    prose.select(place, place)
    return prose


def choose(qtbot, window, begins):
    """Open the menu at the caret by its key and choose an act with the arrow keys."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SLOW)
    qtbot.keyClick(window, KEY.Key_Period, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=SLOW)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        if menu.activeAction().text().startswith(begins):
            break
        qtbot.keyClick(menu, KEY.Key_Down)
    assert menu.activeAction().text().startswith(begins)
    qtbot.keyClick(menu, KEY.Key_Return)


def kept(page, services):
    return services.journal.get(page.record.id)


def test_typing_is_read_once_the_keys_rest(qtbot, window):
    window.journal.desk.writing_wanted.emit("star", "")
    writing = window.journal.journal_page.writing
    prose = find(window, "field-action")
    prose.setFocus()
    qtbot.keyClicks(prose, "I rang Mrs Adeyemi back.")
    assert not writing.advising.tips
    read(qtbot, writing)
    assert words_of(writing, AnswerKind.PRIVACY) == ["Mrs Adeyemi"]
    assert writing.panel.sections.privacy.isVisible()
    assert prose.tips.place(tip(writing, AnswerKind.PRIVACY).name) == (7, 18)


def test_a_suggestion_is_claimed_with_its_sentence(qtbot, window, page, services):
    found = suggested(page)
    row = page.panel.sections.row(found.name)
    assert kept(page, services).claims == ()
    row.acts[TipAct.CLAIM].setFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Space)
    (made,) = kept(page, services).claims
    assert (made.criterion, made.anchor.quote) == (found.answer.key, found.words)
    because = page.panel.cards[made.id].sentence.because
    assert window.focusWidget() is because
    assert because.words() == ""
    read(qtbot, page)
    assert found.name not in page.advising.tips


def test_not_this_is_remembered_and_can_be_taken_back(qtbot, window, page, services):
    found = suggested(page)
    page.panel.sections.row(found.name).acts[TipAct.NOT_THIS].setFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Space)
    (answer,) = kept(page, services).answers
    assert answer == found.answer
    assert page.panel.sections.row(found.name) is None
    assert page.panel.isAncestorOf(window.focusWidget()) or window.focusWidget() is not None
    read(qtbot, page)
    assert found.name not in page.advising.tips
    page.panel.answers_menu.aboutToShow.emit()
    (again,) = page.panel.answers_menu.actions()
    assert again.text() == f"Suggest {found.answer.key} again"
    again.trigger()
    qtbot.waitUntil(lambda: found.name in page.advising.tips, timeout=SLOW)


def test_a_question_is_set_aside_with_a_few_words(qtbot, window, page, services):
    caret_at(window, "action", "agreed")
    choose(qtbot, window, "Not needed here")
    line = window.focusWidget()
    assert line.accessibleName() == "Why is it not needed here?"
    qtbot.keyClick(line, KEY.Key_Return)
    assert kept(page, services).answers == ()
    qtbot.keyClicks(line, "Two of us decided it.")
    qtbot.keyClick(line, KEY.Key_Return)
    (answer,) = kept(page, services).answers
    assert (answer.key, answer.reason) == ("S3", "Two of us decided it.")
    read(qtbot, page)
    assert tip(page, AnswerKind.CHECK, "We agreed") is None


def test_personal_data_is_taken_out_in_one_step(qtbot, window, page):
    before = FIELDS["situation"]
    prose = caret_at(window, "situation", "Adeyemi")
    choose(qtbot, window, "Take it out")
    assert prose.words() == before.replace("Mrs Adeyemi", "A customer")
    qtbot.keyClick(prose, KEY.Key_Z, CONTROL)
    assert prose.words() == before
    caret_at(window, "situation", "4471")
    read(qtbot, page)
    choose(qtbot, window, "Take it out")
    assert prose.words().endswith("gave us her policy.")
    assert prose.hasFocus()


def test_words_that_may_stay_need_a_reason(qtbot, window, page, services):
    caret_at(window, "situation", "4471")
    choose(qtbot, window, "Keep it")
    line = window.focusWidget()
    qtbot.keyClick(line, KEY.Key_Escape)
    assert kept(page, services).answers == ()
    caret_at(window, "situation", "4471")
    choose(qtbot, window, "Keep it")
    qtbot.keyClicks(window.focusWidget(), "It is a made-up number.")
    qtbot.keyClick(window.focusWidget(), KEY.Key_Return)
    assert [a.words for a in kept(page, services).answers] == ["HC-4471-902"]
    qtbot.waitUntil(lambda: tip(page, AnswerKind.PRIVACY, "HC") is None, timeout=SLOW)


def test_somebody_of_the_register_is_written_by_pseudonym(qtbot, window, services, page):
    services.people.add("Agent Q", "Priya Shah")
    prose = caret_at(window, "result", "By Friday")
    qtbot.keyClicks(prose, "Priya helped. ")
    qtbot.waitUntil(lambda: tip(page, AnswerKind.PRIVACY, "Priya") is not None, timeout=SLOW)
    caret_at(window, "result", "Priya")
    choose(qtbot, window, "Write Agent Q")
    assert prose.words().startswith("Agent Q helped. By Friday")


def test_what_was_found_goes_with_the_words_that_are_typed_meanwhile(qtbot, window, page):
    desk, go_on = window.journal.desk, threading.Event()
    prose = caret_at(window, "situation", "The storm")
    desk.reads.start(lambda _progress: go_on.wait(10))
    qtbot.keyClicks(prose, "On Monday. ")
    qtbot.waitUntil(lambda: not page.advising._pause.isActive(), timeout=SLOW)
    assert page.advising.waits
    assert "HC-4471-902" in words_of(page, AnswerKind.PRIVACY)
    qtbot.keyClicks(prose, "Again. ")
    page.advising._pause.stop()
    go_on.set()
    read(qtbot, page)
    place = prose.tips.place(tip(page, AnswerKind.PRIVACY, "HC").name)
    assert prose.words()[slice(*place)] == "HC-4471-902"


def test_what_was_found_in_words_that_went_is_dropped(qtbot, window, page):
    desk, go_on = window.journal.desk, threading.Event()
    prose = find(window, "field-situation")
    desk.reads.start(lambda _progress: go_on.wait(10))
    page.advising._read()
    prose.setFocus()
    prose.selectAll()
    qtbot.keyClicks(prose, "All is quiet.")
    assert not prose.tips
    page.advising._pause.stop()
    go_on.set()
    read(qtbot, page)
    assert not prose.tips
    assert words_of(page, AnswerKind.PRIVACY) == []


def test_a_mark_goes_when_its_words_are_changed_and_not_when_others_are(qtbot, window, page):
    prose = find(window, "field-situation")
    prose.setFocus()
    name = tip(page, AnswerKind.PRIVACY, "HC").name
    end = prose.words().index("902") + 3
    prose.select(end, end)
    qtbot.keyClicks(prose, " again")
    assert prose.tips.place(name) == (end - 11, end)
    prose.select(end - 2, end - 2)
    qtbot.keyClicks(prose, "5")
    assert prose.tips.place(name) is None


def test_a_long_reading_says_so(qtbot, window, page):
    go_on = threading.Event()
    window.journal.desk.reads.start(lambda _progress: go_on.wait(10))
    page.advising._read()
    page.advising._slow.setInterval(0)
    state = page.panel._state
    qtbot.waitUntil(lambda: state.text() == "reading", timeout=SLOW)
    assert page.panel.sections.privacy.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: state.text() == "follows your cursor", timeout=SLOW)


def test_keys_walk_over_all_but_suggestions_in_the_order_of_the_text(qtbot, window, page):
    tips = page.advising.tips
    wanted = {name for name, found in tips.items() if found.kind is not AnswerKind.SUGGESTION}
    caret_at(window, "situation", "The storm")
    told = []
    for _ in wanted:
        qtbot.keyClick(window, KEY.Key_J, CONTROL)
        told.append(page.panel.sections.here)
    assert set(told) == wanted
    words = [tips[name].words for name in told if tips[name].words]
    assert words.index("Mrs Adeyemi") + 1 == words.index("HC-4471-902")
    assert words.index("HC-4471-902") < words.index(next(w for w in words if "agreed" in w))
    last = told.index(tip(page, AnswerKind.PRIVACY, "HC").name)
    for _ in told[last + 1 :]:
        qtbot.keyClick(window, KEY.Key_J, CONTROL | SHIFT)
    row = page.panel.sections.row(told[last])
    assert row.property("now") == "true"
    assert window.focusWidget().textCursor().selectedText() == "HC-4471-902"


def test_the_next_step_is_the_open_question_of_this_record(qtbot, window, page):
    steps = window.journal.desk.steps
    qtbot.waitUntil(lambda: steps.step.tip != "", timeout=SLOW)
    assert steps.step.sentence == "Answer one question to make this ready."
    find(window, "field-result").setFocus()
    qtbot.keyClick(window, KEY.Key_N, Qt.KeyboardModifier.AltModifier)
    name = page.panel.sections.here
    assert page.advising.tips[name].says == steps.step.detail
    window.show_page("today")
    qtbot.waitUntil(lambda: steps.step.tip == "", timeout=SLOW)


def test_a_title_gives_away_too(qtbot, window, page):
    title = find(window, "field-title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "The call of Mrs Adeyemi")
    qtbot.waitUntil(lambda: title.property("leak") == "true", timeout=SLOW)
    found = next(t for t in page.advising.tips.values() if t.field == "title")
    row = page.panel.sections.row(found.name)
    row.acts[TipAct.TAKE_OUT].setFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Space)
    assert title.text() == "The call of a customer"
    qtbot.keyClick(title, KEY.Key_Z, CONTROL)
    assert title.text() == "The call of Mrs Adeyemi"


def test_a_record_that_was_sent_is_not_read(qtbot, window, page, services):
    desk = window.journal.desk
    desk.do(lambda: services.journal.set_status(page.record.id, Status.SUBMITTED))
    assert not page.advising.tips
    assert not find(window, "field-situation").tips
    assert not page.panel.sections.privacy.isVisible()


def test_what_may_fit_waits_behind_a_click(qtbot, window, page):
    sections = page.panel.sections
    possible = [t for t in page.advising.tips.values() if not t.likely]
    assert possible
    assert all(sections.row(t.name) is None for t in possible)
    sections.more.button.setFocus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Space)
    assert all(sections.row(t.name) for t in possible)


def test_a_screen_reader_hears_whole_sentences(page):
    sections = page.panel.sections
    for kind, begins in (
        (AnswerKind.SUGGESTION, "Could also earn"),
        (AnswerKind.CHECK, "Question:"),
        (AnswerKind.PRIVACY, "Privacy:"),
    ):
        row = sections.row(
            (suggested(page) if kind is AnswerKind.SUGGESTION else tip(page, kind)).name
        )
        spoken = QAccessible.queryAccessibleInterface(row.head).text(QAccessible.Text.Name)
        assert spoken.startswith(begins)
        assert spoken.endswith((".", "?", "!"))


def test_a_half_written_reason_is_not_lost_by_leaving(qtbot, window, page, dialogs, other):
    caret_at(window, "action", "agreed")
    choose(qtbot, window, "Not needed here")
    qtbot.keyClicks(window.focusWidget(), "Two of us")
    dialogs.yes = False
    window.journal.journal_page.open_record(other.id)
    assert dialogs.asked[-1] == "A reason is half written"
    assert page.record.id != other.id


def test_personal_data_that_would_leave_leads_to_its_words(qtbot, window, page):
    desk = window.journal.desk
    window.show_page("portfolio")
    findings = window.journal.pages["portfolio"].findings
    qtbot.waitUntil(lambda: bool(findings.groups), timeout=SLOW)
    assert findings.groups[0].title == "Personal data would leave in 2 places"
    qtbot.keyClick(window, KEY.Key_N, Qt.KeyboardModifier.AltModifier)
    look = window.focusWidget()
    assert look.accessibleName().startswith("Look at")
    qtbot.keyClick(look, KEY.Key_Space)
    prose = find(window, "field-situation")
    qtbot.waitUntil(lambda: prose.textCursor().selectedText() == "Mrs Adeyemi", timeout=SLOW)
    qtbot.waitUntil(lambda: desk.steps.step.action is StepAction.LEAK, timeout=SLOW)
    told = []
    desk.told.connect(told.append)
    for words in ("Adeyemi", "HC-4471"):
        caret_at(window, "situation", words)
        choose(qtbot, window, "Take it out")
        read(qtbot, page)
    qtbot.waitUntil(lambda: desk.steps.step.action is not StepAction.LEAK, timeout=SLOW)
    assert told[-1].startswith("No personal data is left")


def test_a_question_about_a_table_leads_to_the_table(qtbot, window, services):
    text = (
        "I listened to Agent C and we spoke about the opening of her calls for half an hour. " * 4
    )
    fields = {"agent": "Agent C", "observation": text, "feedback": text}
    tables = {"targets": [{"target": "Be better", "measure": "", "due": ""}]}
    draft = Draft("Naming it", date(2026, 3, 9), fields=fields, tables=tables)
    record = window.journal.desk.do(lambda: services.journal.add("cycle", draft))[1]
    window.journal.desk.record_wanted.emit(record.id)
    writing = window.journal.pages["coaching"].writing
    read(qtbot, writing)
    tables = {key for key, part in writing.form.parts.items() if part.field.is_table}
    about = next(t for t in writing.advising.tips.values() if t.field in tables)
    writing.tip_acts.act(TipAct.GO, about)
    assert writing.form.parts[about.field].isAncestorOf(window.focusWidget())


def test_the_rail_counts_what_is_beside_the_words(qtbot, window, page):
    window.resize(1060, 768)
    rail = window.journal.journal_page._panes.rail
    qtbot.waitUntil(rail.isVisible, timeout=SLOW)
    asked = sum(t.kind is AnswerKind.CHECK for t in page.advising.tips.values())
    assert rail.questions.text() == str(asked)
    assert rail.leaks.accessibleName() == "Show the evidence, personal data in 2 places"


def test_the_questions_of_another_record_belong_to_no_part_of_the_last(qtbot, window, services):
    star = services.journal.create("star", fields={"action": "We agreed it. " * 12})[1]
    drawn = services.journal.create("driscoll", fields={"what": "We agreed it. " * 12})[1]
    desk = window.journal.desk
    desk.record_wanted.emit(star.id)
    find(window, "field-action").setFocus()
    panel = find(window, "evidence-panel")
    title = panel.sections.questions.title
    qtbot.waitUntil(lambda: title.text() == "Questions about Action", timeout=SLOW)
    desk.record_wanted.emit(drawn.id)
    qtbot.waitUntil(lambda: bool(panel.sections._tips), timeout=SLOW)
    assert "Action" not in title.text()


def test_a_row_is_never_a_window_of_its_own(qtbot, window):
    """A widget that is shown before it has a parent closes every open menu."""
    shown = []

    class Watch(QObject):
        def eventFilter(self, widget, event):  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Show and isinstance(widget, QLabel | QFrame):
                shown.append(widget.isWindow())
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    answer = Answer(AnswerKind.SUGGESTION, "ST-2.1")
    tip = Tip(answer, "action", 0, 5, "I did", "Change a setting")
    row = TipRow(tip, window.theme, "2.1")
    QApplication.instance().removeEventFilter(watch)
    assert True not in shown
    row.deleteLater()
