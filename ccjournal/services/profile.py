"""The details on the cover of the portfolio, and the sectors in which its owner works."""

from collections.abc import Sequence
from dataclasses import asdict, fields

from ccjournal.domain.profile import Profile
from ccjournal.domain.text import clean, one_line
from ccjournal.services.changes import Change
from ccjournal.storage.meta import MetaStore

PREFIX, SECTORS = "profile.", "sectors"


class Profiles:
    """Who the journal belongs to, kept in the journal itself."""

    def __init__(self, store: MetaStore) -> None:
        self._store = store

    def get(self) -> Profile:
        """Return the details."""
        values = {f.name: self._store.get(PREFIX + f.name) or "" for f in fields(Profile)}
        return Profile(**values)

    def set(self, profile: Profile) -> Change:
        """Replace the details."""
        before = self.get()
        for key, value in asdict(profile).items():
            self._store.set(PREFIX + key, one_line(clean(value).text))
        return Change("Edit details", frozenset(), undo=lambda: self.set(before))

    def sectors(self) -> tuple[str, ...]:
        """Return the sectors whose laws and codes matter; without any all do.

        They are the journal's and not the computer's: another journal may be for another job.
        """
        return tuple(filter(None, (self._store.get(SECTORS) or "").split("\n")))

    def choose_sectors(self, sectors: Sequence[str]) -> Change:
        """Replace the sectors."""
        before = self.sectors()
        self._store.set(SECTORS, "\n".join(sectors))
        return Change("Choose sectors", frozenset(), undo=lambda: self.choose_sectors(before))
