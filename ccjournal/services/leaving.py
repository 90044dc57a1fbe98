"""Personal data that would leave this computer with a document."""

from collections.abc import Iterator

from ccjournal.domain.disclosure import Disclosure, Filter, told_record
from ccjournal.domain.record import Record
from ccjournal.domain.tip import numbered
from ccjournal.services.advice import text_at, tip_of_leak
from ccjournal.services.checks import Checks
from ccjournal.services.findings import Finding, of_leak
from ccjournal.services.journal import Journal


class Leaving:
    """Looks through records as they would be told, for what the filter of a profile leaves in."""

    def __init__(self, checks: Checks, journal: Journal) -> None:
        self._checks = checks
        self._journal = journal

    def findings(self, record: Record, filtered: Filter) -> Iterator[Finding]:
        """Yield the personal data that a record would tell; nothing of what is for oneself."""
        if filtered.disclosure is Disclosure.PRIVATE:
            return
        told = told_record(record, self._journal.types.get(record.form), filtered)
        leaks = self._checks.leaks(record)
        for tip in numbered([tip_of_leak(record, leak) for leak in leaks]):
            if tip.words in text_at(told, tip.field, tip.claim):
                yield of_leak(record, tip.says, tip.name)
