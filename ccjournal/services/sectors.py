"""The sectors in which the owner works. The journal keeps them: another may be for another job."""

from collections.abc import Sequence

from ccjournal.services.changes import Change
from ccjournal.storage.meta import MetaStore

KEY = "sectors"


class Sectors:
    """Which laws and codes matter; without any sector all do."""

    def __init__(self, store: MetaStore) -> None:
        self._store = store

    def chosen(self) -> tuple[str, ...]:
        """Return the sectors in their order."""
        return tuple(filter(None, (self._store.get(KEY) or "").split("\n")))

    def choose(self, sectors: Sequence[str]) -> Change:
        """Replace the sectors."""
        before = self.chosen()
        self._store.set(KEY, "\n".join(sectors))
        return Change("Choose sectors", frozenset(), undo=lambda: self.choose(before))
