"""Run by test_migrations: brings a journal up to date and dies at the event that it is told.

An event is a step of the progress, a statement that may write, and the commit. Prints how many
there were when it is not told to die.
"""

import os
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from ccjournal.storage.database import SCHEMA
from ccjournal.storage.migrations.runner import Steps, upgrade

LOOKS = ("SELECT", "PRAGMA table", "PRAGMA main.table", "PRAGMA foreign_key", "PRAGMA index")
file, folder, deadly = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
events = 0


def happened(*_args: object, **_more: object) -> None:
    global events  # noqa: PLW0603 (a counter of a script)
    events += 1
    if events == deadly:
        os._exit(9)


class Counting:
    def step(self, done: int, total: int, text: str = "") -> None:
        happened()


@event.listens_for(Engine, "before_cursor_execute")
def on_statement(_connection, _cursor, statement, *_rest) -> None:
    if not statement.lstrip().startswith(LOOKS):
        happened()


event.listen(Engine, "commit", happened)
upgrade(file, SCHEMA, Counting(), Steps(folder))
print(events)
