"""The Today page: keep two lines, see what is worth writing about, go on with the newest."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import RecordRow
from ccjournal.domain.text import shorten
from ccjournal.domain.unit import Unit
from ccjournal.services.journal import Draft
from ui.desk import Desk
from ui.models.records import short_day
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.glyph import Glyph, Pie
from ui.widgets.prose import Prose
from ui.widgets.roles import button, hairline, label, scrolled

MOST_GAPS, MOST_IN_UNIT, MOST_RECENT = 4, 2, 6
WIDE = 860
TITLE_LENGTH = 60


class TodayPage(Page):
    """Quick capture on the left, where things stand on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "today")
        self._asker = desk.asker(self, self._on_rows)
        self.capture = Prose(lines=2)
        self.capture.setObjectName("capture")
        self.capture.setAccessibleName("What happened on shift?")
        self.capture.setPlaceholderText("What happened on shift?")
        self.keep = button("Keep   Ctrl ↵", self.confirm, "primary")
        self.keep.setEnabled(False)
        self.capture.edited.connect(self._on_edited)
        self._gaps, self._recent, self._units = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for rows in (self._gaps, self._recent, self._units):
            rows.setSpacing(2)
        self._main, self._aside = QWidget(), QWidget()
        self._lay_out()
        inner = QWidget()
        line = QHBoxLayout(inner)
        line.setContentsMargins(40, 24, 32, 24)
        line.setSpacing(36)
        line.addWidget(self._main, 1)
        line.addWidget(self._aside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(inner))

    def refresh(self) -> None:
        """Ask for the newest records."""
        journal = self.desk.services.journal
        self._asker.ask(lambda _progress: journal.rows(limit=MOST_RECENT))

    def refresh_states(self) -> None:
        """Show the gaps worth writing about, and the units."""
        clear(self._gaps)
        clear(self._units)
        units = self.desk.services.units.all()
        for unit in units:
            self._show_unit(unit)
        found = self._worth_writing(units) if self.desk.states else []
        for criterion_id, question in found:
            self._gaps.addLayout(self._gap_row(criterion_id, question))
        if not found:
            text = "Every criterion has something." if self.desk.states else "Reading the journal."
            self._gaps.addWidget(label(text, "small"))

    def confirm(self) -> None:
        """Keep what was captured as a quick note."""
        self._keep()

    def close_page(self) -> bool:
        """Keep captured words before the window closes."""
        return not self.capture.words().strip() or self._keep()

    def carried(self) -> str:
        """Return what was captured and is not kept."""
        return self.capture.words()

    def take(self, words: str) -> None:
        """Show captured words again."""
        if words:
            self.capture.set_words(words)
            self._on_edited()

    def focus_first(self) -> None:
        """Open, type, Ctrl+Enter, done."""
        self.capture.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Ctrl+Enter also where no menu takes it."""
        if event.key() == Qt.Key.Key_Return and event.modifiers() == CONTROL:
            self.confirm()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Leave the side out where there is no room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._aside.setVisible(self.width() >= self.desk.theme.px(WIDE))

    def _lay_out(self) -> None:
        enough = label("Two lines are enough. Grow it later.", "caption", wrap=False)
        frame = QFrame()
        frame.setObjectName("capture-box")
        frame.setLayout(column(self.capture, row(enough, -1, self.keep), margins=14, spacing=8))
        today = date.today()
        self._main.setLayout(
            column(
                label(f"{today:%A} {today.day} {today:%B}", "screen-title"),
                frame,
                14,
                label("Worth writing about", "strong"),
                hairline(),
                self._gaps,
                14,
                label("Newest", "strong"),
                hairline(),
                self._recent,
                -1,
            )
        )
        self._aside.setLayout(column(label("Coverage", "strong"), 4, self._units, -1))
        self._aside.setFixedWidth(self.desk.theme.px(312))

    def _keep(self) -> bool:
        words = self.capture.words()
        if not words.strip():
            return False
        draft = Draft(shorten(words, TITLE_LENGTH), date.today(), fields={"note": words})
        journal = self.desk.services.journal
        if self.desk.do(lambda: journal.add("note", draft)) is None:
            return False
        self.capture.set_words("")
        self._on_edited()
        return True

    def _on_edited(self) -> None:
        written = bool(self.capture.words().strip())
        self.keep.setEnabled(written)
        self.desk.waiting.emit(written)

    def _on_rows(self, rows: Sequence[RecordRow]) -> None:
        clear(self._recent)
        for found in rows:
            kind = self.desk.services.journal.types.get(found.form)
            name = kind.title if kind else found.kind
            title = button(
                found.title or f"Untitled {name.lower()}",
                partial(self.desk.record_wanted.emit, found.id),
                "link",
            )
            self._recent.addLayout(
                row(title, -1, label(f"{name}, {short_day(found.date)}", "caption", wrap=False))
            )
        if not rows:
            self._recent.addWidget(
                label("Nothing written yet. Think of one thing from today's shift.", "small")
            )

    def _worth_writing(self, units: Sequence[Unit]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for unit in units:
            in_unit = 0
            for criterion in unit.criteria:
                state = self.desk.states.get(criterion.id)
                prompts = [g.prompt for g in unit.guidance_for(criterion.id) if g.prompt]
                new = [p for p in prompts if p not in {question for _id, question in found}]
                if state and state.is_gap and new and in_unit < MOST_IN_UNIT:
                    found.append((criterion.id, new[0]))
                    in_unit += 1
        return found[:MOST_GAPS]

    def _gap_row(self, criterion_id: str, question: str) -> QHBoxLayout:
        match = self.desk.criterion(criterion_id)
        unit = (match.unit.short_title or match.unit.title) if match else ""
        write = button(
            "Write about this",
            lambda: self.desk.writing_wanted.emit("star", criterion_id),
            "link",
        )
        write.setAccessibleDescription(question)
        text = column(label(question), label(f"{unit} {criterion_id}", "caption"), spacing=1)
        glyph = Glyph(self.desk.theme, CriterionState.NONE)
        line = row(glyph, text, write, spacing=12)
        line.setContentsMargins(0, 6, 0, 6)
        line.setStretch(1, 1)
        return line

    def _show_unit(self, unit: Unit) -> None:
        states = [self.desk.states[c.id] for c in unit.criteria if c.id in self.desk.states]
        proof = sum(s.state in {CriterionState.WITH_PROOF, CriterionState.MET} for s in states)
        start = sum(s.is_gap for s in states)
        word = len(states) - proof - start
        pie = Pie(self.desk.theme, 32, 6)
        pie.show_parts(proof, word, start)
        title = button(
            unit.short_title or unit.title,
            lambda: self.desk.unit_wanted.emit(unit.code),
            "link",
        )
        stand = label(f"{proof} with proof, {word} your word, {start} to start", "small")
        self._units.addLayout(row(pie, column(title, stand, spacing=0), spacing=14))
        self._units.addSpacing(8)


CONTROL = Qt.KeyboardModifier.ControlModifier
