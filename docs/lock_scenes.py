"""Pictures of a journal with a passphrase: chosen, printed, asked for, refused, about to lock."""

from collections.abc import Callable
from pathlib import Path

from posing import Scene, pump, wait
from PySide6.QtWidgets import QWidget

from ui.locking import HELD
from ui.main_window import MainWindow
from ui.views.preferences import PreferencesDialog
from ui.views.recovery import RecoveryPage

PASSPHRASE = "late tram umbrella nineteen"
FILE = "Late shift.ccj"
QUIET = "Locked at 20:58 after 10 quiet minutes."


def chosen(window: MainWindow) -> None:
    """Type a passphrase on the first page."""
    window.show_first_run()
    window.first_run.passphrase.setFocus()
    window.first_run.passphrase.setText(PASSPHRASE)


def opened(window: MainWindow) -> None:
    """Open a journal with a passphrase, made when it is not there."""
    if window.journal is not None:
        return
    file = window.paths.data / FILE
    if not Path(file).exists():
        window.create_file(file, ["ST", "QA", "CS"], PASSPHRASE)
    else:
        window.open_file(file)
        window.door.page.line.setText(PASSPHRASE)
        window.door.page.unlock.click()
    wait(lambda: window.journal)
    pump(1_500)


def recovery(window: MainWindow) -> None:
    """Show a recovery page."""
    opened(window)
    if not isinstance(window.pages.currentWidget(), RecoveryPage):
        assert window.journal is not None
        window.journal.recovery.make()
        wait(lambda: isinstance(window.pages.currentWidget(), RecoveryPage))


def lock_part(window: MainWindow) -> QWidget | None:
    """Show the part of the preferences about the lock."""
    opened(window)
    window.show_page("today")
    window.window_command("lock preferences")
    pump(800)
    return window.findChild(PreferencesDialog)


def warned(window: MainWindow) -> None:
    """Show the last minute before a lock."""
    opened(window)
    window.show_page("today")
    window.door.locking.warning.tell(47)


def locked(window: MainWindow) -> None:
    """Lock the journal, and begin to type the passphrase."""
    opened(window)
    window.door.locking.lock("after 10 quiet minutes")
    wait(lambda: window.door.locking.held is None)
    window.activateWindow()
    page = window.door.page
    page.focus_first()
    page.why.setText(f"{QUIET} Your last words were saved first.")
    page.line.setText("late tram umb")
    page.caps.show()


def said(text: str, why: str = "") -> Scene:
    """Return what shows the page of a locked journal with a sentence under its field."""

    def show(window: MainWindow) -> None:
        locked(window)
        window.door.page.caps.hide()
        window.door.page.say(text, fault=bool(text))
        if why:
            window.door.page.why.setText(why)

    return show


def by_code(window: MainWindow) -> None:
    """Ask for the recovery code."""
    locked(window)
    window.door.page.caps.hide()
    window.door.page.switch.click()


LOCKS: dict[str, Callable[[MainWindow], QWidget | None]] = {
    "first-run-passphrase": chosen,
    "recovery": recovery,
    "preferences-lock": lock_part,
    "lock-warning": warned,
    "unlock": locked,
    "unlock-wrong": said("That is not it. 2 tries before a 30 s wait."),
    "unlock-wait": said("That is not it. Wait 27 s, then try again."),
    "unlock-held": said("", f"{QUIET} {HELD.format(why='The disk is full')}"),
    "unlock-code": by_code,
}
