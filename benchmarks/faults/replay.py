"""The disk as a power cut may leave it, from a log of everything that a program did to it.

The model: names are kept in a journal, in order, and are certain once their folder has been synced;
of the names after that a beginning is kept. What was written and not synced is kept in 45 of 100
cases, torn at a sector in 15 and lost in 40.
"""

import random
import shutil
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KEPT, TORN = 0.45, 0.60
SECTOR = 512
HEAD = struct.Struct("<cQqI")
NAMES = frozenset("CRLUM")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done; `number` tells the file, `data` holds bytes, names or words."""

    kind: str
    number: int
    place: int
    data: bytes

    @property
    def names(self) -> list[Path]:
        """The one or two names it is about."""
        return [Path(part.decode("utf-8", "surrogateescape")) for part in self.data.split(b"\0")]


def read_log(file: Path) -> list[Entry]:
    """Return what was done, in order; a file number that is used again is given a new one."""
    content, entries, place = file.read_bytes(), [], 0
    while place < len(content):
        kind, number, at, length = HEAD.unpack_from(content, place)
        place += HEAD.size
        entries.append(Entry(kind.decode(), number, at, content[place : place + length]))
        place += length
    return entries


@dataclass(slots=True)
class Disk:
    """Files by number, and the names that lead to them, relative to one folder."""

    folder: Path
    names: dict[Path, int]
    contents: dict[int, bytearray]
    folders: set[Path]

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """Read a folder as it is."""
        names, contents, folders = {}, {}, set()
        for found in sorted(folder.rglob("*")):
            if found.is_dir():
                folders.add(found)
            else:
                names[found] = found.stat().st_ino
                contents[names[found]] = bytearray(found.read_bytes())
        return cls(folder, names, contents, folders)

    def copy(self) -> "Disk":
        """Return a disk that can be changed without changing this one."""
        contents = {number: bytearray(content) for number, content in self.contents.items()}
        return Disk(self.folder, dict(self.names), contents, set(self.folders))

    def rename(self, entry: Entry) -> None:
        """Do what changes names."""
        first, last = entry.names[0], entry.names[-1]
        match entry.kind:
            case "C":
                self.names[first] = entry.number
            case "M":
                self.folders.add(first)
            case "U":
                self.names.pop(first, None)
            case "L" if first in self.names:
                self.names[last] = self.names[first]
            case "R" if first in self.names:
                self.names[last] = self.names.pop(first)

    def write(self, entry: Entry, length: int | None = None) -> None:
        """Do what changes the content of a file, or the beginning of it."""
        content = self.contents.setdefault(entry.number, bytearray())
        if entry.kind == "T":
            del content[entry.place :]
            content.extend(bytes(entry.place - len(content)))
            return
        data = entry.data[:length]
        content.extend(bytes(max(0, entry.place - len(content))))
        content[entry.place : entry.place + len(data)] = data

    def lay_out(self, folder: Path) -> None:
        """Write the disk into a new folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for made in sorted(self.folders):
            (folder / made.relative_to(self.folder)).mkdir(parents=True, exist_ok=True)
        for name, number in self.names.items():
            target = folder / name.relative_to(self.folder)
            if target.parent.is_dir():
                target.write_bytes(self.contents.get(number, b""))


def after_cut(start: Disk, done: Sequence[Entry], dice: random.Random) -> Disk:
    """Return the disk after a power cut that came when these things were done."""
    disk, lasts, synced = start.copy(), _last_name(done, dice), _synced(done)
    for place, entry in enumerate(done):
        if entry.kind in NAMES:
            if entry.kind == "C":
                disk.contents[entry.number] = bytearray()
            if place <= lasts:
                disk.rename(entry)
        elif entry.kind in "WT":
            fate = 0.0 if place < synced.get(entry.number, -1) else dice.random()
            if fate < KEPT:
                disk.write(entry)
            elif fate < TORN and entry.kind == "W":
                sectors = len(entry.data) // SECTOR
                disk.write(entry, SECTOR * dice.randint(0, sectors))
    return disk


def _last_name(done: Sequence[Entry], dice: random.Random) -> int:
    """Return the place of the last change of names that is kept: at least all that are certain."""
    certain = max((place for place, entry in enumerate(done) if entry.kind == "D"), default=-1)
    named = [place for place, entry in enumerate(done) if entry.kind in NAMES]
    open_ended = [place for place in named if place > certain]
    return dice.choice([certain, *open_ended])


def _synced(done: Sequence[Entry]) -> dict[int, int]:
    """Return for each file the place where it was last made safe."""
    synced: dict[int, int] = {}
    for place, entry in enumerate(done):
        if entry.kind == "S":
            synced[entry.number] = place
    return synced
