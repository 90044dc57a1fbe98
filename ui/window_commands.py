"""What the window does with itself: journal files, the look, the list of keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.reading import Reading

if TYPE_CHECKING:
    from ui.main_window import MainWindow

STEP = 10
LOCK = "Lock"


class WindowCommands:
    """Runs a command by its name; what is not the window's own goes to the open journal."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def run(self, name: str) -> None:
        """Carry out a command."""
        size = self._window.theme.text_size
        own: dict[str, Callable[[], object]] = {
            "open": self._choose_journal,
            "start": self._choose_start,
            "close": self._window.close,
            "keys": self._show_keys,
            "lock": self._lock,
            "lock preferences": partial(self._show_preferences, LOCK),
            "preferences": self._show_preferences,
            "backups": partial(self._show_preferences, "Backups"),
            "larger": partial(self.restyle, text_size=size + STEP),
            "smaller": partial(self.restyle, text_size=size - STEP),
            "normal": partial(self.restyle, text_size=100),
        }
        if name.startswith("theme "):
            self.restyle(theme=name.removeprefix("theme "))
        elif name.startswith("style "):
            style = name.removeprefix("style ")
            self.restyle(reading=self._window.theme.reading.but(style=style))
        elif name in own:
            own[name]()
        elif self._window.journal is not None:
            self._window.journal.commands.run(name)

    def _choose_journal(self) -> None:
        window = self._window
        if file := window.dialogs.journal_to_open(window.paths.data):
            window.open_file(file)

    def _choose_start(self) -> None:
        if self._window.close_journal():
            self._window.show_first_run()

    def _lock(self) -> None:
        """Lock; a journal without a passphrase is shown the way to one."""
        journal = self._window.journal
        if journal is None:
            return
        if journal.encrypted:
            self._window.door.locking.lock()
            return
        journal.desk.told.emit("This journal has no passphrase yet. Preferences can set one.")
        self._show_preferences(LOCK)

    def _show_keys(self) -> None:
        from ui.actions import key_rows  # noqa: PLC0415 - the first paint does without

        self._window.dialogs.keys(key_rows())

    def _show_preferences(self, part: str = "") -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - the first paint does without

        from ui.rekeying import give_passphrase, take_passphrase_off  # noqa: PLC0415 - see above
        from ui.views.backup_choice import backup_choice  # noqa: PLC0415 - see above
        from ui.views.lock_choice import LockChoice  # noqa: PLC0415 - see above
        from ui.views.preferences import PreferencesDialog  # noqa: PLC0415 - see above
        from ui.views.spelling_choice import spelling_choice  # noqa: PLC0415 - see above

        window = self._window
        dialog = window.findChild(PreferencesDialog)
        if dialog is None:
            lock = LockChoice(window)
            parts = {
                "Spelling": spelling_choice(window),
                LOCK: lock,
                "Backups": backup_choice(window),
            }
            dialog = PreferencesDialog(window.theme, self.restyle, parts, window)
            lock.adding.connect(dialog.accept)
            lock.removing.connect(dialog.accept)
            lock.adding.connect(partial(give_passphrase, window))
            lock.removing.connect(partial(take_passphrase_off, window))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        if part:
            dialog.show_part(part)
        if part == LOCK and isinstance(choice := dialog.parts[LOCK], LockChoice):
            # It has its whole height once it knows how the journal is locked.
            again = partial(dialog.show_part, LOCK)
            choice.settled.connect(again, Qt.ConnectionType.SingleShotConnection)

    def restyle(
        self,
        *,
        theme: str | None = None,
        text_size: int | None = None,
        reading: Reading | None = None,
    ) -> None:
        """Change the look, show it at once and keep it."""
        window = self._window
        if window.journal is not None and not window.journal.leave():
            return
        restyle = partial(window.theme.choose, name=theme, text_size=text_size, reading=reading)
        if window.journal is None:
            restyle()
        else:
            window.journal.rebuild(restyle)
        look = window.theme
        values = look.reading.as_settings()
        window.preferences.set(theme=look.name, text_size=look.text_size, **values)
        QTimer.singleShot(0, window, window.arrange)
