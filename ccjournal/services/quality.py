"""The quality page of a portfolio: what it says, and what in it would give somebody away."""

from collections.abc import Iterator, Sequence

from ccjournal.domain.disclosure import Disclosure, Filter
from ccjournal.domain.quality import Quality, entry_quality, reasons
from ccjournal.domain.record import Record
from ccjournal.services.checks import Checks
from ccjournal.services.findings import Finding, of_questions, of_reason
from ccjournal.services.journal import Journal


class Qualities:
    """Asks the checks about records as they stand."""

    def __init__(self, checks: Checks, journal: Journal) -> None:
        self._checks = checks
        self._journal = journal

    def of(self, records: Sequence[Record]) -> Quality:
        """Return how some records stand, in their order."""
        types, asked = self._journal.types, self._checks.questions
        entries = (entry_quality(r, types.get(r.form), len(asked(r))) for r in records)
        return Quality(tuple(entries), self._checks.set_aside(records))

    def findings(self, records: Sequence[Record], filtered: Filter) -> Iterator[Finding]:
        """Yield open questions, and personal data that the reasons would tell."""
        quality = self.of(records)
        for record, entry in zip(records, quality.entries, strict=True):
            if entry.open:
                yield of_questions(record, entry.open)
            if filtered.disclosure is not Disclosure.PRIVATE:
                for reason in reasons(quality.aside, record.ref):
                    yield from self._leaks(record, reason, filtered)

    def _leaks(self, record: Record, reason: str, filtered: Filter) -> Iterator[Finding]:
        told = filtered.text(reason)
        for leak in self._checks.leaks_in(reason):
            if leak.data.words in told:
                yield of_reason(record, leak.question)
