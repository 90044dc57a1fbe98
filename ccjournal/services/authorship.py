"""Checking an authorship file that somebody has handed in; no journal is needed for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ccjournal.authorship.checks import ASK, BROKEN, HOLDS, Finding, check
from ccjournal.authorship.document import earlier_of, read_document
from ccjournal.authorship.one_file import NAME, one_file
from ccjournal.authorship.program import status
from ccjournal.authorship.statement import Unreadable, read_statement
from ccjournal.errors import RefusedError
from ccjournal.services.history import write_whole
from ccjournal.services.jobs import Progress

__all__ = [
    "ASK",
    "BROKEN",
    "HOLDS",
    "NAME",
    "Answer",
    "Finding",
    "check_authorship",
    "write_verifier",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check has found; `status` is 0 where all holds, 1 where not, 3 with questions."""

    status: int
    findings: tuple[Finding, ...]


def check_authorship(
    file: Path, earlier: Sequence[str], document: Path | None, progress: Progress
) -> Answer:
    """Check an authorship file, against what was seen before and a document where they are given.

    `earlier` are heads, or the names of files that hold one. Raises `RefusedError`.
    """
    progress.step(0, 1, "Checking the history")
    try:
        told = read_statement(file)
        seen = [earlier_of(one) for one in earlier]
        words = read_document(document) if document else None
    except Unreadable as error:
        raise RefusedError(str(error), "Choose another file") from error
    found = check(told, seen, words)
    progress.step(1, 1)
    return Answer(status(found), tuple(found))


def write_verifier(target: Path) -> None:
    """Write the check as one Python file that needs nothing else."""
    write_whole(target, one_file())
