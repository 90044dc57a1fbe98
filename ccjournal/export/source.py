"""What a portfolio is made from, and the plain data that templates are given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from ccjournal.domain.coverage import CriterionCoverage
from ccjournal.domain.days import MONTHS, NO_DAY, whole_day_in_words
from ccjournal.domain.disclosure import Disclosure
from ccjournal.domain.evidence import EvidenceItem
from ccjournal.domain.history import Head, Session
from ccjournal.domain.profile import Profile
from ccjournal.domain.quality import Quality
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.unit import Criterion, Unit
from ccjournal.export.rich import Rich

Value: TypeAlias = "str | int | bool | Rich | Sequence[Value] | Mapping[str, Value]"
Values: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A document of a portfolio that is a folder: in which part, under which name.

    `file` is its place below the folder, with `/` between the names.
    """

    part: str
    number: str
    title: str
    file: str
    ref: str = ""
    date: str = ""
    codes: Sequence[str] = ()


# Tells the page on which a bookmark stands, as text; nothing while it is not known.
Pages: TypeAlias = Callable[[str], str]


def no_pages(_bookmark: str) -> str:
    """Know no page."""
    return ""


@dataclass(frozen=True, slots=True)
class PortfolioSource:
    """Everything that a document may tell; what is deleted is left out.

    `privacy` says what its `disclosure` leaves out, in one sentence for the reader. A strict
    document's own day is told by its month. `laws` are the names in the regulation library, and
    `quality` is for the quality page, where one was asked for.
    """

    profile: Profile
    units: Sequence[Unit]
    records: Sequence[Record]
    types: Mapping[str, RecordType]
    coverage: Sequence[CriterionCoverage]
    evidence: Sequence[EvidenceItem]
    made_on: date
    title: str = "Portfolio of evidence"
    privacy: str = ""
    disclosure: Disclosure = Disclosure.PRIVATE
    laws: Sequence[str] = ()
    page: Pages = no_pages
    filed: Sequence[FiledDocument] = ()
    head: Head | None = None
    sessions: Sequence[Session] = ()
    quality: Quality = field(default_factory=Quality)

    @property
    def dated(self) -> bool:
        """Whether days are told."""
        return self.disclosure is not Disclosure.STRICT


@dataclass(frozen=True, slots=True)
class Place:
    """Where a criterion stands: its unit, and the names that documents call it by."""

    unit: Unit
    criterion: Criterion
    code: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The source in the order of the document, and where every criterion stands in it."""

    source: PortfolioSource
    records: tuple[Record, ...]
    evidence: tuple[EvidenceItem, ...]
    places: Mapping[str, Place] = field(default_factory=dict)

    def code(self, criterion: str) -> str:
        """Return what a criterion is called: `QA 1.1`."""
        place = self.places.get(criterion)
        return place.code if place else criterion.replace("-", " ", 1)


def planned(source: PortfolioSource) -> Plan:
    """Return the source without what is deleted, records and proofs in the order of their days."""
    records = [record for record in source.records if not record.deleted]
    evidence = [item for item in source.evidence if not item.deleted]
    places = {
        criterion.id: Place(
            unit, criterion, f"{unit.code} {criterion.number}", f"_ccj_u{number}_c{position}"
        )
        for number, unit in enumerate(source.units, 1)
        for position, criterion in enumerate(unit.criteria, 1)
    }
    return Plan(
        source,
        tuple(sorted(records, key=lambda record: (record.date, record.number))),
        tuple(sorted(evidence, key=lambda item: (item.date, item.number))),
        places,
    )


def in_words(day: date) -> str:
    """Return a date as people write it, 9 November 2026, or nothing for one not to be told."""
    return whole_day_in_words(day) if day != NO_DAY else ""


def month_in_words(day: date) -> str:
    """Return the month of a date: November 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def record_anchor(record: Record) -> str:
    """Return the name of the place in the document where a record stands."""
    return f"_ccj_{record.id}"[:40]


def evidence_anchor(item: EvidenceItem) -> str:
    """Return the name of the place in the document where a proof stands."""
    return f"_ccj_e{item.id}"[:40]
