"""Kills work at its k-th step on the disk, for k = 1, 2, 3 ..., in a child of this process."""

import os
import sys
from itertools import count

# What a child says that was not killed, because there was no such step.
DONE, KILLED, FAILED = 0, 9, 8
STEPS = {"open", "os.rename", "os.remove", "os.link", "os.truncate"}


def kill_at_each_step(prepare, work):
    """Yield after each kill; `prepare` makes everything new before each."""
    for step in count(1):
        prepare()
        child = os.fork()
        if not child:
            _run(work, step)
        _child, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in {DONE, KILLED}, f"step {step} ended with {code}"
        yield step
        if code == DONE:
            return


def _run(work, step):
    """Do the work in the child, and end it before its file step of that number."""
    left = step

    def on_event(event, arguments):
        nonlocal left
        if event in STEPS and _changes(event, arguments):
            left -= 1
            if not left:
                os._exit(KILLED)

    try:
        sys.addaudithook(on_event)
        work()
        os._exit(DONE)
    finally:
        os._exit(FAILED)


def _changes(event, arguments):
    """Whether it is more than reading."""
    return event != "open" or bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
