"""Running a command: which function does it, and how its errors are told."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping

from ccjournal.cli import reading, writing
from ccjournal.cli.output import complain
from ccjournal.errors import JournalError

REFUSED = 1
SENTENCE_END = re.compile(r"\.\s+(?=[A-Z])")

Command = Callable[[argparse.Namespace], int]

RUNS: Mapping[str, Command] = {
    "list": reading.list_records,
    "show": reading.show_record,
    "search": reading.search,
    "coverage": reading.coverage,
    "verify": reading.verify,
    "template list": reading.list_templates,
    "unit list": reading.list_units,
    "new": writing.new,
    "add": writing.add,
    "export": writing.export,
    "backup": writing.backup,
    "restore": writing.restore_copy,
}


def run(arguments: argparse.Namespace) -> int:
    """Run a command and return its exit code; what the user can mend is one sentence."""
    try:
        return RUNS[arguments.command](arguments)
    except JournalError as error:
        complain(sentence(error))
    except BrokenPipeError:
        _leave_pipe()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}; check the place and try again")
    return REFUSED


def sentence(error: JournalError) -> str:
    """Return title and hint of an error as one sentence."""
    hints = (hint for hint in SENTENCE_END.split(error.hint.strip().rstrip(".")) if hint)
    return "; ".join([error.title.rstrip("."), *(_lower_first(hint) for hint in hints)])


def _lower_first(text: str) -> str:
    """Return a text as it goes on inside a sentence; abbreviations and references stay."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _leave_pipe() -> None:
    """Keep Python from complaining at exit about a reader that has gone."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, sys.stdout.fileno())
    os.close(silent)
