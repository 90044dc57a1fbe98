"""The key files beside a journal: found, opened, mended, and kept right whatever happens."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from itertools import chain
from pathlib import Path

from ccjournal.domain.secret import Secret
from ccjournal.errors import (
    JournalError,
    KeyFileError,
    NeedsPassphraseError,
    WrongPassphraseError,
)
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import remove_all_parts, sync_folder, wipe, write_small
from ccjournal.storage.faults import told
from ccjournal.storage.first_page import MAGIC, first_page
from ccjournal.storage.key_file import ID_SIZE, MARK, MOST_BYTES, Key, KeyFile, parse, unlocked

KEY_FILE = re.compile(r"\.key(2|-new)?$")


def is_encrypted(file: Path) -> bool:
    """Whether a journal that is there is encrypted; raises where its key file denies it."""
    files = JournalFiles(file)
    with told(file):
        start = _start(file)
        keyed = files.header.exists() or files.header_copy.exists()
        waits = files.header_waiting.exists()
    if not start.startswith(MAGIC):
        return bool(start) and (keyed or waits or start.startswith(MARK))
    if keyed:
        raise KeyFileError(
            f"{file.name} is not encrypted, but a key file lies beside it",
            "Another file may have been put in the journal's place: look for the encrypted one, or "
            f"restore a backup. To open this one as it is, put {files.header.name} and "
            f"{files.header_copy.name} somewhere else",
        )
    return False


def unlock(file: Path, secret: Secret | None) -> Key | None:
    """Return the key of an encrypted journal, None for one that is not.

    The first key file counts if it is whole; else its copy, else what backups have of it.
    """
    if not is_encrypted(file):
        return None
    found = _key_files(file)
    if secret is None:
        raise NeedsPassphraseError(
            f"{file.name} is encrypted", "Give its passphrase or its recovery code"
        )
    key = _first_that_opens(found, secret, file.name)
    _refuse_stranger(file, key)
    return key


def key_file_of(file: Path) -> KeyFile | None:
    """Return the key file that counts; None for a plain journal, or when it is damaged."""
    try:
        return _key_files(file)[0] if is_encrypted(file) else None
    except KeyFileError:
        return None


def mend_keys(file: Path, key: Key | None) -> None:
    """Bring the key files in order; only for who holds the lock of the journal.

    What is damaged or missing is written anew, what a stopped change has left is removed.
    """
    files = JournalFiles(file)
    with told(file, writes=True):
        if key is not None:
            kept = key.file.to_bytes()
            if any(_content(place) != kept for place in (files.header, files.header_copy)):
                write_keys(file, key)
        # A plain part is left when a program was stopped that removed encryption.
        remove_all_parts(file, overwrite=key is not None)
        for left in file.parent.glob(f"{escape(files.restoring.name)}*"):
            # What a restore that was killed had not finished holds words too.
            if left.is_file():
                wipe(left) if key is not None else left.unlink(missing_ok=True)
        files.header_waiting.unlink(missing_ok=True)


def write_keys(file: Path, key: Key) -> None:
    """Write both key files of a journal, each whole or not at all.

    The copy comes first: until the first is written, what was valid before is valid still.
    """
    files, content = JournalFiles(file), key.file.to_bytes()
    with told(file, writes=True):
        for place in (files.header_copy, files.header):
            write_small(place, content)


@contextmanager
def arriving(file: Path, key: Key | None) -> Iterator[None]:
    """Keep a key file beside an encrypted file from before it has its name.

    Stopped anywhere, the file opens if it is there, and if it is not nothing is in its way.
    """
    if key is None:
        yield
        return
    waiting = JournalFiles(file).header_waiting
    with told(file, writes=True):
        write_small(waiting, key.file.to_bytes())
    try:
        yield
    except BaseException:
        # The file may have its name already, though the disk has failed after that.
        if _start(file) != key.file.id:
            waiting.unlink(missing_ok=True)
        raise
    write_keys(file, key)
    waiting.unlink(missing_ok=True)


@contextmanager
def leaving(file: Path, key: Key) -> Iterator[None]:
    """Keep a key file beside a file until a plain one has taken its place, then remove it."""
    files = JournalFiles(file)
    with told(file, writes=True):
        write_small(files.header_waiting, key.file.to_bytes())
        for place in (files.header_copy, files.header):
            place.unlink(missing_ok=True)
        sync_folder(file.parent)
        try:
            yield
        except BaseException:
            # Not before the others are back is the one that waits given up.
            if _start(file) == key.file.id:
                mend_keys(file, key)
            raise
        files.header_waiting.unlink(missing_ok=True)


def renew_copies(folder: Path, key: Key) -> int:
    """Give the copies in a folder the key file of today, so that today's passphrase opens them."""
    content, renewed = key.file.to_bytes(), 0
    for place in _in_folder(folder, key.file.id):
        if _content(place) != content:
            with told(place, writes=True):
                write_small(place, content)
            renewed += 1
    return renewed


def _key_files(file: Path) -> list[KeyFile]:
    """Return what may open a journal: one if the first is whole, else all that there is."""
    files = JournalFiles(file)
    if (first := _read(files.header)) is not None:
        return [first]
    own = [_read(place) for place in files.headers[1:]]
    with told(file):
        identity = _start(file)
    strangers = chain(_in_folder(file.parent, identity), _in_folder(files.backups, identity))
    found = [good for good in (*own, *map(_read, strangers)) if good is not None]
    if not found:
        raise _no_key_file(files)
    return list(dict.fromkeys(found))


def _first_that_opens(found: list[KeyFile], secret: Secret, name: str) -> Key:
    refused: JournalError | None = None
    for file in found:
        try:
            return unlocked(file, secret, name)
        except WrongPassphraseError as error:
            refused = refused or error
    assert refused is not None
    raise refused


def _refuse_stranger(file: Path, key: Key) -> None:
    """Raise if a key file is another journal's; a page that the key reads proves that it is not."""
    with told(file):
        own = _start(file) == key.file.id
    if not own and first_page(file, key) is None:
        raise KeyFileError(
            f"The key file beside {file.name} is another journal's",
            f"Put back its own: {JournalFiles(file).header.name} of the same day, or restore a "
            "backup",
        )


def _no_key_file(files: JournalFiles) -> KeyFileError:
    name = files.journal.name
    if any(place.exists() for place in files.headers):
        return KeyFileError(
            f"The key files of {name} are damaged",
            f"Keep them, and put the key file of a backup here as {files.header.name}",
        )
    return KeyFileError(
        f"{name} is encrypted and its key file is missing",
        f"Put {files.header.name} beside it; each backup has a key file that fits, under the "
        "backup's name",
    )


def _in_folder(folder: Path, identity: bytes) -> Iterator[Path]:
    """Yield the key files of one journal that lie in a folder, newest first."""
    if not folder.is_dir():
        return
    with told(folder):
        found = [place for place in folder.iterdir() if KEY_FILE.search(place.name)]
        found.sort(key=lambda place: place.stat().st_mtime_ns, reverse=True)
    for place in found:
        good = _read(place)
        if good is not None and good.id == identity:
            yield place


def _read(place: Path) -> KeyFile | None:
    with told(place):
        content = _content(place)
    return None if content is None else parse(content)


def _content(place: Path) -> bytes | None:
    """Return what a key file holds; None where there is none or something else."""
    if not place.is_file():
        return None
    with place.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _start(file: Path) -> bytes:
    """Return the first bytes of a file; nothing where there is none, or no file that has any."""
    if not file.is_file():
        return b""
    with file.open("rb") as opened:
        return opened.read(ID_SIZE)
