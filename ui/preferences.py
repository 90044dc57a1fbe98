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
