"""The first page of an encrypted journal, read without SQLite: what tells what the file is."""

import hashlib
import hmac
from pathlib import Path

from ccjournal.storage.faults import told
from ccjournal.storage.key_file import Key

# The layout of SQLCipher 4: what stands at the end of each page, after what is encrypted.
PAGE, IV_SIZE, MAC_SIZE = 4_096, 16, 64
RESERVED = IV_SIZE + MAC_SIZE
SALT_SIZE, SALT_MASK, ROUNDS = 16, 0x3A, 2
MAGIC = b"SQLite format 3\0"


def first_page(file: Path, key: Key) -> bytes | None:
    """Return the first page as SQLite would see it; None if the key or the page is not right."""
    with told(file), file.open("rb") as opened:
        return opened_page(opened.read(PAGE), 1, key.value, mac_key(key))


def mac_key(key: Key) -> bytes:
    """Return what the pages of a journal are signed with."""
    masked = bytes(byte ^ SALT_MASK for byte in key.file.id)
    return hashlib.pbkdf2_hmac("sha512", key.value, masked, ROUNDS, len(key.value))


def opened_page(page: bytes, number: int, key: bytes, signed_with: bytes) -> bytes | None:
    """Return what stands on a page; None if a single bit of it is not as it was written."""
    from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 (slow, rarely needed)
        Cipher,
        algorithms,
        modes,
    )

    if len(page) < PAGE:
        return None
    start = SALT_SIZE if number == 1 else 0
    signed = page[start:-MAC_SIZE] + number.to_bytes(4, "little")
    if not hmac.compare_digest(hmac.digest(signed_with, signed, "sha512"), page[-MAC_SIZE:]):
        return None
    initial = page[-RESERVED:-MAC_SIZE]
    reader = Cipher(algorithms.AES(key), modes.CBC(initial)).decryptor()
    head = MAGIC if number == 1 else b""
    return head + reader.update(page[start:-RESERVED]) + reader.finalize()
