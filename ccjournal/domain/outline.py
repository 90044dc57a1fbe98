"""What a portfolio is made of: units with the entries that show something for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccjournal.domain.record import Record
from ccjournal.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One record under a unit; `numbers` are the criteria it is claimed for there."""

    record: Record
    numbers: tuple[str, ...] = ()

    @property
    def codes(self) -> str:
        """The numbers in words."""
        return ", ".join(self.numbers) or "no claims yet"


@dataclass(frozen=True, slots=True)
class OutlineUnit:
    """One unit with its entries; the part without a code holds what is not linked yet."""

    code: str
    title: str
    entries: tuple[OutlineEntry, ...]

    @property
    def count(self) -> str:
        """How many entries there are, in words."""
        return "1 entry" if len(self.entries) == 1 else f"{len(self.entries)} entries"


def outline(records: Sequence[Record], units: Iterable[Unit]) -> list[OutlineUnit]:
    """Return the units in order, each with its entries, and last those without a claim."""
    parts = []
    for unit in units:
        numbers = {c.id: c.number for c in unit.criteria}
        entries = []
        for record in records:
            named = {c.criterion for c in record.claims if c.live}
            shown = tuple(number for key, number in numbers.items() if key in named)
            if shown:
                entries.append(OutlineEntry(record, shown))
        parts.append(OutlineUnit(unit.code, unit.short_title or unit.title, tuple(entries)))
    placed = {entry.record.id for part in parts for entry in part.entries}
    rest = tuple(OutlineEntry(record) for record in records if record.id not in placed)
    return [*parts, OutlineUnit("", "Not linked yet", rest)] if rest else parts
