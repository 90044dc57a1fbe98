"""The units that a journal works towards."""

from collections.abc import Iterable, Sequence

from ccjournal.domain.unit import CriterionMatch, Unit
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.changes import Change
from ccjournal.storage.units import UnitStore


class Units:
    """The units kept in one journal; each is a copy, so that the journal stands on its own."""

    def __init__(self, store: UnitStore) -> None:
        self._store = store
        self._units: tuple[Unit, ...] | None = None

    def all(self) -> Sequence[Unit]:
        """Return the units in their order."""
        if self._units is None:
            self._units = tuple(self._store.all())
        return self._units

    def put(self, units: list[Unit]) -> None:
        """Add units, or replace those of the same code."""
        self._store.put(units)
        self._units = None

    def add(self, unit: Unit) -> Change:
        """Take in a unit that the journal does not have yet; `RefusedError` for one that it has."""
        if any(known.code == unit.code for known in self.all()):
            raise RefusedError(
                f"This journal has the unit {unit.code} already", "Look for it in the list"
            )
        self.put([unit])
        return Change("Add unit", frozenset(), undo=lambda: self._take_out(unit))

    def get(self, code: str) -> Unit:
        """Return a unit by code in any case; raises `NotFoundError`."""
        for unit in self.all():
            if unit.code.casefold() == code.casefold():
                return unit
        known = ", ".join(u.code for u in self.all()) or "none"
        raise NotFoundError(f"There is no unit {code!r} in this journal", f"It has: {known}")

    def chosen(self, codes: Iterable[str]) -> Sequence[Unit]:
        """Return the units of these codes, each once; all units without codes. `NotFoundError`."""
        named = {unit.code: unit for unit in map(self.get, codes)}
        return tuple(named.values()) or self.all()

    def criterion(self, criterion_id: str) -> CriterionMatch:
        """Return a criterion by id with its unit and outcome; raises `NotFoundError`."""
        for unit in self.all():
            for outcome in unit.outcomes:
                for criterion in outcome.criteria:
                    if criterion.id == criterion_id:
                        return CriterionMatch(unit, outcome, criterion)
        raise NotFoundError(
            f"There is no criterion {criterion_id!r} in this journal",
            "Criteria look like ST-2.1: unit code, dash, number",
        )

    def _take_out(self, unit: Unit) -> Change:
        self._store.drop(unit.code)
        self._units = None
        return Change("Take unit out", frozenset(), undo=lambda: self.add(unit))
