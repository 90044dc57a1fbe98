"""Which letters of SMART a target does not answer yet; nothing when none is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ccjournal.domain.smart import ASKED, asked_in_words, missing_in_words
from ui.widgets.boxes import restyle, row
from ui.widgets.roles import label


class SmartMarks(QWidget):
    """All five letters, the missing ones dashed, and what is missing in words."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = {letter: _letter(letter) for letter in ASKED}
        self.words = label("", "ask")
        line = row(self.words, *self._letters.values(), spacing=4)
        line.setStretch(0, 1)
        for mark in self._letters.values():
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.hide()

    def show_missing(self, letters: str, *, dated: bool = False) -> None:
        """Show which letters are missing, as marks and as words."""
        self.setVisible(bool(letters))
        self.words.setText(missing_in_words(letters, dated=dated))
        self.words.setToolTip(f"{asked_in_words(letters).capitalize()}?")
        for letter, mark in self._letters.items():
            restyle(mark, "smart", "missing" if letter in letters else "there")


def _letter(letter: str) -> QLabel:
    made = label(letter, wrap=False)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setToolTip(ASKED[letter])
    return made
