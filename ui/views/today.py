"""The Today page: keep two lines, the one Next, what is worth writing about, what is due."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ccjournal.domain.capture import kept_in_words
from ccjournal.domain.days import today_in_words
from ccjournal.domain.table import DueItem
from ccjournal.services.overview import Today
from ui.announce import announce
from ui.desk import Desk
from ui.models.today import due_key, due_line, note_line, question_line, unit_line
from ui.steps import grow
from ui.views.page import Page
from ui.widgets.boxes import column, row
from ui.widgets.capture import CaptureBox
from ui.widgets.first_day import FirstDay
from ui.widgets.line_list import LineList
from ui.widgets.next_bar import NextCard
from ui.widgets.record_list import new_menu
from ui.widgets.roles import button, hairline, label, scrolled
from ui.widgets.writing_days import WritingDays, days_in_words

MOST_GAPS, MOST_NOTES, MOST_DUE = 4, 4, 3
WIDEST, ASIDE, STACKED = 1290, 312, 800
TICKED_OFF = "Ticked off. Ctrl+Z brings it back."
EVERYTHING_HAS_SOMETHING = "Every criterion has something. See what still needs proof."


class TodayPage(Page):
    """Quick capture on the left, where things stand on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "today")
        self._asker = desk.asker(self, self._on_today)
        self._heading = label("", "screen-title", wrap=False)
        self._due: dict[str, DueItem] = {}
        # What fades after its tick, and all that was ticked off on this visit.
        self._fading: set[str] = set()
        self._off: set[str] = set()
        theme = desk.theme
        self.box = CaptureBox(theme)
        self.capture, self.keep = self.box.text, self.box.keep
        self.next, self.first_day = NextCard(desk), FirstDay(theme)
        self.gaps = LineList(theme, "Worth writing about")
        self.notes = LineList(theme, "Quick notes to grow")
        self.due = LineList(theme, "Follow-ups", ruled=False, pad=9)
        self.units = LineList(theme, "Coverage", ruled=False, pad=5)
        self.days, self.days_text, self._days_said = WritingDays(theme), label("", "small"), ""
        self._no_gaps = button(
            EVERYTHING_HAS_SOMETHING, partial(desk.page_wanted.emit, "coverage"), "link"
        )
        self._more = button("", partial(desk.page_wanted.emit, "coaching"), "link")
        self._ticked_off = label(TICKED_OFF, "small")
        self.review = button("", partial(desk.page_wanted.emit, "review"), "link")
        head = row(label("Quick notes to grow", "strong", wrap=False), -1, self.review)
        self._notes_part = _section(head, self.notes)
        below = (self._ticked_off, self._more, hairline())
        self._due_part = _section(label("Follow-ups", "strong"), self.due, *below)
        weeks = row(label("Writing days", "strong"), -1, label("4 weeks", "small", wrap=False))
        self._days_part = _section(hairline(), weeks, self.days, self.days_text)
        self._grid = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask for what is due, the notes and the days."""
        self._heading.setText(today_in_words(date.today()))
        overview = self.desk.services.overview
        self._asker.ask(lambda _progress: overview.today(MOST_NOTES))

    def refresh_states(self) -> None:
        """Show the gaps worth writing about, and the units."""
        services, states = self.desk.services, self.desk.states
        if not states:
            return
        found = services.overview.questions(states, MOST_GAPS)
        self.gaps.show_lines([question_line(q) for q in found])
        self.gaps.setVisible(bool(found))
        self._no_gaps.setVisible(not found)
        self.units.show_lines([unit_line(unit, states) for unit in services.units.all()])

    def confirm(self) -> None:
        """Keep what was captured."""
        self.box.offer()

    def close_page(self) -> bool:
        """Keep captured words before the window closes."""
        words = self.capture.words()
        return not words.strip() or self._keep(words, self.box.kind)

    def carried(self) -> str:
        """Return what was captured and is not kept."""
        return self.capture.words()

    def take(self, words: str) -> None:
        """Show captured words again."""
        if words:
            self.box.show_words(words)

    def forget(self) -> None:
        """Let captured words go."""
        self.box.show_words("")

    def focus_first(self) -> None:
        """Open, type, Ctrl+Enter, done."""
        self.capture.setFocus(Qt.FocusReason.OtherFocusReason)

    def run_next(self) -> None:
        """Do the one Next; on the first day that is to write."""
        if self.first_day.isVisibleTo(self):
            self.focus_first()
        else:
            super().run_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Ctrl+Enter also where no menu takes it."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Return and control:
            self.confirm()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Say no more of what was ticked off on an earlier visit."""
        self._off.clear()
        self._stale = True
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the whole block in the middle, and the aside below where there is no room."""
        super().resizeEvent(event)
        px = self.desk.theme.px
        spare = max(0, self.width() - px(WIDEST)) // 2
        self._grid.setContentsMargins(spare + px(40), px(24), spare + px(32), px(24))
        stacked = self.width() < px(STACKED)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._grid.setDirection(down if stacked else across)
        self._aside.setMinimumWidth(0 if stacked else px(ASIDE))
        self._aside.setMaximumWidth(px(WIDEST) if stacked else px(ASIDE))

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        head = row(
            self._heading,
            -1,
            label("Two lines is enough.", "small", wrap=False),
        )
        main, self._aside = QWidget(), QWidget()
        self.gaps_part = gaps = _section(
            label("Worth writing about", "strong"), self.gaps, self._no_gaps
        )
        above = column(head, 6, self.box, 4, self.next, self.first_day, 12)
        main.setLayout(column(above, gaps, 12, self._notes_part, -1, spacing=10))
        units = _section(label("Coverage", "strong"), self.units)
        self._aside.setLayout(
            column(self._due_part, units, self._days_part, -1, spacing=px(12), margins=0)
        )
        inner = QWidget()
        inner.setLayout(self._grid)
        self._grid.setSpacing(px(36))
        self._grid.addWidget(main, 1)
        self._grid.addWidget(self._aside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(inner))
        for part in (self.first_day, self._notes_part, self._due_part, self._more, self._no_gaps):
            part.hide()

    def _connect(self) -> None:
        desk = self.desk
        self.box.kept.connect(self._keep)
        self.box.edited.connect(self._on_edited)
        self.first_day.wanted.connect(self.focus_first)
        self.gaps.wanted.connect(lambda key: desk.writing_wanted.emit("", key))
        self.notes.wanted.connect(self._choose_form)
        self.due.wanted.connect(self._tick)
        self.due.faded.connect(self._let_go)
        self.units.wanted.connect(desk.unit_wanted)
        self.days.pointed.connect(self._tell_day)

    def _keep(self, words: str, kind: str) -> bool:
        notes = self.desk.services.notes
        if self.desk.do(lambda: notes.keep(words, kind)) is None:
            return False
        self.box.show_words("")
        if kind:  # a plain note is seen below; what has begun as a record is not
            self.desk.told.emit(kept_in_words(kind))
        return True

    def _on_edited(self) -> None:
        words = self.capture.words()
        self.desk.waiting.emit(bool(words.strip()))
        self.desk.captured.emit(words, self.box.kind)

    def _on_today(self, found: Today) -> None:
        today = date.today()
        self.first_day.setVisible(found.first)
        self.next.setVisible(not found.first)
        self._days_part.setVisible(not found.first)
        self.notes.show_lines([note_line(note) for note in found.notes])
        self._notes_part.setVisible(bool(found.notes))
        self.review.setText(f"Weekly review: {found.week} {'note' if found.week == 1 else 'notes'}")
        self.review.setVisible(found.week > 0)
        self._show_due(found.due, today)
        self.days.show_days(found.days, today)
        self._days_said = days_in_words(found.days, today)
        self.days_text.setText(self._days_said)

    def _tell_day(self, day: str) -> None:
        self.days_text.setText(day or self._days_said)

    def _show_due(self, items: Iterable[DueItem], today: date) -> None:
        self._due = {due_key(item): item for item in items}
        done = {key for key, item in self._due.items() if item.done is not None}
        # What an undo has brought back is neither fading nor ticked off any more.
        self._fading &= done
        self._off &= done
        shown = [i for i in self._due.values() if i.done is None or due_key(i) in self._fading]
        shown.sort(key=lambda i: (i.due or date.max, i.ref, i.field, i.row))
        self.due.show_lines([due_line(item, today) for item in shown[:MOST_DUE]])
        more = len(shown) - MOST_DUE
        self._more.setText(f"{more} more in Coaching")
        self._more.setVisible(more > 0)
        self.due.setVisible(bool(shown))
        self._ticked_off.setVisible(bool(self._off))
        self._due_part.setVisible(bool(shown) or bool(self._off))
        for key in self._fading:
            self.due.fade_out(key)

    def _tick(self, key: str) -> None:
        item = self._due[key]
        if item.done is not None:
            return
        self._fading.add(key)
        self._off.add(key)
        tick = self.desk.services.journal.tick
        self.desk.do(lambda: tick(item.record_id, item.field, item.row, done=True))
        announce(self.due, TICKED_OFF)

    def _let_go(self, key: str) -> None:
        self._fading.discard(key)
        self._show_due(self._due.values(), date.today())

    def _choose_form(self, note_id: str) -> None:
        if self.desk.reading:
            self.desk.record_wanted.emit(note_id)
            return
        types = self.desk.services.journal.types
        forms = {key: kind for key, kind in types.items() if kind.kind != "note"}
        menu = new_menu(forms, partial(grow, self.desk, note_id), self)
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.notes.visualRect(self.notes.currentIndex()).bottomLeft()
        menu.popup(self.notes.viewport().mapToGlobal(place))


def _section(*parts: QWidget | QBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(column(*parts, spacing=8))
    return made
