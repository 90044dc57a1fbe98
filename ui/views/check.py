"""What the full check has found, record by record, and what backups have in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QProgressBar, QVBoxLayout, QWidget

from ccjournal.services.checkup import Checkup, DamagedRecord
from ui.desk import Desk
from ui.views.damaged_card import DamagedCard
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, label, scrolled

TITLE = "Check of this journal"
BEFORE = "Before anything is mended, the file is kept as it is now, among the backups."
NEVER = "It has not been checked since it was opened."
GOES_ON = "You can go on writing meanwhile."
INDEX = "{} cannot be found rightly by searching. Your words are whole."
LOOSE = "Some parts of the file belong to no record any more."
OTHERS = "This concerns no single record. A backup, or a new journal of all records, is free of it."
WIDEST = 980


class CheckPage(Page):
    """Runs the check with a way to stop it; shows the newest result."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "check")
        self._health, self._mending = desk.health, desk.services.safety.recovery.mending
        self._shown: Checkup | None = None
        px = desk.theme.px
        self._said, self._step = label("", "intro"), label("", "small")
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self.stop = button("Stop", self._health.stop)
        self.again = button("Check again", self._health.check)
        self._found = QVBoxLayout()
        self._found.setSpacing(px(14))
        head = row(label(TITLE, "screen-title"), self.stop, self.again, spacing=12)
        head.setStretch(0, 1)
        parts = column(head, self._said, self._bar, self._step, self._found, -1, spacing=px(12))
        parts.setContentsMargins(px(40), px(28), px(40), px(28))
        held = QWidget()
        held.setLayout(parts)
        held.setMaximumWidth(px(WIDEST))
        inner = QWidget()
        across = row(held, -1, spacing=0)
        across.setStretch(0, 20)
        inner.setLayout(across)
        self.setLayout(column(scrolled(inner, "check-scroll"), spacing=0))
        self._health.changed.connect(self._show)
        self._show()

    def focus_first(self) -> None:
        """Go to what can be done first."""
        cards = self.findChildren(DamagedCard)
        first = cards[0].look if cards else (self.stop if self._health.running else self.again)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        running = self._health.running
        for part in (self._bar, self._step, self.stop):
            part.setVisible(running)
        self.again.setVisible(not running)
        if running:
            done, total, text = self._health.step
            self._said.setText(GOES_ON)
            self._step.setText(f"{text}." if text else "")
            self._bar.setRange(0, total)
            self._bar.setValue(done)
        elif self._health.found is not self._shown or self._health.found is None:
            self._show_found(self._health.found)
        if running and self.stop.isVisible() and self.window().focusWidget() is None:
            self.focus_first()

    def _show_found(self, found: Checkup | None) -> None:
        self._shown = found
        clear(self._found)
        self._said.setText(NEVER if found is None else found.sentence)
        if found is None or found.ok:
            return
        self._said.setText(f"{found.sentence} {BEFORE}")
        for damaged in found.damaged:
            self._found.addWidget(self._record(damaged))
        if found.unsearchable:
            count = found.unsearchable
            said = INDEX.format("1 record" if count == 1 else f"{count} records")
            act = button(
                "Make the search index anew", self._rebuild, "" if found.damaged else "primary"
            )
            self._found.addWidget(self._card("The search index", said, row(act, -1)))
        if found.loose:
            act = button("Put them right", self._tie_up)
            lines = [label(f"{text}.", "small") for text in found.loose]
            self._found.addWidget(self._card("Loose ends", LOOSE, *lines, row(act, -1)))
        if found.others:
            lines = [label(f"{text}.", "small") for text in found.others]
            self._found.addWidget(self._card("Beside the records", OTHERS, *lines))

    def _record(self, damaged: DamagedRecord) -> QWidget:
        card = DamagedCard(self.desk, damaged)
        card.mended.connect(self._health.check)
        return card

    def _card(self, title: str, text: str, *parts: QWidget | QLayout) -> QWidget:
        made = QFrame()
        made.setProperty("card", "true")
        box = column(label(title, "pane-title"), label(text), *parts, spacing=self.desk.theme.px(8))
        box.setContentsMargins(*[self.desk.theme.px(16)] * 4)
        made.setLayout(box)
        return made

    def _rebuild(self) -> None:
        self._mend(self._mending.rebuild_index)

    def _tie_up(self) -> None:
        self._mend(self._mending.tie_up)

    def _mend(self, work: object) -> None:
        """Do it on the worker, then check again."""
        assert callable(work)
        job = self.desk.jobs.start(work)
        job.done.connect(self._on_mended)
        job.failed.connect(self.desk.show_error)

    def _on_mended(self) -> None:
        self._health.check()
