"""What every page is given: the open journal, the history, the workers and the dialogs."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ccjournal.bootstrap import Services
from ccjournal.domain.coverage import CriterionCoverage
from ccjournal.domain.unit import CriterionMatch
from ccjournal.errors import JournalError, NotFoundError, ReadOnlyError
from ccjournal.services.changes import Change
from ui.asking import Asker
from ui.day_watch import DayWatch
from ui.dialogs.service import Dialogs
from ui.errors import in_words
from ui.health import Health
from ui.history import History
from ui.jobs import JobRunner
from ui.preferences import Preferences, Widths
from ui.reading_only import NOTHING_CHANGED
from ui.spelling import SpellCheck
from ui.steps import Steps
from ui.theme import Theme

Result = TypeVar("Result")
# Coverage is worked out anew once the changes pause for this long.
COVERAGE_PAUSE_MS = 250


class Desk(QObject):
    """Pages ask for each other by these signals; the window connects them."""

    record_wanted = Signal(str)
    claim_wanted = Signal(str)
    tip_wanted = Signal(str, str)
    writing_wanted = Signal(str, str)
    note_wanted = Signal(str)
    session_wanted = Signal(str)
    criterion_wanted = Signal(str)
    unit_wanted = Signal(str)
    template_wanted = Signal(str)
    page_wanted = Signal(str)
    focused = Signal(bool)
    told = Signal(str)
    states_changed = Signal()
    waiting = Signal(bool)
    settled = Signal(str)
    captured = Signal(str, str)
    closing = Signal()

    def __init__(self, services: Services, theme: Theme, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self.services = services
        self.theme = theme
        self.dialogs = dialogs
        self.history = History(self)
        self.widths = Widths(Preferences(services.paths))
        self.jobs = JobRunner(self)
        self.queries = JobRunner(self)
        # Rows are there in a moment: they do not wait for what takes longer to work out.
        self.rows = JobRunner(self)
        self.saves = JobRunner(self)
        self.reads = JobRunner(self)
        on = Preferences(services.paths).get().spelling
        self.spelling = SpellCheck(services.spelling, theme, self, on=on)
        self.states: Mapping[str, CriterionCoverage] = {}
        self._asker = self.asker(self, self._on_states)
        self._pause = QTimer(self, singleShot=True, interval=COVERAGE_PAUSE_MS)
        self._pause.timeout.connect(self.ask_states)
        self.history.changed.connect(self._on_changed)
        self.day = DayWatch(self)
        self.day.turned.connect(self.ask_states)
        self.steps = Steps(self)
        self.health = Health(self)

    @property
    def crashes(self) -> Path:
        """Where notes about our own mistakes are kept."""
        return self.services.paths.data / "crashes"

    @property
    def reading(self) -> bool:
        """Whether the journal can only be read."""
        return not self.services.safety.guard.writes

    def do(self, command: Callable[[], Result]) -> Result | None:
        """Carry out a command and note its change; tell the user when it is refused."""
        try:
            result = command()
        except ReadOnlyError:
            self.told.emit(NOTHING_CHANGED)
            return None
        except JournalError as error:
            self.show_error(error)
            return None
        change = result[0] if isinstance(result, tuple) and result else result
        if isinstance(change, Change):
            self.history.record(change)
        return result

    def show_error(self, error: BaseException) -> None:
        """Tell the user what went wrong."""
        self.dialogs.tell(*in_words(error, self.crashes))

    def criterion(self, criterion_id: str) -> CriterionMatch | None:
        """Return a criterion with its unit, or None when the journal no longer has it."""
        try:
            return self.services.units.criterion(criterion_id)
        except NotFoundError:
            return None

    def ask_states(self) -> None:
        """Work the coverage out on the query worker; `states_changed` tells when it is there."""
        coverage = self.services.coverage
        self._asker.ask(lambda _progress: coverage.states())

    def asker(
        self, parent: QObject, answered: Callable[..., object], runner: JobRunner | None = None
    ) -> Asker:
        """Return what asks on a worker and hands the newest answer to a method."""
        asker = Asker(runner or self.queries, parent)
        asker.answered.connect(answered)
        asker.failed.connect(self.show_error)
        return asker

    def close(self) -> None:
        """Stop the workers and close the journal."""
        self.closing.emit()
        self._pause.stop()
        self.day.stop()
        self.widths.keep()
        self._asker.drop()  # an answer that comes now would raise new questions
        self.jobs.close()
        self.queries.close()
        self.rows.close()
        self.saves.close()
        self.reads.close()
        self.spelling.close()
        self.services.close()

    def _on_states(self, states: list[CriterionCoverage]) -> None:
        self.states = {state.criterion: state for state in states}
        self.states_changed.emit()

    def _on_changed(self, change: Change) -> None:
        if change.notice:
            self.told.emit(change.notice)
        self._pause.start()
