"""Backups in the preferences: how they stand, what can be done, and the second place."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ccjournal.services.backups import Standing
from ui.dialogs.service import Dialogs
from ui.models.backups import second_in_words, standing_in_words
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal

NO_JOURNAL = "Open a journal to see its backups."
RULE = (
    "A backup is made when you pause and when you close, and checked in full. All of the last two "
    "days stay, then one a day, one a week and one a month. What you make yourself stays."
)
NO_SECOND = "None. If this computer is lost, so are the backups beside the journal."
READABLE = "The journal has no passphrase: whoever can open that folder can read the backups."
EXAMPLE = "A stick, another disk or a folder that is kept elsewhere. It need not always be there."


class BackupChoice(QWidget):
    """Shows what the last look has found, and asks for another."""

    def __init__(self, journal: "OpenJournal", dialogs: Dialogs) -> None:
        super().__init__()
        self._journal = journal
        self._dialogs = dialogs
        self._backups = journal.desk.services.safety.backups
        self.said, self.second = label("Looking at the backups.", "strong"), label("", "small")
        self.readable = label(READABLE, "small")
        self.readable.hide()
        self._encrypted = journal.encrypted
        self.where = label(str(self._backups.copies.folder), "small")
        self.now = button("Back up now", journal.backing_up.back_up_by_hand)
        self.restore = button("Restore or prove a backup…", journal.commands.show_backups)
        self.folder = button("Show the folder", self._show_folder)
        self.choose = button("Choose a second place…", self._choose)
        self.none = button("Use no second place", self._choose_none)
        self.none.hide()
        self.setLayout(
            column(
                self.said,
                label(RULE, "small"),
                self.where,
                row(self.now, self.restore, self.folder, -1),
                6,
                label("Second place"),
                self.second,
                label(EXAMPLE, "small"),
                self.readable,
                row(self.choose, self.none, -1),
            )
        )
        journal.backing_up.told.connect(self.show_standing)
        journal.desk.closing.connect(self._close)
        journal.backing_up.look()

    def show_standing(self, standing: Standing) -> None:
        """Say how the backups stand."""
        now = datetime.now()
        self.said.setText(standing_in_words(standing, now))
        second = standing.second
        said = f"{second.folder}\n{second_in_words(second, now)}" if second else NO_SECOND
        self.second.setText(said)
        self.none.setVisible(second is not None)
        self.readable.setVisible(second is not None and not self._encrypted)
        self.folder.setEnabled(standing.count > 0)

    def _close(self) -> None:
        """Another journal has backups of its own: what is shown here is true no more."""
        self.window().close()

    def _show_folder(self) -> None:
        self._dialogs.open_outside(self._backups.copies.folder)

    def _choose(self) -> None:
        start = self._backups.copies.second or self._journal.desk.services.paths.documents
        if folder := self._dialogs.folder("Choose a second place for the backups", start):
            self._journal.backing_up.choose_second(folder)

    def _choose_none(self) -> None:
        self._journal.backing_up.choose_second(None)


def backup_choice(window: "MainWindow") -> QWidget:
    """Return the choice for a window, with a journal open or without one."""
    if window.journal is None:
        return label(NO_JOURNAL, "small")
    return BackupChoice(window.journal, window.dialogs)
