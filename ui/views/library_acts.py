"""What can be done with the things of the Library."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccjournal.domain.unit import Unit
from ccjournal.errors import JournalError
from ccjournal.services.library import OwnFolder, PersonOnShelf
from ccjournal.services.own_templates import Problem
from ccjournal.services.templates import TemplateInfo
from ui.asking import Asker
from ui.desk import Desk


class LibraryActs(QObject):
    """Carries it out and tells the key of what is to be looked at afterwards."""

    added = Signal(str)
    changed = Signal()
    checked = Signal(object, object)
    wanted = Signal(str)
    sectors_read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._copier = desk.asker(self, self._on_copied)
        # A template that takes its ten seconds must keep no page waiting for its rows.
        self._checker = Asker(desk.jobs, self)
        self._checker.answered.connect(self._on_checked)
        self._checker.failed.connect(self._on_failed)
        self._checking = Path()

    def add_unit(self, unit: Unit) -> None:
        """Let the journal work towards a unit."""
        if self._desk.do(partial(self._desk.services.units.add, unit)) is not None:
            self._desk.told.emit(f"{unit.short_title or unit.title} is in this journal now.")

    def add_person(self) -> None:
        """Ask for somebody new."""
        people = self._desk.services.people
        if names := self._desk.dialogs.person(people.offered_pseudonym()):
            change = self._desk.do(lambda: people.add(*names))
            if change is not None:
                self.added.emit(f"person {next(iter(change.records))}")

    def rename(self, on_shelf: PersonOnShelf) -> None:
        """Ask for other names; a pseudonym that records name stays."""
        person = on_shelf.person
        names = self._desk.dialogs.rename(person, fixed=on_shelf.records > 0)
        if names and names != (person.pseudonym, person.real_name):
            rename = self._desk.services.library.rename_person
            self._desk.do(lambda: rename(person.id, *names))

    def retire(self, on_shelf: PersonOnShelf) -> None:
        """Stop offering somebody in forms, or offer them again."""
        person, people = on_shelf.person, self._desk.services.people
        self._desk.do(lambda: people.retire(person.id, retired=not person.retired))

    def choose_sectors(self, sectors: Sequence[str]) -> None:
        """Keep the sectors in which the owner works."""
        self._desk.do(partial(self._desk.services.profile.choose_sectors, sectors))

    def show_folder(self, folder: OwnFolder) -> None:
        """Open a folder of the user's, which is made if it is not there yet."""
        made = self._desk.do(lambda: self._desk.services.library.made(folder))
        if made is not None:
            self._desk.dialogs.open_outside(made)

    def make_template(self, template: TemplateInfo) -> None:
        """Copy a template into the user's folder, and open the copy."""
        templates = self._desk.services.templates
        self._copier.ask(lambda _progress: templates.copy(template))

    def check_template(self, file: Path) -> None:
        """Look at a template; `checked` tells what is wrong with it, and the newest file alone."""
        self._checking = file
        self._checker.ask(partial(self._desk.services.templates.check, file))

    def _on_copied(self, file: Path) -> None:
        self.added.emit(f"template {file.stem}")
        self.changed.emit()
        self._desk.told.emit(f"{file.stem} is in your templates folder, and opens in Word.")
        self._desk.dialogs.open_outside(file)

    def _on_checked(self, problems: Sequence[Problem]) -> None:
        self.checked.emit(self._checking, problems)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, JournalError):
            told = (Problem("the file", "", "", error.title, error.hint),)
            self.checked.emit(self._checking, told)
        else:
            self._desk.show_error(error)
