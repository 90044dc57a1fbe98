"""What the learner has said yes and no to: claimed words, and suggestions turned down."""

from collections.abc import Iterable

from sqlalchemy import func, select

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.suggest.ranking import Shown
from ccjournal.storage.content import answers_of
from ccjournal.storage.database import Database
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import CLAIM, RECORD

# So many of a criterion tell how it is shown; more of them would only take time.
MOST = 12


class LearnedStore:
    """Reads over all records that are not in the bin."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claimed(self) -> list[Shown]:
        """Return the words of live claims, of each criterion the newest."""
        newest = func.row_number().over(
            partition_by=CLAIM.c.criterion, order_by=(RECORD.c.number.desc(), CLAIM.c.position)
        )
        shown = (CLAIM.c.record_id, RECORD.c.kind, CLAIM.c.field, CLAIM.c.criterion, CLAIM.c.quote)
        every = select(*shown, newest.label("place")).join_from(CLAIM, RECORD)
        every = every.where(~RECORD.c.deleted, CLAIM.c.live)
        few = every.subquery()
        query = select(*(few.c[column.name] for column in shown)).where(few.c.place <= MOST)
        with self._database.read() as connection, readable("A claim"):
            return [sound(Shown(*row)) for row in connection.execute(query)]

    def turned_down(self) -> list[str]:
        """Return the criterion of every suggestion that was turned down, once for each record."""
        query = select(RECORD.c.answers).where(~RECORD.c.deleted, RECORD.c.answers.is_not(None))
        with self._database.read() as connection, readable("An answer"):
            kept: Iterable[tuple[object]] = connection.execute(query).all()
        every = (answer for (answers,) in kept for answer in answers_of(answers))  # type: ignore[arg-type]
        return [answer.key for answer in every if answer.kind is AnswerKind.SUGGESTION]
