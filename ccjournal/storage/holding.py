"""The right to write to a journal: one program at a time, and who that is."""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ccjournal.errors import HeldError
from ccjournal.paths import JournalFiles
from ccjournal.storage.faults import READ_ONLY, told, worded

# What another computer wrote is not read further than this.
MOST_BYTES = 4_096
UNKNOWN = "somebody"
CLOSE_IT = "Close it there, then try again; or open it here to read"
PERHAPS = (
    "Close it there first. If it is not open there any more, open it here all the same, or delete "
    "{note}"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a journal open: no more than it takes to ask the right person."""

    user: str
    computer: str
    since: str

    @property
    def in_words(self) -> str:
        """Who, where and since when, as part of a sentence."""
        since = _moment(self.since)
        when = f" since {since.day} {since:%b %Y, %H:%M}" if since else ""
        return f"by {self.user} on {self.computer}{when}"

    def is_here(self) -> bool:
        """Whether this computer has written it."""
        return self.computer == _computer()

    def is_me(self) -> bool:
        """Whether it is this user on this computer."""
        return self.is_here() and self.user == _user()


class Hold:
    """A lock that is held; it is free again when the program ends, however it ends."""

    def __init__(self, file: Path, lock: FileLock) -> None:
        self._files = JournalFiles(file)
        self._lock = lock

    def sign(self) -> None:
        """Say beside the journal who has it open; what cannot be written is no reason to stop."""
        with suppress(OSError):
            mine = Holder(_user(), _computer(), datetime.now(UTC).isoformat(timespec="seconds"))
            self._files.holder.write_text(json.dumps(asdict(mine)), "utf-8")

    def release(self) -> None:
        """Let others write."""
        with suppress(OSError):
            if (found := holder_of(self._files.journal)) is not None and found.is_here():
                self._files.holder.unlink(missing_ok=True)
        self._lock.release()


def take_lock(file: Path, *, whoever: bool = True) -> Hold:
    """Take the right to write to a journal.

    Without `whoever` a journal is refused too of which another computer says that it has it open:
    in a shared or synchronised folder the lock of that computer may not be seen here.
    """
    lock = FileLock(JournalFiles(file).lock, timeout=0, thread_local=False)
    with told(file, writes=True):
        try:
            lock.acquire()
        except Timeout as error:
            if not JournalFiles(file).lock.exists():
                raise worded(READ_ONLY, file) from error
            raise _held(file) from error
    found = None if whoever else holder_of(file)
    if found is not None and not found.is_here():
        lock.release()
        title = f"{file.name} may be open elsewhere, {found.in_words}"
        raise HeldError(
            file,
            (title, PERHAPS.format(note=JournalFiles(file).holder.name)),
            mine=False,
            sure=False,
        )
    return Hold(file, lock)


def forget_holder(file: Path) -> None:
    """Take another computer's word off a journal that is not open there any more."""
    with told(file, writes=True):
        JournalFiles(file).holder.unlink(missing_ok=True)


def holder_of(file: Path) -> Holder | None:
    """Return who says that a journal is open; None when nobody does or it cannot be read."""
    try:
        with JournalFiles(file).holder.open("rb") as opened:
            raw = json.loads(opened.read(MOST_BYTES))
        values = {key: _plain(raw[key]) for key in ("user", "computer", "since")}
    except (OSError, ValueError, RecursionError, TypeError, KeyError):
        return None
    return Holder(**values)


def _held(file: Path) -> HeldError:
    found = holder_of(file)
    if found is None or found.is_me():
        return HeldError(file, (f"{file.name} is open in another window", CLOSE_IT))
    title = f"{file.name} is open elsewhere, {found.in_words}"
    return HeldError(file, (title, CLOSE_IT), mine=False)


def _plain(value: object) -> str:
    """Return what another program wrote as one short line that can be shown."""
    return "".join(c for c in str(value) if c.isprintable()).strip()[:60] or UNKNOWN


def _moment(since: str) -> datetime | None:
    try:
        return datetime.fromisoformat(since).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _user() -> str:
    from getpass import getuser  # noqa: PLC0415 - only when a journal is opened

    try:
        return _plain(getuser())
    except (OSError, KeyError, ImportError):
        return UNKNOWN


def _computer() -> str:
    if sys.platform == "win32":
        return _plain(os.environ.get("COMPUTERNAME", ""))
    return _plain(os.uname().nodename)
