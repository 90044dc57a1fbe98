"""The units of a journal: copies of what was chosen, so that a journal stands alone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Text, cast, select

from ccjournal.domain.unit import Criterion, Guidance, GuidanceKind, Outcome, Unit
from ccjournal.storage.database import Database
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import UNIT


class UnitStore:
    """Reads and writes units, each as one JSON document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Unit]:
        """Return the units in their order."""
        query = select(UNIT.c.code, cast(UNIT.c.content, Text)).order_by(UNIT.c.position)
        with self._database.read() as connection:
            found = connection.execute(query).all()
        units = []
        for code, content in found:
            with readable(f"The unit {code}"):
                units.append(read_unit(code, content))
        return units

    def codes(self) -> list[str]:
        """Return the codes of the units in their order."""
        query = select(UNIT.c.code).order_by(UNIT.c.position)
        with self._database.read() as connection:
            return list(connection.scalars(query))

    def put(self, units: Sequence[Unit]) -> None:
        """Keep units: a known code is replaced in its place, a new one comes last."""
        with self._database.write() as connection:
            places = dict(connection.execute(select(UNIT.c.code, UNIT.c.position)).all())
            following = max(places.values(), default=0) + 1
            for unit in units:
                connection.execute(UNIT.delete().where(UNIT.c.code == unit.code))
                place = places.setdefault(unit.code, following)
                following = max(following, place + 1)
                connection.execute(
                    UNIT.insert(), {"code": unit.code, "position": place, "content": asdict(unit)}
                )

    def drop(self, code: str) -> None:
        """Take a unit out."""
        with self._database.write() as connection:
            connection.execute(UNIT.delete().where(UNIT.c.code == code))


def read_unit(code: str, content: str) -> Unit:
    """Return a unit from what its row holds."""
    unit = sound(_unit(json.loads(content)))
    if unit.code != code:
        raise ValueError(code)
    return unit


def _unit(found: Mapping[str, Any]) -> Unit:
    outcomes = tuple(
        Outcome(o["number"], o["title"], tuple(_criterion(c) for c in o["criteria"]))
        for o in found["outcomes"]
    )
    guidance = tuple(
        Guidance(**{**g, "kind": GuidanceKind(g["kind"]), "criteria": tuple(g["criteria"])})
        for g in found["guidance"]
    )
    return Unit(**{**found, "outcomes": outcomes, "guidance": guidance})


def _criterion(found: Mapping[str, Any]) -> Criterion:
    # A journal of an earlier version has units without themes.
    lists = {"themes": (), **found}
    keys = ("examples", "not_examples", "themes")
    return Criterion(**{**found, **{key: tuple(lists[key]) for key in keys}})
