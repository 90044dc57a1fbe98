"""Records from JSON and back: everything is checked before anything is added."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import uuid4

from ccjournal.domain.anchor import attach_quote
from ccjournal.domain.claim import Claim, ability_phrase
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import ColumnKind, Field, FieldKind, RecordType
from ccjournal.domain.rows import Row
from ccjournal.domain.text import clean, day_of, words
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.changes import Change
from ccjournal.services.journal import Draft, Journal, new_record
from ccjournal.services.strict_json import Table, described, parse, quoted
from ccjournal.services.units import Units

RECORD_KEYS = ("kind", "form", "title", "date", "channel", "fields", "tables", "claims")
CLAIM_KEYS = ("criterion", "field", "quote", "because", "ability")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands; items, claims and rows are counted from 1."""

    item: int
    claim: int = 0
    table: str = ""
    row: int = 0

    def refusal(self, key: str, found: str, expected: str) -> RefusedError:
        """Return the error that names the place, what stands there and what should."""
        claim = f", claim {self.claim}" if self.claim else ""
        row = f", row {self.row} of {quoted(self.table)}" if self.row else ""
        name = f", {quoted(key)}" if key else ""
        where = f"Item {self.item}{claim}{row}{name}"
        return RefusedError(f"{where}: {found}", f"Expected {expected}")


class Intake:
    """Takes records in from other programs, and gives them out in the same shape."""

    def __init__(self, journal: Journal, units: Units, today: Callable[[], date]) -> None:
        self._journal = journal
        self._units = units
        self._today = today

    def add_json(self, text: str | bytes) -> tuple[Change, list[Record]]:
        """Add one record or a list of them, all or none.

        Raises `RefusedError` with the item's number, the key and what was expected.
        """
        document = parse(text)
        items = document if isinstance(document, list) else [document]
        made = [self._record(item, Place(number)) for number, item in enumerate(items, 1)]
        return self._journal.add_all([r for r, _ in made], sum(replaced for _, replaced in made))

    def as_json(self, record: Record) -> dict[str, Any]:
        """Return a record as plain values: what `add_json` takes, and what the journal gave it."""
        return {
            "ref": record.ref,
            "kind": record.kind,
            "form": record.form,
            "title": record.title,
            "date": record.date.isoformat(),
            "channel": record.channel,
            "status": record.status.value,
            "fields": self._in_form_order(record),
            "tables": {key: [dict(row) for row in rows] for key, rows in record.tables.items()},
            "claims": [_claim_as_json(claim) for claim in record.claims],
            "versions": len(self._journal.versions(record.id)),
        }

    def _in_form_order(self, record: Record) -> dict[str, str]:
        form = self._journal.types.get(record.form)
        known = [f.key for f in form.fields if f.key in record.fields] if form else []
        return {key: record.fields[key] for key in dict.fromkeys([*known, *record.fields])}

    def _record(self, item: object, place: Place) -> tuple[Record, int]:
        table = _table(item, place, "", "a record as an object")
        _refuse_strange(table, RECORD_KEYS, place, "one of the keys")
        form = self._form(table, place)
        draft = Draft(
            _text(table, "title", place),
            self._day(table, place),
            _text(table, "channel", place),
            _fields(table, form, place),
            _tables(table, form, place),
        )
        record, replaced = self._journal.cleaned(new_record(form, draft.date), draft)
        claims = table.get("claims", [])
        if not isinstance(claims, list):
            raise place.refusal("claims", described(claims), "a list of claims")
        made = [
            self._claim(claim, record, form, replace(place, claim=number))
            for number, claim in enumerate(claims, 1)
        ]
        claimed = replace(record, claims=tuple(claim for claim, _ in made))
        return claimed, replaced + sum(count for _, count in made)

    def _form(self, table: Table, place: Place) -> RecordType:
        definitions = self._journal.definitions
        kind = _text(table, "kind", place, required=True)
        if kind not in definitions.kinds():
            raise place.refusal("kind", f"{quoted(kind)} is unknown", _one_of(definitions.kinds()))
        forms = {form.form: form for form in definitions.types.values() if form.kind == kind}
        default = definitions.form_of(kind)
        if "form" not in table and default is not None:
            return default
        wanted = _text(table, "form", place)
        if wanted not in forms:
            found = f"{quoted(wanted)} is no form of the kind {quoted(kind)}"
            raise place.refusal("form", found, _one_of(forms))
        return forms[wanted]

    def _day(self, table: Table, place: Place) -> date:
        if "date" not in table:
            return self._today()
        value = _text(table, "date", place)
        day = day_of(value)
        if day is None:
            raise place.refusal("date", f"{quoted(value)} is no day", "a day such as 2026-11-09")
        return day

    def _claim(
        self, item: object, record: Record, form: RecordType, place: Place
    ) -> tuple[Claim, int]:
        table = _table(item, place, "", "a claim as an object")
        _refuse_strange(table, CLAIM_KEYS, place, "one of the keys")
        criterion = _text(table, "criterion", place, required=True)
        ability = self._ability(criterion, place)
        key = _text(table, "field", place, required=True)
        if key not in _text_keys(form):
            found = f"{quoted(key)} is no field of the form {quoted(form.form)}"
            raise place.refusal("field", found, _one_of(_text_keys(form)))
        quote = clean(_text(table, "quote", place, required=True)).text
        if not words(quote):
            raise place.refusal("quote", "it has no words", "words as they stand in the field")
        anchor = attach_quote(key, record.fields.get(key, ""), quote)
        if anchor is None:
            found = f"{quoted(quote)} does not stand in {quoted(key)}"
            raise place.refusal("quote", found, "words exactly as they stand in the field")
        because = clean(_text(table, "because", place))
        own = clean(_text(table, "ability", place))
        claim = Claim(
            uuid4().hex,
            criterion,
            anchor,
            own.text.strip() or ability,
            because.text.strip(),
        )
        return claim, because.replaced + own.replaced

    def _ability(self, criterion: str, place: Place) -> str:
        try:
            return ability_phrase(self._units.criterion(criterion).criterion.text)
        except NotFoundError as error:
            codes = ", ".join(unit.code for unit in self._units.all()) or "no unit yet"
            raise place.refusal(
                "criterion",
                f"{quoted(criterion)} is unknown",
                f"a criterion of this journal's units such as ST-2.1; they are {codes}",
            ) from error


