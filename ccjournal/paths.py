"""Where things are: shipped data, the user's own folders, and the files beside a journal."""

import os
from dataclasses import dataclass
from pathlib import Path

APP = "ccjournal"
HOME = "CCJOURNAL_HOME"
SUFFIX = ".ccj"


def shipped(folder: str) -> Path:
    """Return a folder that ships with the program: `templates` or `resources`.

    In an installed copy it lies inside this package; in a checkout, beside it.
    """
    package = Path(__file__).resolve().parent
    for base in (package, package.parent):
        if (base / folder).is_dir():
            return base / folder
    raise FileNotFoundError(f"{folder!r} is missing from this installation")


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The user's folders. Tests pass a temporary one."""

    data: Path
    config: Path
    documents: Path

    @classmethod
    def default(cls) -> "AppPaths":
        """Return the folders this system keeps for applications.

        The environment variable CCJOURNAL_HOME names one folder to use instead.
        """
        if home := os.environ.get(HOME):
            return cls.under(Path(home))
        from platformdirs import (  # noqa: PLC0415 - not needed for a folder of one's own
            user_config_path,
            user_data_path,
            user_documents_path,
        )

        data = user_data_path(APP, appauthor=False)
        return cls(data, user_config_path(APP, appauthor=False), user_documents_path())

    @classmethod
    def under(cls, folder: Path) -> "AppPaths":
        """Return paths below one folder, for CCJOURNAL_HOME and for tests."""
        return cls(folder / "data", folder / "config", folder / "documents")

    @property
    def journal(self) -> Path:
        """The journal that opens when none is named."""
        return self.data / f"journal{SUFFIX}"

    @property
    def library(self) -> Path:
        """The user's own record kinds, units and words: `record_types`, `units`, `words.txt`."""
        return self.data / "library"

    @property
    def drafts(self) -> Path:
        """Words that are not saved yet, where the folder of their journal takes none."""
        return self.data / "drafts"

    @property
    def templates(self) -> Path:
        """The user's own Word templates."""
        return self.data / "templates"

    @property
    def private(self) -> Path:
        """Where a copy of a journal lies while it is read; cleared when the program starts."""
        return self.data / "private"


@dataclass(frozen=True, slots=True)
class JournalFiles:
    """The files that belong to one journal; they lie beside it and move with it."""

    journal: Path

    @property
    def lock(self) -> Path:
        """Held while a program may write to the journal."""
        return self.journal.with_name(f"{self.journal.name}.lock")

    @property
    def holder(self) -> Path:
        """Who has the journal open, on which computer and since when; there while it is open."""
        return self.journal.with_name(f"{self.journal.name}.open")

    @property
    def reserve(self) -> Path:
        """Room kept for the last words on a full disk; it may be deleted at any time."""
        return self.journal.with_name(f"{self.journal.name}.reserve")

    @property
    def header(self) -> Path:
        """The wrapped key of an encrypted journal; absent beside a plain one."""
        return self.journal.with_name(f"{self.journal.name}.key")

    @property
    def restored(self) -> Path:
        """A restored journal, whole, on its way to the journal's place; opening finishes that."""
        return self.journal.with_name(f"{self.journal.name}.restored")

    @property
    def restoring(self) -> Path:
        """A restored journal that is not whole yet."""
        return self.journal.with_name(f"{self.journal.name}.restoring")

    @property
    def header_copy(self) -> Path:
        """The second copy of the wrapped key, for when the first is damaged."""
        return self.journal.with_name(f"{self.journal.name}.key2")

    @property
    def header_waiting(self) -> Path:
        """The wrapped key while a journal is made, encrypted or decrypted; else absent."""
        return self.journal.with_name(f"{self.journal.name}.key-new")

    @property
    def headers(self) -> tuple[Path, Path, Path]:
        """The files of the wrapped key, the one that counts first."""
        return self.header, self.header_copy, self.header_waiting

    @property
    def backups(self) -> Path:
        """The folder of copies."""
        return self.journal.with_name(f"{self.journal.stem} backups")

    @property
    def log(self) -> Path:
        """SQLite's write-ahead log; words in it after an unclean exit."""
        return self.journal.with_name(f"{self.journal.name}-wal")

    @property
    def draft(self) -> Path:
        """Words that are not saved yet; there while something waits, and after a crash."""
        return self.journal.with_name(f"{self.journal.name}.draft")

    @property
    def moved(self) -> Path:
        """Where the journal has gone; whoever opens it at its old place is led there."""
        return self.journal.with_name(f"{self.journal.name}.moved")

    @property
    def log_aside(self) -> Path:
        """What was in the log when another program had changed the journal under it."""
        return self.journal.with_name(f"{self.journal.name}-wal.aside")

    @property
    def log_index(self) -> Path:
        """SQLite's way into its log; made anew when it is missing."""
        return self.journal.with_name(f"{self.journal.name}-shm")
