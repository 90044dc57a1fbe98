"""Giving a closed journal a passphrase or taking it away, with what lies beside and its copies."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ccjournal.errors import DamagedError
from ccjournal.paths import JournalFiles
from ccjournal.storage.catalogue import Catalogue
from ccjournal.storage.conversion import convert
from ccjournal.storage.copies import remove_copy, wipe, write_small
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.first_page import MAGIC
from ccjournal.storage.holding import take_lock
from ccjournal.storage.key_file import Key
from ccjournal.storage.sealing import is_sealed, seal, unseal


def change_key(
    file: Path, old: Key | None, new: Key | None, beside: Iterable[Path], progress: Progress
) -> None:
    """Encrypt or decrypt a journal that is closed, and the small files that belong to it.

    What lies beside a journal is never sealed with a key that the journal does not have.
    """
    places = tuple(beside)
    lock = take_lock(file)
    try:
        if new is None:
            _seal_anew(places, old, new)
        convert(file, old, new, progress)
        if new is not None:
            _seal_anew(places, old, new)
    finally:
        lock.release()


def is_plain(file: Path) -> bool:
    """Whether a copy can be read without any key."""
    with told(file), file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def encrypt_copy(file: Path, key: Key, progress: Progress) -> None:
    """Encrypt a copy in its place; what is known of it stays known."""
    convert(file, None, key, progress)
    catalogue = Catalogue(file.parent)
    if fact := catalogue.facts().get(file.name):
        catalogue.add(file.name, replace(fact, size=file.stat().st_size))


def remove_plain(file: Path) -> None:
    """Overwrite and remove a copy, with its log."""
    with told(file, writes=True):
        for left in (file, JournalFiles(file).log):
            wipe(left)
        remove_copy(file)


def seal_plain(places: Iterable[Path], key: Key) -> None:
    """Seal what lies plain beside an encrypted journal: a stopped change has left it."""
    for place in places:
        if place.is_file() and not is_sealed(content := place.read_bytes()):
            with told(place, writes=True):
                write_small(place, seal(content, key))


def _seal_anew(places: Iterable[Path], old: Key | None, new: Key | None) -> None:
    for place in places:
        if place.is_file():
            with told(place, writes=True), suppress(DamagedError):
                content = unseal(place.read_bytes(), old)
                write_small(place, seal(content, new))
