"""Run by test_backups_killed: writes and backs up for ever, in both places, and tells of both.

Each backup is some hours after the one before, so that there is always something to thin.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from ccjournal.services.backups import Backups
from ccjournal.services.copies import Copies
from ccjournal.services.jobs import NoProgress
from ccjournal.services.safekeeping import Safekeeping
from ccjournal.storage.database import Database
from tests.core.storing import record, store

file, hours = Path(sys.argv[1]), int(sys.argv[2])
database = Database.open(file)
copies = Copies(file, file.parent / "private", file.parent / "stick")
START = datetime.fromisoformat("2026-01-01T00:00:00+00:00")


def now() -> datetime:
    return START + timedelta(hours=hours)


backups = Backups(database, Safekeeping(database, file, now), copies, now)
while True:
    hours += 7
    kept = store(database).put([record(f"After {hours} hours")], "Add")[0]
    print("saved", kept.id, hours, flush=True)
    made = backups.back_up(NoProgress())
    assert made is not None
    print("backed-up", made.number, hours, flush=True)
