"""Telling at the next start, and at once, that the program has made a mistake; nothing is sent."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ccjournal.services.crashes import delete_crashes, keep_crashes, new_crashes
from ui.widgets.band import Word

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TOLD = (
    "What you had saved is safe. A note of where in the program it was is kept on this computer, "
    "without any of your words. Nothing was sent."
)


def tell_crashes(window: "MainWindow") -> None:
    """Say above the pages that there are notes nobody was told of."""
    folder = window.paths.data / "crashes"
    if not (found := new_crashes(folder)):
        return
    title = "ccjournal has made a mistake"
    if len(found) > 1:
        title = f"ccjournal has made {len(found)} mistakes"
    acts = (
        ("Show the notes", partial(window.dialogs.open_outside, folder)),
        ("Delete them", partial(_settle, window, folder, delete=True)),
        ("Keep them", partial(_settle, window, folder, delete=False)),
    )
    window.bands.tell("crash", Word(title, TOLD, acts))


def _settle(window: "MainWindow", folder: Path, *, delete: bool) -> None:
    (delete_crashes if delete else keep_crashes)(folder)
    window.bands.settle("crash")
