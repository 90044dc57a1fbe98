"""Whether the owner has the recovery page of a journal on paper, kept in the journal itself."""

from datetime import date

from ccjournal.storage.meta import MetaStore

KEY = "recovery.confirmed"


class RecoveryNote:
    """A day, or nothing: what was made and never confirmed may lie in no drawer."""

    def __init__(self, store: MetaStore) -> None:
        self._store = store

    @property
    def confirmed_on(self) -> date | None:
        """The day on which the owner had the page of today's code in hand."""
        try:
            return date.fromisoformat(self._store.get(KEY) or "")
        except ValueError:
            return None

    def confirm(self, day: date) -> None:
        """Note that the owner has the page in hand."""
        self._store.set(KEY, day.isoformat())

    def void(self) -> None:
        """Note that no page is good any more: there is a new code, or none."""
        self._store.set(KEY, "")
