"""A law, a code or a clause of one, as it is named in a text, and how it stands on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ccjournal.domain.regulation import Clause, Regulation, all_names


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation, or one clause of it, as it stands on a day."""

    regulation: Regulation
    clause: Clause | None
    day: date

    @property
    def reference(self) -> str:
        """Its name and number, and nothing more: UK GDPR Article 5(1)(f)."""
        name = self.regulation.name
        if self.clause is None:
            return name
        number = self.clause.number
        names = (*all_names(self.regulation), self.regulation.by)
        if any(own and number.casefold().startswith(own.casefold()) for own in names):
            return number
        return f"{name} {number}" if any(map(str.isdigit, number)) else f"{name}, {number}"

    @property
    def says(self) -> str:
        """What it says, in our own words."""
        return self.clause.says if self.clause else self.regulation.summary

    @property
    def in_force(self) -> bool:
        """Whether it applied on the day."""
        own = self.clause is None or self.clause.in_force(self.day)
        return own and self.regulation.in_force(self.day)

    @property
    def unverified(self) -> bool:
        """Whether nobody has looked it up."""
        return self.regulation.unverified or bool(self.clause and self.clause.unverified)

    def has(self, words: Iterable[str]) -> bool:
        """Whether all of some words stand in what it is called and says."""
        held = (*all_names(self.regulation), self.regulation.by, self.reference, self.says)
        return all(word in " ".join(held).casefold() for word in words)


def citations(regulations: Iterable[Regulation], day: date) -> Iterator[Citation]:
    """Yield all that can be named: first what was in force on a day, then the rest."""
    found = [
        Citation(regulation, clause, day)
        for regulation in regulations
        for clause in (None, *regulation.clauses)
    ]
    yield from sorted(found, key=lambda citation: not citation.in_force)
