"""Findings of one sort told as one sentence, so that twenty drafts are one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccjournal.services.portfolio import Finding

# How a finding begins, and the sentence for one and for many.
SORTS = (
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
)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one sort, in the order in which they were found."""

    title: str
    findings: tuple[Finding, ...]


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
