"""What is left of the evidence panel where there is little room: a strip with the counts."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.boxes import column

WIDTH = 44


class EvidenceRail(QFrame):
    """Claims, questions and personal data by their number; each opens the panel over the text."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("evidence-rail")
        self.setFixedWidth(theme.px(WIDTH))
        self.button = self._made(theme, "quote", "ink-2")
        self.questions = self._made(theme, "circle-help", "ask-line")
        self.leaks = self._made(theme, "eye-off", "priv-ink")
        box = column(self.button, self.questions, self.leaks, -1)
        box.setContentsMargins(theme.px(2), theme.px(14), theme.px(2), 0)
        self.setLayout(box)
        self.show_count(0)
        self.show_tips(0, 0)

    def show_count(self, claims: int) -> None:
        """Show how many claims there are."""
        _count(self.button, claims, "1 claim" if claims == 1 else f"{claims} claims")

    def show_tips(self, questions: int, leaks: int) -> None:
        """Show how much is asked, and how much may give somebody away."""
        asked = "1 question" if questions == 1 else f"{questions} questions"
        _count(self.questions, questions, asked)
        _count(self.leaks, leaks, f"personal data in {leaks} place{'' if leaks == 1 else 's'}")
        self.questions.setHidden(not questions)
        self.leaks.setHidden(not leaks)

    def _made(self, theme: Theme, name: str, colour: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(theme, name, colour))
        made.setIconSize(QSize(theme.px(15), theme.px(15)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.clicked.connect(self.wanted)
        return made


def _count(made: QToolButton, count: int, said: str) -> None:
    made.setText(str(count))
    made.setAccessibleName(f"Show the evidence, {said}")
    made.setToolTip(f"{said[0].upper()}{said[1:]}. F8 shows them.")
