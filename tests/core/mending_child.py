"""Run by test_mending_killed: mends, and kills itself at the k-th change of the disk."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from ccjournal.bootstrap import open_journal
from ccjournal.paths import AppPaths
from ccjournal.services.jobs import NoProgress
from ccjournal.storage.left_log import put_log_aside
from ccjournal.storage.salvage import salvage

what, file, last = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
done = count(1)


def killing(act: Callable[..., Any]) -> Callable[..., Any]:
    """Return a call of the system that is the last one at the wanted place."""

    def call(*arguments: object, **more: object) -> object:
        if next(done) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return act(*arguments, **more)

    return call


for name in ("fsync", "link", "replace", "rename", "unlink"):
    setattr(os, name, killing(getattr(os, name)))
if what == "take":
    services = open_journal(AppPaths.default(), file)
    mending = services.safety.recovery.mending
    for damaged in mending.check(NoProgress()).damaged:
        mending.take(mending.offers(damaged.ref, NoProgress())[0], NoProgress())
    mending.rebuild_index(NoProgress())
    services.close()
elif what == "salvage":
    salvage(file, file.with_stem("saved"), "d" * 32, NoProgress())
else:
    put_log_aside(file, file.with_name(f"kept {last}") / file.name, NoProgress())
print("done")
