"""Who may read a journal: its passphrase, its recovery code, and what this computer remembers."""

from collections.abc import Sequence
from contextlib import suppress
from glob import escape
from itertools import chain
from pathlib import Path

from ccjournal.domain.backups import CopyKind
from ccjournal.domain.recovery_code import read_code
from ccjournal.domain.secret import DataKey, Passphrase, RecoveryCode, Secret, chosen
from ccjournal.errors import (
    DamagedError,
    RefusedError,
    StorageError,
    WrongPassphraseError,
)
from ccjournal.paths import JournalFiles
from ccjournal.services import remembering
from ccjournal.services.copies import Copies, Copy
from ccjournal.services.jobs import NoProgress, Progress
from ccjournal.storage.database import Database
from ccjournal.storage.key_change import (
    change_key,
    encrypt_copy,
    is_plain,
    remove_plain,
    seal_plain,
)
from ccjournal.storage.key_file import Key, new_key, unlocked
from ccjournal.storage.keys import key_file_of, renew_copies
from ccjournal.storage.sealing import seal, unseal
from ccjournal.storage.wrapping import Cost

__all__ = [
    "DataKey",
    "Passphrase",
    "Protection",
    "RecoveryCode",
    "Secret",
    "remembered_secret",
    "secret_of",
]


def remembered_secret(file: Path) -> DataKey | None:
    """Return what opens an encrypted journal without asking, if this computer remembers it."""
    found = key_file_of(file)
    return None if found is None else remembering.remembered(found)


def secret_of(text: str) -> Secret:
    """Return what somebody typed: a recovery code if it is one, else a passphrase."""
    try:
        read_code(text)
    except WrongPassphraseError:
        return Passphrase(text)
    return RecoveryCode(text)


class Protection:
    """The encryption of one open journal."""

    def __init__(self, database: Database, copies: Copies, beside: Sequence[Path] = ()) -> None:
        self._database = database
        self._copies = copies
        self._file = database.file
        # Small files with words of the journal: sealed or not, as the journal is.
        self._beside = beside

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
        # What the keyring still holds opens nothing any more.
        with suppress(StorageError):
            remembering.forget(key.file)

    def new_recovery_code(self) -> str:
        """Make a recovery code and return it, to be printed; a former one is void from now on."""
        key, code = self._key.with_recovery_code()
        self._keep(key)
        return code

    def add(self, passphrase: str, progress: Progress, cost: Cost | None = None) -> None:
        """Encrypt a plain journal under a passphrase.

        The journal is closed by this, whether it succeeds or not: open it again with `secret`. It
        has no recovery code yet, and older copies stay as they are: see `plain_copies`.
        """
        if self.encrypted:
            raise RefusedError(f"{self._file.name} is encrypted already", "Change its passphrase")
        self._change_key(new_key(chosen(passphrase), cost), progress)

    def remove(self, progress: Progress) -> None:
        """Make the journal readable for everybody who has its file.

        The journal is closed by this, whether it succeeds or not: open it again with `secret`.
        Older copies stay encrypted, under the passphrase that they have.
        """
        key = self._key
        self._change_key(None, progress)
        with suppress(StorageError):
            remembering.forget(key.file)

    def plain_copies(self) -> list[Path]:
        """Return the copies of an encrypted journal that anybody can read, in both places."""
        return [copy.file for copy in self._plain()]

    def encrypt_copies(self, progress: Progress) -> list[Path]:
        """Encrypt the plain copies; return those that are damaged and stayed as they are."""
        found = self._plain()
        left = []
        for done, copy in enumerate(found):
            progress.step(done, len(found), "Encrypting older backups")
            # What is kept of a damaged journal is not touched, not even to look into its log.
            if copy.kind is CopyKind.DAMAGED or not self._encrypted(copy):
                left.append(copy.file)
        return left

    def remove_plain_copies(self) -> int:
        """Overwrite and remove the plain copies; return how many there were."""
        found = self.plain_copies()
        for file in found:
            remove_plain(file)
        return len(found)

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
        """Return what `seal` was given; raises `DamagedError` if a bit of it has changed."""
        return unseal(data, self._database.key)

    @property
    def _key(self) -> Key:
        key = self._database.key
        if key is None:
            raise RefusedError(f"{self._file.name} is not encrypted", "Give it a passphrase first")
        return key

    def _plain(self) -> list[Copy]:
        return [copy for copy in self._copies.all() if self.encrypted and is_plain(copy.file)]

    def _encrypted(self, copy: Copy) -> bool:
        """Encrypt a copy; False if it is too damaged for that."""
        try:
            encrypt_copy(copy.file, self._key, NoProgress())
        except DamagedError:
            return False
        return True

    def _keep(self, key: Key) -> None:
        self._database.keep_key(key)
        # A stick that is away or cannot be written keeps the key files that it has.
        with suppress(StorageError):
            for folder in sorted({copy.file.parent for copy in self._copies.all()}):
                with suppress(StorageError):
                    renew_copies(folder, key)

    def seal_beside(self) -> None:
        """Seal what a change that was stopped half-way has left plain beside the journal."""
        if self._database.key is not None:
            with suppress(StorageError, OSError):
                seal_plain(self._all_beside(), self._database.key)

    def _all_beside(self) -> set[Path]:
        """Return all that can lie beside the journal with words of it, there or not."""
        files = JournalFiles(self._file)
        names = (f"{escape(place.name)}*" for place in (files.draft, files.log_aside))
        return {*self._beside, *chain.from_iterable(map(self._file.parent.glob, names))}

    def _change_key(self, new: Key | None, progress: Progress) -> None:
        old = self._key if self.encrypted else None
        if not self._database.writes:
            raise RefusedError(f"{self._file.name} is open for reading only", "Open it to write")
        # What another program has changed is not taken for what is here.
        self._database.look()
        self._database.close()
        change_key(self._file, old, new, self._all_beside(), progress)
        self._database.key = new
