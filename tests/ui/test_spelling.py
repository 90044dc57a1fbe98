"""Spelling while writing: what is marked, what is offered, by keys and by mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from ccjournal.services.claims import Wording
from ccjournal.services.journal import Draft
from ccjournal.settings import load_settings
from tests.ui.accessible import settle
from tests.ui.conftest import SLOW, find, go
from ui.spelling import checking
from ui.views.preferences import PreferencesDialog
from ui.widgets.paper import Paper
from ui.widgets.prose import Prose

CONTROL = Qt.KeyboardModifier.ControlModifier
FACE = "\U0001f600"


@pytest.fixture
def prose(writing, window):
    made = find(window, "field-situation")
    made.setFocus()
    return made


def write(prose, marked):
    """Put a text in which `|` stands for the caret."""
    prose.selectAll()
    prose.insertPlainText(marked.replace("|", ""))
    prose.select(marked.index("|"), marked.index("|"))


def waves(prose):
    """Return the words that have a wave under them, as far as they are in view."""
    words = []
    drawn = list(prose.spelled._waves(checking.by, prose.viewport().rect()))
    for left, right, foot in drawn:
        cursor = prose.cursorForPosition(QPoint(round((left + right) / 2), round(foot) - 4))
        cursor.select(cursor.SelectionType.WordUnderCursor)
        words.append(cursor.selectedText())
    return words


def marked(qtbot, prose, *words):
    qtbot.waitUntil(lambda: waves(prose) == list(words), timeout=SLOW)


def menu_of(qtbot, *, first):
    """Wait for a menu and return its rows; the menu stays open."""

    def shown():
        menu = QApplication.activePopupWidget()
        return isinstance(menu, QMenu) and menu.actions()[0].text() == first

    qtbot.waitUntil(shown, timeout=SLOW)
    return QApplication.activePopupWidget()


def rows(menu):
    return [a.text() for a in menu.actions() if not a.isSeparator()]


def test_wrong_words_are_marked_once_they_are_looked_up(qtbot, prose):
    write(prose, f"{FACE} I recieved teh call at the centre, QA-1.1 and AHT.|")
    marked(qtbot, prose, "recieved", "teh")


def test_the_word_being_typed_is_marked_once_it_is_left(qtbot, prose):
    write(prose, "|")
    qtbot.keyClicks(prose, "teh")
    checking.by.note("teh")
    assert waves(prose) == []
    qtbot.keyClicks(prose, " call")
    assert waves(prose) == ["teh"]
    qtbot.keyClicks(prose, " wich")
    checking.by.note("wich")
    assert waves(prose) == ["teh"]
    qtbot.keyClick(prose, Qt.Key.Key_Left)
    assert waves(prose) == ["teh", "wich"]


def test_words_are_marked_when_the_text_is_left(qtbot, window, prose):
    write(prose, "|")
    qtbot.keyClicks(prose, "teh")
    checking.by.note("teh")
    assert waves(prose) == []
    find(window, "field-task").setFocus()
    assert waves(prose) == ["teh"]


def test_a_wave_is_painted_in_its_colour(qtbot, window, prose):
    write(prose, "teh teh teh teh |")
    marked(qtbot, prose, *["teh"] * 4)
    window.theme.choose(name="high-contrast")
    picture = prose.grab().toImage()
    wanted = window.theme.colour("spell-line")
    colours = {
        QColor(picture.pixel(x, y)).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert wanted.name() in colours
    window.theme.choose(name="light")


def test_a_long_paragraph_is_looked_at_where_it_is_in_view(qtbot, prose):
    words = " ".join(f"teh {'wait ' * 9}" for _ in range(400))
    write(prose, words + "|")
    view = prose.viewport().rect()
    top = view.adjusted(0, 0, 0, 60 - view.height())

    def drawn(rect):
        return len(list(prose.spelled._waves(checking.by, rect)))

    qtbot.waitUntil(lambda: 0 < drawn(top) < 40, timeout=SLOW)
    assert max(map(len, prose.spelled._found.values())) < 2_000
    assert drawn(view) == 400


def test_a_record_that_is_only_read_has_no_marks(qtbot, prose):
    write(prose, "teh |")
    marked(qtbot, prose, "teh")
    prose.setReadOnly(True)
    prose.spelled.paint(prose.viewport().rect())
    assert prose.spelled.at(1, QPoint()) is None


def test_the_menu_at_the_caret_corrects_in_one_step(qtbot, window, prose):
    write(prose, "I wrote teh| list.")
    marked(qtbot, prose, "teh")
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    menu = menu_of(qtbot, first="the")
    assert "Add “teh” to my words" in rows(menu)
    assert "Claim a criterion…\tCtrl+E" in rows(menu)
    assert len(rows(menu)) <= 5 + 1 + 3
    assert menu.activeAction().text() == "the"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert prose.words() == "I wrote the list."
    marked(qtbot, prose)
    prose.undo()
    assert prose.words() == "I wrote teh list."


def test_a_claim_keeps_its_words_when_one_is_corrected(qtbot, window, prose, services, writing):
    write(prose, "recieve| the calls")
    assert writing.leave()
    span = ("situation", 0, len("recieve the calls"))
    record = writing.record.id
    window.journal.desk.do(
        lambda: services.claims.add(record, "ST-2.1", span, Wording("change", "calls"))
    )
    settle(qtbot, window)
    prose.setFocus()
    prose.select(3, 3)
    marked(qtbot, prose, "recieve")
    assert prose.spelled.offer_at_caret()
    menu = menu_of(qtbot, first="receive")
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert writing.leave()
    (claim,) = services.journal.get(record).claims
    assert claim.live
    assert claim.anchor.quote == "receive the calls"


def test_the_right_button_offers_other_spellings_and_the_usual(qtbot, window, prose):
    write(prose, "teh list|")
    marked(qtbot, prose, "teh")
    cursor = prose.textCursor()
    cursor.setPosition(1)
    at = prose.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, prose.viewport().mapToGlobal(at))
    QApplication.sendEvent(prose.viewport(), event)
    menu = menu_of(qtbot, first="the")
    assert any(text.startswith("&Paste") for text in rows(menu))
    menu.close()
    assert prose.words() == "teh list"


def test_a_word_goes_into_my_words_and_out_again(qtbot, window, prose, services):
    write(prose, "At Larkfeld| we")
    marked(qtbot, prose, "Larkfeld")
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=SLOW)
    menu = QApplication.activePopupWidget()
    menu.setActiveAction(next(a for a in menu.actions() if a.text().startswith("Add “Larkfeld”")))
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert services.spelling.own.all() == ["Larkfeld"]
    marked(qtbot, prose)
    assert "counts as right" in window.journal.notice.text
    window.window_command("preferences")
    choice = window.findChild(PreferencesDialog).parts["Spelling"]
    assert choice.words.item(0).text() == "Larkfeld"
    choice.words.setCurrentRow(0)
    choice.words.setFocus()
    qtbot.keyClick(choice.words, Qt.Key.Key_Delete)
    assert services.spelling.own.all() == []
    assert not choice.words.isVisible()
    marked(qtbot, prose, "Larkfeld")
    window.journal.desk.do(lambda: services.spelling.add("Zofia"))
    assert choice.words.item(0).text() == "Zofia"


def test_marks_can_be_switched_off(qtbot, window, prose, paths):
    write(prose, "teh |")
    marked(qtbot, prose, "teh")
    window.window_command("preferences")
    choice = window.findChild(PreferencesDialog).parts["Spelling"]
    qtbot.keyClick(choice.marks, Qt.Key.Key_Space)
    assert not load_settings(paths.config / "settings.toml").spelling
    assert not checking.by.on
    qtbot.keyClick(choice.marks, Qt.Key.Key_Space)
    assert checking.by.on


def test_without_a_journal_the_choice_is_kept_too(qtbot, shell, paths):
    shell.show_first_run()
    shell.window_command("preferences")
    choice = shell.findChild(PreferencesDialog).parts["Spelling"]
    qtbot.keyClick(choice.marks, Qt.Key.Key_Space)
    assert not load_settings(paths.config / "settings.toml").spelling
    assert choice.none.text().startswith("You have no words")


def test_f7_goes_from_one_wrong_word_to_the_next(qtbot, window, prose):
    write(prose, "I recieved teh call.|")
    task = find(window, "field-task")
    task.setFocus()
    write(task, "I had to seperate| them.")
    prose.setFocus()
    prose.select(0, 0)
    for editor, word in (
        (prose, "recieved"),
        (prose, "teh"),
        (task, "seperate"),
        (prose, "recieved"),
    ):
        qtbot.keyClick(window, Qt.Key.Key_F7)

        def there(editor=editor, word=word):
            return editor.hasFocus() and editor.textCursor().selectedText() == word

        qtbot.waitUntil(there, timeout=SLOW)
        assert f"“{word}” is not in the dictionary" in window.journal.notice.text


def test_f7_says_when_nothing_is_wrong(qtbot, window, prose):
    qtbot.keyClick(window, Qt.Key.Key_F7)
    notice = window.journal.notice
    qtbot.waitUntil(lambda: notice.text == "No spelling to look at here.", timeout=SLOW)


def test_a_quick_note_is_checked_too(qtbot, window):
    go(window, "today")
    box = find(window, "capture")
    box.setFocus()
    qtbot.keyClicks(box, "teh queue ")
    marked(qtbot, box, "teh")
    qtbot.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: box.textCursor().selectedText() == "teh", timeout=SLOW)
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    qtbot.keyClick(menu_of(qtbot, first="the"), Qt.Key.Key_Return)
    assert box.words() == "the queue "


def test_the_because_of_a_claim_is_checked_too(qtbot, window, prose, writing):
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    because = writing.panel.composer.sentence.because
    because.set_words("teh wait fell ")
    qtbot.waitUntil(lambda: checking.by.is_wrong("teh") or because.grab() is None, timeout=SLOW)
    assert because.spelled.at(1, QPoint()).word == "teh"


def test_an_editor_without_an_open_journal_checks_nothing(qtbot):
    prose = Prose()
    qtbot.addWidget(prose)
    prose.set_words("teh")
    prose.show()
    assert not prose.spelled.offer_at_caret()
    assert prose.grab() is not None


def test_the_menu_does_not_come_when_the_word_has_gone(qtbot, window, prose):
    write(prose, "teh| list")
    marked(qtbot, prose, "teh")
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    write(prose, "the list|")
    offers = window.journal.commands._spelling._offers
    qtbot.waitUntil(lambda: not offers.waits, timeout=SLOW)
    assert QApplication.activePopupWidget() is None


def test_a_journal_closes_while_words_are_looked_up(qtbot, window, prose):
    write(prose, "teh list|")
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.close_journal()
    assert checking.by is None


def test_cells_of_a_table_are_checked_too(qtbot, window, services):
    services.people.add("Agent C")
    agreed = ({"target": "Recap at teh end of each call"},)
    draft = Draft("A talk", date.today(), fields={"agent": "Agent C"}, tables={"targets": agreed})
    window.journal.desk.do(lambda: services.journal.add("grow", draft))
    page = go(window, "coaching")
    qtbot.waitUntil(lambda: page.session.record is not None, timeout=SLOW)
    page.writing.form.focus_first()
    qtbot.keyClick(window, Qt.Key.Key_F7)

    def there():
        focus = window.focusWidget()
        return isinstance(focus, Prose) and focus.textCursor().selectedText() == "teh"

    qtbot.waitUntil(there, timeout=SLOW)
    assert not isinstance(window.focusWidget(), Paper)
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL)
    qtbot.keyClick(menu_of(qtbot, first="the"), Qt.Key.Key_Return)
    assert window.focusWidget().words() == "Recap at the end of each call"
