"""What the writing checks ask about labelled records, how much of it is unneeded, and how long.

`judged.toml` beside the records lists the questions that a reader judged: needed, or unneeded,
which is answered already or out of place.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, cpu_seconds, table
from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Check, Question, ask
from ccjournal.domain.checks.rules import RULES
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.text import word_count
from ccjournal.domain.unit import Unit
from ccjournal.paths import shipped
from ccjournal.services.check_files import read_checks
from ccjournal.services.definitions import load_record_types, load_units
from ccjournal.services.regulations import Regulations

DATA = Path(__file__).parent / "data"
LENGTHS = (300, 3_000)
SECONDS = 0.01
Labelled = Mapping[str, Any]


def checks() -> tuple[Check, ...]:
    """Return the checks that ship."""
    return read_checks(shipped("resources") / "checks" / "writing.toml")


@cache
def regulations() -> Regulations:
    """Return the laws, codes and frameworks that ship."""
    folder = shipped("resources") / "regulations"
    return Regulations(folder, folder / "none")


def accounts(records: Sequence[Labelled]) -> Iterator[tuple[str, Account]]:
    """Yield labelled records as the checks read them; what they evidence is claimed."""
    folder = shipped("resources")
    forms = load_record_types(folder / "record_types").types
    units = load_units(folder / "units")
    for labelled in records:
        yield labelled["id"], _account(labelled, forms, units)


def _account(labelled: Labelled, forms: Mapping[str, RecordType], units: list[Unit]) -> Account:
    held = labelled["record"]
    claimed = {gold["criterion"] for gold in labelled["gold"]}
    criteria = [c for unit in units for c in unit.criteria if c.id in claimed]
    of = [unit for unit in units if any(c.id in claimed for c in unit.criteria)]
    day = date.fromisoformat(held["date"])
    record = Record(
        labelled["id"], held["kind"], held["form"], day, held["title"], fields=held["fields"]
    )
    laws = regulations()
    named = laws.names(day), laws.other_names(day), laws.bodies()
    return Account(record, forms[held["form"]], tuple(criteria), tuple(of), *named)


def asked(account: Account) -> tuple[Question, ...]:
    """Return the questions about an account."""
    return ask(account, checks(), RULES)


def run() -> str:
    """Return the tables: questions by rule, and the time for a long and a short record."""
    records = json.loads((DATA / "records.json").read_text("utf-8"))
    held = list(accounts(records))
    known = checks()
    questions = [(ref, q) for ref, account in held for q in ask(account, known, RULES)]
    lines = [f"Questions about {len(held)} records: {len(questions) / len(held):.2f} a record"]
    lines += [f"  {rule:8} {count:4}" for rule, count in _by_rule(questions, known)]
    lines.append(_unneeded(questions, len(held)))
    return "\n".join(lines) + "\n\n" + _times(held, known)


def _by_rule(
    questions: Sequence[tuple[str, Question]], known: Sequence[Check]
) -> list[tuple[str, int]]:
    counts = Counter(question.rule for _, question in questions)
    return [(check.rule, counts[check.rule]) for check in known]


def _unneeded(questions: Sequence[tuple[str, Question]], records: int) -> str:
    judged = tomllib.loads((DATA / "judged.toml").read_text("utf-8"))
    unneeded, needed = set(judged["unneeded"]), set(judged["needed"])
    of = [f"{ref} {question.rule}" for ref, question in questions]
    wrong = sum(pair in unneeded for pair in of)
    known = sum(pair in unneeded | needed for pair in of)
    share = f"{wrong / records:.2f} a record"
    return f"Judged by reading: {known} of {len(of)}; unneeded are {wrong}, {share}"


def _times(held: Sequence[tuple[str, Account]], known: Sequence[Check]) -> str:
    rows = []
    for length in LENGTHS:
        account = _as_long(
            next(account for _, account in held if account.form.form == "star"), length
        )
        words = sum(map(word_count, account.record.fields.values()))
        work = partial(_afresh, account, known)
        work()
        rows.append(Row("checks of one record", words, cpu_seconds(work)))
    return table("Writing checks", rows, f"under {SECONDS * 1000:.0f} ms for 300 words")


def _afresh(account: Account, known: Sequence[Check]) -> tuple[Question, ...]:
    """Return the questions of an account that has not been cut into sentences yet."""
    new = replace(account)
    return ask(new, known, RULES)


def _as_long(account: Account, length: int) -> Account:
    """Return an account whose parts are repeated until it has about so many words."""
    fields = account.record.fields
    times = max(1, round(length / sum(map(word_count, fields.values()))))
    longer = {key: "\n".join([text] * times) for key, text in fields.items()}
    record = Record(
        "1", account.record.kind, account.record.form, account.record.date, fields=longer
    )
    return Account(record, account.form, account.criteria, account.units)
