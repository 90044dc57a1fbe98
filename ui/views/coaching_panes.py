"""The panes of the Coaching page, as many beside each other as there is room for."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.desk import Desk
from ui.views.session import SessionPane
from ui.widgets.pane_widths import PaneWidths

TEAM, LEAST_AGENT, LEAST_SESSION = 204, 320, 300
# Logical widths from which the evidence lies beside all, and the other three beside each other.
FOUR_PANES, THREE_PANES = 1440, 900


class CoachingPanes(QSplitter):
    """Team, person, session and evidence. `focused` tells whether only the text is shown."""

    focused = Signal(bool)

    def __init__(self, desk: Desk, team: QWidget, agent: QWidget, session: SessionPane) -> None:
        super().__init__()
        self._theme = desk.theme
        self._team, self._agent, self._session = team, agent, session
        self._panel = session.writing.panel
        self._evidence_wanted = self._focus_wanted = self._any = False
        for pane in (team, agent, session, self._panel):
            self.addWidget(pane)
        self.setStretchFactor(2, 1)
        self.setHandleWidth(1)
        panes = {"person_width": agent, "evidence_width": self._panel}
        self._widths = PaneWidths(self, desk.widths, desk.theme, panes)
        self.setChildrenCollapsible(False)
        session.writing.bar.evidence_wanted.connect(self.toggle_evidence)
        session.writing.bar.focus_wanted.connect(self.toggle_focus)
        self._panel.hide_wanted.connect(self.toggle_evidence)
        self._panel.wanted.connect(self.show_evidence)
        session.changed.connect(self.arrange)

    @property
    def is_narrow(self) -> bool:
        """Whether a session hides the team."""
        return self.width() * 100 / self._theme.text_size < THREE_PANES

    def show_agent(self, *, shown: bool) -> None:
        """Show the pane of a person when there is one."""
        self._any = shown
        self.arrange()

    def toggle_evidence(self) -> None:
        """Show or hide the evidence panel."""
        self._evidence_wanted = not self._panel.isVisibleTo(self)
        if self._evidence_wanted and self._session.shows_agent:
            self._session.for_me.click()
        self.arrange()

    def toggle_focus(self) -> None:
        """Show only the session, or everything again."""
        self._focus(wanted=not self._focus_wanted and self._session.record is not None)
        self.arrange()

    def end_focus(self) -> None:
        """Show everything again."""
        if self._focus_wanted:
            self.toggle_focus()

    def show_evidence(self) -> None:
        """Make sure that the evidence panel is there to work in."""
        if not self._panel.isVisibleTo(self):
            self._focus(wanted=False)
            self.toggle_evidence()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many panes as there is room for."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the panes."""
        px, width = self._theme.px, self.width() * 100 / self._theme.text_size
        writing, narrow = self._session.record is not None, self.is_narrow
        self._focus(wanted=self._focus_wanted and writing)
        alone = writing and (narrow or self._focus_wanted)
        evidence = writing and self._evidence_wanted and not self._focus_wanted
        evidence = evidence and not self._session.shows_agent
        crowded = evidence and width < FOUR_PANES
        self._team.setVisible(not alone)
        self._agent.setVisible(self._any and not alone and not crowded)
        self._session.setVisible(not narrow or (writing and not evidence))
        self._session.back.setVisible(writing and narrow)
        self._panel.setVisible(evidence)
        self._team.setFixedWidth(px(TEAM))
        self._agent.setMinimumWidth(px(LEAST_AGENT))
        person, beside = self._widths.of("person_width"), self._widths.of("evidence_width")
        rest = self.width() - px(TEAM) - person - beside * evidence
        self.setSizes([px(TEAM), person, max(rest, px(LEAST_SESSION)), beside])

    def _focus(self, *, wanted: bool) -> None:
        if wanted != self._focus_wanted:
            self._focus_wanted = wanted
            self.focused.emit(wanted)
