"""The regulation library: which laws, codes and frameworks there are, and their names on a day."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from ccjournal.domain.citation import Citation, citations
from ccjournal.domain.regulation import Regulation, all_names, names_not_on, names_on
from ccjournal.errors import DefinitionError
from ccjournal.services.regulation_files import LawShelf, load_regulations


class Regulations:
    """Reads the library once, when it is first asked for."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self._shipped = shipped
        self._own = own

    def all(self) -> Sequence[Regulation]:
        """Return every regulation, shipped and own."""
        return self._shelf.regulations

    def for_sectors(self, sectors: Sequence[str], day: date | None = None) -> list[Regulation]:
        """Return what applies in some sectors, on a day or ever; in all sectors, without any."""
        found = (r for r in self.all() if r.applies_to(sectors))
        return [r for r in found if day is None or r.in_force(day)]

    def sectors(self) -> list[str]:
        """Return every sector that a regulation is limited to, by name; capitals do not count."""
        named = (sector for regulation in self.all() for sector in regulation.sectors)
        return sorted({sector.casefold(): sector for sector in named}.values(), key=str.casefold)

    def citations(self, sectors: Sequence[str], day: date) -> list[Citation]:
        """Return all that can be named in a text, first what was in force on a day."""
        return list(citations(self.for_sectors(sectors), day))

    def own_file(self, regulation: Regulation) -> Path | None:
        """Return the user's file in which a regulation stands; None for a shipped one."""
        return self._shelf.files.get(regulation.key)

    @property
    def problems(self) -> Sequence[DefinitionError]:
        """What is wrong with the user's files that were left out."""
        return self._shelf.problems

    def every_name(self) -> tuple[str, ...]:
        """Return all names, of whatever day, and whose the rules are."""
        names = (name for regulation in self.all() for name in all_names(regulation))
        return (*names, *self.bodies())

    def bodies(self) -> tuple[str, ...]:
        """Return whose the rules are, such as regulators."""
        return tuple(dict.fromkeys(found.by for found in self.all() if found.by))

    def names(self, day: date) -> tuple[str, ...]:
        """Return the names of what was in force on a day."""
        return names_on(self.all(), day)

    def other_names(self, day: date) -> tuple[str, ...]:
        """Return the names of what was not, or not yet, in force on a day."""
        return names_not_on(self.all(), day)

    @cached_property
    def _shelf(self) -> LawShelf:
        return load_regulations(self._shipped, self._own)
