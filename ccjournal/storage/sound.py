"""What is read from the file, refused where it is not of the kind that was written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from functools import cache
from typing import TypeVar, get_args, get_origin, get_type_hints

from ccjournal.errors import DamagedError

# What Python does with dates, numbers and JSON that nobody can have written like that.
MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
WHICH = "Run verify to see what is damaged, and restore the newest backup"

Value = TypeVar("Value")


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Turn values that are damaged into an error that says what they are of."""
    try:
        yield
    except MALFORMED as error:
        raise DamagedError(f"{what} cannot be read", WHICH) from error


def sound(value: Value) -> Value:
    """Return a value of the domain if all that it holds is of the kind its class says."""
    plain, nested = _shape(type(value))  # type: ignore[arg-type] # a class is hashable
    for name, kind in plain:
        if not isinstance(getattr(value, name), kind):
            raise TypeError(name)
    for name, hint in nested:
        _check(getattr(value, name), hint)
    return value


@cache
def _shape(
    kind: type,
) -> tuple[tuple[tuple[str, type], ...], tuple[tuple[str, object], ...]]:
    """Return the parts of a class: those of one kind, and those that hold others."""
    hints = get_type_hints(kind)
    plain = {n: h for n, h in hints.items() if get_origin(h) is None and not is_dataclass(h)}
    nested = tuple((name, hint) for name, hint in hints.items() if name not in plain)
    return tuple(plain.items()), nested


def _check(value: object, hint: object) -> None:
    # Texts are most of what there is; the quick way for them halves the time of reading records.
    if type(value) is hint is str:
        return
    outer, inner = get_origin(hint), get_args(hint)
    kind = outer or hint
    assert isinstance(kind, type)
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    if isinstance(value, dict):
        for key, part in value.items():
            _check(key, inner[0])
            _check(part, inner[1])
    elif isinstance(value, tuple):
        for part in value:
            _check(part, inner[0])
    elif is_dataclass(value):
        sound(value)
