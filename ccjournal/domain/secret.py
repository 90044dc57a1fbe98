"""What opens an encrypted journal: its passphrase, its recovery code, or the key itself."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from ccjournal.errors import RefusedError

SHORTEST, LONGEST = 8, 1_000
# The variable that scripts may give a passphrase in.
VARIABLE = "CCJOURNAL_PASSPHRASE"


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What the owner has chosen and remembers; capital letters count."""

    text: str = field(repr=False)

    @property
    def letters(self) -> bytes:
        """The same bytes for the same words, whatever keyboard and system they come from."""
        spaced = "".join(" " if sign.isspace() else sign for sign in self.text.strip())
        return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The code that was printed; capital letters, spaces and dashes make no difference."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key that the journal itself is encrypted with, as an open journal has it."""

    value: bytes = field(repr=False)


Secret = Passphrase | RecoveryCode | DataKey


def chosen(text: str) -> Passphrase:
    """Return a new passphrase, if it is one that keeps anybody out."""
    passphrase = Passphrase(text)
    length = len(passphrase.letters.decode("utf-8", "surrogatepass"))
    if length < SHORTEST:
        raise RefusedError(
            f"The passphrase is too short: {SHORTEST} letters are the least",
            "Take four or five words that nobody else would put together",
        )
    if length > LONGEST:
        raise RefusedError(
            f"The passphrase is too long: {LONGEST:,} letters are the most", "Take a shorter one"
        )
    return passphrase


def without_passphrase(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what another program may know of this one's environment."""
    return {name: value for name, value in environment.items() if name.upper() != VARIABLE}
