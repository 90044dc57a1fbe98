"""Watching over an open journal: other programs, a full disk, places that cannot be written to."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ccjournal.errors import (
    ChangedOutsideError,
    DiskFullError,
    JournalError,
    ReadOnlyError,
    VanishedError,
)
from ccjournal.services.guard import Room
from ui import launch
from ui.asking import Asker
from ui.jobs import JobRunner
from ui.widgets.band import Word

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal

# How often the file is looked at, and how long after the last change all is put into it.
LOOK_MS, SETTLE_MS = 10_000, 5_000
# What is said of one journal ends with it.
OWN = ("changed", "gone", "full", "shut", "room", "reading")
FAULTS: dict[type[BaseException], str] = {
    ChangedOutsideError: "changed",
    VanishedError: "gone",
    DiskFullError: "full",
    ReadOnlyError: "shut",
}
CHANGED = (
    "Another program has changed this journal",
    "Nothing was written over it, and your words are still here. Save yours to a copy, or read the "
    "journal again: what is not saved is then offered to you.",
)
GONE = (
    "The journal is not in its place",
    "It was moved, or its drive was taken away. Your words are still here. Put it back, and saving "
    "goes on by itself; or save to a copy.",
)
FULL = (
    "Your words are still here. Delete something, or empty the waste bin: saving goes on by itself."
)
LOW = "Your words are saved, with room that was kept for this. Delete something before you go on."


class Guarding(QObject):
    """Looks after one open journal and says above the pages what is to be known."""

    def __init__(self, journal: "OpenJournal", window: "MainWindow") -> None:
        super().__init__(journal)
        self._journal, self._window = journal, window
        self._desk = desk = journal.desk
        self._guard = desk.services.safety.guard
        self._bands = window.bands
        self._bands.settle(*OWN)
        # A drive that is gone may answer late: nothing else waits for it.
        self._runner = JobRunner(self)
        self._over = False
        self._looks, self._rooms = Asker(self._runner, self), Asker(self._runner, self)
        self._looks.answered.connect(self._on_sound)
        self._looks.failed.connect(self._on_fault)
        self._rooms.answered.connect(self.show_room)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._pause = QTimer(self, singleShot=True, interval=SETTLE_MS)
        desk.closing.connect(self._stop)
        if self._guard.writes:
            self._begin()
        else:
            self._bands.tell("reading", self._reading())

    def look(self) -> None:
        """Look whether the file is as it was left."""
        if not self._looks.waits and not self._over:
            self._looks.ask(self._guard.look)

    def hear(self, error: BaseException) -> None:
        """Say above the pages why something could not be saved."""
        self._on_fault(error)

    def _begin(self) -> None:
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._pause.timeout.connect(self._settle)
        self._desk.history.changed.connect(self._on_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._on_state)
        self._settle()

    def _settle(self) -> None:
        if self._over:
            return
        self._rooms.ask(self._guard.settle)

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    @Slot()
    def _on_changed(self) -> None:
        self._pause.start()
        self._bands.settle("changed", "gone", "full", "shut")

    def _on_sound(self, _none: object) -> None:
        self._bands.settle("changed", "gone")

    def _on_fault(self, error: BaseException) -> None:
        key = FAULTS.get(type(error), "")
        mine = ("Save mine to a copy", self.save_mine)
        if key == "changed":
            acts = (mine, ("Read it again", self.read_again))
            self._bands.tell(key, Word(*CHANGED, acts, alert=True))
        elif key == "gone":
            self._bands.tell(key, Word(*GONE, (mine, ("Look again", self.look)), alert=True))
        elif key:
            assert isinstance(error, JournalError)
            title, text = error.title, error.hint
            if key == "full":
                title, text = f"{title}: {self._left(self._guard.look_at_room())} left", FULL
            self._bands.tell(key, Word(title, text, (mine,), alert=True))

    def show_room(self, room: Room) -> None:
        """Say how much room is left, when it is little."""
        if room.reserved or room.free is None:
            self._bands.settle("room")
            return
        self._bands.tell("room", Word(f"Hardly any room is left: {self._left(room)}", LOW))

    @staticmethod
    def _left(room: Room) -> str:
        return f"{(room.free or 0) / 1_000_000:.1f} MB"

    def save_mine(self) -> None:
        """Copy what is here to another journal, words that are not saved included, and open it."""
        unsaved = self._journal.unsaved()
        job = self._runner.start(partial(launch.save_mine, self._desk.services, unsaved))
        job.done.connect(self._on_saved)
        job.failed.connect(self._desk.show_error)

    def read_again(self) -> None:
        """Open the journal as it is now; what is not saved stays as a draft and is offered."""
        file = self._desk.services.file
        self._journal.hand_over()
        self._window.open_file(file)

    @Slot(object)
    def _on_saved(self, copy: Path) -> None:
        self._journal.let_go()
        self._window.open_file(copy)

    def _reading(self) -> Word:
        why = f"{self._guard.why_reading}. Nothing you do here changes it."
        return Word("Reading only", why, (("Save a copy to write in…", self._copy),))

    def _copy(self) -> None:
        services = self._desk.services
        if target := self._desk.dialogs.new_journal(services.paths.journal):
            job = self._runner.start(partial(self._guard.copy_to, target))
            job.done.connect(self._window.open_file)
            job.failed.connect(self._desk.show_error)

    def _stop(self) -> None:
        self._over = True
        self._timer.stop()
        self._pause.stop()
        self._looks.drop()
        self._rooms.drop()
        self._runner.close()
        self._bands.settle(*OWN)
