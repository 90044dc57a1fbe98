"""A clock for waiting: nobody sets it, and it goes on while the computer sleeps where it can."""

import time


def seconds() -> float:
    """Return seconds since some moment in the past."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
