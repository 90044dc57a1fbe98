"""One save of a record and of its claim cards; it runs on a worker and knows no widget."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccjournal.bootstrap import Services
from ccjournal.domain.record import Record
from ccjournal.services.changes import Change
from ccjournal.services.claims import Wording
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Draft


@dataclass(slots=True)
class Saving:
    """What was written, and what has been kept of it so far: a save can fail half-way."""

    services: Services
    form: str
    record_id: str
    draft: Draft
    wordings: Mapping[str, tuple[str, str]]
    changes: list[Change] = field(default_factory=list)
    record: Record | None = None

    def work(self, _progress: Progress) -> None:
        """Keep it; a record without an id is added."""
        journal = self.services.journal
        if not self.record_id:
            change, self.record = journal.add(self.form, self.draft)
            self.record_id = self.record.id
            self.changes.append(change)
        elif edited := journal.edit(self.record_id, self.draft):
            self.changes.append(edited)
        for claim_id, words in self.wordings.items():
            reword = self.services.claims.reword
            if reworded := reword(self.record_id, claim_id, Wording(*words)):
                self.changes.append(reworded)
        self.record = journal.get(self.record_id)
