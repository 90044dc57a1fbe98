"""Find or do: places, commands, criteria, people and the learner's words from one line."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from ccjournal.domain.record import Hit
from ui.actions import Commands
from ui.desk import Desk
from ui.models.records import short_day
from ui.views.finder import Finder
from ui.views.palette_rows import asked_words, rows_for
from ui.widgets.find_rows import FindRow, add_row

MOST_ROWS, MOST_HITS = 9, 3
PAUSE_MS = 60
NOTHING = "Nothing of that name. Try another word."
HINTS = ("↑ ↓ move    ↵ open    Tab all results", "> commands   # criteria   @ people")


class Palette(Finder):
    """Tab goes on to all hits of the words."""

    search_wanted = Signal(str)

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        super().__init__(desk, window, "Find or do", HINTS)
        self.setObjectName("command-palette")
        self._asker = desk.asker(self, self._on_hits)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def leave(self) -> None:
        """Close and give the focus back."""
        self._pause.stop()
        super().leave()

    def acts(self) -> dict[int, Callable[[], object]]:
        """Return what keys do beside moving in the list."""
        return {**super().acts(), Qt.Key.Key_Tab: self._search}

    def show_found(self) -> None:
        """Show what there is for the words in the line."""
        self._delegate.words = asked_words(self.line.text())
        super().show_found()
        commands: Commands = self._window  # type: ignore[assignment]
        rows = rows_for(self._desk, self.line.text(), commands)
        room = MOST_ROWS - (MOST_HITS if self._wants_words() else 0)
        for found in _within(rows, room):
            add_row(self.list, found)
        if not rows and asked_words(self.line.text()) and not self._wants_words():
            add_row(self.list, FindRow(NOTHING))
        self.choose_first()
        self._pause.start()

    def _wants_words(self) -> bool:
        text = self.line.text().strip()
        return bool(text) and text[0] not in ">#@"

    def _ask(self) -> None:
        words = self.line.text().strip()
        if self._wants_words() and self.isVisible():
            find = self._desk.services.find.find
            self._asker.ask(lambda _progress: find(words, limit=MOST_HITS))

    def _on_hits(self, hits: list[Hit]) -> None:
        if not self.isVisible():
            return
        if hits:
            add_row(self.list, FindRow("In your words"))
        for hit in hits:
            go = partial(self._desk.record_wanted.emit, hit.record_id)
            icon = "users" if hit.kind == "coaching" else "book-open"
            day = short_day(hit.date)
            title = hit.title or "Untitled"
            add_row(self.list, FindRow(title, go, icon, right=day, snippet=hit.snippet))
        if not self.list.count():
            self._offer_note(self.line.text().strip())
        self.choose_first()

    def _offer_note(self, words: str) -> None:
        add_row(self.list, FindRow(f"No “{words}” in your words"))
        start = partial(self._desk.note_wanted.emit, words)
        add_row(self.list, FindRow(f"Start a note on “{words}”", start, "pen-line"))

    def _search(self) -> None:
        words = " ".join(asked_words(self.line.text()))
        self._opener = None
        self.leave()
        self.search_wanted.emit(words)


def _within(rows: list[FindRow], room: int) -> list[FindRow]:
    kept: list[FindRow] = []
    for found in rows:
        if found.run is not None:
            room -= 1
        if room < 0:
            break
        kept.append(found)
    while kept and kept[-1].run is None:
        kept.pop()
    return kept
