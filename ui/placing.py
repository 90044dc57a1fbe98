"""Where the journal lies: told once when another program copies the folder, with a better place."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ccjournal.domain.places import NETWORK, Place
from ui import launch
from ui.errors import in_words
from ui.widgets.band import Word

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal

SYNC_TEXT = (
    "It copies the file to other computers while you write, may bring an older one back, and your "
    "employer may see it there. Backups may go there; the journal is safer in a folder of its own."
)
NETWORK_TEXT = (
    "When the connection breaks, a save can fail or be lost. The journal is safer on this "
    "computer; backups may go there."
)
CONFLICT_TEXT = (
    "It has other words, or records that are not here. Nothing is chosen for you: compare them, "
    "and take what you want."
)


class Placing(QObject):
    """Asks once for each open journal, and carries out what is chosen."""

    def __init__(self, journal: "OpenJournal", window: "MainWindow") -> None:
        super().__init__(journal)
        self._journal, self._window = journal, window
        self._desk = desk = journal.desk
        self._safety = desk.services.safety
        self._bands = window.bands
        self._bands.settle("place", "conflict")
        self._places = desk.asker(self, self.show_place)
        self._copies = desk.asker(self, self._on_copies)
        self._places.ask(lambda _progress: self._safety.whereabouts.place())
        self._copies.ask(lambda _progress: self._safety.conflicts.found())
        desk.settled.connect(self._bands.settle)
        desk.closing.connect(self._stop)

    def show_place(self, place: Place | None) -> None:
        """Say whose the folder is, with what can be done."""
        if place is None:
            return
        better = self._better
        network = place.kind == NETWORK
        title = f"This folder is {'on' if network else 'copied by'} {place.name}"
        acts = [("Keep it here", self._keep)]
        if better is not None:
            name = f"Move my journal to {better.parent}"
            acts.insert(0, (name, partial(self._move, better)))
        self._bands.tell("place", Word(title, NETWORK_TEXT if network else SYNC_TEXT, acts))

    @property
    def _better(self) -> Path | None:
        """Where the journal would be safer; None where something of that name is already."""
        services = self._desk.services
        target = services.paths.data / services.file.name
        return None if target.exists() else target

    def _keep(self) -> None:
        self._safety.whereabouts.accept()
        self._bands.settle("place")

    def _move(self, target: Path) -> None:
        Moving(self._window, self._desk.services.file, target)

    def _on_copies(self, found: list[Path]) -> None:
        if found:
            title = f"There is a second copy of this journal: {found[0].name}"
            acts = (("Compare", partial(self._compare, found[0])), ("Not now", self._later))
            self._bands.tell("conflict", Word(title, CONFLICT_TEXT, acts))

    def _compare(self, copy: Path) -> None:
        from ui.views.compare import ComparePage  # noqa: PLC0415 - rarely needed

        self._journal.show_page("compare")
        page = self._journal.page
        if isinstance(page, ComparePage):
            page.compare(copy)

    def _later(self) -> None:
        self._bands.settle("conflict")

    @Slot()
    def _stop(self) -> None:
        self._places.drop()
        self._copies.drop()
        self._bands.settle("place", "conflict")


class Moving(QObject):
    """Moves the journal of a window to another place, and opens it there."""

    def __init__(self, window: "MainWindow", file: Path, target: Path) -> None:
        super().__init__(window)
        self._window, self._file = window, file
        if not window.close_journal():
            self.deleteLater()
            return
        window.show_opening("Moving the journal")
        job = window.start_job(partial(launch.move, file, target))
        job.done.connect(self._on_moved)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_moved(self, file: Path) -> None:
        self._window.open_file(file)
        self.deleteLater()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._window.dialogs.tell(*in_words(error, self._window.crashes))
        self._window.open_file(self._file)
        self.deleteLater()
