"""Brings a journal file up to date: a copy first, then all steps in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from ccjournal.errors import DamagedError
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import copy_pages, part_of, publish, remove_part
from ccjournal.storage.engine import Access, connect, make_engine, tidy
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.header import APPLICATION_ID
from ccjournal.storage.index import rebuild
from ccjournal.storage.key_file import Key
from ccjournal.storage.keys import arriving
from ccjournal.storage.sound import readable

HERE = Path(__file__).parent
VERSIONS = HERE / "versions"
# What people have written: no step may lose a row of it.
KEPT_TABLES = ("record", "version", "claim", "evidence", "person", "unit")


@dataclass(frozen=True, slots=True)
class Steps:
    """The folder of steps; tests add their own."""

    folder: Path

    @property
    def newest(self) -> int:
        """The version that the newest step leads to."""
        return int(ScriptDirectory.from_config(self.config()).get_current_head() or 0)

    def config(self, connection: Connection | None = None) -> Config:
        """Return Alembic's settings, with the connection that it is to use."""
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", _escaped(HERE))
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", _escaped(self.folder))
        return config


def make(
    file: Path, progress: Progress, steps: Steps | None = None, key: Key | None = None
) -> None:
    """Make a journal file with no words in it yet; the file must not be there."""
    _run(make_engine(file, Access.MAKE, key, foreign_keys=False), file, progress, steps)


def upgrade(
    file: Path,
    version: int,
    progress: Progress,
    steps: Steps | None = None,
    key: Key | None = None,
) -> None:
    """Bring a journal file from its version to the newest; a copy stays in its backups folder."""
    progress.step(0, 3, "Keeping a copy")
    backups = JournalFiles(file).backups
    with told(file, writes=True):
        backups.mkdir(exist_ok=True)
        _copy(file, _free(backups, f"{file.stem} before update from {version}"), progress, key)
    renew(file, progress, steps, key)


def renew(
    file: Path, progress: Progress, steps: Steps | None = None, key: Key | None = None
) -> None:
    """Bring a file up to date that is itself a copy."""
    _run(make_engine(file, Access.WRITE, key, foreign_keys=False), file, progress, steps)


def _copy(file: Path, target: Path, progress: Progress, key: Key | None) -> None:
    """Copy a journal of any version, with all that its log holds, to a name that is free."""
    source = connect(file, Access.WRITE, key)
    try:
        remove_part(target)
        copy_pages(source, part_of(target), progress, key)
    finally:
        source.close()
    with arriving(target, key):
        publish(target)


def _run(engine: Engine, file: Path, progress: Progress, steps: Steps | None) -> None:
    """Take the steps all or not at all.

    Foreign keys are off, because Alembic changes a table by making it anew, which would delete
    the rows that point at it; they are checked before the commit. The version comes last.
    """
    progress.step(1, 3, "Bringing the journal up to date")
    steps = steps or Steps(VERSIONS)
    with told(file, writes=True):
        try:
            with engine.execution_options(writes=True).begin() as connection:
                before = _counts(connection)
                command.upgrade(steps.config(connection), "head")
                with readable("A record"):
                    rebuild(connection)
                _compare(before, _counts(connection), connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {steps.newest}")
            tidy(engine)
        finally:
            engine.dispose()
    progress.step(3, 3)


def _counts(connection: Connection) -> Mapping[str, int]:
    """Return how many rows each table of people's words has; a table not there yet has none."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    there = set(found.scalars())
    return {
        table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608
        for table in KEPT_TABLES
        if table in there
    }


def _compare(before: Mapping[str, int], after: Mapping[str, int], connection: Connection) -> None:
    lost = [table for table, count in before.items() if after.get(table) != count]
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost or loose:
        raise DamagedError(
            "The journal could not be brought up to date without loss",
            "It has been left as it was. Keep it, and report this with your version",
        )


def _free(folder: Path, stem: str) -> Path:
    """Return a name in a folder that no file has."""
    number, target = 1, folder / f"{stem}.ccj"
    while target.exists():
        number += 1
        target = folder / f"{stem} ({number}).ccj"
    return target


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
