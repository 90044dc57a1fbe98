"""The program that an assessor runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ccjournal.authorship.checks import ASK, BROKEN, Finding, check
from ccjournal.authorship.document import earlier_of, read_document
from ccjournal.authorship.statement import Unreadable, read_statement

STATUSES = (
    "Exit status: 0 all holds, 1 something does not, 2 a file cannot be read, "
    "3 it holds with something to ask about."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Check what the arguments name, and say what is found."""
    parser = argparse.ArgumentParser(
        description="Check an authorship file of ccjournal.", epilog=STATUSES
    )
    parser.add_argument("file", metavar="AUTHORSHIP.json", type=Path)
    parser.add_argument("document", metavar="DOCUMENT.docx", type=Path, nargs="?")
    parser.add_argument(
        "--earlier",
        metavar="HEAD-OR-FILE",
        action="append",
        default=[],
        help="a head seen before, or an authorship file or document that holds one",
    )
    asked = parser.parse_args(argv)
    try:
        told, earlier = read_statement(asked.file), [earlier_of(one) for one in asked.earlier]
        document = read_document(asked.document) if asked.document else None
    except Unreadable as error:
        print(f"{error}.", file=sys.stderr)
        return 2
    found = check(told, earlier, document)
    for finding in found:
        say(": ".join(filter(None, finding)))
    return status(found)


def say(line: str) -> None:
    """Print a line; what could command a terminal, or cannot be shown on it, is replaced."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in line)
    encoding = sys.stdout.encoding or "ascii"
    print(shown.encode(encoding, "replace").decode(encoding))


def status(found: Sequence[Finding]) -> int:
    """Return how the program ends after what it has found."""
    levels = {finding.level for finding in found}
    return 1 if BROKEN in levels else 3 if ASK in levels else 0


if __name__ == "__main__":
    sys.exit(main())
