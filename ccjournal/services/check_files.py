"""Reading the writing checks from their file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccjournal.domain.checks.check import Check
from ccjournal.domain.checks.rules import RULES
from ccjournal.domain.record_type import Role
from ccjournal.services.toml_files import checked, member, read_toml, tables


def read_checks(file: Path) -> tuple[Check, ...]:
    """Return the checks in the order in which they ask; raises `DefinitionError`."""
    return read_toml(file, "a list of writing checks", _checks)


def _checks(raw: Mapping[str, Any], _stem: str) -> tuple[Check, ...]:
    made = tuple(_check(table) for table in tables(raw, "check"))
    rules = [check.rule for check in made]
    if twice := {found for found in rules if rules.count(found) > 1}:
        raise ValueError(f"the check {min(twice)} is there twice")
    return made


def _check(raw: Mapping[str, Any]) -> Check:
    values = dict(raw)
    checked({key: value for key, value in values.items() if key != "roles"}, Check)
    values["roles"] = tuple(member(Role, role, "role") for role in values.get("roles", ()))
    if values["rule"] not in RULES:
        raise ValueError(f"there is no rule {values['rule']!r}")
    return Check(**values)
