"""Reading record kinds and units from their TOML files, shipped ones and the user's own."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ccjournal.domain.record_type import Column, ColumnKind, Field, FieldKind, RecordType, Role
from ccjournal.domain.unit import Criterion, Guidance, GuidanceKind, Outcome, Unit
from ccjournal.errors import DefinitionError
from ccjournal.services.toml_files import checked, member, read_toml, tables

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
Made = TypeVar("Made")
CODE = re.compile(r"[A-Z][A-Z0-9]{0,11}")


@dataclass(frozen=True, slots=True)
class Definitions:
    """The forms by key, in menu order, and what is wrong with the files that were left out."""

    types: Mapping[str, RecordType]
    problems: tuple[DefinitionError, ...] = ()

    def form_of(self, kind: str) -> RecordType | None:
        """Return the default form of a kind, else its first."""
        forms = [t for t in self.types.values() if t.kind == kind]
        return next((t for t in forms if t.default), forms[0] if forms else None)

    def kinds(self) -> dict[str, str]:
        """Return the kinds and their titles, in menu order."""
        titles: dict[str, str] = {}
        for found in self.types.values():
            titles.setdefault(found.kind, found.title)
        return titles


@dataclass(frozen=True, slots=True)
class Offer:
    """The units that a new journal may be given, and which of them are the starter units."""

    starters: tuple[str, ...]
    units: Mapping[str, Unit]
    problems: tuple[DefinitionError, ...] = ()


def load_record_types(shipped: Path, own: Path | None = None) -> Definitions:
    """Read the shipped forms, then the user's own, which may stand in for a shipped one.

    A fault in a shipped file raises `DefinitionError`; the user's faulty files are left out and
    told in `problems`.
    """
    found = {file.stem: read_record_type(file) for file in sorted(shipped.glob("*.toml"))}
    added, problems = _own(own, read_record_type)
    found |= {made.form: made for made in added}
    ordered = sorted(found.values(), key=lambda t: (t.order, t.title, t.form))
    return Definitions({t.form: t for t in ordered}, problems)


def load_units(folder: Path) -> list[Unit]:
    """Read every unit in a folder, in order of the study texts; raises `DefinitionError`."""
    units = [read_unit(file) for file in folder.glob("*.toml")]
    return sorted(units, key=lambda unit: (unit.study_text, unit.code))


def load_offer(shipped: Path, own: Path) -> Offer:
    """Read the starter units, then the user's own, which may stand in for a starter unit."""
    starters = load_units(shipped)
    added, problems = _own(own, read_unit)
    by_code = {unit.code: unit for unit in (*starters, *added)}
    return Offer(tuple(unit.code for unit in starters), by_code, problems)


def _own(
    folder: Path | None, read: Callable[[Path], Made]
) -> tuple[list[Made], tuple[DefinitionError, ...]]:
    """Read the user's own files; a faulty one is left out and told."""
    made, problems = [], []
    for file in sorted(folder.glob("*.toml")) if folder else []:
        try:
            made.append(read(file))
        except DefinitionError as error:
            problems.append(error)
    return made, tuple(problems)


def read_record_type(file: Path) -> RecordType:
    """Return the form that a file describes; raises `DefinitionError` with file and fault."""
    return read_toml(file, "a record kind", _record_type)


def read_unit(file: Path) -> Unit:
    """Return the unit that a file describes; raises `DefinitionError` with file and fault."""
    return read_toml(file, "a unit", lambda raw, _stem: unit_from(raw))


def _record_type(raw: dict[str, Any], form: str) -> RecordType:
    if not KEY.fullmatch(form):
        raise ValueError("its file name must be small letters, digits and _")
    parts = tuple(_field(f) for f in tables(raw, "field"))
    values = {k: v for k, v in raw.items() if k != "field"}
    checked(values, RecordType)
    values["kind"] = values.get("kind", form)
    if not KEY.fullmatch(values["kind"]):
        raise ValueError(f"the kind {values['kind']!r} must be small letters, digits and _")
    values["checks"] = tuple(values.get("checks", ()))
    made = RecordType(form=form, fields=parts, title=values.pop("title"), **values)
    keys = [f.key for f in parts]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"the field {min(twice)!r} is there twice")
    if made.summary not in keys:
        raise ValueError(f"summary names no field: {made.summary!r}")
    if made.summary in {f.key for f in made.tables}:
        raise ValueError(f"summary must name a field with words, and {made.summary!r} is a table")
    return made


