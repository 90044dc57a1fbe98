"""Finding words."""

from ccjournal.domain.record import Hit
from ccjournal.storage.search import SearchStore


class Find:
    """Full-text search over the records that are not in the bin."""

    def __init__(self, store: SearchStore) -> None:
        self._store = store

    def find(self, words: str, *, limit: int = 50, kind: str | None = None) -> list[Hit]:
        """Return the best hits; plain words, no syntax, and the last one may be a beginning."""
        return self._store.find(words, limit=limit, kind=kind)
