"""One damaged record: what is wrong, what the history and the backups have, and the choice."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ccjournal.domain.days import day_in_words
from ccjournal.domain.record import Record
from ccjournal.services.checkup import DamagedRecord
from ccjournal.services.mending import Offer
from ui.announce import announce
from ui.desk import Desk
from ui.widgets.boxes import clear, column, row
from ui.widgets.comparison import Comparison
from ui.widgets.roles import button, hairline, label

LOOK = "Look at what the backups have"
NONE = (
    "No backup and no earlier state has it whole. Copy what you can read of it, or open a backup."
)
OWN = "What was saved last, from the journal's own history"


class DamagedCard(QFrame):
    """Asks for the offers when it is told to; `mended` once one was taken."""

    mended = Signal()

    def __init__(self, desk: Desk, damaged: DamagedRecord) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._desk = desk
        self._damaged = damaged
        self._mending = desk.services.safety.recovery.mending
        name = f"{damaged.ref} {damaged.title}".strip()
        self.look = button(LOOK, self._ask)
        self.look.setAccessibleName(f"{LOOK} of {name}")
        self._offers = QVBoxLayout()
        self._offers.setSpacing(desk.theme.px(10))
        said = label(f"{name}: {damaged.words}.", "strong")
        box = column(said, self._offers, row(self.look, -1), spacing=desk.theme.px(8))
        box.setContentsMargins(*[desk.theme.px(16)] * 4)
        self.setLayout(box)
        self._asker = desk.asker(self, self.show_offers, desk.jobs)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show each state that the record can go back to."""
        clear(self._offers)
        self.look.hide()
        takes = [self._show(offer) for offer in offers]
        if not offers:
            self._offers.addWidget(label(NONE))
            announce(self, NONE)
            return
        leave = button("Leave it as it is", self._leave)
        self._offers.addLayout(row(leave, -1))
        takes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.look.setEnabled(False)
        ref = self._damaged.ref
        self._asker.ask(partial(self._mending.offers, ref))

    def _show(self, offer: Offer) -> QPushButton:
        title = OWN
        if offer.copy is not None:
            made = offer.copy.made
            title = f"Backup of {day_in_words(made.date())}, {made:%H:%M}"
        compared = Comparison("Now", "There", self._desk.theme)
        compared.show_parts(offer.parts)
        take = button("Take this one", partial(self._take, offer), "primary")
        take.setAccessibleName(f"Take this one: {title}")
        take.setEnabled(self._mending.writes)
        self._offers.addWidget(hairline())
        self._offers.addWidget(label(title, "head"))
        if offer.parts:
            self._offers.addWidget(compared)
        else:
            self._offers.addWidget(label("The text is the same; its history becomes whole."))
        self._offers.addLayout(row(take, -1))
        return take

    def _leave(self) -> None:
        clear(self._offers)
        self.look.setEnabled(True)
        self.look.show()
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, offer: Offer) -> None:
        self.setEnabled(False)
        job = self._desk.jobs.start(partial(self._mending.take, offer))
        job.done.connect(self._on_taken)
        job.failed.connect(self._on_failed)

    def _on_taken(self, record: Record) -> None:
        self._desk.told.emit(f"{self._damaged.ref} is mended. What it was before is kept.")
        self._desk.history.forget([record.id])
        self.mended.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self._desk.show_error(error)
