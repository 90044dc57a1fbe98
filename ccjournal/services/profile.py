"""The details on the cover of the portfolio."""

from dataclasses import asdict, fields

from ccjournal.domain.profile import Profile
from ccjournal.domain.text import clean, one_line
from ccjournal.services.changes import Change
from ccjournal.storage.meta import MetaStore

PREFIX = "profile."


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
