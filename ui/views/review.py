"""The weekly review: one note or follow-up after the other, by keyboard, to be left at any time."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccjournal.domain.record import Record
from ccjournal.domain.review import WeekDue, WeekItem, WeekNote
from ui.desk import Desk
from ui.models.lines import Line
from ui.views.page import Page
from ui.widgets.boxes import column, row
from ui.widgets.focus_area import FocusArea
from ui.widgets.line_list import LineList
from ui.widgets.next_bar import NextBar, name_act
from ui.widgets.record_list import new_menu
from ui.widgets.review_card import ReviewAct, ReviewCard
from ui.widgets.roles import button, label

WIDEST = 680
READING = "Reading your notes."
ASK = "What shall become of it?"
LATELY = "Notes of this week and last, then what has fallen due."
NOTHING, NOTHING_SAID = "Nothing to look through", "Quick notes of this week and last come here."
DONE, DONE_SAID = "That was the week", "Everything has been looked at."
FOR_NOW = "That is all for now"


class ReviewPage(Page):
    """What is decided is kept at once; what is left for later is only passed over today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "review")
        self._asker = desk.asker(self, self._on_items)
        self._items: list[WeekItem] = []
        self._later: set[str] = set()
        self._aims: dict[str, list[str]] = {}
        self._grown: list[str] = []
        self._seen: set[str] = set()
        self.place, self.title = label("", "small"), label("Weekly review", "screen-title")
        self.card = ReviewCard(desk.theme)
        self.end_title, self.end_text = label("", "pane-title"), label("", "small")
        self._to_write = label("To write up", "head")
        self.grown = LineList(desk.theme, "To write up")
        self._end = QWidget()
        self._act = button("", self.run_next, "primary")
        self._act.setObjectName("next-step")
        self.next = NextBar(button=self._act)
        self._lay_out()
        self.card.act_wanted.connect(self.decide)
        self.card.towards.connect(self._tick)
        self.grown.wanted.connect(desk.record_wanted)

    @property
    def item(self) -> WeekItem | None:
        """What is looked at now."""
        return next((item for item in self._items if item.key not in self._later), None)

    def refresh(self) -> None:
        """Ask for what waits."""
        self._asker.ask(self.desk.services.review.items)

    def decide(self, act: ReviewAct) -> None:
        """Do what was chosen with what is shown."""
        item = self.item
        acts: dict[ReviewAct, Callable[[WeekNote], object]] = {
            ReviewAct.GROW: self._choose_form,
            ReviewAct.SESSION: lambda note: self.grow(note, self._form("coaching")),
            ReviewAct.KEEP: self._keep,
            ReviewAct.DROP: self._drop,
        }
        if item is None:
            return
        if act is ReviewAct.LATER:
            self._later.add(item.key)
            self._show()
        elif isinstance(item, WeekNote) and act in acts:
            acts[act](item)
        elif isinstance(item, WeekDue) and act is ReviewAct.DONE:
            due, tick = item.item, self.desk.services.journal.tick
            self.desk.do(lambda: tick(due.record_id, due.field, due.row, done=True))
        elif isinstance(item, WeekDue) and act is ReviewAct.OPEN:
            self.desk.record_wanted.emit(item.item.record_id)

    def grow(self, note: WeekNote, form: str) -> None:
        """Let a note grow; it is written up when the review is over."""
        notes, aims = self.desk.services.notes, tuple(self._aims.get(note.key, ()))
        done = self.desk.do(lambda: notes.grow(note.record_id, form, aims))
        if done is not None:
            self._grown.append(done[1].id)

    def run_next(self) -> None:
        """Do the most useful thing: grow what is shown, or write up what has grown."""
        item = self.item
        if item is not None:
            self.decide(ReviewAct.GROW if isinstance(item, WeekNote) else ReviewAct.OPEN)
        elif self._grown:
            self.desk.record_wanted.emit(self._grown[0])
        elif self._later:
            self._later.clear()
            self._show()
        else:
            self.desk.page_wanted.emit("today")

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done."""
        if self.item is not None:
            self.card.focus_first()
        elif self.grown.isVisibleTo(self):
            self.grown.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = self if self._act.isHidden() else self._act
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin anew when the last review was over."""
        if self.item is None:
            self._seen.clear()
            self._later.clear()
        self._stale = True
        super().showEvent(event)

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        self._end.setLayout(
            column(self.end_title, self.end_text, 6, self._to_write, self.grown, spacing=px(6))
        )
        middle = QWidget()
        head = column(self.title, self.place, spacing=px(2))
        middle.setLayout(column(head, px(10), self.card, self._end, -1, spacing=px(6)))
        middle.setMaximumWidth(px(WIDEST))
        inner = QWidget()
        line = row(-1, middle, -1)
        line.setStretch(1, 100)
        line.setContentsMargins(px(32), px(24), px(32), px(16))
        inner.setLayout(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(FocusArea(inner), 1)
        box.addWidget(self.next)
        self.card.hide()
        self._end.hide()
        self.next.sentence.say(READING, READING)
        name_act(self._act, "")

    def _on_items(self, items: list[WeekItem]) -> None:
        self._items = items
        keys = {item.key for item in items}
        self._later &= keys
        self._seen |= keys
        self._show()

    def _show(self) -> None:
        item, had = self.item, self._has_focus()
        if item is not None:
            self.card.show_item(item, self._aims.get(item.key, ()), date.today())
        self.card.setVisible(item is not None)
        self._end.setVisible(item is None)
        self._show_end()
        self._tell_place()
        if had and self.isVisible():
            self.focus_first()

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _tell_place(self) -> None:
        left = sum(item.key not in self._later for item in self._items)
        whole = len(self._seen)
        number = f"{whole - left + 1} of {whole}. " if left else ""
        self.place.setText(f"{number}{LATELY}")
        self.next.sentence.say(*_asked(self.item, len(self._grown), len(self._later)))
        name_act(self._act, _name(self.item, grown=bool(self._grown), later=bool(self._later)))

    def _show_end(self) -> None:
        found = self._still(self._grown)
        self._grown = [record.id for record in found]
        seen = self._seen or found
        later = len(self._later)
        self.end_title.setText((FOR_NOW if later else DONE) if seen else NOTHING)
        waits = f"{later} left for later." if later else DONE_SAID
        self.end_text.setText(waits if seen else NOTHING_SAID)
        self.grown.show_lines([_grown_line(record) for record in found])
        for part in (self._to_write, self.grown):
            part.setVisible(bool(found))

    def _still(self, ids: list[str]) -> list[Record]:
        """Return the records that have grown and were not taken back since."""
        return [r for r in self.desk.services.journal.many(ids) if not r.deleted]

    def _form(self, kind: str) -> str:
        form = self.desk.services.journal.definitions.form_of(kind)
        return form.form if form else "note"

    def _choose_form(self, note: WeekNote) -> None:
        types = self.desk.services.journal.types
        forms = {key: kind for key, kind in types.items() if kind.kind not in {"note", "coaching"}}
        menu = new_menu(forms, partial(self.grow, note), self)
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.card.acts[ReviewAct.GROW]
        menu.popup(place.mapToGlobal(place.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _keep(self, note: WeekNote) -> None:
        keep = self.desk.services.review.keep_as_note
        self.desk.do(lambda: keep(note.record_id))

    def _drop(self, note: WeekNote) -> None:
        delete = self.desk.services.journal.delete
        self.desk.do(lambda: delete(note.record_id))

    def _tick(self, criterion_id: str) -> None:
        if (item := self.item) is None:
            return
        aims = self._aims.setdefault(item.key, [])
        aims.remove(criterion_id) if criterion_id in aims else aims.append(criterion_id)
        self.card.show_item(item, aims, date.today())


def _asked(item: WeekItem | None, grown: int, later: int) -> tuple[str, str]:
    if item is not None:
        return f"{ASK} You can stop at any time and go on later.", ASK
    if grown:
        one = "One account waits" if grown == 1 else f"{grown} accounts wait"
        return f"{one} to be written up while you remember.", "Write it up while you remember."
    if later:
        return "The rest can wait until you have time.", "The rest can wait."
    return "Nothing waits here. Two lines after a shift are enough.", "Nothing waits here."


def _name(item: WeekItem | None, *, grown: bool, later: bool) -> str:
    if item is not None:
        return "Grow it" if isinstance(item, WeekNote) else "Open it"
    if grown:
        return "Write it up"
    return "Look at them now" if later else "Go to Today"


def _grown_line(record: Record) -> Line:
    title = record.title or "Untitled"
    return Line(record.id, title, f"{title}, Enter opens it", icon="pen-line", own=True)
