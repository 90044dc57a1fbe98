"""What the learner says to questions, privacy findings and suggestions about a record."""

from dataclasses import replace

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.record import Record
from ccjournal.domain.text import clean, one_line
from ccjournal.errors import RefusedError
from ccjournal.services.changes import Change
from ccjournal.services.snapshots import Snapshots
from ccjournal.storage.records import RecordStore

LABELS = {
    AnswerKind.CHECK: "Not needed here",
    AnswerKind.PRIVACY: "Keep the words",
    AnswerKind.SUGGESTION: "Not this",
    AnswerKind.AIM: "Write towards it",
    AnswerKind.ORIGIN: "Say where it came from",
    AnswerKind.RESTS: "Keep as a note",
}
# A question or a finding is set aside for a reason; a suggestion needs none.
REASONED = {AnswerKind.CHECK, AnswerKind.PRIVACY}


class Answers:
    """Keeps answers with the record that they are about; each can be taken back."""

    def __init__(self, store: RecordStore) -> None:
        self._snapshots = Snapshots(store)

    def give(self, record_id: str, answer: Answer) -> Change | None:
        """Keep an answer, in place of an earlier one to the same; None if it is there already.

        Raises `RefusedError` where a reason is needed and none is given.
        """
        reason = one_line(clean(answer.reason).text)
        if answer.kind in REASONED and not reason:
            raise RefusedError("A few words are needed", "Say why it is not needed here")
        given = replace(answer, reason=reason)

        def with_answer(record: Record) -> Record:
            others = tuple(kept for kept in record.answers if not same(kept, given))
            return replace(record, answers=(*others, given))

        return self._snapshots.update(record_id, LABELS[answer.kind], with_answer)

    def take_back(self, record_id: str, answer: Answer) -> Change | None:
        """Ask again what was answered; None if it was not."""

        def without(record: Record) -> Record:
            kept = tuple(other for other in record.answers if not same(other, answer))
            return replace(record, answers=kept)

        return self._snapshots.update(record_id, "Ask again", without)


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers are to the same thing, whatever their reasons."""
    return replace(one, reason="") == replace(other, reason="")
