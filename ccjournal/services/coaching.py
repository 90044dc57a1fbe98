"""Coaching: who is coached, what was agreed, and the copy for the person it is about."""

from collections import defaultdict

from ccjournal.domain.agent_copy import for_agent, person_of
from ccjournal.domain.record import Record
from ccjournal.domain.smart import missing_smart
from ccjournal.domain.table import DueItem, due_items
from ccjournal.domain.team import Agreed, Member, Session, count_in_words, team
from ccjournal.domain.text import shorten
from ccjournal.errors import NotFoundError
from ccjournal.services.changes import Change
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Journal
from ccjournal.services.people import People

KIND = "coaching"
# So many sessions are read at once; between them a new question may stop an old one.
AT_ONCE = 500
TITLE, OPENING = 60, 180


class Coaching:
    """What the Coaching page shows."""

    def __init__(self, journal: Journal, people: People) -> None:
        self._journal = journal
        self._people = people

    def team(self, progress: Progress) -> list[Member]:
        """Return everybody with their sessions and what is agreed, what is due first."""
        records = self._records(progress)
        types = self._journal.types
        sessions: dict[str, list[Session]] = defaultdict(list)
        for record in records:
            if form := types.get(record.form):
                sessions[person_of(record, form)].append(self._session(record))
        agreed: dict[str, list[Agreed]] = defaultdict(list)
        by_id = {record.id: record for record in records}
        for item in due_items(records, types):
            row = by_id[item.record_id].tables[item.field][item.row]
            agreed[item.person.strip()].append(Agreed(item, missing_smart(row)))
        return team(self._people.all(), sessions, agreed)

    def tick(self, item: DueItem, *, done: bool) -> Change | None:
        """Tick off something agreed, or open it again; raises when it is no longer there."""
        rows = self._journal.get(item.record_id).tables.get(item.field, ())
        if item.row >= len(rows) or item.text not in rows[item.row].values():
            raise NotFoundError(f"{item.ref} has been changed", "Look again and tick it then")
        return self._journal.tick(item.record_id, item.field, item.row, done=done)

    def copy_for_agent(self, record: Record) -> Record:
        """Return what may be handed to the person whom a record is about."""
        names = {p.real_name: p.pseudonym for p in self._people.all() if p.real_name.strip()}
        return for_agent(record, self._journal.form(record), names)

    def _records(self, progress: Progress) -> list[Record]:
        ids = [row.id for row in self._journal.rows(KIND)]
        found: list[Record] = []
        for start in range(0, len(ids), AT_ONCE):
            progress.step(start, len(ids))
            found += self._journal.many(ids[start : start + AT_ONCE])
        return found

    def _session(self, record: Record) -> Session:
        form = self._journal.form(record)
        words = record.fields.get(form.summary, "")
        title = record.title or shorten(words, TITLE) or record.ref
        facts = [str(record.status).capitalize()]
        facts += [count_in_words(len(record.claims), "claim")] if record.claims else []
        status, opening = str(record.status), shorten(words, OPENING)
        return Session(record.id, title, record.date, status, ", ".join(facts), opening)
