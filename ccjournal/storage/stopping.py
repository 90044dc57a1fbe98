"""Stopping a long query: SQLite asks from time to time whether it should go on."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ccjournal.errors import Cancelled, DamagedError
from ccjournal.storage.faults import Progress

# So many steps of SQLite's own machine lie between two questions: some milliseconds.
STEPS = 20_000


@contextmanager
def stoppable(
    connection: Connection, progress: Progress, place: tuple[int, int, str]
) -> Iterator[None]:
    """Report a place again and again while queries run; raise `Cancelled` when asked to stop.

    What reads on after a query was stopped may take that for damage: the wish to stop comes first.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, driver.Connection)
    stopped = False

    def go_on() -> int:
        nonlocal stopped
        try:
            progress.step(*place)
        except Cancelled:
            stopped = True
        return int(stopped)

    raw.set_progress_handler(go_on, STEPS)
    try:
        yield
    except (DBAPIError, DamagedError):
        if not stopped:
            raise
    finally:
        # One that has met a damaged page of an encrypted file is closed by now.
        with suppress(driver.ProgrammingError):
            raw.set_progress_handler(None, 0)
    if stopped:
        raise Cancelled
