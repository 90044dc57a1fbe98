"""Making the file of a new journal: whole, and never where one is or was."""

from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from ccjournal.errors import RefusedError
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import part_of, publish, remove_all_parts, remove_part
from ccjournal.storage.engine import Access, make_engine, tidy
from ccjournal.storage.faults import Unwatched, told
from ccjournal.storage.header import has_copies
from ccjournal.storage.key_file import Key
from ccjournal.storage.keys import arriving
from ccjournal.storage.signing import JOURNAL_ID
from ccjournal.storage.tables import META


def refuse_existing(file: Path) -> None:
    """Raise where a journal or what belongs to one is left."""
    files = JournalFiles(file)
    if file.exists():
        raise RefusedError(f"{file.name} is already there", "Choose another name, or open it")
    left = (files.header, files.header_copy, files.log, files.restored)
    if any(file.exists() for file in left) or has_copies(files):
        raise RefusedError(
            f"{file.name} has been here before: its backups or other files of it are left",
            f"Restore a backup from {files.backups}, or choose another name",
        )


def make_file(file: Path, key: Key | None = None) -> None:
    """Make the file beside and rename it, so that there is never half a journal."""
    from ccjournal.storage.migrations.runner import make  # noqa: PLC0415 (slow, rarely needed)

    part = part_of(file)
    with told(file, writes=True), ExitStack() as unfinished:
        remove_all_parts(file)
        unfinished.callback(remove_part, file)
        make(part, Unwatched(), key=key)
        engine = make_engine(part, Access.WRITE, key)
        unfinished.callback(engine.dispose)
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(META.insert(), {"key": JOURNAL_ID, "value": uuid4().hex})
        tidy(engine)
        engine.dispose()
        with arriving(file, key):
            publish(file)
