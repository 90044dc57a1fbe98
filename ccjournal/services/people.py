"""The register of people, by pseudonym."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import uuid4

from ccjournal.domain.person import Person, next_pseudonym
from ccjournal.domain.text import clean, one_line
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.changes import Change
from ccjournal.storage.people import PersonStore


class People:
    """Who is coached. Records name them by pseudonym; real names stay here."""

    def __init__(self, store: PersonStore) -> None:
        self._store = store

    def all(self) -> list[Person]:
        """Return everybody, in order of their pseudonyms."""
        return self._store.all()

    def offered_pseudonym(self) -> str:
        """Return the first pseudonym of Agent A, Agent B ... that nobody has."""
        return next_pseudonym({p.pseudonym for p in self.all()})

    def add(self, pseudonym: str, real_name: str = "") -> Change:
        """Add somebody; raises `RefusedError` when the pseudonym is taken or empty."""
        name = one_line(clean(pseudonym).text)
        self._refuse_taken(name)
        made = Person(uuid4().hex, name, real_name=one_line(clean(real_name).text))
        self._store.put(made)
        return self._change("Add person", replace(made, retired=True), made)

    def note_real_name(self, person_id: str, real_name: str) -> Change:
        """Note who somebody is; this never leaves the journal."""
        return self._set("Name person", person_id, real_name=one_line(clean(real_name).text))

    def records(self, keys: Collection[str], *, in_bin: bool = False) -> Mapping[str, int]:
        """Return how many records name each pseudonym in the fields of these keys."""
        return self._store.named(keys, in_bin=in_bin)

    def rename(self, person_id: str, pseudonym: str, real_name: str) -> Change:
        """Give somebody another pseudonym and real name; raises `RefusedError` for a taken one.

        Records name people by pseudonym, so that one which a record names is to stay.
        """
        name = one_line(clean(pseudonym).text)
        self._refuse_taken(name, but=person_id)
        real_name = one_line(clean(real_name).text)
        return self._set("Rename person", person_id, pseudonym=name, real_name=real_name)

    def retire(self, person_id: str, *, retired: bool) -> Change:
        """Stop offering somebody in forms, or offer them again; their records stay."""
        return self._set(
            "Retire person" if retired else "Return person", person_id, retired=retired
        )

    def ensure(self, pseudonyms: Collection[str]) -> None:
        """Add those pseudonyms that the register does not know."""
        for name in sorted(set(pseudonyms) - {p.pseudonym for p in self.all()}):
            self._store.put(Person(uuid4().hex, name))

    def _set(self, label: str, person_id: str, **values: str | bool) -> Change:
        for person in self.all():
            if person.id == person_id:
                after = replace(person, **values)  # type: ignore[arg-type]
                self._store.put(after)
                return self._change(label, person, after)
        raise NotFoundError("That person is no longer in the register")

    def _change(self, label: str, before: Person, after: Person) -> Change:
        def undo() -> Change:
            self._store.put(before)
            return self._change(label, after, before)

        return Change(label, frozenset({after.id}), undo=undo)

    def _refuse_taken(self, name: str, but: str = "") -> None:
        if not name:
            raise RefusedError("A pseudonym is needed", "A letter is enough, such as Agent A")
        others = (p.pseudonym for p in self.all() if p.id != but)
        if name.casefold() in map(str.casefold, others):
            raise RefusedError(f"{name} is in the register already", "Choose another pseudonym")
