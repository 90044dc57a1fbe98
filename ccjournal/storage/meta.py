"""Single values of a journal: its id, its owner's details, and whatever has no table."""

from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from ccjournal.storage.database import Database
from ccjournal.storage.sound import readable
from ccjournal.storage.tables import META


class MetaStore:
    """Reads and writes single values by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Return a value, or None."""
        with self._database.read() as connection:
            found = connection.execute(select(META).where(META.c.key == key)).first()
        return None if found is None else read_value(*found)

    def many(self, prefix: str = "") -> dict[str, str]:
        """Return the values whose keys begin like that."""
        query = select(META.c.key, META.c.value).order_by(META.c.key)
        with self._database.read() as connection:
            found = connection.execute(query).all()
        with readable("A detail of the journal"):
            return {key: read_value(key, v) for key, v in found if key.startswith(prefix)}

    def set(self, key: str, value: str) -> None:
        """Keep a value."""
        self.set_many({key: value})

    def set_many(self, values: Mapping[str, str]) -> None:
        """Keep several values, all or none."""
        if not values:
            return
        with self._database.write() as connection:
            set_values(connection, values)


def set_values(connection: Connection, values: Mapping[str, str]) -> None:
    """Keep values within a transaction."""
    kept = insert(META)
    kept = kept.on_conflict_do_update(
        index_elements=[META.c.key], set_={"value": kept.excluded.value}
    )
    connection.execute(kept, [{"key": k, "value": v} for k, v in values.items()])


def read_value(key: str, value: object) -> str:
    """Return a value, if it is a text as all are."""
    with readable(f"The journal's {key}"):
        if not isinstance(value, str):
            raise TypeError(key)
    return value
