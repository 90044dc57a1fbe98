"""Running a command: which function does it, and how its errors are told."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping

from ccjournal.cli import authorship, helping, reading, salvaging, templates, writing
from ccjournal.cli.output import complain, sentence
from ccjournal.errors import JournalError

REFUSED = 1

Command = Callable[[argparse.Namespace], int]

RUNS: Mapping[str, Command] = {
    "list": reading.list_records,
    "show": reading.show_record,
    "search": reading.search,
    "check": helping.check,
    "suggest": helping.suggest,
    "coverage": reading.coverage,
    "verify": reading.verify,
    "template list": templates.list_templates,
    "template check": templates.check_template,
    "unit list": reading.list_units,
    "new": writing.new,
    "add": writing.add,
    "export": writing.export,
    "authorship": authorship.check,
    "backup": writing.backup,
    "restore": writing.restore_copy,
    "salvage": salvaging.salvage_records,
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


def _leave_pipe() -> None:
    """Keep Python from complaining at exit about a reader that has gone."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, sys.stdout.fileno())
    os.close(silent)
