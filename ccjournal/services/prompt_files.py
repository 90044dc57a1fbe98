"""Reading the questions that criteria add to a form from their file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccjournal.domain.prompts import Ask, Prompts, Theme
from ccjournal.domain.record_type import Role
from ccjournal.services.toml_files import checked, member, read_toml, tables


def read_prompts(file: Path) -> Prompts:
    """Return the themes and verbs with their questions; raises `DefinitionError`."""
    return read_toml(file, "a list of prompts", _prompts)


def _prompts(raw: Mapping[str, Any], _stem: str) -> Prompts:
    made = Prompts(*(tuple(map(_theme, tables(raw, key))) for key in ("theme", "verb")))
    keys = [theme.key for theme in made.themes]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"the theme {min(twice)!r} is there twice")
    if made.verbs[-1].words:
        raise ValueError("the last verb must have no words, so that it fits everything")
    return made


def _theme(raw: Mapping[str, Any]) -> Theme:
    values = {key: value for key, value in raw.items() if key != "ask"}
    checked(values, Theme)
    values["words"] = tuple(values.get("words", ()))
    return Theme(asks=tuple(map(_ask, tables(raw, "ask"))), **values)


def _ask(raw: Mapping[str, Any]) -> Ask:
    checked({key: value for key, value in raw.items() if key != "roles"}, Ask)
    roles = tuple(member(Role, role, "role") for role in raw["roles"])
    return Ask(raw["question"], roles)
