"""Opening journals for one command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccjournal.bootstrap import Services, open_journal
from ccjournal.paths import AppPaths

HOME = "CCJOURNAL_HOME"


def app_paths() -> AppPaths:
    """Return the user's folders; the variable CCJOURNAL_HOME puts them all into one folder."""
    home = os.environ.get(HOME)
    return AppPaths.under(Path(home)) if home else AppPaths.default()


@contextmanager
def opened(journal: Path, *, write: bool = False) -> Iterator[Services]:
    """Open a journal and close it at the end whatever happens."""
    services = open_journal(app_paths(), journal, write=write)
    try:
        yield services
    finally:
        services.close()
