"""The weekly review: what waits to be looked through, and what may become of it."""

from collections.abc import Callable, Sequence
from datetime import date

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.record import Record
from ccjournal.domain.review import Shows, WeekItem, WeekNote, fallen_due, to_review
from ccjournal.domain.suggest.ranking import Level
from ccjournal.services.answers import Answers
from ccjournal.services.changes import Change
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Journal
from ccjournal.services.suggestions import Suggestions
from ccjournal.services.units import Units

# So many notes are looked at, the newest, and so many criteria are shown with each.
MOST_NOTES, MOST_SHOWN = 100, 2


class Review:
    """Nothing of it is kept but what is decided: it can be left and taken up again at any time."""

    def __init__(
        self,
        journal: Journal,
        answers: Answers,
        reading: tuple[Suggestions, Units],
        today: Callable[[], date],
    ) -> None:
        self._journal = journal
        self._answers = answers
        self._suggestions, self._units = reading
        self._today = today
        # What was read once is not read again after each decision.
        self._read: dict[tuple[str, str], tuple[Shows, ...]] = {}

    def count(self) -> int:
        """Return how many notes wait to be looked through."""
        return len(self._notes())

    def items(self, progress: Progress) -> list[WeekItem]:
        """Return the notes with what they could evidence, then what has fallen due."""
        notes, found = self._notes(), list[WeekItem]()
        known, self._read = self._read, {}
        for number, note in enumerate(notes):
            progress.step(number, len(notes), "Reading your notes")
            words = "\n".join(note.fields.values()).strip()
            key = (note.id, words)
            self._read[key] = known[key] if key in known else tuple(self._shows(note))
            found.append(WeekNote(note.id, note.ref, words, note.date, self._read[key]))
        return [*found, *fallen_due(self._journal.due(), self._today())]

    def keep_as_note(self, note_id: str) -> Change | None:
        """Let a note be a note: it is not asked about any more."""
        return self._answers.give(note_id, Answer(AnswerKind.RESTS, "note"))

    def _notes(self) -> Sequence[Record]:
        rows = self._journal.rows(kind="note", limit=MOST_NOTES)
        return to_review(self._journal.many([row.id for row in rows]), self._today())

    def _shows(self, note: Record) -> list[Shows]:
        texts = {c.id: c.text for unit in self._units.all() for c in unit.criteria}
        found = self._suggestions.of_record(note)[:MOST_SHOWN]
        return [Shows(f.criterion, texts[f.criterion], f.level is Level.LIKELY) for f in found]
