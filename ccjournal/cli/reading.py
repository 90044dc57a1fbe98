"""The commands that look at a journal and change nothing."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from ccjournal.cli.opening import opened
from ccjournal.cli.output import complain, count, show, table
from ccjournal.domain.claim import claim_in_words
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.days import whole_day_in_words
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.rows import Rows
from ccjournal.domain.text import clean, one_line, shorten
from ccjournal.domain.unit import Unit
from ccjournal.errors import DamagedError, RefusedError
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Journal
from ccjournal.services.safekeeping import VerifyReport


def list_records(arguments: argparse.Namespace) -> int:
    """List the records."""
    with opened(arguments) as services:
        rows = services.journal.rows(kind=arguments.kind, limit=arguments.limit)
        if not rows and arguments.kind is not None:
            _refuse_strange_kind(services.journal, arguments.kind)
    keys = ("ref", "kind", "form", "title", "date", "status")
    values = [
        dict(zip(keys, (r.ref, r.kind, r.form, r.title, str(r.date), str(r.status)), strict=True))
        for r in rows
    ]
    cells = [
        (r.ref, str(r.date), str(r.status), r.form, shorten(r.title, 60) or "(no title)")
        for r in rows
    ]
    text = table(("REF", "DATE", "STATUS", "FORM", "TITLE"), cells)
    show(values, text if rows else "No records yet", as_json=arguments.json)
    return 0


def show_record(arguments: argparse.Namespace) -> int:
    """Show one record."""
    with opened(arguments) as services:
        record = services.journal.by_ref(arguments.ref)
        value = services.intake.as_json(record)
        text = _page(record, services.journal, value["versions"])
    show(value, text, as_json=arguments.json)
    return 0


def search(arguments: argparse.Namespace) -> int:
    """Find words."""
    words = clean(" ".join(arguments.words)).text
    with opened(arguments) as services:
        hits = services.find.find(words, limit=arguments.limit)
    keys = ("ref", "title", "date", "field", "snippet", "score")
    values = [
        dict(zip(keys, (h.ref, h.title, str(h.date), h.field, h.snippet, h.score), strict=True))
        for h in hits
    ]
    cells = [(h.ref, str(h.date), h.field, h.snippet) for h in hits]
    text = table(("REF", "DATE", "FIELD", "WORDS"), cells)
    show(values, text if hits else "Nothing found", as_json=arguments.json)
    return 0


def coverage(arguments: argparse.Namespace) -> int:
    """Show the state of every criterion."""
    with opened(arguments) as services:
        chosen = services.units.chosen(arguments.unit)
        states = [(unit, services.coverage.states(unit.code)) for unit in chosen]
    values = [_state_as_json(state) for _, found in states for state in found]
    text = "\n\n".join(_unit_table(unit, found) for unit, found in states)
    show(values, text or "This journal has no units yet", as_json=arguments.json)
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """Check a journal whole; a journal that is too damaged to open is told as a problem."""
    try:
        with opened(arguments) as services:
            report = services.safety.safekeeping.verify(NoProgress())
    except DamagedError as error:
        return _verdict(arguments, ok=False, records=0, problems=[("", str(error))])
    return _verdict(arguments, ok=report.ok, records=report.records, problems=_problems(report))


def list_units(arguments: argparse.Namespace) -> int:
    """List a journal's units."""
    with opened(arguments) as services:
        units = services.units.all()
    values = [
        {
            "code": unit.code,
            "title": unit.title,
            "version": unit.version,
            "outcomes": len(unit.outcomes),
            "criteria": len(list(unit.criteria)),
        }
        for unit in units
    ]
    cells = [(u.code, str(len(u.outcomes)), str(len(list(u.criteria))), u.title) for u in units]
    text = table(("CODE", "OUTCOMES", "CRITERIA", "TITLE"), cells)
    show(values, text, as_json=arguments.json)
    return 0


def _refuse_strange_kind(journal: Journal, kind: str) -> None:
    kinds = journal.definitions.kinds()
    if kind not in kinds:
        raise RefusedError(f"There is no kind {kind!r}", f"Choose from {', '.join(kinds)}")


def _page(record: Record, journal: Journal, versions: int) -> str:
    form = journal.types.get(record.form)
    labels = {f.key: f.label for f in form.fields} if form else {}
    about = (
        form.name if form else record.form,
        _day(record),
        record.channel,
        record.status,
        count(versions, "version"),
        "in the bin" if record.deleted else "",
    )
    parts = [
        f"{record.ref}  {record.title or '(no title)'}",
        " · ".join(part for part in about if part),
    ]
    for key in dict.fromkeys([*labels, *record.fields, *record.tables]):
        text = record.fields.get(key, "").strip() or _rows(form, key, record.tables.get(key, ()))
        if text:
            parts += ["", labels.get(key, key), text]
    for claim in record.claims:
        kept = "" if claim.live else " (detached: these words have gone)"
        parts += [
            "",
            f"{claim.criterion}{kept}: “{claim.anchor.quote}”",
            claim_in_words(claim.ability, claim.because),
        ]
    return "\n".join(parts)


def _rows(form: RecordType | None, key: str, rows: Rows) -> str:
    """Return each row of a table: its first cell, then the others under it by name."""
    field = form.field(key) if form else None
    names = {column.key: column.label for column in field.columns} if field else {}
    lines = []
    for row in rows:
        first, *others = dict.fromkeys([*names, *row])
        lines.append(f"- {one_line(row.get(first, ''))}")
        lines += [f"  {_named(names.get(k, k))} {one_line(row[k])}" for k in others if row.get(k)]
    return "\n".join(lines)


def _named(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


def _day(record: Record) -> str:
    return whole_day_in_words(record.date)


def _state_as_json(state: CriterionCoverage) -> dict[str, object]:
    value = asdict(state)
    return {
        **{key: number for key, number in value.items() if key != "detached"},
        "state": state.state.value,
        "newest": state.newest and state.newest.isoformat(),
        "detached": state.detached,
    }


def _unit_table(unit: Unit, states: Sequence[CriterionCoverage]) -> str:
    texts = {criterion.id: criterion.text for criterion in unit.criteria}
    covered = sum(state.state is not CriterionState.NONE for state in states)
    cells = [
        (
            state.criterion,
            state.title,
            str(state.accounts),
            str(state.proofs),
            state.tally,
            str(state.newest or ""),
            shorten(texts[state.criterion], 50),
        )
        for state in states
    ]
    head = ("CRITERION", "STATE", "ACCOUNTS", "PROOF", "DAYS", "NEWEST", "TEXT")
    title = f"{unit.code}  {unit.title}: {covered} of {count(len(states), 'criterion', 'criteria')}"
    return f"{title}\n{table(head, cells)}"


def _problems(report: VerifyReport) -> list[tuple[str, str]]:
    return [(problem.ref, problem.problem) for problem in report.problems]


def _verdict(
    arguments: argparse.Namespace, *, ok: bool, records: int, problems: list[tuple[str, str]]
) -> int:
    value = {
        "ok": ok,
        "records": records,
        "problems": [{"ref": ref, "problem": problem} for ref, problem in problems],
    }
    good = f"All good: {count(records, 'record')} and the whole history hold what they should"
    text = good if ok else table(("REF", "PROBLEM"), problems)
    show(value, text, as_json=arguments.json)
    if not ok:
        found = count(len(problems), "problem")
        complain(f"{arguments.journal} has {found}; keep this file and restore a backup beside it")
    return 0 if ok else 1
