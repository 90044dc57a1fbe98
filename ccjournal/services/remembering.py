"""What this computer remembers of a journal, in the system's keyring: its key, wrapped."""

import base64
from binascii import Error as NotBase64
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from ccjournal.domain.secret import DataKey
from ccjournal.errors import StorageError
from ccjournal.storage.key_file import Key, KeyFile
from ccjournal.storage.wrapping import unwrapped, wrapped

# ruff: noqa: PLC0415 - the keyring is loaded only for who wants it

SERVICE = "ccjournal"
ABOUT = b"remembered"

Answer = TypeVar("Answer")


def remember(key: Key) -> None:
    """Keep a journal's key in the keyring, so that it opens here without a passphrase.

    What is kept there opens nothing without the key file beside the journal.
    """
    import keyring

    content = wrapped(key.value, key.file.remembering, key.file.id + ABOUT)
    text = base64.b64encode(content).decode()
    _asked(lambda: keyring.set_password(SERVICE, _name(key.file), text))


def forget(file: KeyFile) -> None:
    """Remove a journal's key from the keyring, if there is one and it is there."""
    import keyring

    if _kept(file) is not None:
        _asked(lambda: keyring.delete_password(SERVICE, _name(file)))


def remembered(file: KeyFile) -> DataKey | None:
    """Return what this computer remembers of a journal, if it still fits."""
    try:
        content = base64.b64decode(_kept(file) or "", validate=True)
    except NotBase64:
        return None
    value = unwrapped(content, file.remembering, file.id + ABOUT)
    return DataKey(value) if value and file.is_signed_by(value) else None


def _kept(file: KeyFile) -> str | None:
    """Return the keyring's entry; None where there is none, or no keyring."""
    import keyring

    with suppress(StorageError):
        return _asked(lambda: keyring.get_password(SERVICE, _name(file)))
    return None


def _asked(question: Callable[[], Answer]) -> Answer:
    """Ask the keyring; each system's raises what it likes, and none of it is our fault."""
    try:
        return question()
    except Exception as error:
        raise StorageError(
            "This computer's keyring does not work with ccjournal",
            "Type the passphrase each time; nothing else changes",
        ) from error


def _name(file: KeyFile) -> str:
    return f"journal {file.id.hex()}"
