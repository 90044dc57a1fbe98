"""One criterion: its wording, what you have for it, what would add proof, and what helps."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccjournal.domain.claim import Claim, without_examples
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.evidence import EVIDENCE_TITLES, EvidenceKind
from ccjournal.domain.gaps import LATELY
from ccjournal.domain.record import Record
from ccjournal.domain.text import shorten
from ccjournal.domain.unit import CriterionMatch, GuidanceKind
from ccjournal.domain.varcs import Look, Shown, varcs
from ui.desk import Desk
from ui.icons import pixmap
from ui.models.records import short_day
from ui.steps import prove
from ui.widgets.boxes import clear, column, row
from ui.widgets.elided import ElidedLink
from ui.widgets.gap_list import tool
from ui.widgets.glyph import Glyph
from ui.widgets.roles import button, hairline, label, scrolled
from ui.widgets.task_row import TaskRow

GUIDANCE_TITLES = {
    GuidanceKind.SYNOPSIS: "In short",
    GuidanceKind.CONCEPT: "Worth knowing",
    GuidanceKind.TIP: "Tip",
    GuidanceKind.MISCONCEPTION: "Often misunderstood",
    GuidanceKind.MARKING_POINT: "Marking point",
}
TASKS = {
    EvidenceKind.WITNESS: ("user-check", "Add a statement", "Who saw you do it?"),
    EvidenceKind.PRODUCT: ("file-text", "Add something you made", "Cover names first"),
    EvidenceKind.OBSERVATION: ("eye", "Add an observation", "Your assessor watched you"),
    EvidenceKind.DISCUSSION: ("messages-square", "Add a discussion", "You talked it through"),
}
QUOTE_LENGTH = 220


class CriterionDrawer(QFrame):
    """Reads one criterion from the journal each time it is shown."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self._desk = desk
        self.criterion = ""
        self.title = label("", "strong")
        self.close_button = tool(desk.theme, "x", "Close the criterion")
        self.close_button.clicked.connect(self.closed)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self._above, self._below):
            part.setSpacing(8)
        self.tasks: dict[EvidenceKind, TaskRow] = {}
        self.write = TaskRow(desk.theme, "pen-line", "Write about this", LATELY)
        self.write.clicked.connect(self._write)
        self._lay_out()
        self.prove = self.tasks[EvidenceKind.PRODUCT]

    def show_criterion(self, criterion_id: str) -> None:
        """Show what the journal holds for a criterion."""
        match = self._desk.criterion(criterion_id)
        if match is None:
            return
        self.criterion = criterion_id
        clear(self._above)
        clear(self._below)
        text = match.criterion.text
        self.title.setText(f"{match.criterion.number} {without_examples(text)}")
        if without_examples(text) != text.rstrip("."):
            self._above.addWidget(label(text, "small"))
        found = self._desk.services.coverage.claims_on(criterion_id)
        state = self._desk.states.get(criterion_id)
        if state:
            self._show_state(state)
        for record, claim in found:
            self._show_claim(record, claim)
        self._show_proof(criterion_id)
        if state:
            self._show_looks(Shown(state, [c for _r, c in found], date.today()))
        self._show_guidance(match)

    def focus_first(self) -> None:
        """Put the focus on the first way on."""
        self.tasks[EvidenceKind.WITNESS].setFocus()

    def _lay_out(self) -> None:
        self.ways = QWidget()
        ways = QVBoxLayout(self.ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(0)
        ways.addWidget(label("What would add proof", "head"))
        ways.addSpacing(8)
        for kind, (sign, title, detail) in TASKS.items():
            made = TaskRow(self._desk.theme, sign, title, detail)
            made.clicked.connect(partial(self._prove, kind))
            self.tasks[kind] = made
        for made in (*self.tasks.values(), self.write):
            ways.addWidget(hairline())
            ways.addWidget(made)
        ways.addWidget(hairline())
        inner = QWidget()
        inner.setLayout(column(self._above, 6, self.ways, 6, self._below, -1))
        head = row(self.title, self.close_button)
        head.setStretch(0, 1)
        box = column(head, scrolled(inner), spacing=8)
        px = self._desk.theme.px
        box.setContentsMargins(px(18), px(12), px(18), px(12))
        box.setStretch(1, 1)
        self.setLayout(box)

    def _show_state(self, state: CriterionCoverage) -> None:
        shown = CriterionState.OLD if state.is_gap and state.detached else state.state
        accounts = "1 account" if state.accounts == 1 else f"{state.accounts} accounts"
        line = row(
            Glyph(self._desk.theme, shown),
            label(state.title, "small-strong", wrap=False),
            label(f"{accounts}, {state.times}", "small", wrap=False),
            -1,
        )
        self._above.addLayout(line)

    def _show_claim(self, record: Record, claim: Claim) -> None:
        quote = label(shorten(claim.anchor.quote, QUOTE_LENGTH), "quote")
        quote.setProperty("bar", "true")
        self._above.addWidget(quote)
        if not claim.live:
            self._above.addWidget(label("These words were rewritten. Choose them again.", "ask"))
        if claim.because:
            self._above.addWidget(label(f"because {claim.because}", "small"))
        name = record.title or "Untitled"
        link = ElidedLink(name, partial(self._desk.record_wanted.emit, record.id))
        self._above.addLayout(row(link, label(short_day(record.date), "small", wrap=False), -1))
        self._above.addSpacing(4)

    def _show_proof(self, criterion_id: str) -> None:
        for item in self._desk.services.evidence.supporting(criterion_id):
            kind = f"{EVIDENCE_TITLES[item.kind]}, {short_day(item.date)}"
            where = ", ".join(filter(None, (kind, item.source, item.location)))
            self._above.addWidget(label(item.title))
            self._above.addWidget(label(where, "small"))
            if not self._desk.reading:
                remove = button("Take it out", partial(self._remove, item.id), "quiet")
                remove.setAccessibleName(f"Take out {item.title}")
                self._above.addLayout(row(remove, -1))

    def _show_looks(self, shown: Shown) -> None:
        self._below.addWidget(label("Is it good evidence?", "head"))
        for look in varcs(shown):
            self._below.addLayout(self._look(look))

    def _look(self, look: Look) -> QHBoxLayout:
        theme, sign = self._desk.theme, QLabel()
        name, colour = ("check", "accent") if look.met else ("circle-help", "ask-line")
        sign.setPixmap(pixmap(theme, name, colour, 15))
        sign.setAccessibleName("Met" if look.met else "A question")
        head = label(look.name, "small-strong", wrap=False)
        head.setFixedWidth(theme.px(80))
        line = row(sign, head, label(look.text, "small"), spacing=8)
        line.setStretch(2, 1)
        return line

    def _show_guidance(self, match: CriterionMatch) -> None:
        guidance = match.unit.guidance_for(match.criterion.id)
        if not guidance:
            return
        card = QFrame()
        card.setProperty("card", "guidance")
        parts: list[QWidget] = [label("Guidance, not the specification.", "caption")]
        for found in guidance:
            parts.append(label(GUIDANCE_TITLES[found.kind], "head"))
            parts += [label(text, "guidance") for text in (found.note, found.prompt) if text]
        card.setLayout(column(*parts, margins=12, spacing=4))
        self._below.addSpacing(6)
        self._below.addWidget(label("What assessors look for", "head"))
        self._below.addWidget(card)

    def _write(self) -> None:
        self._desk.writing_wanted.emit("", self.criterion)

    def _prove(self, kind: EvidenceKind) -> None:
        prove(self._desk, (self.criterion,), kind)

    def _remove(self, item_id: str) -> None:
        self._desk.do(lambda: self._desk.services.evidence.delete(item_id))
