"""Who may read a journal: its passphrase, its recovery code, and what this computer remembers."""

from pathlib import Path

from ccjournal.domain.secret import DataKey, Passphrase, RecoveryCode, Secret, chosen
from ccjournal.errors import RefusedError
from ccjournal.paths import JournalFiles
from ccjournal.services import remembering
from ccjournal.storage.database import Database
from ccjournal.storage.key_file import Key, unlocked
from ccjournal.storage.keys import key_file_of, renew_copies
from ccjournal.storage.sealing import seal, unseal
from ccjournal.storage.wrapping import Cost

__all__ = ["DataKey", "Passphrase", "Protection", "RecoveryCode", "Secret", "remembered_secret"]


def remembered_secret(file: Path) -> DataKey | None:
    """Return what opens an encrypted journal without asking, if this computer remembers it."""
    found = key_file_of(file)
    return None if found is None else remembering.remembered(found)


class Protection:
    """The encryption of one open journal."""

    def __init__(self, database: Database, file: Path) -> None:
        self._database = database
        self._file = file

    @property
    def encrypted(self) -> bool:
        """Whether nobody can read the journal's files without its passphrase."""
        return self._database.key is not None

    @property
    def secret(self) -> DataKey | None:
        """What opens this journal and its copies again without a passphrase; None if plain."""
        return self._database.secret

    @property
    def has_recovery_code(self) -> bool:
        """Whether a recovery code was made."""
        return self._database.key is not None and bool(self._database.key.file.recovery)

    def check(self, secret: Secret) -> None:
        """Raise `WrongPassphraseError` if a secret does not open this journal."""
        unlocked(self._key.file, secret, self._file.name)

    def change_passphrase(self, new: str, cost: Cost | None = None) -> None:
        """Put the journal under another passphrase; the recovery code stays good.

        The copies in the folder of copies open with it too. No computer remembers the journal
        any more. The journal itself is not written anew.
        """
        key = self._key
        self._keep(key.with_passphrase(chosen(new), cost))
        remembering.forget(key.file)

    def new_recovery_code(self) -> str:
        """Make a recovery code and return it, to be printed; a former one is void from now on."""
        key, code = self._key.with_recovery_code()
        self._keep(key)
        return code

    @property
    def remembered(self) -> bool:
        """Whether this computer opens the journal without asking."""
        key = self._database.key
        return key is not None and remembering.remembered(key.file) is not None

    def remember(self) -> None:
        """Let this computer open the journal without asking; raises where there is no keyring."""
        remembering.remember(self._key)

    def forget(self) -> None:
        """Let this computer ask for the passphrase again."""
        remembering.forget(self._key.file)

    def seal(self, data: bytes) -> bytes:
        """Return something as it may lie beside the journal: encrypted if the journal is."""
        return seal(data, self._database.key)

    def unseal(self, data: bytes) -> bytes:
        """Return what `seal` was given; raises `DamagedError` for anything else."""
        return unseal(data, self._database.key)

    @property
    def _key(self) -> Key:
        key = self._database.key
        if key is None:
            raise RefusedError(f"{self._file.name} is not encrypted", "Give it a passphrase first")
        return key

    def _keep(self, key: Key) -> None:
        self._database.keep_key(key)
        renew_copies(JournalFiles(self._file).backups, key)
