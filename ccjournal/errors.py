"""Errors a user can understand, and the one base class the screens and the command line catch."""

from pathlib import Path


class JournalError(Exception):
    """Something the user can act on: `title` says what, `hint` what to do next.

    Anything else that escapes is a bug and goes to the crash dialog.
    """

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__(f"{title}. {hint}" if hint else title)
        self.title = title
        self.hint = hint


class Cancelled(Exception):
    """Raised inside a job when the user has pressed Cancel. Never shown."""


class DefinitionError(JournalError):
    """The file of a record kind or unit is wrong; `fault` says no more than why."""

    def __init__(self, file: Path, what: str, fault: str) -> None:
        super().__init__(f"{file.name} is not {what}", f"{fault}. The file is {file}")
        self.file = file
        self.fault = fault


class NewerJournalError(JournalError):
    """The journal file was written by a newer version of the program."""


class OlderJournalError(JournalError):
    """The journal file must be brought up to date before it can be used."""


class StorageError(JournalError):
    """The disk or another program is in the way."""


class InUseError(StorageError):
    """Another program holds the journal."""


class HeldError(InUseError):
    """Another window has the journal open; it can be read meanwhile.

    `mine`: the window is this user's own, on this computer. `sure`: the lock says so, not only what
    another computer has left beside the journal.
    """

    def __init__(
        self, file: Path, words: tuple[str, str], *, mine: bool = True, sure: bool = True
    ) -> None:
        super().__init__(*words)
        self.file = file
        self.mine = mine
        self.sure = sure


class ReadOnlyError(StorageError):
    """The journal, its folder or the medium cannot be written; it can be read."""


class DiskFullError(StorageError):
    """There is no room left on the disk."""


class VanishedError(StorageError):
    """The open journal is no longer in its place; it may come back."""


class ChangedOutsideError(StorageError):
    """Another program has changed the open journal: nothing is written over it."""


class DamagedError(StorageError):
    """The journal file does not hold what it should."""


class NeedsPassphraseError(JournalError):
    """The journal is encrypted, and nothing was given to open it with."""


class WrongPassphraseError(JournalError):
    """What was given does not open this journal: passphrase, recovery code or key."""


class KeyFileError(StorageError):
    """The key file of an encrypted journal is missing, damaged or another journal's."""


class StrangeLogError(DamagedError):
    """The log that was left beside the journal belongs to another file."""


class UnopenedError(StorageError):
    """A journal does not open, and there may be a way back to its words.

    `secret` is what it was to be opened with, for the one who looks for that way.
    """

    def __init__(self, file: Path, why: JournalError, secret: object = None) -> None:
        super().__init__(why.title, why.hint)
        self.file = file
        self.why = why
        self.secret = secret


class NotFoundError(JournalError):
    """The record, person or unit is not there."""


class RefusedError(JournalError):
    """The words given cannot be taken as they are."""


class ExportError(JournalError):
    """The document could not be written, or does not hold what it should."""
