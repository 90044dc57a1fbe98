"""A record as the checks see it: its sentences, each knowing what its part is for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType, Role
from ccjournal.domain.text import sentences, word_count
from ccjournal.domain.unit import Criterion, Unit


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands."""

    field: str
    role: Role | None
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Account:
    """A record, its form, and the criteria and units that its live claims are for.

    `laws` are the names of the regulations, codes and frameworks that were in force on its day;
    `other_laws` those of the ones that were not; `bodies` are the regulators whose rules they are.
    """

    record: Record
    form: RecordType
    criteria: tuple[Criterion, ...] = ()
    units: tuple[Unit, ...] = ()
    laws: tuple[str, ...] = ()
    other_laws: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Every name by which a law or a rule can be told: its own, or whose it is."""
        return (*self.laws, *self.bodies)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the parts that hold an account, in the form's order."""
        return tuple(self._sentences())

    def of(self, *roles: Role) -> tuple[Sentence, ...]:
        """Return the sentences of the parts with some roles, or of all parts without any."""
        return tuple(s for s in self.sentences if not roles or s.role in roles)

    def text(self, *roles: Role) -> str:
        """Return the words of some parts as one text."""
        return "\n".join(sentence.text for sentence in self.of(*roles))

    def words(self, *roles: Role) -> int:
        """Return how many words some parts hold."""
        return sum(n for role, n in self._counts.items() if not roles or role in roles)

    def field_of(self, *roles: Role) -> str:
        """Return the key of the first part with one of some roles; empty if there is none."""
        return next((f.key for f in self.form.fields if f.role in roles), "")

    def written(self, *roles: Role) -> str:
        """Return the key of the first part with some roles that holds words, else of the first."""
        return next((s.field for s in self.of(*roles)), self.field_of(*roles))

    @cached_property
    def _counts(self) -> Counter[Role | None]:
        """How many words each role holds; every check asks for some of them."""
        counts: Counter[Role | None] = Counter()
        for sentence in self.sentences:
            counts[sentence.role] += word_count(sentence.text)
        return counts

    def _sentences(self) -> Iterator[Sentence]:
        for field in self.form.fields:
            text = self.record.fields.get(field.key, "")
            if field.holds_account:
                for start, end in sentences(text):
                    yield Sentence(field.key, field.role, start, end, text[start:end])
