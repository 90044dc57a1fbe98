"""What the command line says: results on standard output, messages on standard error."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from ccjournal.domain.text import REPLACEMENT, one_line
from ccjournal.errors import JournalError

LONGEST_MESSAGE = 1_000
SENTENCE_END = re.compile(r"\.\s+(?=[A-Z])")
# C0 but TAB and LF, DEL and C1: what a terminal may take for a command.
COMMANDS = {code: REPLACEMENT for code in (*range(32), *range(127, 160)) if code not in {9, 10}}


def complain(message: str) -> None:
    """Say one sentence on standard error."""
    line = one_line(printable(message))[:LONGEST_MESSAGE].rstrip(".")
    _write(sys.stderr, f"ccjournal: {line}.\n")


def sentence(error: JournalError) -> str:
    """Return title and hint of an error as one sentence."""
    hints = (hint for hint in SENTENCE_END.split(error.hint.strip().rstrip(".")) if hint)
    return "; ".join([error.title.rstrip("."), *(_lower_first(hint) for hint in hints)])


def show(value: object, text: str, *, as_json: bool) -> None:
    """Give the result: the value as one JSON document, or the text for people."""
    _write(sys.stdout, json.dumps(value, indent=2) + "\n" if as_json else printable(text) + "\n")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows in aligned columns; the last column may be as long as it likes."""
    lines = [tuple(head), *(tuple(one_line(cell) for cell in row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 record, 2 records."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def printable(text: str) -> str:
    """Return a text that cannot move the cursor or change the colours of a terminal."""
    return text.translate(COMMANDS)


class TerminalProgress:
    """Shows how far a job is on one line of a terminal, and nothing anywhere else."""

    def __init__(self) -> None:
        self._shown = 0
        self._terminal = sys.stderr is not None and sys.stderr.isatty()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show the step."""
        if self._terminal:
            line = f"{text or 'Working'} ({done} of {total})"
            self._over(line)

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        if self._shown:
            self._over("")
            _write(sys.stderr, "\r")

    def _over(self, line: str) -> None:
        _write(sys.stderr, "\r" + printable(line).ljust(self._shown))
        self._shown = len(line)


def _lower_first(text: str) -> str:
    """Return a text as it goes on inside a sentence; abbreviations and references stay."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _write(stream: TextIO | None, text: str) -> None:
    """Write and flush; letters that the stream's encoding lacks are escaped."""
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
