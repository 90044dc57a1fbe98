"""What an overview needs: claims without their words, and how much was written on which day."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from ccjournal.domain.claim import ClaimPlace
from ccjournal.storage.database import Database
from ccjournal.storage.reading import AT_ONCE
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import CLAIM, RECORD


class OverviewStore:
    """Reads over all records that are not in the bin; no words are read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_claims(self, limit: int) -> list[ClaimPlace]:
        """Return claims without their words, then those without a reason; the newest first."""
        return self._claims(or_(~CLAIM.c.live, CLAIM.c.because == ""), limit)

    def claims_on(self, criteria: Collection[str]) -> list[ClaimPlace]:
        """Return every claim on some criteria: detached ones, then live ones, the newest first."""
        wanted = sorted(criteria)[:AT_ONCE]
        return self._claims(CLAIM.c.criterion.in_(wanted), None) if wanted else []

    def widest(self, criteria: Collection[str]) -> list[ClaimPlace]:
        """Return the live claims of the one record that claims most of some criteria."""
        wanted = CLAIM.c.live & CLAIM.c.criterion.in_(sorted(criteria)[:AT_ONCE])
        most = func.count(CLAIM.c.criterion.distinct()).desc()
        query = select(RECORD.c.id).join_from(CLAIM, RECORD).where(~RECORD.c.deleted, wanted)
        query = query.group_by(RECORD.c.id)
        query = query.order_by(most, RECORD.c.date.desc(), RECORD.c.number.desc()).limit(1)
        with self._database.read() as connection:
            found = connection.scalar(query) if criteria else None
        return self._claims(wanted & (CLAIM.c.record_id == found), None) if found else []

    def days(self, first: date, last: date) -> dict[date, int]:
        """Return on which days from first to last something happened, and how many records."""
        query = select(RECORD.c.date, func.count()).group_by(RECORD.c.date)
        query = query.where(~RECORD.c.deleted, RECORD.c.date.between(first, last))
        with self._database.read() as connection, readable("A record's day"):
            return {row[0]: row[1] for row in connection.execute(query)}

    def _claims(self, wanted: ColumnElement[bool], limit: int | None) -> list[ClaimPlace]:
        query = select(
            CLAIM.c.criterion,
            CLAIM.c.record_id,
            RECORD.c.title,
            RECORD.c.date,
            CLAIM.c.live,
            CLAIM.c.because != "",
        ).join_from(CLAIM, RECORD)
        query = query.where(~RECORD.c.deleted, wanted)
        order = (CLAIM.c.live, RECORD.c.date.desc(), RECORD.c.number.desc(), CLAIM.c.position)
        found = query.order_by(*order).limit(limit)
        with self._database.read() as connection, readable("A claim"):
            return [sound(ClaimPlace(*row)) for row in connection.execute(found)]
