"""One row of the Library, and what it stands for."""

from dataclasses import dataclass
from pathlib import Path

from ccjournal.services.library import (
    FormOnShelf,
    OwnFolder,
    PersonOnShelf,
    RuleOnShelf,
    SectorsOnShelf,
    UnitOnShelf,
)
from ccjournal.services.templates import TemplateInfo


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Stands where somebody new can be added."""

    alone: bool


@dataclass(frozen=True, slots=True)
class JournalFile:
    """Stands for the journal that is open."""

    path: Path


Thing = (
    UnitOnShelf
    | FormOnShelf
    | PersonOnShelf
    | TemplateInfo
    | RuleOnShelf
    | SectorsOnShelf
    | OwnFolder
    | Newcomer
    | JournalFile
)


@dataclass(frozen=True, slots=True)
class Item:
    """One row. A heading has no thing; `right` is its count, `sentence` is read out.

    `words` are not shown, but the row is found by them.
    """

    key: str
    title: str
    sentence: str
    under: str = ""
    right: str = ""
    thing: Thing | None = None
    words: str = ""


def heading(title: str, count: int, after: str = "") -> Item:
    """Return the row above a group, with how many there are."""
    right = f"{count}{after}" if count or not after else ""
    return Item(title, title, ", ".join(filter(None, (title, right))), right=right)
