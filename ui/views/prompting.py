"""What the criteria of the open record ask: a card above the text, and questions at its parts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.days import day_and_month
from ccjournal.domain.record import Record
from ccjournal.domain.unit import Criterion
from ccjournal.errors import NotFoundError
from ui.desk import Desk
from ui.forms.record_form import RecordForm
from ui.widgets.boxes import column, row
from ui.widgets.gutter import WIDTH as GUTTER
from ui.widgets.roles import button
from ui.widgets.strips import TowardsCriterion

if TYPE_CHECKING:
    from ui.views.writing import WritingPage

# Beside the questions at the parts, the card asks so many of the unit's own.
MOST_ASKED = 2


class Prompts(QObject):
    """Shows what is asked; nothing of it is ever written into the text."""

    def __init__(self, desk: Desk, page: "WritingPage") -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.card = TowardsCriterion()
        self.origin = button("", self._go_back, "link")
        self.origin.hide()
        self._origin = ""
        self.place = column(self.card, row(self.origin, -1))
        self.card.claim_wanted.connect(self.claim)
        self.card.drop_wanted.connect(self._drop)

    def show(self, record: Record, *, closed: bool) -> None:
        """Ask for the criteria of a record; nothing of one that is only read."""
        if self._page.form is not None:
            found = {} if closed else self._desk.services.prompting.of_record(record)
            self._page.form.ask(found)
        self._show_origin(record)
        claimed = {claim.criterion for claim in record.claims}
        open_aims = (self._desk.criterion(aim) for aim in record.aims if aim not in claimed)
        match = next(filter(None, open_aims), None)
        if match is None or closed:
            self.card.hide()
            return
        self.card.ask(match.criterion, self._guidance(match.criterion))

    @property
    def aim(self) -> str:
        """The criterion that the record is written towards and does not claim yet, if any."""
        return "" if self.card.isHidden() else self.card.criterion

    def claim(self) -> None:
        """Claim the criterion with the words at the caret."""
        self._page.panel.wanted.emit()
        self._page.linking.compose(self.aim)

    def fit(self, form: RecordForm, width: int) -> None:
        """Stand over the words, as wide as they are."""
        layout = form.layout()
        left = layout.contentsMargins().left() if layout else 0
        gutter = self._desk.theme.px(GUTTER)
        right = max(gutter, width - form.maximumWidth() + gutter)
        self.place.setContentsMargins(left, 0, right, 0)

    def _show_origin(self, record: Record) -> None:
        """Offer the way to the note that the record grew from, as long as there is one."""
        self._origin = record.origin
        try:
            note = self._desk.services.journal.get(record.origin) if record.origin else None
        except NotFoundError:
            note = None
        if note is not None:
            self.origin.setText(f"Grown from your note of {day_and_month(note.date)}")
        self.origin.setVisible(note is not None)

    def _go_back(self) -> None:
        self._desk.record_wanted.emit(self._origin)

    def _guidance(self, criterion: Criterion) -> list[str]:
        guidance = self._desk.services.coverage.guidance(criterion.id)
        asked = [g.prompt for g in guidance if g.prompt] or [g.note for g in guidance if g.note]
        return asked[:MOST_ASKED]

    def _drop(self) -> None:
        """Write towards the criterion no longer; where nothing is written yet, begin without it."""
        page = self._page
        answer = Answer(AnswerKind.AIM, self.aim)
        if (writing := page.saved_now()) is not None:
            answers = self._desk.services.answers
            record_id = writing.record.id
            self._desk.do(lambda: answers.take_back(record_id, answer))
        elif page.form is not None and not page.autosave.pending:
            page.begin(page.form.kind.form)
