"""What the Library shows: units, forms, people, templates, laws, and the user's own folders."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ccjournal.domain.person import Person
from ccjournal.domain.record_type import FieldKind, RecordType
from ccjournal.domain.regulation import Regulation
from ccjournal.domain.unit import Unit
from ccjournal.errors import DefinitionError, RefusedError, StorageError
from ccjournal.services.changes import Change
from ccjournal.services.definitions import load_offer, load_record_types
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Journal
from ccjournal.services.own_templates import Templates
from ccjournal.services.people import People
from ccjournal.services.profile import Profiles
from ccjournal.services.regulation_files import read_own
from ccjournal.services.regulations import Regulations
from ccjournal.services.templates import TemplateInfo
from ccjournal.services.units import Units

FORMS, UNITS, TEMPLATES, RULES = "record_types", "units", "templates", "regulations"


@dataclass(frozen=True, slots=True)
class UnitOnShelf:
    """A unit of the journal, or one that it could take in: then `kept` is false."""

    unit: Unit
    kept: bool = True


@dataclass(frozen=True, slots=True)
class FormOnShelf:
    """A form, the file that describes it, and how many records are written in it."""

    form: RecordType
    file: Path
    own: bool
    records: int


@dataclass(frozen=True, slots=True)
class PersonOnShelf:
    """Somebody of the register, and how many records name them."""

    person: Person
    records: int


@dataclass(frozen=True, slots=True)
class RuleOnShelf:
    """A law, code or framework as it stands on a day.

    `file` is the user's own that holds it, and `successor` what took its place.
    """

    regulation: Regulation
    day: date
    file: Path | None = None
    successor: Regulation | None = None


@dataclass(frozen=True, slots=True)
class SectorsOnShelf:
    """Every sector there is, and those in which the owner works."""

    sectors: Sequence[str]
    chosen: Sequence[str] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """A folder of the user's: how many of its files are used, which are not, and why.

    `later` are files that are sound but came after the journal had been opened.
    """

    key: str
    path: Path
    used: int
    problems: Sequence[DefinitionError] = ()
    later: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Shelves:
    """Everything that the Library shows."""

    units: Sequence[UnitOnShelf]
    forms: Sequence[FormOnShelf]
    people: Sequence[PersonOnShelf]
    templates: Sequence[TemplateInfo]
    rules: Sequence[RuleOnShelf]
    sectors: SectorsOnShelf
    folders: Sequence[OwnFolder]


@dataclass(frozen=True, slots=True)
class Stock:
    """Where the Library has its things from."""

    journal: Journal
    units: Units
    people: People
    templates: Templates
    regulations: Regulations
    profile: Profiles
    today: Callable[[], date]


class Library:
    """Reads the shelves; the user's folders are read each time, as files there come and go."""

    def __init__(self, stock: Stock, shipped: Path, own: Path) -> None:
        self._stock = stock
        self._shipped = shipped
        self._own = own

    def shelves(self, progress: Progress) -> Shelves:
        """Return everything; takes too long for the thread that paints."""
        progress.step(0, 2, "Reading the folders")
        units, unit_folder = self._units()
        form_folder = self._form_folder()
        progress.step(1, 2, "Counting the records")
        return Shelves(
            units,
            self._forms(form_folder),
            self._people(),
            self._stock.templates.all(),
            self._rules(),
            SectorsOnShelf(self._stock.regulations.sectors(), self._stock.profile.sectors()),
            (form_folder, unit_folder, self._template_folder(), self._rule_folder()),
        )

    def made(self, folder: OwnFolder) -> Path:
        """Return a folder that is there to put files into; raises `StorageError`."""
        try:
            folder.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {folder.path} cannot be made", "Look whether the disk can be written"
            ) from error
        return folder.path

    def rename_person(self, person_id: str, pseudonym: str, real_name: str) -> Change:
        """Rename somebody; raises `RefusedError` for a pseudonym that records name."""
        people = self._stock.people
        before = next((p.pseudonym for p in people.all() if p.id == person_id), "")
        named = people.records(self._person_keys(), in_bin=True).get(before, 0)
        if named and pseudonym.strip() != before:
            raise RefusedError(
                f"{before} stands in {_records(named)}",
                "The pseudonym has to stay as it is; the real name can be changed",
            )
        return people.rename(person_id, pseudonym, real_name)

    def _units(self) -> tuple[list[UnitOnShelf], OwnFolder]:
        offer = load_offer(self._shipped / UNITS, self._own / UNITS)
        kept = self._stock.units.all()
        codes = {unit.code for unit in kept}
        offered = [unit for unit in offer.units.values() if unit.code not in codes]
        shown = [UnitOnShelf(unit) for unit in kept]
        shown += [UnitOnShelf(unit, kept=False) for unit in offered]
        folder = self._own / UNITS
        used = len(_files(folder)) - len(offer.problems)
        return shown, OwnFolder(UNITS, folder, used, offer.problems)

    def _form_folder(self) -> OwnFolder:
        folder, in_use = self._own / FORMS, self._stock.journal.types
        now = load_record_types(self._shipped / FORMS, folder)
        faulty = {problem.file for problem in now.problems}
        sound = [file for file in _files(folder) if file not in faulty]
        later = [file for file in sound if now.types[file.stem] != in_use.get(file.stem)]
        return OwnFolder(FORMS, folder, len(sound) - len(later), now.problems, later)

    def _template_folder(self) -> OwnFolder:
        templates = self._stock.templates
        used = sum(template.own is not None for template in templates.all())
        return OwnFolder(TEMPLATES, templates.folder, used)

    def _rule_folder(self) -> OwnFolder:
        folder, in_use = self._own / RULES, set(self._stock.regulations.all())
        found, problems = read_own(folder)
        later = [file for file, held in found.items() if not set(held) <= in_use]
        return OwnFolder(RULES, folder, len(found) - len(later), problems, later)

    def _rules(self) -> list[RuleOnShelf]:
        """Return what applies in the owner's sectors, and what once did."""
        known, day = self._stock.regulations, self._stock.today()
        by_key = {regulation.key: regulation for regulation in known.all()}
        return [
            RuleOnShelf(found, day, known.own_file(found), by_key.get(found.superseded_by))
            for found in known.for_sectors(self._stock.profile.sectors())
        ]

    def _forms(self, folder: OwnFolder) -> list[FormOnShelf]:
        written = Counter(row.form for row in self._stock.journal.rows())
        faulty = {problem.file for problem in folder.problems}
        found = []
        for form in self._stock.journal.types.values():
            own = folder.path / f"{form.form}.toml"
            shipped = self._shipped / FORMS / own.name
            is_own = not shipped.is_file() or (own.is_file() and own not in faulty)
            file = own if is_own else shipped
            found.append(FormOnShelf(form, file, is_own, written[form.form]))
        return found

    def _people(self) -> list[PersonOnShelf]:
        named: Mapping[str, int] = self._stock.people.records(self._person_keys())
        people = sorted(self._stock.people.all(), key=lambda p: (p.retired, p.pseudonym.casefold()))
        return [PersonOnShelf(person, named.get(person.pseudonym, 0)) for person in people]

    def _person_keys(self) -> Collection[str]:
        forms = self._stock.journal.types.values()
        return {f.key for form in forms for f in form.fields if f.kind is FieldKind.PERSON}


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _records(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"
