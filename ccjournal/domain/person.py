"""People who are coached or who saw the work, known by pseudonym."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """One entry of the register. `real_name` stays in the journal and never reaches an export."""

    id: str
    pseudonym: str
    role: str = "agent"
    real_name: str = ""
    retired: bool = False


def next_pseudonym(taken: set[str]) -> str:
    """Return the first of Agent A ... Agent Z, Agent AA ... that nobody has."""
    number = 0
    while (name := f"Agent {_letters(number)}") in taken:
        number += 1
    return name


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
