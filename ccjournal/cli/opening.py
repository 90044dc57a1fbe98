"""Opening journals for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccjournal.bootstrap import Services, open_journal
from ccjournal.cli.output import complain, sentence
from ccjournal.paths import AppPaths


@contextmanager
def opened(journal: Path, *, write: bool = False) -> Iterator[Services]:
    """Open a journal and close it at the end whatever happens; tell of faulty own kinds."""
    services = open_journal(AppPaths.default(), journal, write=write)
    try:
        for problem in services.journal.definitions.problems:
            complain(sentence(problem))
        yield services
    finally:
        services.close()
