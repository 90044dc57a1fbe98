"""Scenes of what guards the journal: other programs, places, a full disk, mistakes of our own."""

import shutil
from pathlib import Path

from posing import Scene, open_first, pump, wait

from ccjournal.domain.places import SYNC, Place
from ccjournal.domain.record import RecordRow
from ccjournal.errors import ChangedOutsideError, DiskFullError, HeldError, VanishedError
from ccjournal.services.guard import Room
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ui.crash_notes import tell_crashes
from ui.main_window import MainWindow
from ui.open_journal import OpenJournal
from ui.views.compare import ComparePage

HELD = "portfolio.ccj is open elsewhere, by Anna on SHIFT-PC since 18 Nov 2026, 13:05"
HINT = "Close it there, then try again; or open it here to read"


def reflection(row: RecordRow) -> bool:
    """Tell a reflective account with claims."""
    return row.kind == "reflective" and row.live_claims >= 2


def held(window: MainWindow) -> None:
    """Show who has the journal open."""
    window.show_first_run(HeldError(Path("portfolio.ccj"), (HELD, HINT), mine=False))


def held_here(window: MainWindow) -> None:
    """Show that another window of the same user has it open."""
    title = "portfolio.ccj is open in another window"
    window.show_first_run(HeldError(Path("portfolio.ccj"), (title, HINT)))


def changed(window: MainWindow) -> None:
    """Say that another program has changed the journal."""
    _fault(window, ChangedOutsideError("portfolio.ccj has been changed", ""))


def gone(window: MainWindow) -> None:
    """Say that the journal is not in its place."""
    _fault(window, VanishedError("portfolio.ccj has been moved", ""))


def full(window: MainWindow) -> None:
    """Say that the disk is full."""
    _fault(window, DiskFullError("The disk is full", ""))


def low(window: MainWindow) -> None:
    """Say that hardly any room is left."""
    _quiet(window)
    open_first(window, reflection)
    _open(window).guarding.show_room(Room(400_000, reserved=False))


def synced(window: MainWindow) -> None:
    """Say that the folder belongs to a sync service."""
    _quiet(window)
    window.show_page("today")
    _open(window).placing.show_place(Place(SYNC, "OneDrive"))


def mistaken(window: MainWindow) -> None:
    """Tell of a mistake of ours."""
    _quiet(window)
    window.show_page("today")
    window.crashes.mkdir(parents=True, exist_ok=True)
    (window.crashes / "crash-20261118-130501-000001.txt").write_text("ValueError\n", "utf-8")
    tell_crashes(window)


def compared(window: MainWindow) -> None:
    """Compare a second copy of the journal with it."""
    _quiet(window)
    journal = _open(window)
    services = journal.desk.services
    row = next(filter(reflection, services.journal.rows()))
    kept = services.journal.get(row.id)
    services.journal.create("note", fields={"note": "Ask who has the key to the file room."})
    other = {key: f"{text} I asked again." for key, text in kept.fields.items()}
    services.journal.edit(row.id, Draft(kept.title, kept.date, kept.channel, other))
    services.safety.guard.settle(NoProgress())
    copy = services.file.with_name(f"{services.file.stem}-SHIFT-PC.ccj")
    shutil.copy(services.file, copy)
    services.journal.edit(row.id, Draft(kept.title, kept.date, kept.channel, kept.fields))
    window.show_page("compare")
    page = journal.page
    assert isinstance(page, ComparePage)
    page.compare(copy)
    wait(lambda: page.takes)
    copy.unlink()


def reading(window: MainWindow) -> None:
    """Open the journal only to read it."""
    _quiet(window)
    file = _open(window).desk.services.file
    window.window_command("start")
    window.open_file(file, reading=True)
    wait(lambda: window.journal)
    pump(600)
    window.show_page("today")


def _fault(window: MainWindow, error: Exception) -> None:
    _quiet(window)
    open_first(window, reflection)
    _open(window).guarding.hear(error)


def _quiet(window: MainWindow) -> None:
    window.bands.settle("changed", "gone", "full", "shut", "crash", "conflict", "place", "room")


def _open(window: MainWindow) -> OpenJournal:
    assert window.journal is not None
    return window.journal


FIRST_HELD: dict[str, Scene] = {"held": held, "held-here": held_here}
GUARDED: dict[str, Scene] = {
    "changed-outside": changed,
    "journal-gone": gone,
    "disk-full": full,
    "room-low": low,
    "synced-folder": synced,
    "crash-told": mistaken,
    "conflict-compare": compared,
    "reading-only": reading,
}
