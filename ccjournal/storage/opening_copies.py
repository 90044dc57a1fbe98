"""Reading a copy of a journal without changing it, whatever version made it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccjournal.storage.backup import restore
from ccjournal.storage.database import SCHEMA, Database
from ccjournal.storage.faults import Progress
from ccjournal.storage.header import has_words_in_log, version_of
from ccjournal.storage.private import private_folder


@contextmanager
def open_copy(file: Path, place: Path, progress: Progress) -> Iterator[Database]:
    """Yield a copy for reading; one of an older version is brought up to date in a private place.

    The copy stays as it is, and nothing is left beside it.
    """
    if version_of(file) >= SCHEMA:
        with _opened(file) as database:
            yield database
        return
    with private_folder(place) as folder:
        renewed = folder / file.name
        restore(file, renewed, progress)
        with _opened(renewed) as database:
            yield database


@contextmanager
def _opened(file: Path) -> Iterator[Database]:
    words_wait = has_words_in_log(file)
    database = Database.open(file, write=False) if words_wait else Database.open_still(file)
    try:
        yield database
    finally:
        database.close()
