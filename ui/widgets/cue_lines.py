"""The questions that criteria add to a part of a form, below its words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QSizePolicy

from ccjournal.domain.prompts import Cue
from ui.widgets.roles import label


class CueLines(QLabel):
    """Keeps its room while it rests, so that the words stay where they are as the caret moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "cue")
        self.setTextFormat(label().textFormat())
        self.setWordWrap(True)
        self.setVisible(False)
        self._resting = False

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show questions, or none."""
        self.setText("\n".join(cue.in_words for cue in cues))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        policy.setRetainSizeWhenHidden(bool(cues))
        self.setSizePolicy(policy)
        self._place()

    def set_resting(self, *, resting: bool) -> None:
        """Be seen only where the part is empty or has the caret."""
        self._resting = resting
        self._place()

    def _place(self) -> None:
        shown = bool(self.text()) and not self._resting
        if shown == self.isHidden():
            self.setVisible(shown)
