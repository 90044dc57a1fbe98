"""What a command has changed, and how to take it back."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """The result of every command.

    Views look at `records` (ids; of records, people or evidence items) to decide whether to
    refresh; the history keeps `undo`. Changes with the same `merge_key` in a row are one step to
    the user. `notice` is a sentence for the user when not all went in as it was given.
    """

    label: str
    records: frozenset[str]
    undo: "Callable[[], Change]"
    merge_key: str = ""
    notice: str = ""
