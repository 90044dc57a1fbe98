"""Checks of what stands beside the records: units, people, evidence and single values."""

from collections.abc import Iterator

from sqlalchemy import Column, Connection, Text, cast, func, select

from ccjournal.errors import DamagedError
from ccjournal.storage import counters
from ccjournal.storage.evidence import read_evidence
from ccjournal.storage.meta import read_value
from ccjournal.storage.people import read_person
from ccjournal.storage.signing import JOURNAL_ID
from ccjournal.storage.sound import MALFORMED
from ccjournal.storage.tables import DEVICE, EVIDENCE, META, PERSON, RECORD, UNIT
from ccjournal.storage.units import read_unit
from ccjournal.storage.verify_words import Found

COUNTED: dict[str, Column[int]] = {
    counters.RECORDS: RECORD.c.number,
    counters.EVIDENCE: EVIDENCE.c.number,
}


def rest(connection: Connection) -> Iterator[Found]:
    """Read every unit, person, item of evidence, device and single value."""
    for code, content in connection.execute(select(UNIT.c.code, cast(UNIT.c.content, Text))):
        try:
            read_unit(code, content)
        except MALFORMED:
            yield 0, f"The unit {code} cannot be read"
    for person in connection.execute(select(PERSON)):
        try:
            read_person(person)
        except DamagedError as error:
            yield 0, error.title
    try:
        read_evidence(connection)
    except DamagedError as error:
        yield 0, error.title
    try:
        connection.execute(select(DEVICE)).all()
    except MALFORMED:
        yield 0, "A device cannot be read"
    yield from _values(connection)


def _values(connection: Connection) -> Iterator[Found]:
    values = dict(connection.execute(select(META.c.key, META.c.value)).all())
    if JOURNAL_ID not in values:
        yield 0, f"The journal's {JOURNAL_ID} is missing"
    for key, value in values.items():
        try:
            read_value(key, value)
        except DamagedError as error:
            yield 0, error.title
    for counter, column in COUNTED.items():
        largest = connection.scalar(select(func.max(column))) or 0
        try:
            if int(values.get(counter, 0)) < largest:
                yield 0, f"The journal's {counter} is too low: a reference could be given twice"
        except MALFORMED:
            yield 0, f"The journal's {counter} cannot be read"
