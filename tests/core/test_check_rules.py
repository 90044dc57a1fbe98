"""Each rule finds what it should and stays silent where it should, in the words of many people.

tests/data/checks/<id>.toml holds at least ten texts of each sort. An entry is a text, which then
stands in the part with the file's `role`, or a table of texts by role; `criteria` in such a table
are the words of criteria that are claimed, `because` the reason of the claims, `rows` targets.
"""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import ask
from ccjournal.domain.checks.rules import RULES
from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import Field, FieldKind, RecordType, Role
from ccjournal.domain.unit import Criterion
from ccjournal.paths import shipped
from ccjournal.services.check_files import read_checks

DATA = Path(__file__).parents[1] / "data" / "checks"
CHECKS = {
    check.rule: check for check in read_checks(shipped("resources") / "checks" / "writing.toml")
}
LEAST = 10
DAY = date(2026, 11, 9)


def form(required: list[str], rule: str) -> RecordType:
    """Return a form with one part for each role and a table of targets."""
    parts = tuple(
        Field(str(role), str(role).title(), role=role, required=role in required) for role in Role
    )
    table = Field("targets", "Targets", FieldKind.TABLE)
    return RecordType("test", "test", "Test", (*parts, table), "free", checks=(rule,))


def examples(sort: str) -> list[object]:
    """Return the entries of one sort with their file, for pytest."""
    found = []
    for file in sorted(DATA.glob("*.toml")):
        raw = tomllib.loads(file.read_text("utf-8"))
        for number, entry in enumerate(raw[sort]):
            held = entry if isinstance(entry, dict) else {raw["role"]: entry}
            found.append(pytest.param(file.stem, held, raw, id=f"{file.stem}-{number}"))
    return found


def record(held: dict[str, str]) -> tuple[Record, tuple[Criterion, ...]]:
    """Return a record with an entry's texts, rows and claims, and the criteria claimed."""
    texts = dict(held)
    rows, because = tuple(texts.pop("rows", ())), texts.pop("because", "")
    channel = texts.pop("channel", "")
    criteria = tuple(
        Criterion(f"X-{n}", f"{n}", text) for n, text in enumerate(texts.pop("criteria", []))
    )
    part, text = next(iter(texts.items()), ("free", ""))
    anchor = Anchor(part, 0, len(text), text, text)
    claims = tuple(Claim(c.id, c.id, anchor, because=because) for c in criteria)
    tables = {"targets": rows} if rows else {}
    made = Record("1", "test", "test", DAY, fields=texts, claims=claims, tables=tables)
    return replace(made, channel=channel), criteria


def asked(rule: str, held: dict[str, str], raw: dict[str, list[str]]) -> int:
    """Return how many questions a check asks about an account."""
    made, criteria = record(held)
    laws, others = tuple(raw.get("laws", [])), tuple(raw.get("other_laws", []))
    account = Account(
        made, form(raw.get("required", []), rule), criteria, laws=laws, other_laws=others
    )
    plain = replace(CHECKS[rule], least_words=0, study_text="", covered_by="")
    return len(ask(account, [plain], RULES))


@pytest.mark.parametrize(("rule", "held", "raw"), examples("asks"))
def test_it_asks(rule, held, raw):
    assert asked(rule, held, raw) > 0


@pytest.mark.parametrize(("rule", "held", "raw"), examples("silent"))
def test_it_is_silent(rule, held, raw):
    assert asked(rule, held, raw) == 0


def test_every_rule_has_enough_examples():
    tried = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in DATA.glob("*.toml")}
    for rule, found in RULES.items():
        same = [raw for name, raw in tried.items() if RULES[name] is found]
        assert any(min(len(raw["asks"]), len(raw["silent"])) >= LEAST for raw in same), rule


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
