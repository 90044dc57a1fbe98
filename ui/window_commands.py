"""What the window does with itself: journal files, the look, the list of keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.main_window import MainWindow

STEP = 10


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
            "larger": partial(self._restyle, text_size=size + STEP),
            "smaller": partial(self._restyle, text_size=size - STEP),
            "normal": partial(self._restyle, text_size=100),
        }
        if name.startswith("theme "):
            self._restyle(theme=name.removeprefix("theme "))
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

    def _show_keys(self) -> None:
        from ui.actions import key_rows  # noqa: PLC0415 - the first paint does without

        self._window.dialogs.keys(key_rows())

    def _restyle(self, *, theme: str | None = None, text_size: int | None = None) -> None:
        window = self._window
        if window.journal is not None and not window.journal.leave():
            return
        restyle = partial(window.theme.choose, name=theme, text_size=text_size)
        if window.journal is None:
            restyle()
        else:
            window.journal.rebuild(restyle)
        window.preferences.set(theme=window.theme.name, text_size=window.theme.text_size)
        QTimer.singleShot(0, window, window.arrange)
