"""Reading values from TOML files that people write, with a plain word for every fault."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from ccjournal.errors import DefinitionError

Made = TypeVar("Made")
Member = TypeVar("Member", bound=StrEnum)
MADE_HERE = {"id", "form", "fields", "outcomes"}
NEVER_EMPTY = {"title", "label"}
PLAIN: Mapping[Any, str] = {str: "text", bool: "true or false", int: "a whole number"}


def read_toml(file: Path, what: str, make: Callable[[dict[str, Any], str], Made]) -> Made:
    """Return what `make` makes of a file's tables and name; raises `DefinitionError`."""
    try:
        # Some editors put a byte order mark first.
        return make(tomllib.loads(file.read_text("utf-8-sig")), file.stem)
    except (OSError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise DefinitionError(file, what, _fault(error)) from error


def _fault(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "It is not UTF-8 text"
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing"
    if isinstance(error, RecursionError):
        return "It is nested too deeply"
    if isinstance(error, OSError):
        return error.strerror or "It cannot be read"
    return str(error)


def member(kinds: type[Member], value: object, key: str = "kind") -> Member:
    """Return the member of an enumeration that a text names; raises ValueError."""
    for kind in kinds:
        if kind.value == value:
            return kind
    raise ValueError(f"{key} must be one of {', '.join(kinds)}, not {value!r}")


def tables(raw: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    """Return the tables under a key, at least one; raises KeyError or ValueError."""
    found = raw[key]
    if not isinstance(found, list) or not found or not all(isinstance(t, dict) for t in found):
        raise ValueError(f"[[{key}]] must be one or more tables")
    return found


def checked(values: Mapping[str, Any], kind: type) -> None:
    """Raise ValueError for a key that `kind` does not have or a value of another type."""
    known = {f.name: f.type for f in fields(kind) if f.name not in MADE_HERE}
    if strange := set(values) - set(known):
        raise ValueError(f"unknown key {min(strange)!r}; known are {', '.join(sorted(known))}")
    for key, value in values.items():
        wanted = known[key]
        if wanted in PLAIN and type(value) is not wanted:
            raise ValueError(f"{key!r} must be {PLAIN[wanted]}")
        if key in NEVER_EMPTY and not value.strip():
            raise ValueError(f"{key!r} is empty")
        if wanted == tuple[str, ...] and not _are_texts(value):
            raise ValueError(f"{key!r} must be a list of texts")


def _are_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
