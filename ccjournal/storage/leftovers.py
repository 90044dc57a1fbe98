"""What the rows of a damaged journal still say: versions proved by their hashes, and the rest."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.person import Person
from ccjournal.domain.record import Record
from ccjournal.domain.unit import Unit
from ccjournal.storage.content import from_content, text_hash
from ccjournal.storage.pages import Row, Value
from ccjournal.storage.sound import MALFORMED, sound
from ccjournal.storage.tables import EVIDENCE, EVIDENCE_CRITERION, PERSON, RECORD, UNIT, VERSION
from ccjournal.storage.units import read_unit

KEY = re.compile(rb"[0-9a-f]{32}")
WORDS = ("counter.record", "profile.")
VERSION_COLUMNS = tuple(column.name for column in VERSION.columns)
# Without the signature, which older versions do not have.
LEAST_OF_A_VERSION = VERSION_COLUMNS.index("content") + 1
RECORD_COLUMNS = tuple(column.name for column in RECORD.columns)
LEAST_OF_A_RECORD, HEAD = RECORD_COLUMNS.index("answers"), RECORD_COLUMNS.index("head")
PROOF_COLUMNS = tuple(column.name for column in EVIDENCE.columns)
LEAST_OF_A_PROOF = PROOF_COLUMNS.index("deleted") + 1


@dataclass(frozen=True, slots=True)
class LeftVersion:
    """One version as the file still gives it; `proved` says that its hash fits its words."""

    id: str
    sequence: int
    saved_at: datetime | None
    record: Record
    proved: bool


@dataclass(slots=True)
class Leftovers:
    """All that could be read, by id. `named` are records of which a row was seen: number, head."""

    versions: dict[str, LeftVersion] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    named: dict[str, tuple[int, str]] = field(default_factory=dict)
    evidence: dict[str, tuple[int, EvidenceItem]] = field(default_factory=dict)
    criteria: dict[str, dict[int, str]] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)

    def take(self, rows: Iterable[Row]) -> "Leftovers":
        """Take what rows of any table hold; a row that makes no sense is passed over."""
        for row in rows:
            for read in (
                self._version,
                self._record,
                self._person,
                self._proof,
                self._criterion,
                self._unit,
                self._value,
            ):
                with suppress(*MALFORMED):
                    if read(row):
                        break
        return self

    @property
    def highest(self) -> int:
        """The highest number that any record has been given, as far as is known."""
        counted = self.values.get("counter.record", "")
        numbers = [version.record.number for version in self.versions.values()]
        return max(
            [
                *numbers,
                *(number for number, _head in self.named.values()),
                int(counted) if counted.isdigit() else 0,
            ]
        )

    def _version(self, row: Row) -> bool:
        if not LEAST_OF_A_VERSION <= len(row) <= len(VERSION_COLUMNS) or not _is_key(row[2]):
            return False
        found = dict(zip(VERSION_COLUMNS, row, strict=False))
        content, sequence = found["content"], found["sequence"]
        if not isinstance(content, bytes) or not isinstance(sequence, int):
            return False
        proved = text_hash(_text(found["salt"]), content) == _text(found["text_hash"])
        record = sound(from_content(content))
        version = LeftVersion(
            _text(found["id"]), sequence, _moment(found["saved_at"]), record, proved
        )
        self.versions[version.id] = version
        return True

    def _record(self, row: Row) -> bool:
        if len(row) < LEAST_OF_A_RECORD or not _is_key(row[0]) or not isinstance(row[1], int):
            return False
        self.named[_text(row[0])] = row[1], _text(row[HEAD])
        if len(row) == len(RECORD.columns) and row[-1] is not None:
            self.erased.add(_text(row[0]))
        return True

    def _person(self, row: Row) -> bool:
        if len(row) != len(PERSON.columns) or not _is_key(row[0]) or row[4] not in {0, 1}:
            return False
        key, pseudonym, role, real_name = (_strict(value) for value in row[:4])
        self.people[key] = sound(Person(key, pseudonym, role, real_name, bool(row[4])))
        return True

    def _proof(self, row: Row) -> bool:
        if not LEAST_OF_A_PROOF <= len(row) <= len(PROOF_COLUMNS) or not _is_key(row[0]):
            return False
        key, number, kind, title, day, location, source, deleted = row[:LEAST_OF_A_PROOF]
        if not isinstance(number, int):
            return False
        self.evidence[_text(key)] = (
            number,
            EvidenceItem(
                id=_text(key),
                kind=EvidenceKind(_strict(kind)),
                title=_strict(title),
                date=date.fromisoformat(_strict(day)),
                criteria=(),
                location=_strict(location),
                source=_strict(source),
                deleted=bool(deleted),
            ),
        )
        return True

    def _criterion(self, row: Row) -> bool:
        if len(row) != len(EVIDENCE_CRITERION.columns) or not _is_key(row[0]):
            return False
        if not isinstance(row[1], int):
            return False
        self.criteria.setdefault(_text(row[0]), {})[row[1]] = _strict(row[2])
        return True

    def _unit(self, row: Row) -> bool:
        if len(row) != len(UNIT.columns) or not isinstance(row[1], int):
            return False
        code = _strict(row[0])
        self.units[code] = read_unit(code, _strict(row[2]))
        return True

    def _value(self, row: Row) -> bool:
        if len(row) != 2:
            return False
        key = _strict(row[0])
        if key.startswith(WORDS):
            self.values[key] = _strict(row[1])
        return True


def _is_key(value: Value) -> bool:
    return isinstance(value, bytes) and KEY.fullmatch(value) is not None


def _text(value: Value) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else ""


def _strict(value: Value) -> str:
    if not isinstance(value, bytes):
        raise TypeError(type(value).__name__)
    return value.decode()


def _moment(value: Value) -> datetime | None:
    try:
        return datetime.fromisoformat(_text(value))
    except ValueError:
        return None
