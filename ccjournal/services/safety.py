"""What keeps an open journal safe, in one place."""

from dataclasses import dataclass

from ccjournal.services.backups import Backups
from ccjournal.services.guard import Guard
from ccjournal.services.history import History
from ccjournal.services.protection import Protection
from ccjournal.services.recovery import Recovery
from ccjournal.services.safekeeping import Safekeeping


@dataclass(frozen=True, slots=True)
class Safety:
    """Everything that guards the words of one open journal."""

    safekeeping: Safekeeping
    backups: Backups
    history: History
    recovery: Recovery
    guard: Guard
    unclean: bool
    protection: Protection
