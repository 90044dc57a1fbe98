"""Which band is shown above the pages: the most urgent of those that are to be known."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.widgets.band import Band, Word

if TYPE_CHECKING:
    from ui.main_window import MainWindow

# The most urgent first.
KEYS = ("changed", "gone", "full", "shut", "crash", "reading", "conflict", "place", "room")


class Bands(QObject):
    """Holds the words and shows the first; made with the first journal, and kept."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._words: dict[str, Word] = {}
        self._covered = False
        self.band = Band(window.theme)
        window.shell.show_above(self.band)

    @property
    def keys(self) -> tuple[str, ...]:
        """What is to be known now, the most urgent first."""
        return tuple(key for key in KEYS if key in self._words)

    def tell(self, key: str, word: Word) -> None:
        """Let something be known until it is settled."""
        assert key in KEYS
        self._words[key] = word
        self._show()

    def settle(self, *keys: str) -> None:
        """Say no more of something."""
        for key in keys:
            self._words.pop(key, None)
        self._show()

    def cover(self, *, covered: bool) -> None:
        """Say nothing while the journal is locked."""
        self._covered = covered
        self._show()

    def _show(self) -> None:
        shown = self.keys and not self._covered
        self.band.tell(self._words[self.keys[0]] if shown else None)
