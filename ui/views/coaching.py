"""The Coaching page: the team by what is due, one person, and the session being written."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from ccjournal.domain.person import Person
from ccjournal.domain.team import Agreed, Member, Session, team
from ccjournal.services.changes import Change
from ui.desk import Desk
from ui.icons import icon
from ui.views.coaching_acts import CoachingActs
from ui.views.coaching_panes import CoachingPanes
from ui.views.page import Page
from ui.views.session import SessionPane
from ui.widgets.agent_pane import AgentPane
from ui.widgets.next_bar import StepBar
from ui.widgets.roles import button
from ui.widgets.team_list import TeamList, TeamPane

# The session follows the choice of a person once the arrow keys rest for this long.
FOLLOW_MS = 250


class CoachingPage(Page):
    """Fills the panes and connects them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "coaching")
        self._members: list[Member] = []
        self._chosen = ""
        self._picked = False
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._asker = desk.asker(self, self._on_team)
        self.list = TeamList(desk.theme)
        self.agent = AgentPane(desk.theme)
        self.session = SessionPane(desk)
        self.acts = CoachingActs(desk, self.list, self.agent, self.session)
        self.add = button("New person", self.acts.add, "link")
        self.add.setIcon(icon(desk.theme, "plus", "accent"))
        self.add.setIconSize(QSize(desk.theme.px(16), desk.theme.px(16)))
        self.writing = self.session.writing
        self.panel = self.writing.panel
        self.real_name, self.reveal = self.agent.real_name, self.agent.reveal
        self.new, self.retire = self.agent.new, self.agent.retire
        team = TeamPane(self.list, self.add, desk.theme)
        self._panes = CoachingPanes(desk, team, self.agent, self.session)
        self.toggle_evidence = self._panes.toggle_evidence
        self.show_evidence = self._panes.show_evidence
        self.toggle_focus = self._panes.toggle_focus
        self._panes.focused.connect(desk.focused)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._panes, 1)
        box.addWidget(StepBar(desk, self.session.standing))
        self._connect()

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        member = self.list.member
        return member.person if member else None

    def refresh(self) -> None:
        """Show the register with what is known, and ask for the sessions."""
        known = {m.person.pseudonym: m for m in self._members}
        sessions: dict[str, Sequence[Session]] = {n: m.sessions for n, m in known.items()}
        agreed: dict[str, Sequence[Agreed]] = {n: m.agreed for n, m in known.items()}
        self._show_team(team(self.desk.services.people.all(), sessions, agreed))
        self._asker.ask(self.desk.services.coaching.team)

    def refresh_states(self) -> None:
        """Show the present coverage in the claims."""
        self.writing.show_states()

    def leave(self) -> bool:
        """Keep the name and the words that were just typed."""
        self.acts.save_name()
        left = self.writing.leave()
        if left:
            self._panes.end_focus()
        return left

    def confirm(self) -> None:
        """Mark the session ready."""
        if self.session.record is not None:
            self.writing.set_ready(ready=True)

    def focus_first(self) -> None:
        """Put the focus on the team."""
        (self.list if self._members else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, form: str, pseudonym: str, criterion_id: str = "") -> None:
        """Start a session with somebody, perhaps towards a criterion."""
        if self.writing.begin(form, criterion_id):
            self.writing.fill_person(pseudonym)
            self._choose(pseudonym)
            if self.writing.form:
                self.writing.form.focus_first()

    def open_record(self, record_id: str) -> None:
        """Show a session that was asked for elsewhere, and whom it is about."""
        self.open_session(record_id)
        record = self.session.record
        if record is not None and record.id == record_id:
            self._choose(self.session.person)
            if self.isVisible() and (form := self.writing.form):
                active = form.active_prose()
                (active[1] if active else form.title).setFocus()

    def open_session(self, record_id: str) -> None:
        """Show a session."""
        self.writing.open(record_id)
        self._show_open()

    def _connect(self) -> None:
        self._follow.timeout.connect(self._show_last)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._open_last)
        self.agent.session_wanted.connect(self.open_session)
        self.session.changed.connect(self._show_open)
        self.session.back_wanted.connect(self.acts.close_session)
        self.session.back_wanted.connect(self.focus_first)

    def _on_changed(self, change: Change) -> None:
        self.writing.show_changed(change)
        self.session.refresh_face()
        super()._on_changed(change)

    def _on_team(self, members: list[Member]) -> None:
        self._show_team(members)
        if not self._picked and self.session.record is None:
            self._follow.start()
        self._picked = True

    def _show_team(self, members: list[Member]) -> None:
        if members == self._members and members:
            return
        self._members = members
        self.list.show_members(members, self._chosen if self._picked else "")
        self.session.know_team(known=bool(members))
        self._show_agent()
        self._panes.show_agent(shown=bool(members))

    def _choose(self, pseudonym: str) -> None:
        """Choose somebody by their letter; the session that is shown stays."""
        people = self.desk.services.people.all()
        person = next((p for p in people if pseudonym and p.pseudonym == pseudonym), None)
        if person is not None:
            self.list.choose(person.id)
            # The list may not know them yet; it chooses them when it does.
            self._picked, self._chosen = True, person.id
        self._follow.stop()

    def _on_chosen(self) -> None:
        self._picked = True
        self.acts.save_name()
        self._show_agent()
        self._follow.start()

    def _show_agent(self) -> None:
        member = self.list.member
        if member is not None:
            anew = member.person.id != self._chosen
            self._chosen = member.person.id
            self.agent.show_member(member, anew=anew)

    def _show_open(self) -> None:
        record = self.session.record
        self.agent.show_open(record.id if record else "")

    def _show_last(self) -> None:
        record, member = self.session.record, self.list.member
        begun = record is not None and not record.id
        if begun or member is None or not self.isVisible() or self._panes.is_narrow:
            return
        if not member.sessions:
            self.acts.close_session()
        elif record is None or record.id not in {s.record_id for s in member.sessions}:
            self.open_session(member.sessions[0].record_id)

    def _open_last(self) -> None:
        member = self.list.member
        if member is not None and member.sessions:
            self.open_session(member.sessions[0].record_id)
