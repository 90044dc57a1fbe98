"""What was set aside as not needed here, and why, over many records. A pure function."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.checks.check import Check
from ccjournal.domain.record import Record


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one question was set aside, and in which record."""

    ref: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A check whose questions were set aside, with every reason."""

    rule: str
    title: str
    reasons: tuple[Reason, ...]

    @property
    def count(self) -> int:
        """How often it was set aside."""
        return len(self.reasons)


def set_aside(records: Iterable[Record], checks: Sequence[Check]) -> tuple[SetAside, ...]:
    """Return what was set aside in records that are not in the bin, in the order of the checks.

    A check that is no longer there comes last, under the id of its rule.
    """
    found: dict[str, list[Reason]] = {check.rule: [] for check in checks}
    for record in records:
        for answer in () if record.deleted else record.answers:
            if answer.kind is AnswerKind.CHECK:
                reason = Reason(record.ref, answer.words, answer.reason)
                found.setdefault(answer.key, []).append(reason)
    titles = {check.rule: check.title for check in checks}
    return tuple(
        SetAside(rule, titles.get(rule, rule), tuple(reasons))
        for rule, reasons in found.items()
        if reasons
    )
