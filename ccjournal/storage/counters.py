"""Numbers that people see: given once, counted up, never given again."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from ccjournal.storage.sound import readable
from ccjournal.storage.tables import META

RECORDS = "counter.record"
EVIDENCE = "counter.evidence"


def take(connection: Connection, counter: str, count: int) -> range:
    """Return the next `count` numbers and remember that they are taken."""
    found = connection.scalar(select(META.c.value).where(META.c.key == counter))
    with readable("The counter of references"):
        last = int(found or 0)
    taken = insert(META).values(key=counter, value=str(last + count))
    connection.execute(
        taken.on_conflict_do_update(
            index_elements=[META.c.key], set_={"value": taken.excluded.value}
        )
    )
    return range(last + 1, last + 1 + count)
