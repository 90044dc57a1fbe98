"""The one way in which a command changes a record: a new snapshot, and a way back."""

from collections.abc import Callable
from dataclasses import replace

from ccjournal.domain.record import Record, Status
from ccjournal.errors import RefusedError
from ccjournal.services.changes import Change
from ccjournal.storage.records import RecordStore

CLOSED = {Status.SUBMITTED, Status.LOCKED}


class Snapshots:
    """Keeps snapshots of records and makes the `Change` that takes each back."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store

    def update(
        self, record_id: str, label: str, make: Callable[[Record], Record], merge_key: str = ""
    ) -> Change | None:
        """Keep what `make` makes of a record; None when that is no different.

        Raises `RefusedError` when the record has gone to the assessor.
        """
        with self._store.turn:
            before = self._store.get(record_id)
            if before.status in CLOSED:
                raise RefusedError(
                    f"{before.ref} has been sent to the assessor",
                    "Write what is new in a record of its own",
                )
            after = make(before)
            if after == before:
                return None
            self._store.put([after], label)
        return self._change(label, before, merge_key)

    def add(
        self, records: list[Record], label: str, notice: str = ""
    ) -> tuple[Change, list[Record]]:
        """Keep new records, all or none, and return them as kept."""
        kept = self._store.put(records, label)
        ids = frozenset(r.id for r in kept)
        return Change(label, ids, undo=lambda: self._bin(kept, label), notice=notice), kept

    def exchange(self, former: Record, new: Record, label: str) -> tuple[Change, Record]:
        """Keep a new record in place of one that goes in the bin, as one step."""
        kept, binned = self._store.put([new, replace(former, deleted=True)], label)
        change = self._back_to([replace(kept, deleted=True), former], label)
        return replace(change, records=frozenset({kept.id, binned.id})), kept

    def _bin(self, records: list[Record], label: str) -> Change:
        with self._store.turn:
            now = self._store.many([r.id for r in records])
            self._store.put([replace(r, deleted=True) for r in now], f"Undo {label.lower()}")
        return self._back_to(now, label)

    def _back_to(self, records: list[Record], label: str) -> Change:
        def undo() -> Change:
            with self._store.turn:
                now = self._store.many([r.id for r in records])
                self._store.put(records, label)
            return self._back_to(now, label)

        return Change(label, frozenset(r.id for r in records), undo=undo)

    def _change(self, label: str, before: Record, merge_key: str) -> Change:
        return replace(self._back_to([before], label), merge_key=merge_key)
