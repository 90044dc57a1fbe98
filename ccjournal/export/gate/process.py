"""Starting the process that handles somebody's template, and hearing what it says."""

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

import ccjournal
from ccjournal.domain.secret import without_passphrase
from ccjournal.errors import ExportError
from ccjournal.export.gate.limits import TOOK_TOO_MUCH
from ccjournal.export.gate.tasks import SECONDS, Task
from ccjournal.export.word import Progress

# What a packed program is called with to be this process; it has no Python beside it.
CHILD = "--handle-template"
# How often it is asked whether the job was cancelled, in seconds, and how long a message may be.
TICK = 0.1
LONGEST = 4_000_000
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
# How a process ends that took too much of the processor's time; Windows has no such signal.
SIGXCPU = int(getattr(signal, "SIGXCPU", 0))
SIMPLER = "Make it simpler: fewer loops in each other, and smaller pictures"


def command() -> list[str]:
    """Return how the process is started."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD]
    return [sys.executable, "-P", "-m", "ccjournal.export.gate"]


def _environment() -> dict[str, str]:
    """Return an environment in which the process finds this very program."""
    here = str(Path(ccjournal.__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
    # Reserved and never used, glibc's memory for each thread would count against the limit.
    return {**without_passphrase(os.environ), "PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"}


class Child:
    """A process at work; its messages come in the order in which it said them."""

    def __init__(self, process: "subprocess.Popen[bytes]", task: Task) -> None:
        self._process = process
        self._messages: Queue[bytes] = Queue()
        self._threads = (Thread(target=self._tell, args=(task,)), Thread(target=self._hear))
        for thread in self._threads:
            thread.daemon = True
            thread.start()

    @property
    def id(self) -> int:
        """The number of the process."""
        return self._process.pid

    def _tell(self, task: Task) -> None:
        with suppress(OSError):
            pickle.dump(task, _open(self._process.stdin))
            _open(self._process.stdin).flush()

    def _hear(self) -> None:
        with suppress(OSError, ValueError):
            while message := _open(self._process.stdout).readline(LONGEST):
                self._messages.put(message)
        self._messages.put(b"")

    def go_on(self) -> None:
        """Let it go on after a step."""
        with suppress(OSError):
            _open(self._process.stdin).write(b"\n")
            _open(self._process.stdin).flush()

    def next_message(self) -> Mapping[str, object] | None:
        """Return what it said, nothing if it is silent; raises `EOFError` when it has ended."""
        try:
            message = self._messages.get(timeout=TICK)
        except Empty:
            return None
        if not message:
            raise EOFError
        found = json.loads(message)
        return found if isinstance(found, dict) else {}

    def end(self) -> int:
        """End it whatever it is doing, and return how it ended."""
        self._process.kill()
        status = self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _open(pipe).close()
        return status


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process was started without pipes")
    return pipe


@contextmanager
def started(task: Task) -> Iterator[Child]:
    """Start a process for a task; it has ended when this is left, however."""
    process = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=NO_WINDOW,
    )
    child = Child(process, task)
    try:
        yield child
    finally:
        child.end()


def answer(child: Child, name: str, seconds: float, progress: Progress) -> Mapping[str, object]:
    """Return what came of the task. Raises `ExportError` for what went wrong with a template."""
    deadline = time.monotonic() + seconds
    last: tuple[int, int, str] = (0, 2, "Opening the template")
    while True:
        if time.monotonic() > deadline:
            raise _too_slow(name)
        try:
            message = child.next_message()
        except EOFError:
            raise _ended(name, child.end()) from None
        if message is None:
            # The last stage puts the document in its place: it is not interrupted.
            if last[0] < last[1] - 1:
                progress.step(*last)
        elif "step" in message:
            last = _step(message["step"])
            progress.step(*last)
            child.go_on()
        else:
            return _outcome(name, message)


def _step(said: object) -> tuple[int, int, str]:
    done, total, text = said if isinstance(said, list) else (0, 1, "")
    return int(done), int(total), str(text)


def _outcome(name: str, message: Mapping[str, object]) -> Mapping[str, object]:
    done = message.get("done")
    if isinstance(done, dict):
        return done
    if "memory" in message:
        raise _too_large(name)
    match message.get("refused"):
        case [title, hint]:
            raise ExportError(str(title), str(hint))
    raise ExportError(
        f"{name} holds something that this program cannot handle ({message.get('fault')})",
        "Open it in Word, save it under a new name, and try again",
    )


def _ended(name: str, status: int) -> ExportError:
    """Return why a process that said nothing has ended, as far as can be told."""
    if status == TOOK_TOO_MUCH:
        return _too_large(name)
    if SIGXCPU and status == -SIGXCPU:
        return _too_slow(name)
    return ExportError(f"The process that read {name} ended without a word", SIMPLER)


def _too_slow(name: str) -> ExportError:
    return ExportError(f"{name} took more than {SECONDS:.0f} seconds and was stopped", SIMPLER)


def _too_large(name: str) -> ExportError:
    return ExportError(f"{name} takes more than 500 MB of memory and was stopped", SIMPLER)
