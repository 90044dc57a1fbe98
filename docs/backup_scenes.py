"""Backups in the pictures: made, listed, proved, failing, and the wait at the end."""

from posing import Scene, wait
from PySide6.QtWidgets import QWidget

from ccjournal.errors import StorageError
from ccjournal.services.backups import Standing
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ui.dialogs.backing_up import BackingUpDialog
from ui.main_window import MainWindow
from ui.views.backups import BackupsDialog
from ui.views.preferences import PreferencesDialog


def backups(window: MainWindow) -> QWidget | None:
    """Open the backups: one of now, and before it one with a word less."""
    assert window.journal is not None
    desk = window.journal.desk
    kept = desk.services.safety.backups
    if not kept.copies.all():
        kept.back_up(NoProgress())
        row = desk.services.journal.rows(kind="star")[0]
        now = desk.services.journal.get(row.id)
        draft = Draft(f"{now.title} again", now.date, now.channel, now.fields)
        desk.do(lambda: desk.services.journal.edit(row.id, draft))
    window.window_command("restore")
    *_, dialog = window.findChildren(BackupsDialog)
    wait(dialog.restore.isEnabled)
    return dialog


def proved(window: MainWindow) -> QWidget | None:
    """Prove a backup."""
    dialog = backups(window)
    assert isinstance(dialog, BackupsDialog)
    dialog.prove.click()
    wait(lambda: "every word" in dialog.said.text())
    return dialog


def backup_choice(window: MainWindow) -> QWidget | None:
    """Open the preferences at the backups."""
    window.window_command("backups")
    return window.findChild(PreferencesDialog)


def not_backed_up(window: MainWindow) -> None:
    """Back up while the disk is full."""
    assert window.journal is not None
    window.show_page("today")
    fault = StorageError("The disk is full", "Free some room, then try again")
    window.journal.backing_up.told.emit(Standing(fault=fault))


def closing(window: MainWindow) -> QWidget | None:
    """Show the wait for the last backup."""
    assert window.journal is not None
    job = window.journal.desk.jobs.start(lambda _progress: None)
    dialog = BackingUpDialog(job, window)
    job.finished.disconnect(dialog.accept)
    dialog.show_progress(3, 6, "Checking every version's words")
    dialog.show()
    return dialog


BACKUPS: dict[str, Scene] = {
    "backups": backups,
    "backup-proved": proved,
    "backup-choice": backup_choice,
    "backup-failed": not_backed_up,
    "backing-up": closing,
}
