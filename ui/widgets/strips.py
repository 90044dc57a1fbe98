"""Bands above the text: a failed save, a record that is only read, what is written towards."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ccjournal.domain.record import Record, Status
from ccjournal.domain.unit import Criterion
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label

TOWARDS = "You are writing towards"
CLAIM, DROP = "Claim it with these words", "Not this one"


class FailedSave(QFrame):
    """Says since when and why the words are not saved, and what can be done."""

    copy_wanted = Signal()
    details_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._error: BaseException | None = None
        self._saved: datetime | None = None
        self._title, self._text = label("", "alert-title"), label("")
        copy = button("Copy the words", self.copy_wanted.emit, "link")
        details = button("Show the details", self._tell_details, "link")
        box = column(self._title, self._text, row(copy, details, -1, spacing=14), spacing=4)
        px = theme.px
        box.setContentsMargins(px(16), px(10), px(16), px(8))
        self.setLayout(box)
        self.hide()

    def tell(self, error: BaseException) -> None:
        """Show the reason and that nothing is lost."""
        if self.isHidden():
            since = self._saved or datetime.now()
            self._title.setText(f"Not saved since {since:%H:%M}")
        self._error = error
        self._text.setText(f"{error}. Your words are still here, and ccjournal keeps trying.")
        self.show()

    def show_saved(self, when: datetime) -> None:
        """Note that all is saved again."""
        self._saved = when
        self.hide()

    def _tell_details(self) -> None:
        self.details_wanted.emit(self._error)


class Banner(QFrame):
    """Says why a record can only be read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = label("", "small")
        box = column(self._text)
        box.setContentsMargins(theme.px(40), theme.px(8), theme.px(40), theme.px(8))
        self.setLayout(box)
        self.hide()

    def show_record(self, record: Record, *, closed: bool) -> None:
        """Show the reason, or nothing for a record that can be changed."""
        if record.deleted:
            said = "In the bin. Restore it to change it."
        elif record.status is Status.LOCKED:
            said = "Locked. It can be read, not changed."
        else:
            said = "Sent to the assessor. It can be read, not changed."
        self._text.setText(said)
        self.setVisible(closed)


class TowardsCriterion(QFrame):
    """The criterion that a record is written towards, with the questions that help."""

    claim_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("prompt-card")
        self.setAccessibleName(TOWARDS)
        self.criterion = ""
        self._criterion, self._questions = label("", "small-strong"), label("", "tip-check")
        self.claim = button(CLAIM, self.claim_wanted.emit, "link")
        self.drop = button(DROP, self.drop_wanted.emit, "link")
        acts = row(self.claim, self.drop, -1, spacing=14)
        towards = label(TOWARDS, "caption")
        self.setLayout(
            column(towards, self._criterion, self._questions, acts, margins=10, spacing=4)
        )
        self.hide()

    def ask(self, criterion: Criterion, questions: Sequence[str]) -> None:
        """Show a criterion and a few questions."""
        self.criterion = criterion.id
        self.claim.setAccessibleName(f"{CLAIM}: {criterion.id}")
        self.drop.setAccessibleName(f"{DROP}: {criterion.id}")
        self._criterion.setText(f"{criterion.id}  {criterion.text}")
        self._questions.setText("\n".join(questions))
        self._questions.setVisible(bool(questions))
        self.show()
