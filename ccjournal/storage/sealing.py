"""Small things that lie beside a journal, encrypted if the journal is."""

from ccjournal.errors import DamagedError
from ccjournal.storage.key_file import Key
from ccjournal.storage.wrapping import subkey, unwrapped, wrapped

MARK = b"CCJ1seal"


def seal(data: bytes, key: Key | None) -> bytes:
    """Return data that only the journal's key opens; for a plain journal as they are."""
    return data if key is None else MARK + wrapped(data, subkey(key.value, "seal"), MARK)


def is_sealed(data: bytes) -> bool:
    """Whether nobody can read data without a key."""
    return data.startswith(MARK)


def unseal(data: bytes, key: Key | None) -> bytes:
    """Return what was sealed; raises if the key is another one or if a bit has changed.

    What was never sealed comes back as it is: it lay there before the journal was encrypted.
    """
    if not is_sealed(data):
        return data
    opened = None
    if key is not None:
        opened = unwrapped(data.removeprefix(MARK), subkey(key.value, "seal"), MARK)
    if opened is None:
        raise DamagedError(
            "Something kept beside the journal cannot be read",
            "It is damaged, or belongs to another journal",
        )
    return opened
