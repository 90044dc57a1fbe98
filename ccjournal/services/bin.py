"""The bin: what was deleted, the way back, and erasing for good."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ccjournal.domain.bin import BinItem
from ccjournal.domain.person import Person
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import FieldKind
from ccjournal.domain.text import one_line
from ccjournal.errors import RefusedError, StorageError
from ccjournal.services.changes import Change
from ccjournal.services.drafts import Drafts
from ccjournal.services.evidence import Evidence
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Journal
from ccjournal.services.people import People
from ccjournal.storage.bin import BinStore

CLEANING = "Cleaning the file"


@dataclass(frozen=True, slots=True)
class Erasing:
    """What goes when something is erased; `people` are named in nothing else."""

    refs: Sequence[str]
    words: int
    versions: int
    claims: int
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased. Where the file could not be cleaned, `untidy` says why."""

    refs: Sequence[str]
    ids: Sequence[str]
    untidy: StorageError | None


class Bin:
    """What was deleted of one journal."""

    def __init__(
        self, store: BinStore, parts: tuple[Journal, Evidence, People], drafts: Drafts | None
    ) -> None:
        self._store = store
        self._journal, self._evidence, self._people = parts
        self._drafts = drafts

    def items(self) -> list[BinItem]:
        """Return what is in the bin, what was deleted last first."""
        return self._store.items()

    def put_back(self, item: BinItem) -> Change | None:
        """Take something out of the bin."""
        return (self._journal if item.form else self._evidence).restore(item.id)

    def preview(self, ids: Collection[str]) -> Erasing:
        """Tell what goes when these are erased; raises `NotFoundError`."""
        taken = self._store.contents(ids)
        words = sum(record.words for record in taken.records)
        people = self._named_alone(taken.records)
        return Erasing(taken.refs, words, taken.versions, taken.claims, people)

    def erase(self, ids: Collection[str], people: Collection[str], progress: Progress) -> Erased:
        """Erase things of the bin for good, and these people; nobody can bring them back.

        Raises `JournalError`, and then nothing is erased.
        """
        progress.step(0, 2, "Erasing")
        offered = {person.id for person in self.preview(ids).people}
        if set(people) - offered:
            raise RefusedError("That person is named in other records", "They stay in the register")
        taken = self._store.erase(ids, people)
        return Erased(taken.refs, list(ids), self._tidied(progress))

    def look_after(self, progress: Progress) -> Erased:
        """Count the days, erase what has had its time, and finish what was not cleaned."""
        self._store.count()
        due = [item.id for item in self._store.items() if item.is_due]
        if due:
            return self.erase(due, (), progress)
        return Erased((), (), self._tidied(progress) if self._store.is_untidy() else None)

    def _tidied(self, progress: Progress) -> StorageError | None:
        """Clean the file; the words are gone from it already where there is no room for that."""
        progress.step(1, 2, CLEANING)
        fault: StorageError | None = None
        try:
            if self._drafts is not None:
                self._drafts.erase(self._store.erased())
            self._store.tidy()
        except StorageError as error:
            fault = error
        return fault

    def _named_alone(self, records: Sequence[Record]) -> list[Person]:
        """Return the people whom these records name and no other does."""
        forms = self._journal.types.values()
        keys = {f.key for form in forms for f in form.fields if f.kind is FieldKind.PERSON}
        named: dict[str, int] = {}
        for record in records:
            for key in keys & set(record.fields):
                name = one_line(record.fields[key])
                named[name] = named.get(name, 0) + 1
        everywhere = self._people.records(keys, in_bin=True)
        alone = {name for name, count in named.items() if everywhere.get(name, 0) <= count}
        return [person for person in self._people.all() if person.pseudonym in alone]
