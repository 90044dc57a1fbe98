"""What to look at in a document: found in records, and told in groups of one sort.

Twenty drafts are one line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ccjournal.domain.cuts import Sort
from ccjournal.domain.disclosure import Disclosure, Filter, taken_out
from ccjournal.domain.record import Record, Status
from ccjournal.export.source import PortfolioSource

# How personal data that would leave is told on the command line.
LEAKS = "Personal data: "


class FindingSort(StrEnum):
    """What a finding is about; findings of one sort are told together."""

    LEAK = "leak"
    DRAFT = "draft"
    UNLINKED = "unlinked"
    NOTE = "note"
    LOST = "lost"
    NO_BECAUSE = "no because"
    REPLACED = "replaced"
    LEFT_OUT = "left out"
    ASKED = "asked"


# The sentence for one finding of a sort, and for many.
TITLES = {
    FindingSort.LEAK: (
        "Personal data would leave in 1 place",
        "Personal data would leave in {} places",
    ),
    FindingSort.DRAFT: ("1 entry is still a draft", "{} entries are still drafts"),
    FindingSort.UNLINKED: (
        "1 entry has no words linked to a criterion",
        "{} entries have no words linked to a criterion",
    ),
    FindingSort.NOTE: (
        "1 quick note without a claim is left out",
        "{} quick notes without a claim are left out",
    ),
    FindingSort.LOST: ("1 claim has lost its words", "{} claims have lost their words"),
    FindingSort.NO_BECAUSE: ("1 claim has no because", "{} claims have no because"),
    FindingSort.REPLACED: (
        "In 1 entry a pseudonym stands for a real name",
        "In {} entries pseudonyms stand for real names",
    ),
    FindingSort.LEFT_OUT: (
        "From the words of 1 entry something is left out",
        "From the words of {} entries something is left out",
    ),
    FindingSort.ASKED: ("Of 1 entry questions are open", "Of {} entries questions are open"),
}
LAST_LOOK = "Read it once more: only you can tell what else gives somebody away."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the learner may want to mend or know; no `ref` means the whole document.

    `tip` is the name of what stands beside the words that it is about. Without a `sort` it is
    told by itself.
    """

    ref: str
    finding: str
    tip: str = ""
    sort: FindingSort | None = None


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one sort, in the order in which they were found."""

    title: str
    findings: tuple[Finding, ...]


def of_record(record: Record) -> Iterator[Finding]:
    """Yield what an assessor would ask about a record."""
    if record.status is Status.DRAFT:
        yield _found(FindingSort.DRAFT, record, "This is still a draft.")
    if not record.claims:
        yield _found(FindingSort.UNLINKED, record, "No words are linked to a criterion yet.")
    for claim in record.claims:
        if not claim.live:
            told = f"The words for {claim.criterion} have gone from the text."
            yield _found(FindingSort.LOST, record, told)
        elif not claim.because:
            told = f"The claim for {claim.criterion} has no because."
            yield _found(FindingSort.NO_BECAUSE, record, told)


def of_leak(record: Record, says: str, tip: str) -> Finding:
    """Return personal data that would leave with a record."""
    return Finding(record.ref, f"{LEAKS}{says}", tip, FindingSort.LEAK)


def of_reason(record: Record, says: str) -> Finding:
    """Return personal data in the reason for which a question was set aside."""
    where = "It stands in a reason on the quality page."
    return Finding(record.ref, f"{LEAKS}{says} {where}", sort=FindingSort.LEAK)


def of_questions(record: Record, count: int) -> Finding:
    """Return how many questions about a record are open."""
    told = "1 question is open." if count == 1 else f"{count} questions are open."
    return _found(FindingSort.ASKED, record, told)


def of_note(record: Record) -> Finding:
    """Return that a quick note is no part of a document."""
    return _found(FindingSort.NOTE, record, "A quick note without a claim is left out.")


def of_template(left_out: str) -> Finding:
    """Return what a template does not print, named as `R-0004: Result`."""
    ref, _, part = left_out.partition(": ")
    return Finding(ref, f"The template does not print this part: {part}.")


def of_file_name(name: str, filtered: Filter) -> Iterator[Finding]:
    """Yield that the name of a file names somebody."""
    if any(cut.sort is Sort.NAME for cut in filtered.cut(name.replace("_", " ")).cuts):
        yield Finding("", "The name of the file names somebody. Choose another.")


def of_disclosure(source: PortfolioSource, filtered: Filter) -> Iterator[Finding]:
    """Yield what a profile takes out of a document, given the source before it does."""
    if filtered.disclosure is Disclosure.PRIVATE:
        return
    for record in source.records:
        counts = taken_out(record, filtered)
        if filtered.strict and counts:
            told = ", ".join(_counted(sort, counts[sort]) for sort in Sort if counts.get(sort))
            yield _found(FindingSort.LEFT_OUT, record, f"Left out: {told}.")
        elif counts:
            times = _times(counts[Sort.NAME])
            said = f"A real name was replaced by its pseudonym {times}."
            yield _found(FindingSort.REPLACED, record, said)
    for pseudonym in filtered.telling:
        yield Finding("", f"{pseudonym} is a part of the real name. Choose another pseudonym.")
    if filtered.strict:
        yield from _of_strict(source)


def _of_strict(source: PortfolioSource) -> Iterator[Finding]:
    if source.records or source.evidence:
        yield Finding("", "The dates of all events are left out.")
    if any(item.location or item.source for item in source.evidence):
        yield Finding("", "Where evidence is kept, and who it comes from, is left out.")
    yield Finding("", "Names, numbers and places on the cover are left out.")
    yield Finding("", LAST_LOOK)


def _counted(sort: Sort, count: int) -> str:
    return f"1 {sort}" if count == 1 else f"{count} {sort}s"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def grouped(findings: Sequence[Finding]) -> list[FindingGroup]:
    """Return the findings in groups, each sort once, in the order of their first finding."""
    groups: dict[str, list[Finding]] = {}
    for found in findings:
        groups.setdefault(found.sort or found.finding, []).append(found)
    return [FindingGroup(_title(found), tuple(found)) for found in groups.values()]


def in_words(groups: Sequence[FindingGroup]) -> str:
    """Return all groups as sentences."""
    return " ".join(f"{group.title.rstrip('.')}." for group in groups)


def _found(sort: FindingSort, record: Record, says: str) -> Finding:
    return Finding(record.ref, says, sort=sort)


def _title(findings: Sequence[Finding]) -> str:
    first = findings[0]
    if first.sort is None:
        return first.finding
    one, many = TITLES[first.sort]
    return one if len(findings) == 1 else many.format(len(findings))
