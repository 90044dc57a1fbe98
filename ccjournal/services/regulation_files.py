"""Reading laws, codes and frameworks from their files, shipped ones and the user's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ccjournal.domain.regulation import Clause, Regulation, RegulationKind
from ccjournal.errors import DefinitionError
from ccjournal.services.toml_files import checked, member, read_toml, tables

DAYS = ("effective", "superseded")
LISTS = ("names", "sectors")


@dataclass(frozen=True, slots=True)
class LawShelf:
    """The regulations in order, what is wrong with the files that were left out, and whose are own.

    `files` tells the user's file of a regulation by its key.
    """

    regulations: tuple[Regulation, ...]
    problems: tuple[DefinitionError, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)


def load_regulations(shipped: Path, own: Path | None = None) -> LawShelf:
    """Read the shipped regulations, then the user's own, which may stand in for a shipped one.

    A fault in a shipped file raises `DefinitionError`; the user's faulty files are left out and
    told in `problems`.
    """
    found = {r.key: r for file in sorted(shipped.glob("*.toml")) for r in read_regulations(file)}
    added, problems = read_own(own) if own else ({}, ())
    found |= {regulation.key: regulation for held in added.values() for regulation in held}
    files = {regulation.key: file for file, held in added.items() for regulation in held}
    return LawShelf(tuple(found.values()), problems, files)


def read_own(
    folder: Path,
) -> tuple[Mapping[Path, tuple[Regulation, ...]], tuple[DefinitionError, ...]]:
    """Return what the files in the user's folder hold, and what is wrong with the others."""
    found, problems = {}, []
    for file in sorted(folder.glob("*.toml")):
        try:
            found[file] = read_regulations(file)
        except DefinitionError as error:
            problems.append(error)
    return found, tuple(problems)


def read_regulations(file: Path) -> tuple[Regulation, ...]:
    """Return the regulations that a file describes; raises `DefinitionError` with its fault."""
    return read_toml(file, "a list of regulations", _regulations)


def _regulations(raw: Mapping[str, Any], _stem: str) -> tuple[Regulation, ...]:
    made = tuple(_regulation(table) for table in tables(raw, "regulation"))
    keys = [regulation.key for regulation in made]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"the regulation {min(twice)!r} is there twice")
    return made


def _regulation(raw: Mapping[str, Any]) -> Regulation:
    values = dict(raw)
    clauses = tables(raw, "clause") if "clause" in values else ()
    values.pop("clause", None)
    kind = member(RegulationKind, values.pop("kind", None))
    checked(values, Regulation)
    values |= {name: tuple(values.get(name, ())) for name in LISTS}
    _check_days(values)
    return Regulation(kind=kind, clauses=tuple(map(_clause, clauses)), **values)


def _clause(raw: Mapping[str, Any]) -> Clause:
    values = dict(raw)
    checked(values, Clause)
    _check_days(values)
    return Clause(**values)


def _check_days(values: Mapping[str, Any]) -> None:
    for name in DAYS:
        day = values.get(name)
        if day is not None and (isinstance(day, datetime) or not isinstance(day, date)):
            raise ValueError(f"{name!r} must be a day such as 2018-05-25, without quotes")