def _field(raw: Mapping[str, Any]) -> Field:
    values = dict(raw)
    checked({k: v for k, v in values.items() if k not in {"kind", "columns", "role"}}, Field)
    if not KEY.fullmatch(values["key"]):
        raise ValueError(f"the field key {values['key']!r} must be small letters, digits and _")
    values["kind"] = member(FieldKind, values.get("kind", FieldKind.TEXT))
    if "role" in values:
        values["role"] = member(Role, values["role"], "role")
    values["choices"] = tuple(values.get("choices", ()))
    if values["kind"] is FieldKind.CHOICE and not values["choices"]:
        raise ValueError(f"the field {values['key']!r} has no choices")
    if "share" in values:
        values["share"] = _share(values["share"], values["key"])
    values["columns"] = _columns(values)
    return Field(**{"label": values["key"], **values})


def _columns(field: Mapping[str, Any]) -> tuple[Column, ...]:
    """Return the columns of a field; a table must have some, and nothing else may."""
    key, is_table = field["key"], field["kind"] is FieldKind.TABLE
    if is_table and "columns" not in field:
        raise ValueError(f"the table {key!r} has no columns; list them under columns")
    if not is_table and "columns" in field:
        raise ValueError(f"the field {key!r} has columns, so that its kind must be table")
    columns = tuple(map(_column, tables(field, "columns"))) if is_table else ()
    keys, kinds = [c.key for c in columns], [c.kind for c in columns]
    if twice := {k for k in keys if keys.count(k) > 1}:
        raise ValueError(f"the column {min(twice)!r} of {key!r} is there twice")
    if is_table and ColumnKind.TEXT not in kinds:
        raise ValueError(f"the table {key!r} needs a column of the kind text")
    if kinds.count(ColumnKind.DONE) > 1:
        raise ValueError(f"the table {key!r} has more than one column of the kind done")
    return columns


def _column(raw: Mapping[str, Any]) -> Column:
    values = {"kind": ColumnKind.TEXT, "label": raw["key"], **raw}
    values["kind"] = member(ColumnKind, values["kind"])
    checked({k: v for k, v in values.items() if k != "kind"}, Column)
    if not KEY.fullmatch(values["key"]):
        raise ValueError(f"the column key {values['key']!r} must be small letters, digits and _")
    return Column(**values)


def _share(raw: object, key: str) -> tuple[int, int]:
    match raw:
        case [int(low), int(high)] if 0 <= low <= high <= 100:
            return low, high
    raise ValueError(f"the share of {key!r} must be two numbers from 0 to 100")


def unit_from(raw: Mapping[str, Any]) -> Unit:
    """Return a unit from the nested tables of its file.

    Raises KeyError for what is missing, ValueError or TypeError for what is wrong.
    """
    values = dict(raw)
    code = values["code"]
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise ValueError("code must be capital letters and digits, such as QA")
    outcomes = tuple(_outcome(o, code) for o in tables(values, "outcome"))
    guidance = tuple(_guidance(g, code) for g in values.get("guidance", ()))
    plain = {k: v for k, v in values.items() if k not in {"outcome", "guidance"}}
    checked(plain, Unit)
    made = Unit(outcomes=outcomes, guidance=guidance, **plain)
    ids = [c.id for c in made.criteria]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise ValueError(f"the criterion {min(twice)} is there twice")
    if strange := {c for g in guidance for c in g.criteria} - set(ids):
        raise ValueError(f"guidance names a criterion that is not there: {min(strange)}")
    return made


def _outcome(raw: Mapping[str, Any], code: str) -> Outcome:
    values = {k: v for k, v in raw.items() if k != "criterion"}
    checked(values, Outcome)
    criteria = tuple(_criterion(c, code) for c in tables(raw, "criterion"))
    return Outcome(values["number"], values["title"], criteria)


def _criterion(raw: Mapping[str, Any], code: str) -> Criterion:
    values = dict(raw)
    checked(values, Criterion)
    number = values["number"]
    for key in ("examples", "not_examples", "themes"):
        values[key] = tuple(values.get(key, ()))
    if not values["text"].strip():
        raise ValueError(f"the criterion {number} has no text")
    return Criterion(**{**values, "id": f"{code}-{number}", "number": number})


def _guidance(raw: Mapping[str, Any], code: str) -> Guidance:
    values = dict(raw)
    checked({k: v for k, v in values.items() if k != "kind"}, Guidance)
    values["kind"] = member(GuidanceKind, values["kind"])
    values["criteria"] = tuple(f"{code}-{number}" for number in values["criteria"])
    return Guidance(**values)
