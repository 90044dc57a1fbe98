"""The key file of an encrypted journal: what is in it, and what opens it."""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from typing import NoReturn

from ccjournal.domain.recovery_code import new_code, read_code
from ccjournal.domain.secret import DataKey, Passphrase, RecoveryCode, Secret
from ccjournal.errors import KeyFileError, NewerJournalError, WrongPassphraseError
from ccjournal.storage.wrapping import (
    KEY_SIZE,
    SALT_SIZE,
    WRAPPED_SIZE,
    Cost,
    calibrated,
    derived,
    seal_of,
    subkey,
    unwrapped,
    wrapped,
)

# An encrypted journal begins with this and eight bytes by chance, which its key file has too.
MARK = b"CCJ1key\0"
ID_SIZE = 16
FORMAT = 1
MOST_BYTES = 4_096
NOTE = (
    "This is the key file of an encrypted ccjournal journal. Keep it beside the journal: without "
    "it nobody can open the journal, not even with the passphrase.\n"
)
MALFORMED = (ValueError, TypeError, LookupError, RecursionError)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The journal's key under the passphrase and under the recovery code, if one was made."""

    id: bytes
    cost: Cost
    salt: bytes
    passphrase: bytes
    recovery: bytes = b""
    # What a key that this computer remembers is wrapped with; new with each passphrase.
    remembering: bytes = b""
    mac: bytes = b""

    def to_bytes(self) -> bytes:
        """Return the file: a note for people, the values, a sum that shows damage."""
        body = NOTE.encode() + self._values(mac=True) + b"\n"
        return body + hashlib.sha256(body).hexdigest().encode() + b"\n"

    def signed(self, key: bytes) -> "KeyFile":
        """Return it with what only the holder of the key can have made of it."""
        return replace(self, mac=seal_of(key, self._values(mac=False)))

    def is_signed_by(self, key: bytes) -> bool:
        """Whether nobody without the key has changed it."""
        return hmac.compare_digest(self.mac, seal_of(key, self._values(mac=False)))

    def _values(self, *, mac: bool) -> bytes:
        values: dict[str, object] = {"format": FORMAT}
        for name in ("id", "salt", "passphrase", "recovery", "remembering", "mac"):
            value: bytes = getattr(self, name)
            if mac or name != "mac":
                values[name] = value.hex()
        values["argon2id"] = asdict(self.cost)
        return json.dumps(values, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Key:
    """An open journal's key, with the key file that it came from."""

    value: bytes = field(repr=False)
    file: KeyFile = field(repr=False)

    @property
    def text(self) -> str:
        """What SQLCipher is told: the key as it is, and the first bytes of the file."""
        return f"x'{self.value.hex()}{self.file.id.hex()}'"

    @property
    def secret(self) -> DataKey:
        """What opens the same journal again, and its copies, without a passphrase."""
        return DataKey(self.value)

    def with_passphrase(self, passphrase: Passphrase, cost: Cost | None = None) -> "Key":
        """Return it under another passphrase; nothing that was remembered fits any more."""
        cost, salt = cost or calibrated(), secrets.token_bytes(SALT_SIZE)
        outer = derived(passphrase.letters, salt, cost)
        kept = wrapped(self.value, outer, _about(self.file.id, "passphrase"))
        remembering = secrets.token_bytes(KEY_SIZE)
        return self._with(
            replace(self.file, cost=cost, salt=salt, passphrase=kept, remembering=remembering)
        )

    def with_recovery_code(self) -> tuple["Key", str]:
        """Return it under a new recovery code, and the code."""
        code = new_code()
        outer = subkey(read_code(code).encode(), "recovery code", self.file.id)
        kept = wrapped(self.value, outer, _about(self.file.id, "recovery"))
        return self._with(replace(self.file, recovery=kept)), code

    def _with(self, file: KeyFile) -> "Key":
        return Key(self.value, file.signed(self.value))


def new_key(passphrase: Passphrase, cost: Cost | None = None) -> Key:
    """Return a new journal's key, by chance, under a passphrase."""
    file = KeyFile(MARK + secrets.token_bytes(ID_SIZE - len(MARK)), Cost(0, 0), b"", b"")
    return Key(secrets.token_bytes(KEY_SIZE), file).with_passphrase(passphrase, cost)


def parse(content: bytes) -> KeyFile | None:
    """Return what a key file holds, or None if a single bit of it is not as it was written."""
    body, _end, total = content.rstrip(b"\n").rpartition(b"\n")
    if hashlib.sha256(body + b"\n").hexdigest().encode() != total:
        return None
    try:
        values = json.loads(body.rpartition(b"\n")[2])
        if isinstance(values["format"], int) and values["format"] > FORMAT:
            raise NewerJournalError(
                "The key file was made by a newer version of ccjournal",
                "Install the newest version of the program. Nothing has been changed",
            )
        names = ("id", "salt", "passphrase", "recovery", "remembering", "mac")
        parts = {name: bytes.fromhex(values[name]) for name in names}
        found = KeyFile(cost=Cost(**values["argon2id"]), **parts)
        sizes = tuple(len(parts[name]) for name in names)
        counted = all(type(value) is int for value in values["argon2id"].values())
        sound = sizes[3] in {0, WRAPPED_SIZE} and counted and found.cost.bearable
    except MALFORMED:
        return None
    expected = (ID_SIZE, SALT_SIZE, WRAPPED_SIZE, sizes[3], KEY_SIZE, hashlib.sha256().digest_size)
    return found if sound and sizes == expected and found.to_bytes() == content else None


def unlocked(file: KeyFile, secret: Secret, name: str) -> Key:
    """Return the key if the secret opens the key file of the journal of that name."""
    if isinstance(secret, DataKey):
        if not file.is_signed_by(secret.value):
            _refuse(secret, name)
        return Key(secret.value, file)
    value: bytes | None
    if isinstance(secret, RecoveryCode):
        outer = subkey(read_code(secret.text).encode(), "recovery code", file.id)
        value = unwrapped(file.recovery, outer, _about(file.id, "recovery"))
    else:
        outer = derived(secret.letters, file.salt, file.cost)
        value = unwrapped(file.passphrase, outer, _about(file.id, "passphrase"))
    if value is None:
        _refuse(secret, name)
    if not file.is_signed_by(value):
        raise KeyFileError(
            f"Somebody has changed the key file of {name}",
            "Put back the key file of a backup, under the name that this one has",
        )
    return Key(value, file)


def _refuse(secret: Secret, name: str) -> NoReturn:
    if isinstance(secret, Passphrase):
        raise WrongPassphraseError(
            f"That is not the passphrase of {name}",
            "Look at capital letters and the keyboard's language, or use the recovery code",
        )
    if isinstance(secret, RecoveryCode):
        raise WrongPassphraseError(
            f"That is not the recovery code of {name}",
            "A newer code makes older ones void: look for the newest page, or use the passphrase",
        )
    raise WrongPassphraseError(
        f"{name} has another key than the open journal", "Open it with its own passphrase"
    )


def _about(identity: bytes, what: str) -> bytes:
    return identity + what.encode()
