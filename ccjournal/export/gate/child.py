"""What a process of its own does with a template that did not ship.

It is given one task on standard input and says on standard output, line by line, how far it is
and what came of it. It never says what stands in a document.
"""

import json
import os
import pickle
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from ccjournal.errors import Cancelled, JournalError
from ccjournal.export.gate.limits import limit
from ccjournal.export.gate.tasks import Task


class Line:
    """The line to whoever started this process; also the `Progress` of what it does."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def task(self) -> Task:
        """Return what is to be done: it comes from the program itself."""
        task: Task = pickle.load(self._incoming)
        return task

    def say(self, message: Mapping[str, object]) -> None:
        """Send one message."""
        self._outgoing.write(json.dumps(message).encode() + b"\n")
        self._outgoing.flush()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report progress, and wait to be told to go on."""
        try:
            self.say({"step": [done, total, text]})
        except BrokenPipeError:
            raise Cancelled from None
        if self._incoming.read(1) != b"\n":
            raise Cancelled


def main() -> None:
    """Do one task and end."""
    # By their numbers: a packed program without a console has no `sys.stdin`.
    line = Line(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    # Whatever prints something must not be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    task = line.task()
    try:
        limit(task.seconds)
        line.say({"done": task.run(line)})
    except Cancelled:
        return
    except JournalError as error:
        line.say({"refused": [error.title, error.hint]})
    except MemoryError:
        line.say({"memory": True})
    except Exception as error:  # noqa: BLE001 - a strange template may break anything; said with its place
        line.say({"fault": _place(error)})


def _place(error: Exception) -> str:
    """Return what went wrong and where in the program, and nothing that it was about."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
