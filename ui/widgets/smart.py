"""Which letters of SMART a target does not answer yet; nothing when none is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ccjournal.domain.table import missing_in_words
from ui.widgets.boxes import row
from ui.widgets.roles import label

SMART = {
    "S": "what will be done",
    "M": "how you will know",
    "A": "who does it",
    "R": "why it matters",
    "T": "by when, and when to look again",
}


class SmartMarks(QWidget):
    """Dashed letters and the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = {letter: _letter(letter) for letter in SMART}
        self.words = label("", "ask")
        line = row(*self._letters.values(), 4, self.words, spacing=4)
        line.setStretch(len(self._letters) + 1, 1)
        self.setLayout(line)
        self.hide()

    def show_missing(self, letters: str) -> None:
        """Show the missing letters as marks and as words."""
        self.setVisible(bool(letters))
        self.words.setText(missing_in_words(letters))
        self.words.setToolTip("Not said yet: " + "; ".join(SMART[one] for one in letters))
        for letter, mark in self._letters.items():
            mark.setVisible(letter in letters)


def _letter(letter: str) -> QLabel:
    made = label(letter, wrap=False)
    made.setProperty("smart", "missing")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setToolTip(SMART[letter])
    return made
