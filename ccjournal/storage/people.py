"""The register of people in the database."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, func, select

from ccjournal.domain.person import Person
from ccjournal.storage.database import Database
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import PERSON, RECORD


class PersonStore:
    """Reads and writes people; nobody is ever removed, only retired."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Person]:
        """Return everybody, in the order in which they came."""
        query = select(PERSON).order_by(PERSON.c.position)
        with self._database.read() as connection:
            return [read_person(found) for found in connection.execute(query)]

    def named(self, keys: Collection[str], *, in_bin: bool) -> Counter[str]:
        """Return how many records name somebody in some fields, by pseudonym."""
        found: Counter[str] = Counter()
        with self._database.read() as connection:
            for key in keys:
                name = RECORD.c.fields[key].as_string()
                query = select(name, func.count()).where(name.is_not(None)).group_by(name)
                query = query if in_bin else query.where(~RECORD.c.deleted)
                for pseudonym, records in connection.execute(query):
                    found[pseudonym.strip()] += records
        return found

    def put(self, person: Person) -> None:
        """Keep a person, new or changed."""
        values = {
            "pseudonym": person.pseudonym,
            "role": person.role,
            "real_name": person.real_name,
            "retired": person.retired,
        }
        with self._database.write() as connection:
            changed = PERSON.update().where(PERSON.c.id == person.id).values(values)
            if connection.execute(changed).rowcount:
                return
            last = connection.scalar(select(func.max(PERSON.c.position))) or 0
            connection.execute(PERSON.insert(), {**values, "id": person.id, "position": last + 1})


def read_person(found: Row[Any]) -> Person:
    """Return a person from a row of the register."""
    with readable("A person of the register"):
        return sound(Person(found.id, found.pseudonym, found.role, found.real_name, found.retired))
