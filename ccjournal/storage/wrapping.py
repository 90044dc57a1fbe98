"""How a key is wrapped: made from words, put under another key, taken out again."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

from ccjournal.errors import StorageError

# ruff: noqa: PLC0415 - the library is needed for encrypted journals alone, and slow to import

KEY_SIZE = 32
SALT_SIZE = 16
NONCE_SIZE = 12
WRAPPED_SIZE = NONCE_SIZE + KEY_SIZE + 16
# How long trying one passphrase should take on the computer where it was chosen.
SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear it is to try a passphrase with Argon2id: kibibytes, rounds, lanes."""

    memory: int
    rounds: int
    lanes: int = 1

    @property
    def bearable(self) -> bool:
        """Whether it is a cost that a key file can name without taking the computer down."""
        return (
            8 * self.lanes <= self.memory <= 1_048_576
            and 1 <= self.rounds <= 1_000
            and 1 <= self.lanes <= 16
        )


# Without the first nobody's passphrase is wrapped; the second is what OWASP names as the least.
USUAL = Cost(65_536, 3)
LEAST = Cost(19_456, 2)


def calibrated() -> Cost:
    """Return the cost of about a second on this computer, and never less than the usual."""
    try:
        begun = time.perf_counter()
        derived(b"how long does it take", bytes(SALT_SIZE), USUAL)
        taken = time.perf_counter() - begun
    except StorageError:
        return LEAST
    rounds = round(USUAL.rounds * SECONDS / max(taken, 0.001))
    return Cost(USUAL.memory, min(max(rounds, USUAL.rounds), 100))


def derived(words: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the key that words lead to, slowly."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.rounds,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    try:
        return argon.derive(words)
    except MemoryError as error:
        raise StorageError(
            f"There is not enough free memory ({cost.memory // 1024} MB) to try the passphrase",
            "Close other programs, then try again",
        ) from error


def subkey(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """Return a key for one purpose, from which neither the other keys nor this one follow."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    made = HKDF(SHA256(), KEY_SIZE, salt=salt or None, info=f"ccjournal {purpose}".encode())
    return made.derive(key)


def wrapped(content: bytes, key: bytes, about: bytes) -> bytes:
    """Return something put under a key; it opens only where the same is said about it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_SIZE)
    return nonce + AESGCM(key).encrypt(nonce, content, about)


def unwrapped(content: bytes, key: bytes, about: bytes) -> bytes | None:
    """Return what was put under a key; None with another key or a changed content."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(content[:NONCE_SIZE], content[NONCE_SIZE:], about)
    except (InvalidTag, ValueError):
        return None


def seal_of(key: bytes, content: bytes) -> bytes:
    """Return what only the holder of the key can have made of this content."""
    return hmac.digest(subkey(key, "key file"), content, hashlib.sha256)
