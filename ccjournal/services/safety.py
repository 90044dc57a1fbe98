"""What keeps an open journal safe, in one place."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ccjournal.paths import AppPaths
from ccjournal.services.backups import Backups
from ccjournal.services.bin import Bin
from ccjournal.services.claims import Claims
from ccjournal.services.conflicts import Conflicts
from ccjournal.services.copies import Copies
from ccjournal.services.guard import Guard
from ccjournal.services.history import History
from ccjournal.services.mending import Mending
from ccjournal.services.portfolio import Shelf
from ccjournal.services.protection import Protection
from ccjournal.services.recovery import Recovery, draft_places, recovery_of
from ccjournal.services.recovery_note import RecoveryNote
from ccjournal.services.safekeeping import Safekeeping
from ccjournal.services.whereabouts import Whereabouts
from ccjournal.settings import Settings, device_id
from ccjournal.storage.bin import BinStore
from ccjournal.storage.database import Database
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.private import clear_left_over


@dataclass(frozen=True, slots=True)
class Safety:
    """Everything that guards the words of one open journal."""

    safekeeping: Safekeeping
    backups: Backups
    history: History
    bin: Bin
    recovery: Recovery
    guard: Guard
    unclean: bool
    protection: Protection
    recovery_note: RecoveryNote
    whereabouts: Whereabouts
    conflicts: Conflicts


def safety_of(
    paths: AppPaths, database: Database, settings: Settings, parts: tuple[Shelf, Claims]
) -> Safety:
    """Return what guards an open journal."""
    shelf, claims = parts
    second = Path(settings.second_place) if settings.second_place else None
    keeping = Safekeeping(database, database.file, _now)
    if database.writes:
        clear_left_over(paths.private)
    copies = Copies(database.file, paths.private, second, database.secret)
    protection = Protection(database, copies, draft_places(paths, database.file))
    if database.writes:
        protection.seal_beside()
    words = shelf.records, shelf.journal, claims
    how = shelf.journal.types, device_id(settings), _now
    binned = BinStore(database, device_id(settings), _now)
    mending = Mending(database, keeping, copies, how)
    recovery = recovery_of(paths, database, words, (protection, mending))
    return Safety(
        safekeeping=keeping,
        backups=Backups(database, keeping, copies, _now),
        guard=Guard(database, _now, paths.documents),
        recovery=recovery,
        history=shelf.history,
        bin=Bin(binned, (shelf.journal, shelf.evidence, shelf.people), recovery.drafts),
        unclean=database.unclean,
        protection=protection,
        recovery_note=RecoveryNote(MetaStore(database)),
        whereabouts=Whereabouts(database.file, MetaStore(database), writes=database.writes),
        conflicts=Conflicts(database, shelf.records, shelf.journal, _now),
    )


def _now() -> datetime:
    return datetime.now(UTC)
