"""Opening a journal on the worker: what is slow to import is imported here, not at the start."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ccjournal.paths import AppPaths, JournalFiles, shipped

if TYPE_CHECKING:
    from ccjournal.bootstrap import Services
    from ccjournal.domain.secret import Secret
    from ccjournal.domain.unsaved import Unsaved
    from ccjournal.errors import UnopenedError
    from ccjournal.services.definitions import Offer
    from ccjournal.services.jobs import Progress
    from ccjournal.services.rescue import Rescue

# In a smaller file no words of a journal can be left.
LEAST_WORDS = 4_096
# ruff: noqa: PLC0415 - importing inside these functions is what this module is for


def unit_offer(paths: AppPaths) -> "Offer":
    """Return the units that a new journal may be given; the five shipped ones are read in 12 ms."""
    from ccjournal.services.definitions import load_offer

    return load_offer(shipped("resources") / "units", paths.library / "units")


def open_one(
    paths: AppPaths, file: Path, progress: "Progress", secret: "Secret | None" = None
) -> "Services":
    """Open a journal that is there; only to read it where it cannot be written."""
    progress.step(0, 1, "Opening the journal")
    from ccjournal.bootstrap import open_journal
    from ccjournal.errors import DamagedError, NotFoundError, ReadOnlyError, UnopenedError

    try:
        try:
            return _readable(open_journal(paths, file, secret=secret))
        except ReadOnlyError:
            return _readable(open_journal(paths, file, write=False, secret=secret))
    except (DamagedError, NotFoundError) as error:
        if has_backups(file) or (file.is_file() and file.stat().st_size > LEAST_WORDS):
            raise UnopenedError(file, error, secret) from error
        raise


def _readable(services: "Services") -> "Services":
    """Return an open journal that can be worked with; else close it and raise."""
    with ExitStack() as unread:
        unread.callback(services.close)
        services.safety.recovery.refuse_unreadable()
        unread.pop_all()
    return services


def read_one(
    paths: AppPaths, file: Path, progress: "Progress", secret: "Secret | None" = None
) -> "Services":
    """Open a journal only to read it."""
    progress.step(0, 1, "Opening the journal")
    from ccjournal.bootstrap import open_journal

    return open_journal(paths, file, write=False, secret=secret)


def save_mine(services: "Services", unsaved: "Sequence[Unsaved]", progress: "Progress") -> Path:
    """Copy what this program had to another journal, with the words that are not saved in it."""
    from ccjournal.bootstrap import open_journal

    file = services.safety.guard.save_mine(progress)
    for take in (False, True):
        copy = open_journal(services.paths, file, secret=services.safety.protection.secret)
        try:
            if (drafts := copy.safety.recovery.drafts) is not None:
                if take:
                    for found in drafts.found():
                        drafts.take(found.key)
                else:
                    drafts.keep(unsaved)
        finally:
            copy.close()
    return file


def move(file: Path, target: Path, progress: "Progress") -> Path:
    """Move a closed journal with all that belongs to it; return where it is now."""
    progress.step(0, 1, "Moving the journal")
    from ccjournal.services.whereabouts import move_journal

    return move_journal(file, target, progress)


def is_locked(file: Path) -> bool:
    """Whether a journal asks for a passphrase, as far as its key files tell at a glance."""
    return any(place.exists() for place in JournalFiles(file).headers)


def secret_of(text: str, *, by_code: bool) -> "Secret":
    """Return what was typed as what it is meant to be."""
    from ccjournal.domain.secret import Passphrase, RecoveryCode

    return RecoveryCode(text) if by_code else Passphrase(text)


def open_remembered(paths: AppPaths, file: Path, progress: "Progress") -> "Services":
    """Open a journal with what this computer remembers, if it does."""
    progress.step(0, 1, "Asking the keyring")
    from ccjournal.services.protection import remembered_secret

    return open_one(paths, file, progress, secret=remembered_secret(file))


def prove(services: "Services", secret: "Secret", progress: "Progress") -> None:
    """Return if a secret opens an open journal; raises as opening it does."""
    progress.step(0, 1, "Trying the passphrase")
    services.safety.protection.check(secret)


def prove_remembered(services: "Services", progress: "Progress") -> None:
    """Return if this computer remembers an open journal; raises `NeedsPassphraseError` if not."""
    progress.step(0, 1, "Asking the keyring")
    from ccjournal.errors import NeedsPassphraseError

    if not services.safety.protection.remembered:
        raise NeedsPassphraseError(f"{services.file.name} is not remembered here")


def has_backups(file: Path) -> bool:
    """Whether there are backups beside the place of a journal that is not there any more."""
    folder = JournalFiles(file).backups
    return folder.is_dir() and any(folder.iterdir())


def rescue(paths: AppPaths, error: "UnopenedError") -> "Rescue":
    """Return the ways out for a journal that did not open."""
    from datetime import datetime

    from ccjournal.bootstrap import own_settings
    from ccjournal.services.copies import Copies
    from ccjournal.services.rescue import Rescue

    settings = own_settings(paths)
    second = Path(settings.second_place) if settings.second_place else None
    copies = Copies(error.file, paths.private, second, cast("Secret | None", error.secret))
    return Rescue(error, copies, settings.device, lambda: datetime.now().replace(microsecond=0))


def with_passphrase(
    paths: AppPaths, file: Path, passphrase: str, progress: "Progress"
) -> "Services":
    """Give a plain journal a passphrase and open it; stopped half-way, it is as it was."""
    from ccjournal.bootstrap import open_journal

    services = open_journal(paths, file)
    protection = services.safety.protection
    try:
        protection.add(passphrase, progress)
    finally:
        services.close()
    return open_journal(paths, file, secret=protection.secret)


def without_passphrase(
    paths: AppPaths, file: Path, secret: "Secret", progress: "Progress"
) -> "Services":
    """Take the passphrase off a journal and open it; stopped half-way, it is as it was."""
    from ccjournal.bootstrap import open_journal

    services = open_journal(paths, file, secret=secret)
    try:
        services.safety.protection.remove(progress)
    finally:
        services.close()
    return open_journal(paths, file)


def create_one(
    paths: AppPaths, file: Path, codes: Sequence[str], passphrase: str, progress: "Progress"
) -> "Services":
    """Make a journal with some units and open it."""
    progress.step(0, 1, "Making the journal")
    from ccjournal.bootstrap import create_journal

    file.parent.mkdir(parents=True, exist_ok=True)
    return create_journal(paths, file, codes, passphrase=passphrase or None)


def open_sample(paths: AppPaths, progress: "Progress") -> "Services":
    """Make a journal of an invented learner, with all units, and open it."""
    progress.step(0, 1, "Making the sample journal")
    from ccjournal.bootstrap import create_journal
    from ccjournal.services import sample
    from ccjournal.services.safekeeping import discard

    file = _free(paths.data / "sample.ccj")
    with ExitStack() as unfinished:
        unfinished.callback(discard, file)
        services = create_journal(paths, file)
        unfinished.callback(services.close)
        sample.fill(services)
        unfinished.pop_all()
    return services


def _free(file: Path) -> Path:
    """Return a name that no journal has, nor the copies of one that is gone."""
    number, found = 2, file
    while found.exists() or JournalFiles(found).backups.exists():
        found = file.with_stem(f"{file.stem} {number}")
        number += 1
    found.parent.mkdir(parents=True, exist_ok=True)
    return found
