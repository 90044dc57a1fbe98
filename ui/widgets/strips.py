"""Two bands above the text: a failed save, and the criterion that is written towards."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from ccjournal.domain.unit import Criterion
from ui.widgets.boxes import column
from ui.widgets.roles import label


class FailedSave(QFrame):
    """Says why the words are not saved yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._text = label("", "small")
        self.setLayout(column(label("Not saved", "alert"), self._text, margins=10, spacing=2))
        self.hide()

    def tell(self, error: BaseException) -> None:
        """Show the reason and that nothing is lost."""
        self._text.setText(f"{error}. Your words are still here, and ccjournal keeps trying.")
        self.show()


class TowardsCriterion(QFrame):
    """The criterion that a record is started for, with the questions that help."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("prompt-card")
        self._criterion, self._questions = label("", "strong"), label("", "ask")
        towards = label("You are writing towards", "caption")
        self.setLayout(column(towards, self._criterion, self._questions, margins=12))
        self.hide()

    def ask(self, criterion: Criterion, questions: Sequence[str]) -> None:
        """Show a criterion and a few questions."""
        self._criterion.setText(f"{criterion.id}  {criterion.text}")
        self._questions.setText("\n".join(questions))
        self._questions.setVisible(bool(questions))
        self.show()
