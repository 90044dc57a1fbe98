"""What a piece of personal data is, and what to write instead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataKind:
    """One sort of personal data: how it is told, and the words that can stand in its place.

    `phrases` are words that hint at a special category, such as health; other sorts are
    recognised by their shape and have none.
    """

    key: str
    name: str
    instead: str
    why: str
    special: bool = False
    phrases: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A span of a text that looks like personal data, and the words offered in its place."""

    kind: str
    start: int
    end: int
    words: str
    instead: str
