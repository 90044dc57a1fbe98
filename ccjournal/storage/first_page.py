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
    from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 (slow, rarely needed)
        Cipher,
        algorithms,
        modes,
    )

    with told(file), file.open("rb") as opened:
        page = opened.read(PAGE)
    if len(page) < PAGE:
        return None
    masked = bytes(byte ^ SALT_MASK for byte in key.file.id)
    mac_key = hashlib.pbkdf2_hmac("sha512", key.value, masked, ROUNDS, len(key.value))
    signed = page[SALT_SIZE:-MAC_SIZE] + (1).to_bytes(4, "little")
    if not hmac.compare_digest(hmac.digest(mac_key, signed, "sha512"), page[-MAC_SIZE:]):
        return None
    initial = page[-RESERVED:-MAC_SIZE]
    reader = Cipher(algorithms.AES(key.value), modes.CBC(initial)).decryptor()
    return MAGIC + reader.update(page[SALT_SIZE:-RESERVED]) + reader.finalize()
