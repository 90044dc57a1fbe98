"""Claims of the record being written: what the evidence panel asks for is done here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from ccjournal.domain.anchor import Anchor, attach, follow
from ccjournal.domain.record import Record
from ccjournal.domain.text import sentence_at
from ccjournal.services.claims import Wording
from ui.desk import Desk
from ui.forms.record_form import RecordForm
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.marks import Mark


@dataclass(frozen=True, slots=True)
class Writing:
    """What is on the page now."""

    record: Record
    form: RecordForm


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
        panel.words_wanted.connect(self.show_words)
        panel.reattach_wanted.connect(self.reattach)
        panel.withdraw_wanted.connect(self._withdraw)
        panel.proof_wanted.connect(self._prove)
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
            self._active = found
            self._panel.open_card(found)
            writing.form.show_active(found)

    def compose(self) -> None:
        """Ask what the selected words, or the sentence at the caret, show."""
        if (writing := self._now()) is None:
            return
        anchor = self._chosen_words(writing)
        if anchor is None:
            self._desk.told.emit("Put the caret in a sentence, or select the words that show it.")
            return
        self._composing = (anchor, writing.record.fields.get(anchor.field, ""))
        self._panel.show_composer(anchor.quote)

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
        anchor = self._new_words(writing, lost) if lost else None
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

    def go(self, step: int) -> None:
        """Put the caret to the next or previous claim, round the ends."""
        if (writing := self._now()) is None:
            return
        live = [claim for claim in writing.record.claims if claim.live]
        if not live:
            self._desk.told.emit("No claims yet. Ctrl+E makes one with the words at the caret.")
            return
        here = [claim.id for claim in live]
        place = here.index(self._active) + step if self._active in here else min(step, 0)
        anchor = live[place % len(live)].anchor
        if prose := writing.form.prose(anchor.field):
            prose.setFocus()
            prose.select(anchor.start, anchor.start)

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
    ) -> bool:
        claims = self._desk.services.claims
        made = self._desk.do(lambda: claims.add(writing.record.id, criterion_id, span, wording))
        return made is not None

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

    def _chosen_words(self, writing: Writing) -> Anchor | None:
        if found := self._selected_words(writing):
            return found
        if (active := writing.form.active_prose()) is None:
            return None
        key, prose = active
        text = writing.record.fields.get(key, "")
        return attach(key, text, *sentence_at(text, prose.caret()))

    def _new_words(self, writing: Writing, lost: Anchor) -> Anchor | None:
        """Return the selection, else the sentence at the caret, else the one at the old place."""
        active = writing.form.active_prose()
        if active and active[0] == lost.field:
            return self._chosen_words(writing)
        text = writing.record.fields.get(lost.field, "")
        selected = self._selected_words(writing)
        return selected or attach(lost.field, text, *sentence_at(text, lost.start))

    def _selected_words(self, writing: Writing) -> Anchor | None:
        if (active := writing.form.active_prose()) is None:
            return None
        key, prose = active
        return attach(key, writing.record.fields.get(key, ""), *prose.selection())

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
