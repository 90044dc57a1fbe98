"""What a process that handles somebody's template may take: memory, time, room on the disk."""

import os
import sys
import threading

MEGABYTE = 1_000_000
MEMORY, FILE = 500 * MEGABYTE, 1_000 * MEGABYTE
# How a process ends that took too much memory, where only it can see that itself.
TOOK_TOO_MUCH = 77
WATCHED_EVERY = 0.05

if sys.platform == "win32":
    from ccjournal.export.gate.windows import limit_memory

    def limit(seconds: float) -> None:
        """Limit memory; the time is kept by whoever started the process."""
        limit_memory(MEMORY)
        _end_after(seconds)
else:
    import resource

    def limit(seconds: float) -> None:
        """Limit memory, processor time and the size of files, and leave no image of the memory."""
        whole = int(seconds) + 1
        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, whole),
            (resource.RLIMIT_FSIZE, FILE),
            (resource.RLIMIT_CORE, 0),
        ):
            _lower(what, most)
        if sys.platform == "darwin":
            threading.Thread(target=_watch, daemon=True).start()
        _end_after(seconds)

    def _lower(what: int, most: int) -> None:
        """Lower a limit; one that is lower already stays."""
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            # macOS knows the limit of memory but takes none; `_watch` stands in for it.
            if sys.platform != "darwin":
                raise

    def _watch() -> None:
        """End the process when it takes too much: macOS limits no memory."""
        pause = threading.Event()
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEMORY:
            pause.wait(WATCHED_EVERY)
        os._exit(TOOK_TOO_MUCH)


def _end_after(seconds: float) -> None:
    """End the process in the end even if whoever started it is gone."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.daemon = True
    timer.start()
