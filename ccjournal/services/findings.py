"""What to look at in a document: found in records, and told in groups of one sort.

Twenty drafts are one line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccjournal.domain.cuts import Sort
from ccjournal.domain.disclosure import Disclosure, Filter, taken_out
from ccjournal.domain.record import Record, Status
from ccjournal.export.source import PortfolioSource

# How a finding begins, and the sentence for one and for many.
LEAKS = "Personal data: "
SORTS = (
    (LEAKS, "Personal data would leave in 1 place", "Personal data would leave in {} places"),
    ("This is still a draft", "1 entry is still a draft", "{} entries are still drafts"),
    (
        "No words are linked",
        "1 entry has no words linked to a criterion",
        "{} entries have no words linked to a criterion",
    ),
    (
        "A quick note without a claim",
        "1 quick note without a claim is left out",
        "{} quick notes without a claim are left out",
    ),
    ("The words for ", "1 claim has lost its words", "{} claims have lost their words"),
    ("The claim for ", "1 claim has no because", "{} claims have no because"),
    (
        "A real name",
        "In 1 entry a pseudonym stands for a real name",
        "In {} entries pseudonyms stand for real names",
    ),
    (
        "Left out: ",
        "From the words of 1 entry something is left out",
        "From the words of {} entries something is left out",
    ),
)
LAST_LOOK = "Read it once more: only you can tell what else gives somebody away."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the learner may want to mend or know; no `ref` means the whole document.

    `tip` is the name of what stands beside the words that it is about.
    """

    ref: str
    finding: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one sort, in the order in which they were found."""

    title: str
    findings: tuple[Finding, ...]


def of_record(record: Record) -> Iterator[Finding]:
    """Yield what an assessor would ask about a record."""
    if record.status is Status.DRAFT:
        yield Finding(record.ref, "This is still a draft.")
    if not record.claims:
        yield Finding(record.ref, "No words are linked to a criterion yet.")
    for claim in record.claims:
        if not claim.live:
            yield Finding(record.ref, f"The words for {claim.criterion} have gone from the text.")
        elif not claim.because:
            yield Finding(record.ref, f"The claim for {claim.criterion} has no because.")


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
            yield Finding(record.ref, f"Left out: {told}.")
        elif counts:
            times = _times(counts[Sort.NAME])
            yield Finding(record.ref, f"A real name was replaced by its pseudonym {times}.")
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
        groups.setdefault(_sort(found), []).append(found)
    return [FindingGroup(_title(sort, found), tuple(found)) for sort, found in groups.items()]


def in_words(groups: Sequence[FindingGroup]) -> str:
    """Return all groups as sentences."""
    return " ".join(f"{group.title.rstrip('.')}." for group in groups)


def _sort(found: Finding) -> str:
    return next((s for s, *_ in SORTS if found.finding.startswith(s)), found.finding)


def _title(sort: str, findings: Sequence[Finding]) -> str:
    for begin, one, many in SORTS:
        if begin == sort:
            return one if len(findings) == 1 else many.format(len(findings))
    return sort
