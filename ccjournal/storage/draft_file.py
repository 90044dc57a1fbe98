"""The file of words that are not saved yet: written whole, found again after a crash."""

import os
from collections.abc import Sequence
from pathlib import Path

from ccjournal.errors import StorageError
from ccjournal.storage.copies import part_of, sync_folder
from ccjournal.storage.faults import told

OWN_EYES = 0o600
UNREAD = ".unread"


class DraftFile:
    """Keeps some bytes in the first of several places that takes them."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = tuple(places)

    def write(self, content: bytes) -> Path:
        """Keep these bytes and nothing else; return where. Raises `StorageError` if nowhere."""
        for place in self._places[:-1]:
            try:
                return self._write(place, content)
            except StorageError:
                continue
        return self._write(self._places[-1], content)

    def read(self) -> list[tuple[Path, bytes]]:
        """Return what was kept, from every place that has something, the oldest first."""
        there = [place for place in self._places if place.is_file()]
        return [(place, place.read_bytes()) for place in sorted(there, key=_written)]

    def remove(self) -> None:
        """Keep nothing any more."""
        for place in self._places:
            with told(place, writes=True):
                place.unlink(missing_ok=True)

    def put_aside(self, place: Path) -> Path:
        """Give what cannot be read a name of its own, so that it is not written over."""
        number, aside = 1, place.with_name(place.name + UNREAD)
        while aside.exists():
            number += 1
            aside = place.with_name(f"{place.name}{UNREAD}-{number}")
        with told(place, writes=True):
            place.rename(aside)
        return aside

    def _write(self, place: Path, content: bytes) -> Path:
        """Write beside, make it safe on the disk, and give it its name."""
        part = part_of(place)
        with told(place, writes=True):
            if place == self._places[-1]:
                place.parent.mkdir(parents=True, exist_ok=True)
            try:
                _write_out(part, content)
                part.replace(place)
            finally:
                part.unlink(missing_ok=True)
            sync_folder(place.parent)
            if place == self._places[0]:
                for other in self._places[1:]:
                    other.unlink(missing_ok=True)
        return place


def _write_out(part: Path, content: bytes) -> None:
    part.unlink(missing_ok=True)
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_EYES)
    with os.fdopen(opened, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _written(place: Path) -> float:
    return place.stat().st_mtime
