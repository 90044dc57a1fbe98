"""The settings that the window changes."""

from dataclasses import replace

from ccjournal.paths import AppPaths
from ccjournal.settings import Settings, load_settings, save_settings


class Preferences:
    """Reads the settings file, and writes single values into its newest state."""

    def __init__(self, paths: AppPaths) -> None:
        self._file = paths.config / "settings.toml"

    def get(self) -> Settings:
        """Return the settings as they are now."""
        return load_settings(self._file)

    def set(self, **values: str | int) -> None:
        """Change some values; a folder that cannot be written to is no reason to stop work."""
        try:
            save_settings(self._file, replace(self.get(), **values))  # type: ignore[arg-type]
        except OSError:
            return


class Widths:
    """The widths of panes at a text size of 100 %; all pages share them."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        kept = preferences.get()
        self._noted: dict[str, int] = {}
        self._widths = {
            "list_width": kept.list_width,
            "person_width": kept.person_width,
            "evidence_width": kept.evidence_width,
        }

    def get(self, name: str) -> int:
        """Return how wide a pane is to be."""
        return self._widths[name]

    def note(self, name: str, width: int) -> None:
        """Note how wide a pane is now."""
        if width != self._widths[name]:
            self._widths[name] = self._noted[name] = width

    def keep(self) -> None:
        """Write what was noted into the settings."""
        if self._noted:
            self._preferences.set(**self._noted)
            self._noted = {}
