"""Opening journals for one command."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccjournal.bootstrap import Services, open_journal
from ccjournal.cli.output import complain, sentence
from ccjournal.cli.passphrase import with_secret
from ccjournal.paths import AppPaths
from ccjournal.services.jobs import NoProgress


@contextmanager
def opened(arguments: argparse.Namespace, *, write: bool = False) -> Iterator[Services]:
    """Open the journal of a command and close it at the end whatever happens.

    Faulty own kinds are told, and what a full check finds after the journal was not closed.
    """
    journal: Path = arguments.journal
    services = with_secret(
        arguments,
        journal,
        lambda secret: open_journal(AppPaths.default(), journal, write=write, secret=secret),
    )
    try:
        for problem in services.journal.definitions.problems:
            complain(sentence(problem))
        if services.safety.unclean and not services.safety.safekeeping.verify(NoProgress()).ok:
            complain(f"{journal} was not closed and is damaged; see what `ccjournal verify` says")
        yield services
    finally:
        services.close()
