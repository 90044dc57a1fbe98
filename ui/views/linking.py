"""Claims of the record being written: what the evidence panel asks for is done here."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from ccjournal.domain.anchor import Anchor, follow
from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record
from ccjournal.services.claims import Wording
from ui.desk import Desk
from ui.views.written import Writing, chosen_words, new_words
from ui.widgets.claim_card import ClaimAct
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.marks import Mark


class Linking(QObject):
    """Connects the panel with the journal. `now` gives the record after saving, else None."""

    def __init__(
        self,
        desk: Desk,
        panel: EvidencePanel,
        now: Callable[[], Writing | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._now = now
        self._active = ""
        self._composing: tuple[Anchor, str] | None = None
        self._guided: Writing | None = None
        panel.claim_wanted.connect(self.compose)
        panel.guide_wanted.connect(self.begin_guide)
        panel.opened.connect(self._activate)
        panel.act_wanted.connect(self._act)
        panel.composer.claimed.connect(self._claim)
        panel.guide.claimed.connect(self._claim_guided)
        panel.guide.words_shown.connect(self._show_span)
        panel.closed.connect(self._on_closed)

    def show(self, writing: Writing) -> None:
        """Show the claims of a record beside and under its words."""
        self._panel.show_record(writing.record, self._desk.criterion)
        writing.form.facts.show_units(self._units(writing.record))
        self.mark(writing)

    def mark(self, writing: Writing) -> None:
        """Underline the claimed words, as far as they stand there now."""
        marks: dict[str, list[Mark]] = {}
        answers = writing.form.answers() if writing.record.claims else {}
        for claim in writing.record.claims:
            anchor = claim.anchor
            words = answers.get(anchor.field, "")[anchor.start : anchor.end]
            if claim.live and words == anchor.quote:
                active = claim.id == self._active
                mark = Mark(anchor.start, anchor.end, active, claim.id, claim.criterion)
                marks.setdefault(anchor.field, []).append(mark)
        writing.form.mark(marks)

    def _units(self, record: Record) -> list[str]:
        matches = (self._desk.criterion(claim.criterion) for claim in record.claims)
        titles = (match.unit.short_title or match.unit.title for match in matches if match)
        return list(dict.fromkeys(titles))

    def follow_caret(self, writing: Writing, field: str, units: int) -> None:
        """Open the card of the claim at the caret."""
        prose = writing.form.prose(field)
        if prose is None or not writing.record.claims:
            return
        mark = prose.mark_at(units)
        found = mark.name if mark else ""
        if found != self._active:
            self._open(found)

    def _open(self, claim_id: str) -> None:
        self._panel.open_card(claim_id)
        self._activate(claim_id)

    def compose(self, criterion_id: str = "") -> None:
        """Ask what the selected words, or the sentence at the caret, show; perhaps it is known."""
        if (writing := self._now()) is None:
            return
        anchor = chosen_words(writing)
        if anchor is None:
            self._desk.told.emit("Put the caret in a sentence, or select the words that show it.")
            return
        self._composing = (anchor, writing.record.fields.get(anchor.field, ""))
        self._panel.show_composer(anchor.quote)
        if criterion_id:
            self._panel.composer.show_sentence(criterion_id)

    def begin_guide(self) -> None:
        """Walk through the parts of the record."""
        if (writing := self._now()) is None:
            return
        steps = self._desk.services.claims.guide(writing.record.id)
        if not steps:
            self._desk.told.emit("Write something first, then link it.")
            return
        self._guided = writing
        self._panel.show_guide()
        units = self._desk.services.units.all()
        self._panel.guide.begin(steps, units, self._desk.states)

    def reattach(self, claim_id: str) -> None:
        """Rest a claim on the selected words."""
        if (writing := self._now()) is None:
            return
        lost = next((c.anchor for c in writing.record.claims if c.id == claim_id), None)
        anchor = new_words(writing, lost) if lost else None
        if anchor is None:
            self._desk.told.emit("Put the caret in the sentence that shows it now, then press it.")
            return
        span = (anchor.field, anchor.start, anchor.end)
        claims = self._desk.services.claims
        self._desk.do(lambda: claims.reattach(writing.record.id, claim_id, span))

    def show_words(self, claim_id: str) -> None:
        """Select a claim's words in the text."""
        if (writing := self._now()) is None:
            return
        for claim in writing.record.claims:
            if claim.id == claim_id and claim.live:
                self._show_span(claim.anchor.field, claim.anchor.start, claim.anchor.end)
                if prose := writing.form.prose(claim.anchor.field):
                    prose.setFocus()

    def enter(self, claim_id: str) -> None:
        """Put the caret to the beginning of a claim's words."""
        if (writing := self._now()) is None:
            return
        for claim in writing.record.claims:
            prose = writing.form.prose(claim.anchor.field)
            if claim.id == claim_id and claim.live and prose:
                prose.setFocus()
                prose.select(claim.anchor.start, claim.anchor.start)
                self._open(claim_id)

    def claim(self, criterion_id: str, span: tuple[str, int, int]) -> None:
        """Claim a criterion with words that were suggested, and ask why they show it."""
        if (writing := self._now()) is None:
            return
        ability = self._desk.services.claims.offered_ability(criterion_id)
        if made := self._add(writing, criterion_id, span, Wording(ability)):
            self._panel.enter_because(made.id)

    def _act(self, act: ClaimAct, claim_id: str) -> None:
        acts: dict[ClaimAct, Callable[[str], None]] = {
            ClaimAct.SHOW: self.show_words,
            ClaimAct.REATTACH: self.reattach,
            ClaimAct.PROVE: self._prove,
            ClaimAct.WITHDRAW: self._withdraw,
        }
        acts[act](claim_id)

    def _claim(self, criterion_id: str, ability: str, because: str) -> None:
        if self._composing is None or (writing := self._now()) is None:
            return
        anchor, before = self._composing
        anchor = follow(anchor, before, writing.record.fields.get(anchor.field, ""))
        if not anchor.live:
            self._desk.told.emit("Those words have changed. Select them again.")
            return
        span = (anchor.field, anchor.start, anchor.end)
        if self._add(writing, criterion_id, span, Wording(ability, because)):
            self._composing = None
            self._panel.show_claims()

    def _claim_guided(
        self, criterion_id: str, span: tuple[str, int, int], ability: str, because: str
    ) -> None:
        if (writing := self._now()) is None:
            return
        if self._add(writing, criterion_id, span, Wording(ability, because)):
            self._panel.guide.refresh(self._desk.services.claims.guide(writing.record.id))

    def _add(
        self, writing: Writing, criterion_id: str, span: tuple[str, int, int], wording: Wording
    ) -> Claim | None:
        claims = self._desk.services.claims
        made = self._desk.do(lambda: claims.add(writing.record.id, criterion_id, span, wording))
        return made[1] if made else None

    def _withdraw(self, claim_id: str) -> None:
        if (writing := self._now()) is not None:
            claims = self._desk.services.claims
            self._desk.do(lambda: claims.withdraw(writing.record.id, claim_id))

    def _prove(self, claim_id: str) -> None:
        """Ask for what others have seen of a claim."""
        writing = self._now()
        claims = writing.record.claims if writing else ()
        claim = next((c for c in claims if c.id == claim_id), None)
        match = self._desk.criterion(claim.criterion) if claim else None
        if match is None:
            return
        criterion = match.criterion
        item = self._desk.dialogs.proof(criterion.id, criterion.text, date.today())
        if item is not None:
            self._desk.do(lambda: self._desk.services.evidence.add(item))

    def _show_span(self, field: str, start: int, end: int) -> None:
        if (writing := self._now()) and (prose := writing.form.prose(field)):
            prose.select(start, end)

    def _activate(self, claim_id: str) -> None:
        self._active = claim_id
        if (writing := self._now()) is not None:
            writing.form.show_active(claim_id)

    def _on_closed(self) -> None:
        self._composing = None
        writing = self._now()
        if writing and (active := writing.form.active_prose()):
            active[1].setFocus()
