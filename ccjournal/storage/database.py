"""Opening the journal file, and the two ways to use it."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine

from ccjournal.domain.secret import DataKey, Passphrase, Secret
from ccjournal.errors import (
    ChangedOutsideError,
    DiskFullError,
    ReadOnlyError,
    StorageError,
    VanishedError,
)
from ccjournal.storage.copies import refuse_missing_folder
from ccjournal.storage.engine import Access, make_engine, move_log, tidy
from ccjournal.storage.faults import NO_ANSWER, READ_ONLY, Progress, Unwatched, told, worded
from ccjournal.storage.header import (
    older,
    reading_access,
    refuse_newer,
    version_of,
)
from ccjournal.storage.holding import Hold, take_lock
from ccjournal.storage.key_file import Key, new_key
from ccjournal.storage.keys import is_encrypted, mend_keys, unlock, write_keys
from ccjournal.storage.left_log import has_own_log
from ccjournal.storage.making import make_file, refuse_existing
from ccjournal.storage.room import is_short, release_reserve, why_read_only
from ccjournal.storage.updating import bring_up_to_date
from ccjournal.storage.watching import Watch
from ccjournal.storage.wrapping import Cost

# The version of the schema that this program reads and writes: its newest migration.
SCHEMA = 3


class Database:
    """The open journal file. Connections come from `read` and `write` only.

    It may be used from several threads at once; writers wait for each other.
    """

    def __init__(
        self, file: Path, access: Access, lock: Hold | None, key: Key | None = None
    ) -> None:
        self.file = file
        self.key = key
        self.unclean = False
        self._engine = make_engine(file, access, key)
        # The one that writes is alone, so that it can tell whether anybody else has.
        writer = make_engine(file, access, key) if lock else None
        self._writer = writer.execution_options(writes=True) if writer else None
        self._lock = lock
        self._turn = threading.Lock()
        self._watch = Watch(file)
        if lock is not None:
            lock.sign()

    @classmethod
    def create(
        cls, file: Path, passphrase: Passphrase | None = None, cost: Cost | None = None
    ) -> "Database":
        """Make a journal and open it; never where one is or was. With a passphrase: encrypted.

        Without a cost of trying it, it is what takes this computer about a second.
        """
        refuse_existing(file)
        refuse_missing_folder(file)
        key = None if passphrase is None else new_key(passphrase, cost)
        with ExitStack() as held:
            lock = take_lock(file)
            held.callback(lock.release)
            refuse_existing(file)
            make_file(file, key)
            opened = cls(file, Access.WRITE, lock, key)
            held.pop_all()
        return opened

    @classmethod
    def open(
        cls,
        file: Path,
        *,
        write: bool = True,
        progress: Progress | None = None,
        secret: Secret | None = None,
    ) -> "Database":
        """Open a journal. For reading alone it takes no lock and changes nothing.

        A journal of an older version is brought up to date when it may be written. The secret is
        for an encrypted one; a plain one opens with it as without.
        """
        if not write:
            return cls._for_reading(file, unlock(file, secret))
        if not is_encrypted(file):
            version_of(file)
        if why_read_only(file):
            raise worded(READ_ONLY, file)
        with ExitStack() as held:
            lock = take_lock(file, whoever=False)
            held.callback(lock.release)
            key = unlock(file, secret)
            unclean = has_own_log(file, key)
            bring_up_to_date(file, SCHEMA, progress or Unwatched(), key)
            mend_keys(file, key)
            opened = cls(file, Access.WRITE, lock, key)
            opened.unclean = unclean
            held.pop_all()
        return opened

    @classmethod
    def open_still(cls, file: Path, key: Key | None = None) -> "Database":
        """Open for reading a file that nobody else knows of yet, and leave nothing beside it."""
        refuse_newer(file, version_of(file, key), SCHEMA)
        return cls(file, Access.STILL, None, key)

    @classmethod
    def _for_reading(cls, file: Path, key: Key | None) -> "Database":
        refuse_newer(file, version_of(file, key), SCHEMA)
        opened = cls(file, reading_access(file), None, key)
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

    @property
    def secret(self) -> DataKey | None:
        """What opens this journal and its copies again; None for a plain one."""
        return None if self.key is None else self.key.secret

    def keep_key(self, key: Key) -> None:
        """Keep the same key under another passphrase or recovery code, in both key files."""
        if not self.writes:
            raise self._only_read
        with self._turn:
            write_keys(self.file, key)
            self.key = key

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
        """Yield a connection whose changes are kept all or not at all.

        Raises `ChangedOutsideError` before anything is written over what another program wrote.
        """
        if self._writer is None:
            raise self._only_read
        with self._turn, told(self.file, writes=True), self._in_need(self._writer):
            self._watch.refuse_changed()
            if is_short(self.file):
                release_reserve(self.file)
            with self._writer.begin() as connection:
                self._watch.refuse_commits(connection)
                yield connection
            self._watch.note_log()
            if self._watch.log_is_long:
                # What was saved is in the log; there is another time for moving it.
                with suppress(StorageError), told(self.file, writes=True):
                    self._put_together(self._writer, wait=False)

    @contextmanager
    def mine(self) -> Iterator[Connection]:
        """Yield a connection that sees what this program had, whatever lies at the name now."""
        assert self._writer is not None
        reader = self._writer.execution_options(writes=False)
        with self._turn, told(self.file), reader.connect() as connection:
            yield connection

    @property
    def has_words_alone(self) -> bool:
        """Whether another program's change keeps what was saved here out of the file."""
        try:
            self.look()
        except (ChangedOutsideError, VanishedError):
            return self._writer is not None and self._watch.has_words_alone
        return False

    def look(self) -> None:
        """Raise `ChangedOutsideError` if another program has changed the journal."""
        with told(self.file), self._turn:
            self._watch.refuse_changed()
            if self._writer is not None:
                with self._writer.execution_options(writes=False).connect() as connection:
                    self._watch.refuse_commits(connection)

    def settle(self) -> None:
        """Move all that was saved into the one file, so that a copy of it is whole.

        Nothing is done while somebody reads: there will be another time.
        """
        if self._writer is None or self._watch.log_is_empty:
            return
        with self._turn, told(self.file, writes=True):
            self._watch.refuse_changed()
            self._put_together(self._writer, wait=False)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let this program do something to the file itself: what it does then is no surprise."""
        with self._turn:
            self._watch.refuse_changed()
            if self._writer is not None:
                self._writer.dispose()
            try:
                yield
            finally:
                # Also when it failed half-way: the rest stands in the log, which must stay with it.
                self._watch.note()

    def close(self) -> None:
        """Put everything into the one file and let go of it.

        A file that another program has changed is left as it is, and so is our log: aside, where
        it is not taken for the log of that file.
        """
        writer, left = self._writer, False
        self._writer = None
        try:
            if writer is not None:
                with told(self.file, writes=True):
                    left = self._put_away(writer)
        finally:
            self._engine.dispose()
            if writer is not None:
                writer.dispose()
            if left:
                self._watch.remove_log()
            if self._lock is not None:
                self._lock.release()

    def _put_away(self, writer: Engine) -> bool:
        """Put all into the file; whether it was left instead, because it is another one now."""
        try:
            self._watch.refuse_changed()
        except (ChangedOutsideError, VanishedError):
            self._watch.disarm_log()
            return True
        self._engine.dispose()
        self._put_together(writer, wait=True)
        return False

    def _put_together(self, writer: Engine, *, wait: bool) -> None:
        try:
            tidy(writer) if wait else move_log(writer)
        finally:
            self._watch.note()

    @property
    def _only_read(self) -> ReadOnlyError:
        return ReadOnlyError(
            f"{self.file.name} is open for reading only", "Open it for writing first"
        )

    @contextmanager
    def _in_need(self, writer: Engine) -> Iterator[None]:
        """Prepare the next attempt: give the reserve up, or ask the disk anew for the file."""
        try:
            with told(self.file, writes=True):
                yield
        except DiskFullError:
            release_reserve(self.file)
            raise
        except StorageError as error:
            if error.title == worded(NO_ANSWER, self.file).title:
                self._connect_anew(writer)
            raise

    def _connect_anew(self, writer: Engine) -> None:
        """Let go of a file that does not answer; one that is another now is seen only so long."""
        with suppress(StorageError):
            self._watch.refuse_changed()
            writer.dispose()
            self._engine.dispose()
            self._watch.note()
