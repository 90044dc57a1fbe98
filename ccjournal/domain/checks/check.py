"""What a check is, and the questions that come of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.checks.account import Account
from ccjournal.domain.record_type import Role


@dataclass(frozen=True, slots=True)
class Found:
    """Where a rule found something: words of a part, a whole part (no words) or the record.

    `about` is put into the question where it says {about}. `words` are those of a row of a table,
    which has no start and end.
    """

    field: str = ""
    start: int = 0
    end: int = 0
    about: str = ""
    words: str = ""


Rule: TypeAlias = Callable[[Account], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Check:
    """A question with its reason and an example. It asks and never rewrites.

    It is silent until the parts with `roles` (all parts, without any) hold `least_words`. With a
    `study_text` it belongs to the unit of that text and to a point of its guidance (M4 of 001-M4),
    and asks only where a criterion of that point is claimed, unless the form lists the check that
    it is `covered_by`; without a study text the form lists it. One that `cites` wants a law or a
    clause by its name.
    """

    rule: str
    title: str
    question: str
    why: str
    example: str
    roles: tuple[Role, ...] = ()
    least_words: int = 20
    study_text: str = ""
    covered_by: str = ""
    cites: bool = False

    @property
    def point(self) -> str:
        """The point of the unit's guidance that it belongs to: M4 of 001-M4."""
        return self.rule.rpartition("-")[2]


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a record; `start` and `end` span the words that it is about, if any."""

    rule: str
    field: str
    start: int
    end: int
    words: str
    question: str
    why: str
    example: str
    cites: bool = False

    @property
    def answer(self) -> Answer:
        """What is kept when it is not needed here, without the reason."""
        return Answer(AnswerKind.CHECK, self.rule, self.field, self.words)


def ask(
    account: Account, checks: Sequence[Check], rules: Mapping[str, Rule]
) -> tuple[Question, ...]:
    """Return the questions about a record in the order of the checks, without those answered."""
    answered = {(a.key, a.field, a.words) for a in account.record.answers}
    found = (
        q for check in checks if applies(check, account) for q in _asked(check, account, rules)
    )
    return tuple(q for q in found if (q.rule, q.field, q.words) not in answered)


def applies(check: Check, account: Account) -> bool:
    """Whether a check reads an account: its form or a claim asks for it, and enough is written."""
    if check.study_text:
        listed = check.covered_by not in account.form.checks and _is_claimed(check, account)
    else:
        listed = check.rule in account.form.checks
    return listed and account.words(*check.roles) >= check.least_words


def _is_claimed(check: Check, account: Account) -> bool:
    """Whether a criterion of the check's point is claimed; of its unit, if no point says which."""
    claimed = {criterion.id for criterion in account.criteria}
    for unit in account.units:
        if unit.study_text == check.study_text:
            points = [g.criteria for g in unit.guidance if g.point == check.point]
            return not points or any(claimed & set(criteria) for criteria in points)
    return False


def _asked(check: Check, account: Account, rules: Mapping[str, Rule]) -> Iterator[Question]:
    for found in rules[check.rule](account):
        text = account.record.fields.get(found.field, "")
        yield Question(
            check.rule,
            found.field,
            found.start,
            found.end,
            found.words or text[found.start : found.end],
            check.question.replace("{about}", found.about),
            check.why,
            check.example,
            check.cites,
        )
