"""Documents that are being written, and what is left of them where a program was ended by force."""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    from fcntl import LOCK_EX, LOCK_NB, flock


def part_of(target: Path, process: int) -> Path:
    """Return where a process writes a document before it takes its place."""
    return target.with_name(f"{target.name}.{process}.part")


def hold(file: IO[bytes]) -> None:
    """Show that a file is being written, for as long as it is open."""
    # Windows does not let anybody delete an open file.
    if sys.platform != "win32":
        with suppress(OSError):
            flock(file, LOCK_EX | LOCK_NB)


def sweep(target: Path) -> None:
    """Delete what programs that were ended by force have left of a document."""
    for left in _parts(target):
        # Whoever writes it holds it, and then it stays.
        with suppress(OSError), left.open("rb") as file:
            if sys.platform != "win32":
                flock(file, LOCK_EX | LOCK_NB)
                left.unlink()
        if sys.platform == "win32":
            with suppress(OSError):
                left.unlink()


def _parts(target: Path) -> Iterator[Path]:
    name = re.compile(rf"{re.escape(target.name)}\.\d+\.part")
    yield from (path for path in target.parent.iterdir() if name.fullmatch(path.name))
