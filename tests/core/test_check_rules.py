"""Each rule finds what it should and stays silent where it should, in the words of many people.

tests/data/checks/<id>.toml holds at least ten texts of each sort. An entry is a text, which then
stands in the part with the file's `role`, or a table of texts by role; `criteria` in such a table
are the words of criteria that are claimed.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Check, ask
from ccjournal.domain.checks.rules import RULES
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import Field, RecordType, Role
from ccjournal.domain.unit import Criterion
from ccjournal.paths import shipped
from ccjournal.services.check_files import read_checks

DATA = Path(__file__).parents[1] / "data" / "checks"
CHECKS = {
    check.rule: check for check in read_checks(shipped("resources") / "checks" / "writing.toml")
}
LEAST = 10


def form(required: list[str], rule: str) -> RecordType:
    """Return a form with one part for each role, which asks for some of them."""
    parts = tuple(
        Field(str(role), str(role).title(), role=role, required=role in required) for role in Role
    )
    return RecordType("test", "test", "Test", parts, "free", checks=(rule,))


def examples(sort: str) -> list[object]:
    """Return the entries of one sort with their file, for pytest."""
    found = []
    for file in sorted(DATA.glob("*.toml")):
        raw = tomllib.loads(file.read_text("utf-8"))
        for number, entry in enumerate(raw[sort]):
            held = entry if isinstance(entry, dict) else {raw["role"]: entry}
            found.append(pytest.param(file.stem, held, raw, id=f"{file.stem}-{number}"))
    return found


def asked(rule: str, held: dict[str, str], raw: dict[str, list[str]]) -> int:
    """Return how many questions a check asks about an account."""
    held = dict(held)
    criteria = [
        Criterion(f"X-{n}", f"{n}", text) for n, text in enumerate(held.pop("criteria", []))
    ]
    record = Record("1", "test", "test", date(2026, 11, 9), fields=held)
    kind = form(raw.get("required", []), rule)
    account = Account(record, kind, tuple(criteria), laws=tuple(raw.get("laws", [])))
    check = CHECKS[rule]
    plain = Check(rule, check.title, check.question, check.why, check.example, check.roles, 0)
    return len(ask(account, [plain], RULES))


@pytest.mark.parametrize(("rule", "held", "raw"), examples("asks"))
def test_it_asks(rule, held, raw):
    assert asked(rule, held, raw) > 0


@pytest.mark.parametrize(("rule", "held", "raw"), examples("silent"))
def test_it_is_silent(rule, held, raw):
    assert asked(rule, held, raw) == 0


def test_every_check_has_enough_examples():
    for rule in CHECKS:
        raw = tomllib.loads((DATA / f"{rule}.toml").read_text("utf-8"))
        assert min(len(raw["asks"]), len(raw["silent"])) >= LEAST, rule


def test_every_rule_is_a_check_and_every_check_a_rule():
    assert set(CHECKS) == set(RULES)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_check_is_told_in_short_plain_words(check):
    assert check.question.endswith("?")
    assert check.why.endswith(".")
    assert check.example
    for sentence in (check.question, *check.why.split(". ")):
        assert len(sentence.split()) <= 20, sentence
    assert "!" not in check.question + check.why
