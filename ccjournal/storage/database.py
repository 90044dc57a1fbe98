"""Opening the journal file, and the two ways to use it."""

import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine

from ccjournal.errors import InUseError, RefusedError, StorageError
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import (
    part_of,
    publish,
    refuse_missing_folder,
    remove_all_parts,
    remove_part,
)
from ccjournal.storage.engine import Access, connect, make_engine, tidy
from ccjournal.storage.faults import READ_ONLY, Progress, Unwatched, told, worded
from ccjournal.storage.header import (
    has_copies,
    has_words_in_log,
    older,
    refuse_newer,
    version_of,
)
from ccjournal.storage.signing import JOURNAL_ID
from ccjournal.storage.tables import META

# The version of the schema that this program reads and writes: its newest migration.
SCHEMA = 3


class Database:
    """The open journal file. Connections come from `read` and `write` only.

    It may be used from several threads at once; writers wait for each other.
    """

    def __init__(self, file: Path, engine: Engine, lock: FileLock | None) -> None:
        self.file = file
        self.unclean = False
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._lock = lock
        self._turn = threading.Lock()
        self._identity = _identity(file)

    @classmethod
    def create(cls, file: Path) -> "Database":
        """Make a journal and open it; never where one is or was."""
        _refuse_existing(file)
        refuse_missing_folder(file)
        with ExitStack() as held:
            lock = take_lock(file)
            held.callback(lock.release)
            _refuse_existing(file)
            _make(file)
            opened = cls(file, make_engine(file, Access.WRITE), lock)
            held.pop_all()
        return opened

    @classmethod
    def open(
        cls, file: Path, *, write: bool = True, progress: Progress | None = None
    ) -> "Database":
        """Open a journal. For reading alone it takes no lock and changes nothing.

        A journal of an older version is brought up to date when it may be written.
        """
        if not write:
            return cls._for_reading(file)
        version_of(file)
        with ExitStack() as held:
            lock = take_lock(file)
            held.callback(lock.release)
            unclean = has_words_in_log(file)
            _bring_up_to_date(file, progress or Unwatched())
            opened = cls(file, make_engine(file, Access.WRITE), lock)
            opened.unclean = unclean
            held.pop_all()
        return opened

    @classmethod
    def open_still(cls, file: Path) -> "Database":
        """Open for reading a file that nobody else knows of yet, and leave nothing beside it."""
        refuse_newer(file, version_of(file), SCHEMA)
        return cls(file, make_engine(file, Access.STILL), None)

    @classmethod
    def _for_reading(cls, file: Path) -> "Database":
        refuse_newer(file, version_of(file), SCHEMA)
        opened = cls(file, make_engine(file, reading_access(file)), None)
        with ExitStack() as unread:
            unread.callback(opened.close)
            version = opened.version()
            refuse_newer(file, version, SCHEMA)
            if version < SCHEMA:
                raise older(file)
            unread.pop_all()
        return opened

    @property
    def writes(self) -> bool:
        """Whether it was opened for writing."""
        return self._lock is not None

    def version(self) -> int:
        """Return the version of the schema that the file has now, its log included."""
        with self.read() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees the journal as it is at the first query."""
        with told(self.file), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection whose changes are kept all or not at all."""
        if not self.writes:
            raise StorageError(
                f"{self.file.name} is open for reading only", "Open it for writing first"
            )
        with self._turn, told(self.file, writes=True):
            if _identity(self.file) != self._identity:
                raise StorageError(
                    f"{self.file.name} has been moved or replaced while it was open",
                    "Nothing was saved. Put the file back, then try again",
                )
            with self._writer.begin() as connection:
                yield connection

    def close(self) -> None:
        """Put everything into the one file and let go of it."""
        try:
            if self.writes and _identity(self.file) == self._identity:
                with told(self.file, writes=True):
                    tidy(self._engine)
        finally:
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()


def take_lock(file: Path) -> FileLock:
    """Take the right to write to a journal; it is free again when the program ends."""
    lock = FileLock(JournalFiles(file).lock, timeout=0, thread_local=False)
    with told(file, writes=True):
        try:
            lock.acquire()
        except Timeout as error:
            if not JournalFiles(file).lock.exists():
                raise worded(READ_ONLY, file) from error
            raise InUseError(
                f"{file.name} is open in another window", "Close it there, then try again"
            ) from error
    return lock


def reading_access(file: Path) -> Access:
    """Return how to read a journal so that neither it nor its folder is changed by it."""
    if has_words_in_log(file):
        return Access.READ
    writable = os.access(file.parent, os.W_OK) and os.access(file, os.W_OK)
    return Access.LOOK if writable else Access.STILL


def _identity(file: Path) -> tuple[int, int]:
    """Return what tells one file from another of the same name; zeros for none."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _refuse_existing(file: Path) -> None:
    files = JournalFiles(file)
    if file.exists():
        raise RefusedError(f"{file.name} is already there", "Choose another name, or open it")
    left = (files.header, files.log, files.restored)
    if any(file.exists() for file in left) or has_copies(files):
        raise RefusedError(
            f"{file.name} has been here before: its backups or other files of it are left",
            f"Restore a backup from {files.backups}, or choose another name",
        )


def _make(file: Path) -> None:
    """Make the file beside and rename it, so that there is never half a journal."""
    from ccjournal.storage.migrations.runner import make  # noqa: PLC0415 (slow, rarely needed)

    part = part_of(file)
    with told(file, writes=True), ExitStack() as unfinished:
        remove_all_parts(file)
        unfinished.callback(remove_part, file)
        make(part, Unwatched())
        engine = make_engine(part, Access.WRITE)
        unfinished.callback(engine.dispose)
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(META.insert(), {"key": JOURNAL_ID, "value": uuid4().hex})
        tidy(engine)
        engine.dispose()
        publish(file)


def _bring_up_to_date(file: Path, progress: Progress) -> None:
    """Run the migrations that are due; a log left behind may know a newer version."""
    version = version_of(file)
    if has_words_in_log(file):
        with told(file):
            probe = connect(file, Access.READ)
            try:
                (version,) = probe.execute("PRAGMA user_version").fetchone()
            finally:
                probe.close()
    refuse_newer(file, version, SCHEMA)
    if version < SCHEMA:
        from ccjournal.storage.migrations.runner import upgrade  # noqa: PLC0415 (slow, rare)

        upgrade(file, version, progress)
