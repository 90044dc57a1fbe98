"""Drafts: words that were being typed when the program ended, offered once it starts again."""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from ccjournal.domain.unsaved import Unsaved
from ccjournal.errors import DamagedError, NotFoundError
from ccjournal.services.changes import Change
from ccjournal.services.claims import Claims, Wording
from ccjournal.services.draft_offers import DraftOffers, FoundDraft
from ccjournal.services.draft_text import (
    Kept,
    UnreadableDraftError,
    from_bytes,
    hash_of,
    seen,
    to_bytes,
)
from ccjournal.services.journal import Journal
from ccjournal.services.notes import Notes
from ccjournal.storage.draft_file import DraftFile

Sealing = tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]


class Drafts:
    """The drafts of one journal. None becomes a record by itself.

    It may be called from several threads. `sealing` closes and opens the words of an encrypted
    journal.
    """

    def __init__(
        self, file: DraftFile, sealing: Sealing, commands: tuple[Journal, Claims, Notes]
    ) -> None:
        self._file = file
        self._seal, self._unseal = sealing
        self._journal, self._claims, self._notes = commands
        self._offers = DraftOffers(self._journal)
        self._session = uuid4().hex
        self._turn = threading.RLock()
        self._former: Mapping[str, Kept] | None = None
        self._now: Sequence[Kept] = ()

    def keep(self, unsaved: Iterable[Unsaved]) -> None:
        """Keep what is unsaved now, in place of what was; with nothing left the file goes."""
        with self._turn:
            self._now = tuple(
                Kept(f"{self._session} {number}", one, hash_of(one.base))
                for number, one in enumerate(unsaved)
            )
            self._write(self._left())

    def found(self) -> list[FoundDraft]:
        """Return the drafts of earlier runs that hold what the journal does not, newest first."""
        with self._turn:
            left = self._left()
            offers = {key: self._offers.offer(kept) for key, kept in left.items()}
            still = {key: seen(left[key]) for key, offer in offers.items() if offer}
            if still != left:
                self._write(still)
        found = (offer for offer in offers.values() if offer is not None)
        return sorted(found, key=lambda offer: offer.unsaved.at, reverse=True)

    def take(self, key: str) -> Change:
        """Make a draft the newest version of its record, or a record of its own."""
        with self._turn:
            found = self._offers.offer(self._one(key))
            if found is None:
                self._settle(key)
                raise NotFoundError("The journal holds these words already")
            change = self._edited(found) if found.fits else self._added(found)
            self._settle(key)
        return change

    def leave(self, key: str) -> Change:
        """Drop a draft; the change brings it back."""
        with self._turn:
            kept = self._one(key)
            self._settle(key)

        def undo() -> Change:
            with self._turn:
                self._write({**self._left(), key: kept})
            return Change("Bring the draft back", frozenset(), undo=lambda: self.leave(key))

        return Change("Leave the draft", frozenset(), undo=undo)

    def erase(self, records: Collection[str]) -> None:
        """Drop the drafts of records that are erased; nothing brings them back."""
        with self._turn:
            left = {k: d for k, d in self._left().items() if d.unsaved.written.id not in records}
            now = tuple(d for d in self._now if d.unsaved.written.id not in records)
            if len(left) < len(self._left()) or len(now) < len(self._now):
                self._now = now
                self._write(left)

    def _edited(self, found: FoundDraft) -> Change:
        unsaved, record_id = found.unsaved, found.unsaved.written.id
        before = self._journal.get(record_id)
        changes = [self._journal.edit(record_id, self._offers.draft(unsaved))]
        known = {claim.id for claim in before.claims}
        for claim_id, words in unsaved.wordings.items():
            if claim_id in known:
                changes.append(self._claims.reword(record_id, claim_id, Wording(*words)))
        made = [change for change in changes if change is not None]
        return replace(made[0], label="Take the draft", undo=_undone(made), merge_key="")

    def _added(self, found: FoundDraft) -> Change:
        unsaved = found.unsaved
        if unsaved.is_note:
            words = "\n".join(unsaved.written.fields.values())
            change, _kept = self._notes.keep(words, unsaved.about)
            return change
        form = unsaved.written.form
        if form not in self._journal.types:
            raise NotFoundError(
                f"The form {form!r} of this draft is missing",
                f"Put {form}.toml back into the library folder",
            )
        change, kept = self._journal.add(form, self._offers.draft(unsaved))
        notice = f"{found.ref} cannot be changed: the words are in {kept.ref}." if found.ref else ""
        return replace(change, notice=notice or change.notice)

    def _left(self) -> Mapping[str, Kept]:
        """Return what earlier runs have left, read when it is first needed."""
        if self._former is None:
            self._former = {}
            for place, content in self._file.read():
                try:
                    found = from_bytes(self._unseal(content))
                except (DamagedError, UnreadableDraftError):
                    self._file.put_aside(place)
                else:
                    self._former = {**self._former, **{kept.key: kept for kept in found}}
        return self._former

    def _write(self, former: Mapping[str, Kept]) -> None:
        self._former = former
        kept = [*former.values(), *self._now]
        if kept:
            self._file.write(self._seal(to_bytes(kept)))
        else:
            self._file.remove()

    def _one(self, key: str) -> Kept:
        if kept := self._left().get(key):
            return kept
        raise NotFoundError("That draft is no longer there")

    def _settle(self, key: str) -> None:
        self._write({k: kept for k, kept in self._left().items() if k != key})


def _undone(changes: Sequence[Change]) -> Callable[[], Change]:
    """Return what takes several changes back, the last one first."""

    def undo() -> Change:
        back = [change.undo() for change in reversed(changes)]
        return replace(back[0], undo=_undone(back))

    return undo
