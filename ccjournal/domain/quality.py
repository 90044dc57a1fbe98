"""How the accounts of a portfolio stand: questions open and set aside, words, claims. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.checks.aside import SetAside
from ccjournal.domain.proportion import proportion
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.text import word_count


@dataclass(frozen=True, slots=True)
class EntryQuality:
    """How one account stands. `shares` tells how its words are spread over the parts."""

    ref: str
    words: int
    shares: str
    open: int
    aside: int
    claims: int
    no_because: int


@dataclass(frozen=True, slots=True)
class Quality:
    """The accounts one by one, and the questions that were set aside with every reason."""

    entries: tuple[EntryQuality, ...] = ()
    aside: tuple[SetAside, ...] = ()


def entry_quality(record: Record, form: RecordType | None, questions: int) -> EntryQuality:
    """Return how an account stands with so many open questions."""
    counts = {key: word_count(text) for key, text in record.fields.items()}
    shares = proportion(form.fields, counts).shares if form else ()
    live = [claim for claim in record.claims if claim.live]
    return EntryQuality(
        record.ref,
        record.words,
        ", ".join(f"{share.label} {share.percent}\N{NO-BREAK SPACE}%" for share in shares),
        questions,
        sum(answer.kind is AnswerKind.CHECK for answer in record.answers),
        len(live),
        sum(not claim.because.strip() for claim in live),
    )


def told_quality(quality: Quality, told: Callable[[str], str]) -> Quality:
    """Return it as it may be told: reasons are words of the learner, and quotes stay at home."""
    return replace(quality, aside=tuple(_told(found, told) for found in quality.aside))


def reasons(aside: Sequence[SetAside], ref: str) -> list[str]:
    """Return the reasons given in one record."""
    return [reason.reason for found in aside for reason in found.reasons if reason.ref == ref]


def _told(found: SetAside, told: Callable[[str], str]) -> SetAside:
    kept = (replace(reason, words="", reason=told(reason.reason)) for reason in found.reasons)
    return replace(found, reasons=tuple(kept))
