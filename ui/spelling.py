"""What is known about the spelling of words: asked on a worker, remembered, told to the editors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QPen

from ccjournal.services.spelling import Spelling
from ui.jobs import JobRunner
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

# Words that are typed or come into view within this time are looked up together.
PAUSE_MS = 30
# A thinner wave is lost beside the letters.
THINNEST = 1.3


@dataclass(frozen=True, slots=True)
class Place:
    """A wrong word that something is to be done with, and where to show a menu.

    `said` tells what stands there now, and `put` writes another word over it; `rest` gives a menu
    with what else can be done there.
    """

    word: str
    point: QPoint
    said: Callable[[], str]
    put: Callable[[str], object]
    rest: "Callable[[], QMenu] | None" = None

    @property
    def stands(self) -> bool:
        """Whether the word stands there still."""
        return self.said().replace("\u2019", "'") == self.word


class SpellCheck(QObject):
    """Knows of each word whether it is wrong; one that was not looked up yet counts as right."""

    learned = Signal()
    wanted = Signal(object)

    def __init__(self, spelling: Spelling, theme: Theme, parent: QObject, *, on: bool) -> None:
        super().__init__(parent)
        self.on = on
        self.spelling = spelling
        self.runner = JobRunner(self)
        self._theme = theme
        self._wrong: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._version = spelling.own.version
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_up)

    def is_wrong(self, word: str) -> bool | None:
        """Return whether a word is known to be wrong; None while nothing is known."""
        return self._wrong.get(word)

    def ask(self, word: str) -> None:
        """Have a word looked up; `learned` tells when something wrong was found."""
        if word not in self._asked:
            self._asked.add(word)
            self._pause.start()

    def note(self, word: str) -> None:
        """Note that a word is wrong."""
        self._wrong[word] = True

    def renew(self, *, on: bool | None = None) -> None:
        """Show marks or none from now on; what is known of words may have changed."""
        self.on = self.on if on is None else on
        if self._version != self.spelling.own.version:
            self._version = self.spelling.own.version
            self._wrong.clear()
            self._asked.clear()
        self.learned.emit()

    def renew_words(self) -> None:
        """Look words up again after the user's own have changed."""
        if self._version != self.spelling.own.version:
            self.renew()

    def begin(self) -> None:
        """Read the dictionary before the first word is typed: that takes a moment."""
        if self.on:
            self.runner.start(lambda _progress: self.spelling.wrong(()))

    def offer(self, place: Place) -> None:
        """Ask for the menu of a wrong word."""
        self.wanted.emit(place)

    def pen(self) -> QPen:
        """Return what wrong words are marked with."""
        width = max(THINNEST, self._theme.edge()) * self._theme.px(10) / 10
        return QPen(self._theme.colour("spell-line"), width)

    def close(self) -> None:
        """Stop the worker."""
        self._pause.stop()
        self.runner.close()

    def _look_up(self) -> None:
        words = frozenset(self._asked.difference(self._wrong))
        version = self.spelling.own.version
        job = self.runner.start(lambda _progress: (version, words, self.spelling.wrong(words)))
        job.done.connect(self._on_looked_up)

    def _on_looked_up(self, answer: tuple[int, Iterable[str], frozenset[str]]) -> None:
        version, words, wrong = answer
        if version != self._version:
            return
        self._wrong.update((word, word in wrong) for word in words)
        if wrong:
            self.learned.emit()


@dataclass(slots=True)
class Checking:
    """Who checks now, if anybody does."""

    by: SpellCheck | None = None


# Editors are made in many places and far from the open journal, which sets this.
checking = Checking()
