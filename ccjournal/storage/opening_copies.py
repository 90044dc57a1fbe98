"""Reading a copy of a journal without changing it, whatever version made it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccjournal.domain.secret import Secret
from ccjournal.storage.backup import restore
from ccjournal.storage.database import SCHEMA, Database
from ccjournal.storage.faults import Progress
from ccjournal.storage.header import has_words_in_log, version_of
from ccjournal.storage.key_file import Key
from ccjournal.storage.keys import unlock
from ccjournal.storage.private import private_folder


@contextmanager
def open_copy(
    file: Path, place: Path, progress: Progress, secret: Secret | None = None
) -> Iterator[Database]:
    """Yield a copy for reading; one of an older version is brought up to date in a private place.

    The copy stays as it is, and nothing is left beside it.
    """
    key = unlock(file, secret)
    if version_of(file, key) >= SCHEMA:
        with _opened(file, key) as database:
            yield database
        return
    with private_folder(place) as folder:
        renewed = folder / file.name
        restore(file, renewed, progress, secret)
        with _opened(renewed, key) as database:
            yield database


@contextmanager
def _opened(file: Path, key: Key | None) -> Iterator[Database]:
    if has_words_in_log(file):
        database = Database.open(file, write=False, secret=key.secret if key else None)
    else:
        database = Database.open_still(file, key)
    try:
        yield database
    finally:
        database.close()
