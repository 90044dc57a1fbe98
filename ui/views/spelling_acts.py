"""What can be done about a wrong word: the menu on it, and the way to the next one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from ccjournal.domain.spelling.words import Found
from ccjournal.services.jobs import Progress
from ccjournal.services.spelling import Spelling
from ui.asking import Asker
from ui.desk import Desk
from ui.forms.title_line import TitleLine
from ui.spelling import Place
from ui.widgets.prose import Prose

NONE_FOUND = "No spelling to look at here."
READ_ONLY = "This record is only read. Its words stay as they are."


Written = Prose | TitleLine


class SpellingActs(QObject):
    """Asks on the spelling worker; only the newest answer is used."""

    def __init__(self, desk: Desk, over: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._check = desk.spelling
        self._over = over
        self._place: Place | None = None
        self._searched: list[Written] = []
        self._offers = Asker(self._check.runner, self)
        self._offers.answered.connect(self._show_menu)
        self._offers.failed.connect(desk.show_error)
        self._next = Asker(self._check.runner, self)
        self._next.answered.connect(self._go_to)
        self._next.failed.connect(desk.show_error)
        self._check.wanted.connect(self._ask_offers)
        desk.history.changed.connect(self._check.renew_words)

    def find_next(self, editors: list[Written], focus: QWidget | None) -> None:
        """Put the caret to the next wrong word after it, round the ends of some editors."""
        self._searched = [editor for editor in editors if not editor.isReadOnly()]
        if not self._searched:
            self._desk.told.emit(READ_ONLY if editors else NONE_FOUND)
            return
        texts = [editor.words() for editor in self._searched]
        at = next((n for n, editor in enumerate(self._searched) if editor is focus), 0)
        here = self._searched[at].selection()[1] if self._searched[at] is focus else 0
        order = [(at, here), *((n % len(texts), 0) for n in range(at + 1, at + len(texts) + 1))]
        self._next.ask(partial(_next_wrong, self._check.spelling, texts, order))

    def _go_to(self, found: tuple[int, Found] | None) -> None:
        if found is None:
            self._desk.told.emit(NONE_FOUND)
            return
        number, (start, end, word) = found
        editor = self._searched[number]
        if not isValid(editor) or editor.words()[start:end].replace("\u2019", "'") != word:
            return
        self._check.note(word)
        editor.setFocus()
        editor.select(start, end)
        self._desk.told.emit(f"“{word}” is not in the dictionary. Ctrl+. offers other spellings.")

    def _ask_offers(self, place: Place) -> None:
        self._place = place
        self._offers.ask(lambda _progress: self._check.spelling.suggestions(place.word))

    def _show_menu(self, offers: list[str]) -> None:
        place = self._place
        if place is None or not place.stands:
            return
        menu = QMenu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        for offer in offers:
            _add(menu, offer, partial(place.put, offer))
        if not offers:
            menu.addAction("No other spelling is known").setEnabled(False)
        menu.addSeparator()
        _add(menu, f"Add “{place.word}” to my words", partial(self._add_word, place.word))
        if place.rest is not None:
            rest = place.rest()
            menu.addSeparator()
            menu.addActions(rest.actions())
            menu.aboutToHide.connect(rest.aboutToHide)
        menu.popup(place.point)
        menu.setActiveAction(menu.actions()[0])

    def _add_word(self, word: str) -> None:
        if self._desk.do(lambda: self._desk.services.spelling.add(word)):
            self._desk.told.emit(f"“{word}” counts as right from now on. Preferences list it.")


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _checked=False: act())


def _next_wrong(
    spelling: Spelling, texts: list[str], order: list[tuple[int, int]], progress: Progress
) -> tuple[int, Found] | None:
    for number, start in order:
        progress.step(number, len(texts))
        if (found := spelling.next_wrong(texts[number], start)) is not None:
            return number, found
    return None
