"""Laws, codes and frameworks with their clauses, and which of them were in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RegulationKind(StrEnum):
    """How binding a rule is."""

    LAW = "law"
    RULEBOOK = "rulebook"
    CODE = "code"
    FRAMEWORK = "framework"


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered part, told in our own words, and what it changes in somebody's day."""

    number: str
    says: str
    my_day: str = ""
    unverified: bool = False
    effective: date | None = None
    superseded: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it applied on a day."""
        return _in_force(self, day)


@dataclass(frozen=True, slots=True)
class Regulation:
    """One law, rule book, code or framework.

    `names` are what people call it, and `by` is whose it is, such as a regulator; `sectors` are
    those it applies to, all without any. Without a day
    `effective` it has been in force for as long as anybody asks. What no page has confirmed is
    `unverified`. `superseded_by` is the key of what took its place.
    """

    key: str
    kind: RegulationKind
    name: str
    names: tuple[str, ...] = ()
    by: str = ""
    summary: str = ""
    note: str = ""
    source: str = ""
    sectors: tuple[str, ...] = ()
    effective: date | None = None
    superseded: date | None = None
    superseded_by: str = ""
    unverified: bool = False
    clauses: tuple[Clause, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether it applied on a day."""
        return _in_force(self, day)

    def clauses_on(self, day: date) -> tuple[Clause, ...]:
        """Return the clauses that applied on a day."""
        return tuple(clause for clause in self.clauses if clause.in_force(day))

    def applies_to(self, sectors: Iterable[str]) -> bool:
        """Whether it matters in any of some sectors; without any sector named, it may."""
        wanted = {sector.casefold() for sector in sectors}
        own = {sector.casefold() for sector in self.sectors}
        return not own or not wanted or bool(own & wanted)


def names_on(regulations: Iterable[Regulation], day: date) -> tuple[str, ...]:
    """Return every name of the regulations that were in force on a day."""
    return tuple(
        dict.fromkeys(
            name for found in regulations if found.in_force(day) for name in all_names(found)
        )
    )


def names_not_on(regulations: Iterable[Regulation], day: date) -> tuple[str, ...]:
    """Return the names that only regulations which were not in force on a day have."""
    held = list(regulations)
    current = set(names_on(held, day))
    others = (name for found in held if not found.in_force(day) for name in all_names(found))
    return tuple(dict.fromkeys(name for name in others if name not in current))


def all_names(regulation: Regulation) -> tuple[str, ...]:
    """Return the name of a regulation and what else it is called."""
    return (regulation.name, *regulation.names)


def _in_force(held: Regulation | Clause, day: date) -> bool:
    begun = held.effective is None or held.effective <= day
    return begun and (held.superseded is None or day < held.superseded)
