"""Whether an open journal can be worked with, and holds nothing that would work behind its back."""

from sqlalchemy import Connection, func, select

from ccjournal.errors import DamagedError
from ccjournal.storage.database import Database
from ccjournal.storage.faults import RESTORE
from ccjournal.storage.tables import METADATA, RECORD, VERSION

FOREIGN = "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1"


def refuse_unreadable(database: Database) -> None:
    """Raise `DamagedError` if a table is missing or gives nothing, or something alien acts there.

    A trigger of somebody else's would change what is saved; no journal has one.
    """
    with database.read() as connection:
        _refuse_alien(database, connection)
        for table in METADATA.sorted_tables:
            connection.execute(select(table.primary_key.columns[0]).limit(1)).first()
        for table in (RECORD, VERSION):
            connection.scalar(select(func.count()).select_from(table))
        connection.exec_driver_sql("SELECT rowid FROM search LIMIT 1").first()


def _refuse_alien(database: Database, connection: Connection) -> None:
    alien = connection.exec_driver_sql(FOREIGN).first()
    if alien is not None:
        kind, _name = alien
        raise DamagedError(f"{database.file.name} holds a {kind} that no journal has", f"{RESTORE}")
