"""What to look at before a document leaves this computer, one line for each sort."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QVBoxLayout, QWidget

from ccjournal.errors import NotFoundError
from ccjournal.services.findings import LEAKS, Finding, FindingGroup, grouped
from ui.desk import Desk
from ui.icons import icon, pixmap
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label

MOST_SHOWN = 60


class Findings(QWidget):
    """Groups that open; each finding leads to its record. `walked` names the one in turn."""

    walked = Signal(str)
    leak_wanted = Signal(Finding)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.groups: Sequence[FindingGroup] = ()
        self._shown: tuple[Finding, ...] | None = None
        self._links: list[tuple[QPushButton, int, Finding]] = []
        self._heads: list[tuple[QPushButton, QWidget]] = []
        self._turn = -1
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        head = label("Check before it leaves this computer", "strong")
        self.setLayout(column(head, self._rows, spacing=6))

    @property
    def walking(self) -> bool:
        """Whether the walk has begun."""
        return self._turn >= 0

    @property
    def first(self) -> QPushButton | None:
        """The head of the first sort; none when there is nothing to look at."""
        return self._heads[0][0] if self._heads else None

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the learner may want to mend."""
        if self._shown == tuple(findings):
            return
        self._shown = tuple(findings)
        clear(self._rows)
        self._links, self._heads, self._turn = [], [], -1
        self.groups = grouped(findings)
        for group in self.groups:
            self._rows.addWidget(hairline())
            if group.findings[0].ref:
                self._add_group(group)
            else:
                # About the whole document: there is no entry to go to.
                self._rows.addLayout(self._line("info", "ink-2", group.title))
        if not findings:
            self._rows.addWidget(hairline())
            self._rows.addLayout(self._line("check", "accent", "Nothing to mend."))

    def walk(self) -> None:
        """Go to the next finding: open its group and tell its record."""
        if not self._links:
            return
        self._turn = (self._turn + 1) % len(self._links)
        link, number, found = self._links[self._turn]
        for place, (head, body) in enumerate(self._heads):
            head.setChecked(place == number)
            body.setVisible(place == number)
        link.setFocus(Qt.FocusReason.OtherFocusReason)
        self.walked.emit(found.ref)

    def _add_group(self, group: FindingGroup) -> None:
        number = len(self._heads)
        head = button(group.title, kind="disclose")
        head.setCheckable(True)
        head.setAccessibleName(group.title)
        sign = ("eye-off", "priv-ink") if group.findings[0].tip else ("circle-help", "ask-ink")
        head.setIcon(icon(self._desk.theme, *sign, 16))
        body = QFrame()
        inner = column(spacing=2)
        inner.setContentsMargins(self._desk.theme.px(26), 0, 0, 6)
        for found in group.findings[:MOST_SHOWN]:
            inner.addLayout(self._finding(found, number))
        if len(group.findings) > MOST_SHOWN:
            inner.addWidget(label(f"And {len(group.findings) - MOST_SHOWN} more.", "small"))
        body.setLayout(inner)
        body.hide()
        head.toggled.connect(body.setVisible)
        self._heads.append((head, body))
        self._rows.addWidget(head)
        self._rows.addWidget(body)

    def _finding(self, found: Finding, number: int) -> QLayout:
        name = f"Look at {found.ref}" if found.tip else found.ref
        go = button(name, partial(self._go, found), "link")
        go.setAccessibleName(f"{name}: {found.finding}")
        self._links.append((go, number, found))
        line = row(go, label(found.finding.removeprefix(LEAKS), "small"), spacing=10)
        line.setStretch(1, 1)
        return line

    def _line(self, name: str, colour: str, text: str) -> QLayout:
        sign = label("", wrap=False)
        sign.setPixmap(pixmap(self._desk.theme, name, colour, 16))
        line = row(sign, label(text), spacing=10)
        line.setStretch(1, 1)
        return line

    def _go(self, found: Finding) -> None:
        if found.tip:
            self.leak_wanted.emit(found)
            return
        try:
            record = self._desk.services.journal.by_ref(found.ref)
        except NotFoundError:
            return
        self._desk.record_wanted.emit(record.id)
