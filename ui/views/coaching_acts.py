"""What can be done with the people you coach."""

from PySide6.QtCore import QObject, Qt

from ccjournal.domain.table import DueItem
from ui.desk import Desk
from ui.views.session import SessionPane
from ui.widgets.agent_pane import AgentPane
from ui.widgets.team_list import TeamList


class CoachingActs(QObject):
    """Carries out what the panes tell; the page shows what has become of it."""

    def __init__(self, desk: Desk, team: TeamList, agent: AgentPane, session: SessionPane) -> None:
        super().__init__(session)
        self._desk = desk
        self._team = team
        self._agent = agent
        self._session = session
        agent.new_wanted.connect(self.start)
        agent.ticked.connect(self.tick)
        agent.retire_wanted.connect(self.retire)
        agent.name_left.connect(self.save_name)

    def add(self) -> None:
        """Ask for somebody new and choose them."""
        people = self._desk.services.people
        if names := self._desk.dialogs.person(people.offered_pseudonym()):
            change = self._desk.do(lambda: people.add(*names))
            if change is not None:
                self._team.choose(next(iter(change.records)))
                self._team.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Start a session with the person that is shown."""
        if member := self._agent.member:
            self._desk.session_wanted.emit(member.person.pseudonym)

    def tick(self, item: DueItem, done: bool) -> None:
        """Tick off something agreed, or open it again."""
        tick = self._desk.services.coaching.tick
        if self._session.writing.autosave.flush():
            change = self._desk.do(lambda: tick(item, done=done))
            if change is not None:
                said = "Ticked off. Ctrl+Z opens it again." if done else "Open again."
                self._desk.told.emit(said)
                return
        if member := self._agent.member:
            self._agent.show_member(member, anew=False)

    def save_name(self) -> None:
        """Keep a real name that was just typed."""
        field, member = self._agent.real_name, self._agent.member
        if member and field.isModified():
            person_id, name = member.person.id, field.text()
            field.setModified(False)
            self._desk.do(lambda: self._desk.services.people.note_real_name(person_id, name))

    def retire(self) -> None:
        """Stop offering the person in forms, or offer them again."""
        self.save_name()
        if member := self._agent.member:
            person, people = member.person, self._desk.services.people
            self._desk.do(lambda: people.retire(person.id, retired=not person.retired))

    def close_session(self) -> None:
        """Go back from the session to the team."""
        if self._session.record is not None and self._session.writing.leave():
            self._session.writing.close_record()
