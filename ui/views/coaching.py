"""The Coaching page: the team by what is due, one person, and the session being written."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QSplitter, QVBoxLayout

from ccjournal.domain.person import Person
from ccjournal.domain.table import DueItem
from ccjournal.domain.team import Agreed, Member, Session, team
from ccjournal.services.changes import Change
from ui.desk import Desk
from ui.icons import icon
from ui.views.page import Page
from ui.views.session import SessionPane
from ui.widgets.agent_pane import AgentPane
from ui.widgets.boxes import column, row
from ui.widgets.next_bar import StepBar
from ui.widgets.roles import button, label
from ui.widgets.team_list import TeamList

TEAM, AGENT, EVIDENCE = 204, 408, 336
# Logical widths of the page from which the evidence lies beside all, and all beside each other.
FOUR_PANES, THREE_PANES = 1440, 900
NONE = "Add someone you coach. A letter is enough."
PROMISE = "Real names stay in this journal. They are never exported."


class CoachingPage(Page):
    """Places the panes and connects them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "coaching")
        self._members: list[Member] = []
        self._chosen = ""
        self._picked = False
        self._evidence_wanted = self._focus_wanted = False
        self._asker = desk.asker(self, self._on_team)
        self.list = TeamList(desk.theme)
        self.add = button("New person", self._add, "link")
        self.add.setIcon(icon(desk.theme, "plus", "accent"))
        self.add.setIconSize(QSize(desk.theme.px(16), desk.theme.px(16)))
        self._none = label(NONE, "small")
        self._team = self._team_pane()
        self.agent = AgentPane(desk.theme)
        self.session = SessionPane(desk)
        self.writing = self.session.writing
        self.panel = self.writing.panel
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self._team, self.agent, self.session, self.panel):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(2, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._splitter, 1)
        box.addWidget(StepBar(desk))
        self._connect()
        self._arrange()

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        member = self.list.member
        return member.person if member else None

    @property
    def real_name(self) -> QLineEdit:
        """Where the real name is kept."""
        return self.agent.real_name

    @property
    def reveal(self) -> QPushButton:
        """Shows the real name."""
        return self.agent.reveal

    @property
    def retire(self) -> QPushButton:
        """Stops offering the person in forms."""
        return self.agent.retire

    @property
    def new(self) -> QPushButton:
        """Starts a session with the person."""
        return self.agent.new

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
        self._save_name()
        return self.writing.leave()

    def confirm(self) -> None:
        """Mark the session ready."""
        if self.session.record is not None:
            self.writing.set_ready(ready=True)

    def focus_first(self) -> None:
        """Put the focus on the team."""
        (self.list if self._members else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, form: str, pseudonym: str) -> None:
        """Start a session with somebody."""
        if self.writing.begin(form):
            self.writing.fill_person(pseudonym)
            for member in self._members:
                if pseudonym and member.person.pseudonym == pseudonym:
                    self.list.choose(member.person.id)
            self._arrange()
            if self.writing.form:
                self.writing.form.focus_first()

    def open_session(self, record_id: str) -> None:
        """Show a session."""
        self.writing.open(record_id)
        self._show_open()

    def toggle_evidence(self) -> None:
        """Show or hide the evidence panel."""
        self._evidence_wanted = not self.panel.isVisibleTo(self)
        if self._evidence_wanted and self.session.shows_agent:
            self.session.for_me.click()
        self._arrange()

    def toggle_focus(self) -> None:
        """Show only the session, or everything again."""
        self._focus_wanted = not self._focus_wanted
        self._arrange()

    def show_evidence(self) -> None:
        """Make sure that the evidence panel is there to work in."""
        if not self.panel.isVisibleTo(self):
            self.toggle_evidence()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many panes as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _team_pane(self) -> QFrame:
        px = self.desk.theme.px
        pane = QFrame()
        pane.setObjectName("list-pane")
        head = row(label("Team", "pane-title", wrap=False), -1, self.add)
        head.setContentsMargins(px(18), px(16), px(12), px(10))
        foot = column(self._none, label(PROMISE, "caption"))
        foot.setContentsMargins(px(18), px(8), px(14), px(14))
        box = column(head, self.list, foot, spacing=0)
        box.setStretch(1, 1)
        pane.setLayout(box)
        return pane

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._open_last)
        self.agent.new_wanted.connect(self._new)
        self.agent.session_wanted.connect(self.open_session)
        self.agent.ticked.connect(self._tick)
        self.agent.retire_wanted.connect(self._retire)
        self.agent.name_left.connect(self._save_name)
        self.session.changed.connect(self._show_open)
        self.session.back_wanted.connect(self._back)
        self.writing.bar.evidence_wanted.connect(self.toggle_evidence)
        self.writing.bar.focus_wanted.connect(self.toggle_focus)
        self.panel.hide_wanted.connect(self.toggle_evidence)

    def _on_changed(self, change: Change) -> None:
        self.writing.show_changed(change)
        self.session.refresh_face()
        super()._on_changed(change)

    def _on_team(self, members: list[Member]) -> None:
        self._show_team(members)
        self._picked = True

    def _show_team(self, members: list[Member]) -> None:
        if members == self._members and members:
            return
        self._members = members
        self.list.show_members(members, self._chosen if self._picked else "")
        self._none.setVisible(not members)
        self._show_agent()
        self._arrange()

    def _on_chosen(self) -> None:
        self._picked = True
        self._save_name()
        self._show_agent()

    def _show_agent(self) -> None:
        member = self.list.member
        if member is not None:
            anew = member.person.id != self._chosen
            self._chosen = member.person.id
            self.agent.show_member(member, anew=anew)

    def _show_open(self) -> None:
        record = self.session.record
        self.agent.show_open(record.id if record else "")
        self._arrange()

    def _open_last(self) -> None:
        member = self.list.member
        if member is not None and member.sessions:
            self.open_session(member.sessions[0].record_id)

    def _back(self) -> None:
        if self.writing.leave():
            self.writing.close_record()
            self.focus_first()

    def _add(self) -> None:
        people = self.desk.services.people
        if names := self.desk.dialogs.person(people.offered_pseudonym()):
            change = self.desk.do(lambda: people.add(*names))
            if change is not None:
                self.list.choose(next(iter(change.records)))
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, item: DueItem, done: bool) -> None:
        tick = self.desk.services.coaching.tick
        if self.writing.autosave.flush():
            change = self.desk.do(lambda: tick(item, done=done))
            if change is not None:
                self.desk.told.emit("Ticked off. Ctrl+Z opens it again." if done else "Open again.")
                return
        self._show_agent()

    def _save_name(self) -> None:
        field = self.agent.real_name
        if self._chosen and field.isModified():
            person_id, name = self._chosen, field.text()
            field.setModified(False)
            self.desk.do(lambda: self.desk.services.people.note_real_name(person_id, name))

    def _retire(self) -> None:
        self._save_name()
        if person := self.person:
            people = self.desk.services.people
            self.desk.do(lambda: people.retire(person.id, retired=not person.retired))

    def _new(self) -> None:
        if person := self.person:
            self.desk.session_wanted.emit(person.pseudonym)

    def _arrange(self) -> None:
        px, width = self.desk.theme.px, self.width() * 100 / self.desk.theme.text_size
        writing = self.session.record is not None
        evidence = self._evidence_wanted and writing and not self.session.shows_agent
        evidence = evidence and not self._focus_wanted
        narrow = width < THREE_PANES
        alone = writing and (narrow or self._focus_wanted)
        self._team.setVisible(not alone)
        self.agent.setVisible(
            bool(self._members) and not alone and not (evidence and width < FOUR_PANES)
        )
        self.session.setVisible(not narrow or (writing and not evidence))
        self.session.back.setVisible(writing and narrow)
        self.panel.setVisible(evidence)
        self._team.setFixedWidth(px(TEAM))
        self.agent.setMinimumWidth(px(320))
        rest = self.width() - px(TEAM) - px(AGENT) - px(EVIDENCE) * evidence
        self._splitter.setSizes([px(TEAM), px(AGENT), max(rest, px(300)), px(EVIDENCE)])
