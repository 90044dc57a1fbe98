"""How the program talks to one file: the driver, its settings and its transactions."""

import json
import os
from enum import Enum
from functools import partial
from pathlib import Path
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, ExceptionContext, QueuePool, create_engine, event

from ccjournal.errors import InUseError, StorageError
from ccjournal.storage.key_file import Key

# Older ones can corrupt a write-ahead log when it is reset while two connections are at work.
OLDEST_SQLITE = (3, 51, 3)
# How long to wait for another program that is writing to the file.
BUSY_SECONDS = 2.0
# Else the library tells standard error what it could not read.
SILENT = "PRAGMA cipher_log_level = NONE"
# The layout of today, whatever a later SQLCipher makes of new files.
CIPHER = "PRAGMA cipher_compatibility = 4"
SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
    # The log is moved into the file when the program says so, never in passing.
    "PRAGMA wal_autocheckpoint = 0",
)
to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


class Access(Enum):
    """How a file is opened: SQLite's own words for it, and whether anything may be written."""

    WRITE = ("mode=rw", True)
    MAKE = ("mode=rwc", True)
    # Reads a journal that was closed in good order, and clears SQLite's own files away again.
    LOOK = ("mode=rw", False)
    # Reads through the log that another program has left or is writing, and leaves it alone.
    READ = ("mode=ro", False)
    # For a folder that cannot be written: SQLite could not make the files it reads a log with.
    STILL = ("mode=ro&immutable=1", False)


def connect(file: Path, access: Access, key: Key | None = None) -> driver.Connection:
    """Open a file with the settings that every connection has; `key` is None for a plain one."""
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise StorageError(
            f"The database library is too old ({driver.sqlite_version})",
            "Install the program again, so that it brings its own",
        )
    mode, writes = access.value
    if access is Access.MAKE:
        # What a journal holds is nobody else's: SQLite gives its own files the same rights.
        file.touch(mode=0o600)
    made = driver.connect(
        f"{address_of(file)}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    for setting in (SILENT, *((f'PRAGMA key = "{key.text}"', CIPHER) if key else ()), *SETTINGS):
        made.execute(setting)
    made.execute("PRAGMA journal_mode = WAL" if writes else "PRAGMA query_only = ON")
    return made


def make_engine(
    file: Path, access: Access, key: Key | None = None, *, foreign_keys: bool = True
) -> Engine:
    """Return an engine whose transactions are real ones, schema changes and all.

    A connection with the execution option `writes` begins by taking the right to write: it can
    then not be refused half-way.
    """

    def creator() -> driver.Connection:
        made = connect(file, access, key)
        if not foreign_keys:
            made.execute("PRAGMA foreign_keys = OFF")
        return made

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=creator,
        poolclass=QueuePool,
        hide_parameters=True,
        json_serializer=to_json,
    )

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    if key is not None:
        event.listen(engine, "handle_error", _give_up)
    return engine


def _give_up(context: ExceptionContext) -> None:
    """Let go of a connection that has met a damaged page: it reads no other page any more."""
    name = getattr(context.original_exception, "sqlite_errorname", None) or ""
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        context.is_disconnect = True
        context.invalidate_pool_on_disconnect = False


def tidy(engine: Engine) -> None:
    """Move everything from the write-ahead log into the file and leave the log empty."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def compact(file: Path, key: Key | None) -> None:
    """Write a file anew without its unused parts, and leave its log empty.

    Raises `InUseError` while somebody reads what was there before.
    """
    made = connect(file, Access.WRITE, key)
    try:
        made.execute("VACUUM")
        busy, *_pages = made.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        made.close()
    if busy:
        raise InUseError(f"{file.name} is being read", "Wait until that is done, then try again")


def move_log(engine: Engine) -> None:
    """Do the same without waiting for those who read: then some of it stays in the log."""
    raw = engine.raw_connection()
    cursor = raw.cursor()
    try:
        cursor.execute("PRAGMA busy_timeout = 0")
        busy, _frames, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        raw.close()


def address_of(file: Path) -> str:
    """Return a file's address; `%`, `?` and names that are not UTF-8 are safe in it."""
    path = os.fsencode(file.absolute().as_posix())
    return "file://" + quote(path if path.startswith(b"/") else b"/" + path)
