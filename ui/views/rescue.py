"""The page of a journal that does not open: what was found, and the ways back to the words."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ccjournal.domain.days import day_in_words
from ccjournal.services.copies import Copy
from ccjournal.services.rescue import Found, Offered, SalvageReport
from ui.announce import announce
from ui.theme import Theme
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label, scrolled

UNTOUCHED = "Nothing has been changed. What the file holds is kept, whatever you choose."
GONE = "The file is not in its place. Its backups are."
NO_BACKUPS = "There are no backups beside it that can be read."
WIDEST, MOST_LOST = 760, 12


class RescuePage(QWidget):
    """Offers; what is chosen is told. One way is filled: the one that loses least."""

    restore_wanted = Signal(Copy)
    salvage_wanted = Signal()
    without_log_wanted = Signal()
    open_wanted = Signal(Path)
    other_wanted = Signal()
    start_wanted = Signal()
    stop_wanted = Signal()
    left = Signal()

    def __init__(self, title: str, hint: str, *, is_there: bool, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("view-rescue")
        self._theme = theme
        self._first: QPushButton | None = None
        px = theme.px
        self._title = label(title, "screen-title")
        said = f"{hint}." if hint and not hint.endswith((".", "?")) else hint
        self._hint = label(said, "intro")
        self._safe = label(UNTOUCHED if is_there else GONE, "strong")
        self._state = label("", "small")
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._stop = button("Stop", self.stop_wanted.emit)
        self._working = QWidget()
        self._working.setLayout(row(column(self._state, self._bar, spacing=4), self._stop))
        self._ways = QVBoxLayout()
        self._ways.setSpacing(px(14))
        self.other = button("Open another journal…", self.other_wanted.emit, "link")
        self.start = button("Start a new journal", self.start_wanted.emit, "link")
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell when it is left, or the window closes."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def _lay_out(self) -> None:
        px = self._theme.px
        ends = row(self.other, self.start, -1, spacing=18)
        parts = (self._title, self._hint, self._safe, self._working, self._ways, hairline(), ends)
        self._box = column(*parts, -1, spacing=px(12))
        held = QWidget()
        held.setLayout(self._box)
        held.setMaximumWidth(px(WIDEST) + 2 * px(48))
        inner = QWidget()
        across = row(held, -1, spacing=0)
        across.setStretch(0, 20)
        inner.setLayout(across)
        self.setLayout(column(scrolled(inner, "rescue-scroll"), spacing=0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep a margin that the window has room for."""
        super().resizeEvent(event)
        side = self._theme.px(48 if self.width() > self._theme.px(700) else 20)
        self._box.setContentsMargins(side, self._theme.px(36), side, self._theme.px(28))

    def focus_first(self) -> None:
        """Put the focus on the way that loses least."""
        first = self._first or self.other
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_working(self, text: str) -> None:
        """Say what is being done; no second thing can be begun meanwhile."""
        self._state.setText(f"{text}.")
        self._bar.setRange(0, 0)
        self._working.show()
        self._enable(on=False)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, text)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        if text:
            self._state.setText(f"{text}.")

    def show_idle(self) -> None:
        """Let the user choose again."""
        self._working.hide()
        self._enable(on=True)
        self.focus_first()

    def show_error(self, title: str, hint: str) -> None:
        """Say what could not be done; everything is as it was."""
        self.show_idle()
        self._working.show()
        self._bar.hide()
        self._stop.hide()
        self._state.setText(f"{title}. {hint}" if hint else title)
        announce(self, title)

    def show_found(self, found: Found, target: Path) -> None:
        """Offer the ways that there are."""
        clear(self._ways)
        self._first = None
        if found.strange_log:
            self._ways.addWidget(self._without_log())
        if found.backups:
            self._ways.addWidget(self._backups(found.backups))
        else:
            self._ways.addWidget(label(NO_BACKUPS))
        if found.readable:
            self._ways.addWidget(self._salvage(found, target))
        self.show_idle()

    def show_saved(self, report: SalvageReport) -> None:
        """Say what was saved and what is lost, and offer to open it."""
        clear(self._ways)
        self._working.hide()
        self._first = button("Open it", partial(self.open_wanted.emit, report.file), "primary")
        records = _records(report.records)
        said = f"{records} saved in {report.file.name}"
        lost = [label(f"{one.ref}  {one.what}.", "small") for one in report.lost[:MOST_LOST]]
        if len(report.lost) > MOST_LOST:
            lost.append(label(f"And {len(report.lost) - MOST_LOST} more.", "small"))
        head = "Nothing is lost." if not lost else "What is lost:"
        self._ways.addWidget(self._card(said, head, *lost, row(self._first, -1)))
        self._safe.setText("The damaged file is still in its place, unchanged.")
        self._enable(on=True)
        self.focus_first()
        announce(self, said)

    def _without_log(self) -> QWidget:
        act = self._act("Open it without the log", self.without_log_wanted.emit)
        text = "The journal itself is whole. The log is kept among the backups."
        return self._card("Leave the log out", text, row(act, -1))

    def _backups(self, offered: Sequence[Offered]) -> QWidget:
        lines = []
        for one in offered:
            made = f"{day_in_words(one.copy.made.date())}, {one.copy.made:%H:%M}"
            act = self._act("Restore this one", partial(self.restore_wanted.emit, one.copy))
            act.setAccessibleName(f"Restore the backup of {made}, {_records(one.records)}")
            newest = f", newest words of {day_in_words(one.newest.date())}" if one.newest else ""
            where = ", second place" if one.copy.second else ""
            about = label(f"{_records(one.records)}{newest}{where}", "small")
            line = row(column(label(made, "strong"), about, spacing=2), act, spacing=12)
            line.setStretch(0, 1)
            lines.append(line)
        text = "What the file holds now is kept among the backups first."
        return self._card("Go back to a backup", text, *lines)

    def _salvage(self, found: Found, target: Path) -> QWidget:
        act = self._act("Save what can still be read", self.salvage_wanted.emit)
        of = f" of {found.records}" if found.records > found.readable else ""
        text = (
            f"The file still gives {found.readable}{of} records. They go into a new journal beside "
            f"it, {target.name}. What is lost is told."
        )
        return self._card("Read the file record by record", text, row(act, -1))

    def _act(self, text: str, press: object) -> QPushButton:
        """Return a button; the first of all is the filled one."""
        assert callable(press)
        made = button(text, press, "" if self._first else "primary")
        self._first = self._first or made
        return made

    def _card(self, title: str, text: str, *parts: object) -> QWidget:
        made = QFrame()
        made.setProperty("card", "true")
        box = column(label(title, "pane-title"), label(text, "small"), spacing=self._theme.px(8))
        for part in parts:
            if isinstance(part, QWidget):
                box.addWidget(part)
            else:
                assert hasattr(part, "addWidget")
                box.addLayout(part)  # type: ignore[arg-type] # a layout, as asserted
        box.setContentsMargins(*[self._theme.px(16)] * 4)
        made.setLayout(box)
        return made

    def _enable(self, *, on: bool) -> None:
        for act in self.findChildren(QPushButton):
            act.setEnabled(on or act is self._stop)
        self._bar.setVisible(not on)
        self._stop.setVisible(not on)


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count} records"
