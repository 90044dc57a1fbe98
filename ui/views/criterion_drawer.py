"""One criterion: its wording, what you have for it, and what helps."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccjournal.domain.claim import Claim
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.evidence import EVIDENCE_TITLES
from ccjournal.domain.record import Record
from ccjournal.domain.text import shorten
from ccjournal.domain.unit import CriterionMatch, GuidanceKind
from ui.desk import Desk
from ui.models.records import short_day
from ui.widgets.boxes import clear, column, row
from ui.widgets.glyph import Glyph
from ui.widgets.roles import button, hairline, label, scrolled

GUIDANCE_TITLES = {
    GuidanceKind.SYNOPSIS: "In short",
    GuidanceKind.CONCEPT: "Worth knowing",
    GuidanceKind.TIP: "Tip",
    GuidanceKind.MISCONCEPTION: "Often misunderstood",
    GuidanceKind.MARKING_POINT: "What assessors look for",
}


class CriterionDrawer(QFrame):
    """Reads one criterion from the journal each time it is shown."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self._desk = desk
        self._criterion = ""
        self._title = label("", "pane-title")
        self._close = button("Close", self.closed.emit, "quiet")
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        inner = QWidget()
        inner.setLayout(column(self._body, -1))
        self.write = button("Write about this", self._write, "primary")
        self.prove = button("Add proof…", self._prove)
        head = row(self._title, self._close)
        head.setStretch(0, 1)
        box = column(head, scrolled(inner), row(self.write, self.prove, -1), margins=18, spacing=12)
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_criterion(self, criterion_id: str) -> None:
        """Show what the journal holds for a criterion."""
        match = self._desk.criterion(criterion_id)
        if match is None:
            return
        self._criterion = criterion_id
        self._title.setText(criterion_id)
        clear(self._body)
        self._body.addWidget(label(match.criterion.text))
        self._body.addWidget(label(match.outcome.title, "caption"))
        if state := self._desk.states.get(criterion_id):
            self._show_state(state)
        self._show_claims(criterion_id)
        self._show_proof(criterion_id)
        self._show_guidance(match)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _show_state(self, state: CriterionCoverage) -> None:
        detached = state.is_gap and state.detached
        glyph = Glyph(self._desk.theme, CriterionState.OLD if detached else state.state)
        times = f"{state.occasions} of {state.required} times"
        line = row(glyph, label(state.title, "strong", wrap=False), label(times, "small"))
        line.setStretch(2, 1)
        self._body.addLayout(line)

    def _show_claims(self, criterion_id: str) -> None:
        found = self._desk.services.coverage.claims_on(criterion_id)
        for record, claim in found:
            self._body.addWidget(hairline())
            self._show_claim(record, claim)

    def _show_claim(self, record: Record, claim: Claim) -> None:
        lost = "" if claim.live else "Detached. Was: "
        quote = label(lost + shorten(claim.anchor.quote, 200), "quote")
        quote.setProperty("bar", "true")
        self._body.addWidget(quote)
        if claim.because:
            self._body.addWidget(label(f"because {claim.because}", "small"))
        go = button(
            shorten(record.title, 34) or record.ref,
            lambda: self._desk.record_wanted.emit(record.id),
            "link",
        )
        self._body.addLayout(row(go, label(short_day(record.date), "caption", wrap=False), -1))

    def _show_proof(self, criterion_id: str) -> None:
        for item in self._desk.services.evidence.supporting(criterion_id):
            self._body.addWidget(hairline())
            kind = f"{item.ref}  {EVIDENCE_TITLES[item.kind]}, {short_day(item.date)}"
            self._body.addWidget(label(kind, "caption"))
            self._body.addWidget(label(item.title))
            where = ", ".join(filter(None, (item.source, item.location)))
            if where:
                self._body.addWidget(label(where, "small"))
            remove = button("Take it out", partial(self._remove, item.id), "quiet")
            remove.setAccessibleName(f"Take out {item.title}")
            self._body.addLayout(row(remove, -1))

    def _show_guidance(self, match: CriterionMatch) -> None:
        guidance = match.unit.guidance_for(match.criterion.id)
        if not guidance:
            return
        card = QFrame()
        card.setProperty("card", "guidance")
        parts: list[QWidget] = [
            label("What helps", "strong"),
            label("Guidance, not the specification.", "caption"),
        ]
        for found in guidance:
            parts.append(label(GUIDANCE_TITLES[found.kind], "head"))
            parts += [label(text, "guidance") for text in (found.note, found.prompt) if text]
        card.setLayout(column(*parts, margins=12, spacing=4))
        self._body.addSpacing(4)
        self._body.addWidget(card)

    def _write(self) -> None:
        self._desk.writing_wanted.emit("star", self._criterion)

    def _prove(self) -> None:
        if match := self._desk.criterion(self._criterion):
            text = match.criterion.text
            item = self._desk.dialogs.proof(self._criterion, text, date.today())
            if item is not None:
                self._desk.do(lambda: self._desk.services.evidence.add(item))

    def _remove(self, item_id: str) -> None:
        self._desk.do(lambda: self._desk.services.evidence.delete(item_id))
