"""Spelling in the preferences: marks on or off, and the user's own words."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QWidget

from ccjournal.bootstrap import own_words
from ccjournal.services.changes import Change
from ccjournal.services.own_words import OwnWords
from ui.preferences import Preferences
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label

if TYPE_CHECKING:
    from ui.main_window import MainWindow

MARK = "Mark words that are not in the British English dictionary"
NO_WORDS = "You have no words of your own yet. Ctrl+. on a marked word adds it."
# Further words scroll.
ROWS = 5


class SpellingChoice(QWidget):
    """`choose` is told on or off; `do` carries a change of the words out."""

    def __init__(
        self,
        own: OwnWords,
        choose: Callable[[bool], None],
        do: Callable[[Callable[[], Change]], object],
        *,
        on: bool,
    ) -> None:
        super().__init__()
        self._own, self._do = own, do
        self.marks = QCheckBox(MARK)
        self.marks.setAccessibleName(MARK)
        self.marks.setChecked(on)
        self.marks.toggled.connect(choose)
        self.none = label(NO_WORDS, "small")
        self.words = QListWidget()
        self.words.setAccessibleName("My words")
        self.words.installEventFilter(self)
        self.words.itemSelectionChanged.connect(self._show_choice)
        self.take_out = button("Take it out", self._take_out)
        self.take_out.setAccessibleName("Take the chosen word out of my words")
        self.setLayout(
            column(
                row(self.marks, -1),
                label("My words"),
                self.none,
                self.words,
                row(self.take_out, -1),
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the words as they are now."""
        found = self._own.all()
        self.words.clear()
        self.words.addItems(found)
        rows = max(min(len(found), ROWS), 1) * self.words.sizeHintForRow(0)
        self.words.setFixedHeight(rows + 2 * self.words.frameWidth() + 4)
        for part in (self.words, self.take_out):
            part.setVisible(bool(found))
        self.none.setVisible(not found)
        self._show_choice()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Delete take the chosen word out."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() != Qt.Key.Key_Delete:
            return False
        self._take_out()
        return True

    def _show_choice(self) -> None:
        self.take_out.setEnabled(self.words.currentItem() is not None)

    def _take_out(self) -> None:
        item = self.words.currentItem()
        if item is not None:
            word, place = item.text(), self.words.currentRow()
            self._do(lambda: self._own.remove(word))
            self.refresh()
            self.words.setCurrentRow(min(place, self.words.count() - 1))


def spelling_choice(window: "MainWindow") -> SpellingChoice:
    """Return the choice for a window, with a journal open or without one."""
    preferences, journal = window.preferences, window.journal
    on = preferences.get().spelling
    if journal is None:
        return SpellingChoice(own_words(window.paths), partial(_keep, preferences), _do, on=on)
    desk = journal.desk

    def choose(on: bool) -> None:
        _keep(preferences, on)
        desk.spelling.renew(on=on)

    made = SpellingChoice(desk.services.spelling.own, choose, desk.do, on=on)
    desk.history.changed.connect(made.refresh)
    return made


def _keep(preferences: Preferences, on: bool) -> None:
    preferences.set(spelling=on)


def _do(change: Callable[[], Change]) -> Change:
    return change()
