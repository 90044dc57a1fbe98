"""Reading the sorts of personal data from their file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccjournal.domain.privacy.kinds import DataKind
from ccjournal.services.toml_files import checked, read_toml

LISTS = ("phrases", "not_in")


def read_data_kinds(file: Path) -> Mapping[str, DataKind]:
    """Return the sorts of personal data by key; raises `DefinitionError` with file and fault."""
    return read_toml(file, "a list of sorts of personal data", _kinds)


def _kinds(raw: Mapping[str, Any], _stem: str) -> Mapping[str, DataKind]:
    return {key: _kind(key, values) for key, values in raw.items()}


def _kind(key: str, raw: object) -> DataKind:
    if not isinstance(raw, dict):
        raise ValueError(f"{key!r} must be a table")
    values: dict[str, Any] = {"key": key, **raw}
    checked(values, DataKind)
    for name in LISTS:
        values[name] = tuple(values.get(name, ()))
    return DataKind(**values)
