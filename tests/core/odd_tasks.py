"""What the process of a template must not do for long, as tasks that it is given."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Event


@dataclass(frozen=True)
class Endless:
    """Works for ever."""

    seconds: float = 1.5

    def run(self, progress):
        while True:
            pass


@dataclass(frozen=True)
class Asleep:
    """Waits for ever, and so takes no processor time."""

    seconds: float = 1.5

    def run(self, progress):
        Event().wait()


@dataclass(frozen=True)
class Greedy:
    """Takes memory, little by little, and uses all of it."""

    seconds: float = 10.0

    def run(self, progress):
        held = []
        while True:
            held.append(os.urandom(1_000_000))


@dataclass(frozen=True)
class Huge:
    """Takes a great deal of memory at once."""

    seconds: float = 10.0

    def run(self, progress):
        return {"length": len("a" * 10**10)}


@dataclass(frozen=True)
class Telling:
    """Tells what it knows of the program that has started it."""

    seconds: float = 10.0

    def run(self, progress):
        return {"environment": sorted(os.environ.values())}


@dataclass(frozen=True)
class Dying:
    """Ends in the middle."""

    seconds: float = 10.0

    def run(self, progress):
        os.abort()


@dataclass(frozen=True)
class Failing:
    """Fails over somebody's words."""

    seconds: float = 10.0

    def run(self, progress):
        raise KeyError("SECRET WORDS")


@dataclass(frozen=True)
class Chatty:
    """Prints, as a library may."""

    seconds: float = 10.0

    def run(self, progress):
        print('{"done": {"lie": 1}}', flush=True)
        sys.stderr.write("SECRET WORDS")
        return {"kept": True}


@dataclass(frozen=True)
class Writing:
    """Writes a document for ever, where a document is written before it takes its place."""

    target: Path
    seconds: float = 10.0

    def run(self, progress):
        part = self.target.with_name(f"{self.target.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as file:
                while True:
                    file.write(b"SECRET WORDS")
                    file.flush()
                    progress.step(1, 4, "Writing")
        finally:
            part.unlink()
