"""What the rows of tips ask for: going to the words, claiming, setting aside, taking out."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.text import shorten
from ccjournal.domain.tip import Tip, moved
from ccjournal.services.checks import BECAUSE, TITLE
from ui.desk import Desk
from ui.views.citing import Citing
from ui.widgets.prose import Prose
from ui.widgets.tip_row import TipAct

if TYPE_CHECKING:
    from ui.views.writing import WritingPage

CHANGED = "Those words have changed. They are read again in a moment."
ASK_AGAIN = {
    AnswerKind.SUGGESTION: "Suggest {} again",
    AnswerKind.CHECK: "Ask {} again",
    AnswerKind.PRIVACY: "Tell of {} again",
    AnswerKind.AIM: "Write no longer towards {}",
}
SHORT = 40


class TipActs(QObject):
    """Carries them out on the page; each is one step that undo takes back."""

    def __init__(self, desk: Desk, page: "WritingPage") -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.citing = Citing(desk, page)
        page.panel.sections.act_wanted.connect(self.act)
        page.advising.gone_to.connect(self.go)
        page.panel.sections.emptied.connect(self._back_to_text)
        page.panel.answers_menu.aboutToShow.connect(self._fill_menu)

    def act(self, act: TipAct, tip: Tip, reason: str = "") -> None:
        """Do what was chosen for a tip; where a reason is needed and none given, ask for it."""
        acts: dict[TipAct, Callable[[], object]] = {
            TipAct.GO: lambda: self.go(tip),
            TipAct.CLAIM: lambda: self._claim(tip),
            TipAct.NOT_THIS: lambda: self._answer(tip, ""),
            TipAct.SET_ASIDE: lambda: self._set_aside(act, tip, reason),
            TipAct.KEEP: lambda: self._set_aside(act, tip, reason),
            TipAct.CITE: lambda: self._cite(tip),
            TipAct.TAKE_OUT: lambda: self._take_out(tip),
        }
        acts[act]()

    def go(self, tip: Tip) -> None:
        """Put the caret to the words that a tip is about, else into their part."""
        form = self._page.form
        if form is None:
            return
        if (line := self._line(tip)) is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.setSelection(tip.start, len(tip.words))
        elif (prose := self._prose(tip)) is not None:
            prose.setFocus(Qt.FocusReason.OtherFocusReason)
            self._select(prose, tip)
        elif tip.field in form.parts:
            form.focus_part(tip.field)
        else:
            self._back_to_text()
        self._page.advising.bring_out(tip.field, tip.name)

    def _claim(self, tip: Tip) -> None:
        """Claim the criterion with its sentence; why it does is for the learner to say."""
        if (writing := self._page.saved_now()) is None:
            return
        now = writing.record.fields.get(tip.field, "")
        found = moved(tip, self._page.advising.text_of(tip), now)
        if found is None or now[found.start : found.end] != tip.words:
            self._desk.told.emit(CHANGED)
            return
        self._page.panel.wanted.emit()
        self._page.linking.claim(tip.answer.key, (tip.field, found.start, found.end))

    def _set_aside(self, act: TipAct, tip: Tip, reason: str) -> None:
        if reason:
            self._answer(tip, reason)
            return
        self._page.panel.wanted.emit()
        if row := self._page.panel.sections.reveal(tip):
            row.ask_reason(act)

    def _answer(self, tip: Tip, reason: str) -> None:
        if (writing := self._page.saved_now()) is not None:
            answers = self._desk.services.answers
            given = replace(tip.answer, reason=reason)
            self._desk.do(lambda: answers.give(writing.record.id, given))

    def _cite(self, tip: Tip) -> None:
        """Have a clause picked for the words that a question is about."""
        self.go(tip)
        self.citing.pick_behind(self._prose(tip))

    def _take_out(self, tip: Tip) -> None:
        """Write the general words in the place of the personal ones, as one step of typing."""
        line, prose = self._line(tip), self._prose(tip)
        if line is not None and line.text()[tip.start : tip.end] == tip.words:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.setSelection(tip.start, len(tip.words))
            line.insert(tip.instead)
        elif prose is not None and self._select(prose, tip):
            prose.setFocus(Qt.FocusReason.OtherFocusReason)
            _put(prose, tip.instead)
        else:
            self._desk.told.emit(CHANGED)
            return
        self._desk.told.emit("Taken out. Ctrl+Z brings your words back.")

    def _select(self, prose: Prose, tip: Tip) -> bool:
        """Select the words of a tip; false when they are not there any more."""
        if tip.claim:
            found = moved(tip, self._page.advising.text_of(tip), prose.words())
            if found is None:
                return False
            prose.select(found.start, found.end)
        elif place := prose.tips.place(tip.name):
            cursor = prose.textCursor()
            cursor.setPosition(place[0])
            cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            prose.setTextCursor(cursor)
        return prose.textCursor().selectedText() != ""

    def _line(self, tip: Tip) -> QLineEdit | None:
        """Return the line that a tip is about, if it is one."""
        form = self._page.form
        if form is None or tip.claim:
            return None
        if tip.field == TITLE:
            return form.title
        part = form.parts.get(tip.field)
        inner = part.editor.inner if part else None
        return inner if isinstance(inner, QLineEdit) else None

    def _prose(self, tip: Tip) -> Prose | None:
        """Return the text that a tip is about: of a part, or of the card of a claim."""
        form, panel = self._page.form, self._page.panel
        if tip.claim and tip.claim in panel.cards:
            panel.wanted.emit()
            panel.open_card(tip.claim)
            sentence = panel.cards[tip.claim].sentence
            return sentence.because if tip.field == BECAUSE else sentence.ability
        return form.prose(tip.field) if form else None

    def _back_to_text(self) -> None:
        if form := self._page.form:
            active = form.active_prose()
            if active:
                active[1].setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                form.focus_first()

    def _fill_menu(self) -> None:
        """Offer to ask again what was set aside in this record."""
        menu, record = self._page.panel.answers_menu, self._page.record
        menu.clear()
        given = record.answers if record else ()
        for answer in (answer for answer in given if answer.kind in ASK_AGAIN):
            about = f"“{shorten(answer.words, SHORT)}”" if answer.words else answer.key
            bare = answer.kind in {AnswerKind.SUGGESTION, AnswerKind.AIM}
            name = answer.key if bare else about
            self._offer(menu, ASK_AGAIN[answer.kind].format(name), answer)
        if menu.isEmpty():
            menu.addAction("Nothing was set aside here").setEnabled(False)

    def _offer(self, menu: QMenu, text: str, answer: Answer) -> None:
        def take_back() -> None:
            if (writing := self._page.saved_now()) is not None:
                answers = self._desk.services.answers
                self._desk.do(lambda: answers.take_back(writing.record.id, answer))

        menu.addAction(text.replace("&", "&&")).triggered.connect(take_back)


def _put(prose: Prose, words: str) -> None:
    """Write words over the selection; without any, the space before it goes as well."""
    cursor = prose.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if words:
        cursor.insertText(words)
    else:
        before = prose.document().characterAt(cursor.position() - 1)
        if before in {" ", "\N{NO-BREAK SPACE}"}:
            cursor.deletePreviousChar()
            if prose.document().characterAt(cursor.position() - 1) == ",":
                cursor.deletePreviousChar()
    cursor.endEditBlock()
    prose.setTextCursor(cursor)
