"""One person you coach: the last session, what is agreed, all sessions, and who it really is."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ccjournal.domain.days import short_day_in_words
from ccjournal.domain.rows import row_name
from ccjournal.domain.team import Agreed, Member, Session
from ui.theme import Theme
from ui.widgets.agreed_list import AgreedList
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label, scrolled
from ui.widgets.timeline import TimelineRow

# So many sessions are on the line; the others come with a press.
SHOWN = 20


class AgentPane(QFrame):
    """Places and tells; the page fills it."""

    new_wanted = Signal()
    session_wanted = Signal(str)
    ticked = Signal(object, bool)
    retire_wanted = Signal()
    name_left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("agent-pane")
        self._theme = theme
        self.member: Member | None = None
        self._open = ""
        self._sessions: Sequence[Session] = ()
        self._all = False
        self.name = label("", "agent-name", wrap=False)
        self.new = button("New session", self.new_wanted.emit)
        self.targets = AgreedList("Targets", "No target yet. Targets are written in a session.")
        self.follow_ups = AgreedList("Follow-ups", "No follow-up yet.")
        self._last_head = label("", "head", wrap=False)
        self._last_words = label("", "quote")
        self._last = QWidget()
        self._count = label("", "small", wrap=False)
        self._none = label("No session yet. Start one when you have seen or heard a contact.")
        self._older = button("Show older sessions", self._show_all, "link")
        self.timeline: list[TimelineRow] = []
        self._line = QVBoxLayout()
        self._line.setSpacing(0)
        self.real_name = QLineEdit(placeholderText="Stays in this journal")
        self.real_name.setAccessibleName("Real name")
        self.reveal = button("Show the name", self._reveal, "link")
        self.retire = button("", self.retire_wanted.emit, "quiet")
        self._lay_out()
        self.real_name.editingFinished.connect(self.name_left)
        for agreed in (self.targets, self.follow_ups):
            agreed.ticked.connect(self.ticked)

    def show_member(self, member: Member, *, anew: bool) -> None:
        """Show somebody; `anew` hides the name again."""
        self.member, person = member, member.person
        self.name.setText(person.pseudonym)
        self.new.setAccessibleName(f"New session with {person.pseudonym}")
        if anew or not self.real_name.isModified():
            self.real_name.setText(person.real_name)
            self.real_name.setModified(False)
        if anew:
            self._all = False
            self._show_name(shown=False)
        self.retire.setText("Coach again" if person.retired else "Mark as no longer coached")
        self.targets.show_agreed(_of(member, targets=True))
        self.follow_ups.show_agreed(_of(member, targets=False))
        self._show_last(member.sessions)
        if member.sessions != self._sessions or anew:
            self._sessions = member.sessions
            self._show_line()

    def show_open(self, record_id: str) -> None:
        """Show which session is open."""
        self._open = record_id
        for line in self.timeline:
            line.setChecked(line.session.record_id == record_id)
            line.update()

    def _lay_out(self) -> None:
        px = self._theme.px
        head = row(self.name, -1, self.new)
        head.setContentsMargins(px(24), px(16), px(20), px(12))
        self._last.setLayout(column(self._last_head, self._last_words, 4, hairline(), spacing=8))
        sessions = row(label("Sessions", "head", wrap=False), self._count, -1)
        line = column(self._line, row(self._older, -1), spacing=4)
        name = row(self.real_name, self.reveal, spacing=10)
        foot = column(label("Real name", "small", wrap=False), name, row(self.retire, -1))
        inner = QWidget()
        parts = (self._last, self.targets, self.follow_ups, hairline())
        box = column(*parts, sessions, self._none, line, hairline(), foot, -1, spacing=14)
        box.setContentsMargins(px(24), px(4), px(20), px(20))
        inner.setLayout(box)
        whole = column(head, scrolled(inner), spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _show_last(self, sessions: Sequence[Session]) -> None:
        self._last.setVisible(bool(sessions))
        if sessions:
            day = short_day_in_words(sessions[0].date, date.today())
            self._last_head.setText(f"Last session, {day}")
            self._last_words.setText(sessions[0].opening or sessions[0].title)

    def _show_line(self) -> None:
        shown = self._sessions if self._all else self._sessions[:SHOWN]
        clear(self._line)
        self.timeline = [TimelineRow(session, self._theme) for session in shown]
        for place, made in enumerate(self.timeline):
            made.set_place(first=place == 0, last=place == len(shown) - 1)
            made.clicked.connect(partial(self._choose, made.session.record_id))
            self._line.addWidget(made)
        self._count.setText(str(len(self._sessions)) if self._sessions else "")
        self._none.setVisible(not self._sessions)
        self._older.setVisible(len(shown) < len(self._sessions))
        self.show_open(self._open)

    def _show_all(self) -> None:
        self._all = True
        self._show_line()

    def _choose(self, record_id: str, _checked: bool = False) -> None:
        self.session_wanted.emit(record_id)
        self.show_open(self._open)

    def _reveal(self) -> None:
        self._show_name(shown=self.real_name.echoMode() == QLineEdit.EchoMode.Password)

    def _show_name(self, *, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.real_name.setEchoMode(modes.Normal if shown else modes.Password)
        self.reveal.setText("Hide the name" if shown else "Show the name")


def _of(member: Member, *, targets: bool) -> list[Agreed]:
    return [a for a in member.agreed if (row_name(a.item.label) == "Target") is targets]
