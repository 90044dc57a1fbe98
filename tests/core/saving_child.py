"""Run by test_kill_while_saving: saves as fast as it can and says so after each commit."""

import sys
from pathlib import Path

from ccjournal.storage.database import Database
from tests.core.storing import record, store

database = Database.open(Path(sys.argv[1]))
records = store(database)
kept = records.many()[-1]
for turn in range(1_000_000):
    if turn % 3 == 0:
        (kept,) = records.put([record(f"New {turn}")], "Add")
    else:
        text = f"Turn {turn}. " * (turn % 50)
        (kept,) = records.put([record(text=text, number=kept.number, id=kept.id)], "Edit")
    # One write, so that a kill cannot leave half a line of it that reads like another.
    sys.stdout.write(f"{kept.id} {records.versions(kept.id)[-1].id}\n")
    sys.stdout.flush()
