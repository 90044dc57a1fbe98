"""Checks of the signatures: every version since the journal has a key is signed with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import Connection, LargeBinary, cast, select

from ccjournal.storage.signing import FIRST, JOURNAL_ID, PUBLIC, signed_message, signer, values
from ccjournal.storage.sound import MALFORMED
from ccjournal.storage.tables import RECORD, VERSION
from ccjournal.storage.verify_words import Found

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# ruff: noqa: PLC0415 - loaded for a check alone


def signatures(connection: Connection) -> Iterator[Found]:
    """Check the key, and every signature that should be there."""
    kept = values(connection)
    try:
        first, public = int(kept[FIRST]), _public(kept[PUBLIC])
    except MALFORMED:
        yield 0, "The key of the history is missing or damaged: signatures cannot be checked"
        return
    signs = signer(connection)
    if signs is None:
        yield 0, "The key that signs the history is missing: what is saved is not signed"
    elif signs.public() != kept[PUBLIC]:
        yield 0, "The key that signs the history is not the one that its signatures are checked by"
    yield from _versions(connection, kept[JOURNAL_ID], first, public)


def _versions(
    connection: Connection, journal: str, first: int, public: "Ed25519PublicKey"
) -> Iterator[Found]:
    from cryptography.exceptions import InvalidSignature

    numbers = dict(connection.execute(select(RECORD.c.id, RECORD.c.number)).all())
    texts = (VERSION.c.chain_hash, VERSION.c.signature, VERSION.c.record_id)
    query = select(VERSION.c.sequence, *(cast(column, LargeBinary) for column in texts))
    unsigned: list[int] = []
    for sequence, *found in connection.execute(
        query.where(VERSION.c.sequence >= first).order_by(VERSION.c.sequence)
    ):
        link, signature, record = ((text or b"").decode(errors="replace") for text in found)
        if not signature:
            unsigned.append(sequence)
            continue
        try:
            public.verify(_bytes(signature), signed_message(journal, first, sequence, link))
        except InvalidSignature:
            yield (
                numbers.get(record, 0),
                f"The signature of version {sequence} is not the journal's",
            )
    if unsigned:
        count = "1 version is" if len(unsigned) == 1 else f"{len(unsigned)} versions are"
        yield 0, f"{count} not signed, the first of them version {unsigned[0]}"


def _public(text: str) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(text))


def _bytes(signature: str) -> bytes:
    """Return a signature; one that is no hexadecimal number is none that can be right."""
    try:
        return bytes.fromhex(signature)
    except ValueError:
        return b""
