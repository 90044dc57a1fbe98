"""One thing of the week: the words, what they could show, and what may become of them."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from ccjournal.domain.days import day_of_week
from ccjournal.domain.next_step import late_in_words
from ccjournal.domain.review import Shows, WeekDue, WeekItem, WeekNote
from ui.models.lines import Line
from ui.theme import Theme
from ui.widgets.boxes import column
from ui.widgets.line_list import LineList
from ui.widgets.roles import label
from ui.widgets.task_row import TaskRow


class ReviewAct(StrEnum):
    """What may become of a note or a follow-up; the value is its key."""

    GROW = "G"
    SESSION = "C"
    KEEP = "K"
    DROP = "N"
    DONE = "D"
    OPEN = "O"
    LATER = "L"


NOTE_ACTS = {
    ReviewAct.GROW: ("pen-line", "Grow it into an account", "Your words stand in its first part"),
    ReviewAct.SESSION: ("headphones", "Make it a coaching session", "You say later with whom"),
    ReviewAct.KEEP: ("check", "Keep it as a note", "It is not asked about again"),
    ReviewAct.DROP: ("trash-2", "Not needed", "It goes in the bin. Ctrl+Z brings it back"),
    ReviewAct.LATER: ("clock", "Leave it for later", "It comes again at the next review"),
}
DUE_ACTS = {
    ReviewAct.DONE: ("check", "Tick it off", "It is done. Ctrl+Z brings it back"),
    ReviewAct.OPEN: ("pen-line", "Open it and write", "The review waits for you"),
    ReviewAct.LATER: ("clock", "Leave it for later", "It stays open"),
}
ARROWS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewCard(QFrame):
    """Arrow keys go over the acts, letters choose one; criteria are ticked to write towards."""

    act_wanted = Signal(ReviewAct)
    towards = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("review-card")
        self._when = label("", "small")
        self.words = label("", "review-words")
        self.words.setProperty("bar", "true")
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.installEventFilter(self)
        self._could = label("It could show these. Tick what you want to write towards.", "small")
        self.shows = LineList(theme, "What it could show")
        self._acts: dict[type[WeekItem], dict[ReviewAct, TaskRow]] = {}
        self._kind: type[WeekItem] = WeekNote
        said = (self._when, self.words, self._could, self.shows)
        self._rows = column(spacing=0)
        self.setLayout(column(*said, 6, self._rows, spacing=theme.px(8)))
        for kind, acts in ((WeekNote, NOTE_ACTS), (WeekDue, DUE_ACTS)):
            self._acts[kind] = {act: self._row(theme, act, *said) for act, said in acts.items()}
        self.shows.wanted.connect(self.towards)
        self.shows.installEventFilter(self)  # a list would look for what begins with the letter

    @property
    def acts(self) -> dict[ReviewAct, TaskRow]:
        """What may become of what is shown."""
        return self._acts[self._kind]

    def show_item(self, item: WeekItem, aims: Collection[str], today: date) -> None:
        """Show a note or a follow-up."""
        self._kind = type(item)
        for kind, rows in self._acts.items():
            for made in rows.values():
                made.setVisible(kind is self._kind)
        if isinstance(item, WeekNote):
            self._tell(f"Quick note of {day_of_week(item.date)}", item.words)
            self._show_criteria(item.shows, aims)
        else:
            due = item.item
            who = f"{due.person}, " if due.person else ""
            self._tell(f"{who}{late_in_words(due, today)}", due.text)
            self._show_criteria((), ())

    def focus_first(self) -> None:
        """Put the focus on the words: they are read first, and stay in sight at large text."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go over the words and the acts by arrow, round their ends."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        step = ARROWS.get(event.key()) if isinstance(event, QKeyEvent) and pressed else None
        stops: list[QWidget] = [self.words, *self.acts.values()] if step is not None else []
        if step is not None and isinstance(watched, QWidget) and watched in stops:
            stops[(stops.index(watched) + step) % len(stops)].setFocus()
            return True
        if watched is self.shows and isinstance(event, QKeyEvent) and pressed:
            return self._choose(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose an act by its letter."""
        if not self._choose(event):
            super().keyPressEvent(event)

    def _choose(self, event: QKeyEvent) -> bool:
        wanted = next((act for act in self.acts if act.value == event.text().upper()), None)
        if wanted is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        self.act_wanted.emit(wanted)
        return True

    def _row(self, theme: Theme, act: ReviewAct, icon: str, title: str, detail: str) -> TaskRow:
        made = TaskRow(theme, icon, title, f"{detail}. Key {act.value}")
        made.setObjectName(f"review-{act.name.lower()}")
        made.clicked.connect(lambda _checked=False: self.act_wanted.emit(act))
        made.installEventFilter(self)
        made.hide()
        self._rows.addWidget(made)
        return made

    def _tell(self, when: str, words: str) -> None:
        self._when.setText(when)
        self.words.setText(words)
        self.words.setAccessibleName(f"{when}: {words}")

    def _show_criteria(self, shows: Sequence[Shows], aims: Collection[str]) -> None:
        self.shows.show_lines([_line(one, ticked=one.criterion in aims) for one in shows])
        for part in (self._could, self.shows):
            part.setVisible(bool(shows))


def _line(one: Shows, *, ticked: bool) -> Line:
    sure = "Likely" if one.likely else "Possible"
    said = f"{one.criterion} {one.text} {sure}, {'ticked' if ticked else 'not ticked'}"
    text = f"{one.criterion}  {one.text}"
    return Line(one.criterion, text, said, checked=ticked, under=sure)
