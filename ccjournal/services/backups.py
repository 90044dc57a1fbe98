"""The backups of an open journal: made on their own, thinned, compared and proved."""

from ccjournal.services.copies import Copies, Copy
from ccjournal.services.jobs import Progress
from ccjournal.storage.compare import Difference, Proof, compare
from ccjournal.storage.database import Database

__all__ = ["Backups", "Copies", "Copy", "Difference", "Proof"]


class Backups:
    """What keeps copies of one open journal, and tells how they stand."""

    def __init__(self, database: Database, copies: Copies) -> None:
        self._database = database
        self.copies = copies

    def compare(self, copy: Copy, progress: Progress) -> Difference:
        """Tell what would change if the journal went back to a copy."""
        progress.step(0, 2, "Reading the backup")
        with self.copies.open(copy, progress) as opened:
            progress.step(1, 2, "Comparing")
            return compare(self._database, opened.database)
