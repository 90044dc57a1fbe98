"""Run by test_moving: moves a journal and dies at the file operation that it is told.

Prints how many there were when it is not told to die.
"""

import os
import sys
from pathlib import Path

from ccjournal.services.jobs import NoProgress
from ccjournal.storage.moving import move_journal

COUNTED = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "shutil.rmtree"}
file, target, deadly = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
events = 0


def happened(event: str, args: tuple[object, ...]) -> None:
    global events  # noqa: PLW0603 (a counter of a script)
    if event not in COUNTED or not any(str(file.parent.parent) in str(arg) for arg in args):
        return
    events += 1
    if events == deadly:
        os._exit(9)


sys.addaudithook(happened)
move_journal(file, target, NoProgress())
sys.stdout.write(str(events))
