"""Locking a journal: hide at once, save, let go. What cannot be saved waits behind the page."""

import gc
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from ui.idle import IdleWatch
from ui.open_journal import OpenJournal
from ui.place import Place, go_to, place_in
from ui.system_lock import SystemLock
from ui.views.capture_panel import CapturePanel
from ui.views.finder import Finder
from ui.widgets.lock_warning import LockWarning

if TYPE_CHECKING:
    from ui.main_window import MainWindow

# How soon to look again while a dialog ends or a job runs, and while the last words do not save.
SOON_MS, AGAIN_MS, FORGET_MS = 30, 3_000, 300
SAVED_FIRST = "Your last words were saved first."
BUSY = "Something is still being written. It is finished first."
IN_DIALOG = "What you had typed in the dialog is there when you open it again."
HELD = (
    "{why}. Your last words are not on the disk yet: they wait behind this page. "
    "Unlock it before you switch the computer off."
)


class Locking(QObject):
    """Made with the first encrypted journal that is opened; the window owns it."""

    locked = Signal(Path, str)
    said = Signal(str)
    covering = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._held: OpenJournal | None = None
        self._place: tuple[Path, Place] | None = None
        self._since = ""
        self._watched: OpenJournal | None = None
        self._watch = IdleWatch(self)
        self._system = SystemLock(window)
        self.warning = LockWarning(window)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._let_go)
        # Once Qt has let the journal's own objects go, what only they held can go as well.
        self._forget = QTimer(self, singleShot=True, interval=FORGET_MS)
        self._forget.timeout.connect(gc.collect)
        self._watch.warned.connect(self.warning.tell)
        self._watch.stayed.connect(self.warning.hide)
        self._watch.idle.connect(self._on_idle)
        self._watch.slept.connect(self._on_slept)
        self._system.closing.connect(self.lock)
        self.warning.stayed.connect(self._watch.touch)
        window.pages.currentChanged.connect(self._stay_covered)

    @property
    def held(self) -> OpenJournal | None:
        """The journal behind the page, while it could not be closed."""
        return self._held

    def watch(self) -> None:
        """Lock by itself from now on, after as many minutes as the settings say."""
        self._watch.start(self._window.preferences.get().lock_minutes)
        if (journal := self._window.journal) is not None and journal is not self._watched:
            self._watched = journal
            journal.desk.history.changed.connect(self._watch.touch)

    def unwatch(self) -> None:
        """Lock no more by itself."""
        self._watch.stop()
        self.warning.hide()

    @Slot(str)
    def lock(self, how: str = "") -> None:
        """Hide everything at once; then save, and let the journal go as soon as that is possible.

        `how` ends the sentence "Locked at 20:58 …".
        """
        journal, window = self._window.journal, self._window
        if journal is None or not journal.encrypted:
            return
        self._since = " ".join(filter(None, (f"Locked at {datetime.now():%H:%M}", how)))
        self._place = journal.file, place_in(journal)
        self._held, window.journal, self._watched = journal, None, None
        self.unwatch()
        window.bands.cover(covered=True)
        close_all_over(window)
        journal.notice.hide()
        clear_clipboard()
        self.locked.emit(journal.file, f"{self._since}.")
        self._again.start(0)

    def unlocked(self, journal: OpenJournal) -> None:
        """Bring the user back to where the lock came, if it was in this journal."""
        place, self._place = self._place, None
        if place is None or place[0] != journal.file:
            self._window.dialogs.interrupted.clear()
            return
        go_to(journal, place[1])
        if self._window.dialogs.interrupted:
            journal.desk.told.emit(IN_DIALOG)

    def hold_on(self) -> None:
        """Let nothing go while a passphrase is being tried."""
        self._again.stop()

    def try_again(self) -> None:
        """Go on to let the journal go, after a passphrase was wrong."""
        if self._held is not None:
            self._again.start(AGAIN_MS)

    def uncover(self) -> OpenJournal | None:
        """Give the journal behind the page back, if there is one still."""
        self._again.stop()
        held, self._held = self._held, None
        return held

    def close(self) -> bool:
        """Let go what is held; false when its words would be lost."""
        if self._held is not None and QThread.currentThread().loopLevel() <= 1:
            self._let_go()
        return self._held is None

    def end(self) -> None:
        """Watch no more: the journal is closed."""
        self.unwatch()
        self._watched = None

    @Slot()
    def _let_go(self) -> None:
        """Save and close; not from within a dialog's own loop, which still uses the pages."""
        held = self._held
        if held is None:
            return
        if QThread.currentThread().loopLevel() > 1 or QApplication.activeModalWidget() is not None:
            close_all_over(self._window)
            self._again.start(SOON_MS)
        elif held.busy:
            self.said.emit(f"{self._since}. {BUSY}")
            self._again.start(SOON_MS)
        else:
            # Before the attempt: a mistake of ours in it must not end the attempts.
            self._again.start(AGAIN_MS)
            fault = held.close_silently()
            if fault:
                self.said.emit(f"{self._since}. {HELD.format(why=fault)}")
                return
            self._again.stop()
            self._held = None
            self._forget.start()
            self.said.emit(f"{self._since}. {SAVED_FIRST}")

    @Slot()
    def _on_idle(self) -> None:
        minutes = self._window.preferences.get().lock_minutes
        self.lock(f"after {minutes} quiet {'minute' if minutes == 1 else 'minutes'}")

    @Slot()
    def _on_slept(self) -> None:
        self.lock("when the computer had been asleep")

    @Slot()
    def _stay_covered(self) -> None:
        """Show nothing else while the journal is only covered."""
        if self._held is not None:
            self.covering.emit()


def close_all_over(window: "MainWindow") -> None:
    """Close whatever lies over the window: menus, dialogs, panels."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for finder in window.findChildren(Finder):
        finder.leave()
    for panel in window.findChildren(CapturePanel):
        panel.leave()
    for dialog in open_dialogs():
        window.dialogs.interrupt(dialog)


def open_dialogs() -> Sequence[QDialog]:
    """Return the dialogs that are open, the newest first."""
    return [
        top
        for top in reversed(QApplication.topLevelWidgets())
        if isinstance(top, QDialog) and top.isVisible()
    ]


def clear_clipboard() -> None:
    """Take words that were copied here off the clipboard."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
