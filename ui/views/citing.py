"""Naming a law or a clause in the text: what is picked is put in as a fact, never a sentence."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from ccjournal.domain.citation import Citation
from ccjournal.domain.days import whole_day_in_words
from ui.desk import Desk
from ui.views.clause_picker import ClausePicker
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.views.writing import WritingPage

NO_CARET = "Put the caret into the words first."
ONLY_READ = "This record is only read. Its words stay as they are."
# Before these and after those no space is needed.
OPENS, CLOSES = "([{\u201c\u2018\"'/", ".,;:!?"


class Citing(QObject):
    """Opens the picker on the day of the record, and puts in what was picked."""

    def __init__(self, desk: Desk, page: "WritingPage") -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page

    def pick(self) -> None:
        """Have a clause picked for the caret."""
        form = self._page.form
        active = form.active_prose() if form else None
        if form is None or active is None:
            self._desk.told.emit(NO_CARET)
        elif active[1].isReadOnly():
            self._desk.told.emit(ONLY_READ)
        else:
            self._open(active[1], form.day())

    def pick_behind(self, prose: Prose | None) -> None:
        """Have a clause picked for the words that are selected, before what ends them."""
        if prose is not None:
            _step_behind(prose)
        self.pick()

    def _open(self, prose: Prose, day: date) -> None:
        window = self._page.window()
        assert isinstance(window, QMainWindow)
        services = self._desk.services
        found = services.regulations.citations(services.profile.sectors(), day)
        picker = ClausePicker(self._desk, window, found)
        picker.picked.connect(lambda citation: self._put(prose, citation))
        picker.show_over()

    def _put(self, prose: Prose, citation: Citation) -> None:
        prose.setFocus(Qt.FocusReason.OtherFocusReason)
        _put_apart(prose, citation.reference)
        self._desk.told.emit(f"{citation.reference} stands in your text. {_warning(citation)}")


def _warning(citation: Citation) -> str:
    if not citation.in_force:
        day = whole_day_in_words(citation.day)
        return f"It was not in force on {day}. Look which rule was."
    if citation.unverified:
        return "Nobody has looked it up yet. Read the text in force before you quote it."
    return "Ctrl+Z takes it out."


def _step_behind(prose: Prose) -> None:
    """Put the caret behind the selected words, before the sign that ends their sentence."""
    cursor = prose.textCursor()
    place = cursor.selectionEnd() if cursor.hasSelection() else cursor.position()
    document = prose.document()
    while place > cursor.selectionStart() and document.characterAt(place - 1) in CLOSES:
        place -= 1
    cursor.setPosition(place)
    prose.setTextCursor(cursor)


def _put_apart(prose: Prose, words: str) -> None:
    """Write words behind the selection, with the spaces that they need; one step of undo."""
    cursor, document = prose.textCursor(), prose.document()
    place = cursor.selectionEnd()
    cursor.setPosition(place)
    before = "" if cursor.atBlockStart() else document.characterAt(place - 1)
    after = "" if cursor.atBlockEnd() else document.characterAt(place)
    lead = "" if not before or before.isspace() or before in OPENS else " "
    tail = " " if after.isalnum() else ""
    cursor.beginEditBlock()
    cursor.insertText(f"{lead}{words}{tail}")
    cursor.endEditBlock()
    prose.setTextCursor(cursor)