def _table(item: object, place: Place, key: str, expected: str) -> Table:
    if not isinstance(item, Table):
        raise place.refusal(key, described(item), expected)
    if item.twice is not None:
        raise place.refusal(item.twice, "it is there twice", "each key once")
    return item


def _refuse_strange(table: Table, known: Collection[str], place: Place, expected: str) -> None:
    for key in table:
        if key not in known:
            raise place.refusal(key, "this key is unknown", f"{expected} {', '.join(known)}")


def _text(table: Table, key: str, place: Place, *, required: bool = False) -> str:
    if required and key not in table:
        raise place.refusal(key, "it is missing", "text")
    value = table.get(key, "")
    if not isinstance(value, str):
        raise place.refusal(key, described(value), "text")
    return value


def _text_keys(form: RecordType) -> list[str]:
    return [f.key for f in form.fields if not f.is_table]


def _fields(table: Table, form: RecordType, place: Place) -> Mapping[str, str]:
    fields = _table(table.get("fields", Table()), place, "fields", "an object of texts")
    keys = _text_keys(form)
    _refuse_strange(fields, keys, place, "one of the fields")
    for key in fields:
        field = form.field(key)
        text = _text(fields, key, place)
        if field is not None and text.strip():
            _refuse_unfit(field, text, place)
    return {key: _text(fields, key, place) for key in keys if key in fields}


def _refuse_unfit(field: Field, text: str, place: Place) -> None:
    if field.kind is FieldKind.DATE and day_of(text) is None:
        raise place.refusal(field.key, f"{quoted(text)} is no day", "a day such as 2026-11-09")
    if field.kind is FieldKind.CHOICE and text not in field.choices:
        raise place.refusal(field.key, f"{quoted(text)} is no choice", _one_of(field.choices))


def _tables(table: Table, form: RecordType, place: Place) -> Mapping[str, Sequence[Row]]:
    tables = _table(table.get("tables", Table()), place, "tables", "an object of lists of rows")
    if tables and not form.tables:
        found = f"the form {quoted(form.form)} has no tables"
        raise place.refusal("tables", found, "nothing, or another form")
    _refuse_strange(tables, [f.key for f in form.tables], place, "one of the tables")
    return {f.key: _rows(tables[f.key], f, place) for f in form.tables if f.key in tables}


def _rows(value: object, field: Field, place: Place) -> list[Row]:
    if not isinstance(value, list):
        raise place.refusal(field.key, described(value), "a list of rows")
    places = (replace(place, table=field.key, row=number) for number in range(1, len(value) + 1))
    return [_row(row, field, where) for row, where in zip(value, places, strict=True)]


def _row(item: object, field: Field, place: Place) -> Row:
    row = _table(item, place, "", "a row as an object of texts")
    _refuse_strange(row, [column.key for column in field.columns], place, "one of the columns")
    for column in field.columns:
        text = _text(row, column.key, place)
        if text and column.kind is not ColumnKind.TEXT and day_of(text) is None:
            found = f"{quoted(text)} is no day"
            raise place.refusal(column.key, found, "a day such as 2026-11-09, or nothing")
    return {column.key: _text(row, column.key, place) for column in field.columns}


def _one_of(names: Iterable[str]) -> str:
    return f"one of {', '.join(names)}"


def _claim_as_json(claim: Claim) -> dict[str, str]:
    return {
        "criterion": claim.criterion,
        "field": claim.anchor.field,
        "quote": claim.anchor.quote,
        "because": claim.because,
        "ability": claim.ability,
        "state": claim.state.value,
    }
