"""The journal's own key: every version is signed over its place in the chain."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from ccjournal.storage.sound import MALFORMED
from ccjournal.storage.tables import META

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# ruff: noqa: PLC0415 - no journal is opened later for a library that only a save needs

JOURNAL_ID = "journal_id"
KEY, PUBLIC, FIRST = "signing.key", "signing.public", "signing.from"
NAMES = (JOURNAL_ID, KEY, PUBLIC, FIRST)


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs the links of one journal; `first` is the sequence of the first version to be signed."""

    journal: str
    first: int
    seed: bytes = field(repr=False)

    def signatures(self, links: list[tuple[int, str]]) -> list[str]:
        """Return the signatures of versions by their sequences and links."""
        key = self._key()
        return [key.sign(self.message(*link)).hex() for link in links]

    def sign(self, message: bytes) -> str:
        """Return the signature of any other statement of the journal."""
        return self._key().sign(message).hex()

    def message(self, sequence: int, link: str) -> bytes:
        """Return what is signed of a version."""
        return signed_message(self.journal, self.first, sequence, link)

    def public(self) -> str:
        """Return the public key that belongs to the seed, in hexadecimal digits."""
        return self._key().public_key().public_bytes_raw().hex()

    def _key(self) -> "Ed25519PrivateKey":
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed)


def signed_message(journal: str, first: int, sequence: int, link: str) -> bytes:
    """Return what is signed of a version: where signing began, its place and its link."""
    return f"ccjournal version {journal} {first} {sequence} {link}".encode()


def values(connection: Connection) -> dict[str, str]:
    """Return what the journal holds about its key; what is missing is an empty text."""
    query = select(META.c.key, META.c.value).where(META.c.key.in_(NAMES))
    found: dict[str, object] = dict(connection.execute(query).all())
    return {name: str(found.get(name) or "") for name in NAMES}


def signer(connection: Connection) -> Signer | None:
    """Return what signs, or None where the key is gone: a save is not refused for that."""
    found = values(connection)
    try:
        seed = bytes.fromhex(found[KEY])
        return Signer(found[JOURNAL_ID], int(found[FIRST]), seed) if len(seed) == 32 else None
    except MALFORMED:
        return None
