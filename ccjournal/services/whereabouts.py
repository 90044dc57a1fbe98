"""Where a journal lies: whether another program copies its folder, and what was said to that."""

from hashlib import sha256
from pathlib import Path

from ccjournal.domain.places import Place
from ccjournal.errors import JournalError
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.moving import finish_moving, move_journal
from ccjournal.storage.places import place_of

__all__ = ["Whereabouts", "finish_moving", "move_journal", "place_of"]

ACCEPTED = "place.accepted"


class Whereabouts:
    """The folder of one open journal. It is told once; another folder is told anew."""

    def __init__(self, file: Path, store: MetaStore, *, writes: bool) -> None:
        self._folder = file.parent
        self._store = store
        self._writes = writes

    def place(self) -> Place | None:
        """Return whose the folder is, unless that was accepted before."""
        found = place_of(self._folder)
        if found is None or not self._writes or self._store.get(ACCEPTED) == self._mark:
            return None
        return found

    def accept(self) -> None:
        """Say no more of this folder."""
        self._store.set(ACCEPTED, self._mark)

    @property
    def _mark(self) -> str:
        return sha256(str(self._folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def note_on_place(folder: Path) -> str:
    """Return what is to be known before a document goes to a folder, or nothing."""
    try:
        found = place_of(folder)
    except JournalError:
        return ""
    if found is None:
        return ""
    return f"{folder} belongs to {found.name}: what is put there is copied to other computers."
