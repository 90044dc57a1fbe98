"""Reading a record over the learner's shoulder: what it earns, what is asked, what gives away."""

from collections.abc import Iterator
from dataclasses import dataclass

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.checks.check import Question
from ccjournal.domain.privacy.instead import instead_of
from ccjournal.domain.record import Record
from ccjournal.domain.suggest.ranking import Level
from ccjournal.domain.tip import Tip, numbered
from ccjournal.services.checks import BECAUSE, TITLE, Checks, Leak
from ccjournal.services.claims import Claims
from ccjournal.services.jobs import Progress
from ccjournal.services.suggestions import Suggestions

STEPS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one state of a record; `quiet` are the checks with nothing to ask."""

    record: Record
    tips: tuple[Tip, ...] = ()
    quiet: tuple[str, ...] = ()


class Advice:
    """Reads on a worker. It proposes and asks; it links nothing and changes nothing."""

    def __init__(self, suggestions: Suggestions, checks: Checks, claims: Claims) -> None:
        self._suggestions = suggestions
        self._checks = checks
        self._claims = claims

    def read(self, record: Record, progress: Progress) -> Reading:
        """Return what can be said of a record as it stands, whether it is kept yet or not."""
        progress.step(0, STEPS, "Looking for personal data")
        tips = [tip_of_leak(record, leak) for leak in self._checks.leaks(record)]
        progress.step(1, STEPS, "Asking")
        questions = self._checks.questions(record)
        tips += map(_tip_of_question, questions)
        quiet = self._checks.quiet(record, questions)
        progress.step(2, STEPS, "Looking for criteria")
        tips += self._suggested(record)
        return Reading(record, numbered(tips), quiet)

    def _suggested(self, record: Record) -> Iterator[Tip]:
        for found in self._suggestions.of_record(record):
            answer = Answer(AnswerKind.SUGGESTION, found.criterion)
            place = (found.field, found.start, found.end, found.sentence)
            says = self._claims.offered_wording(found.criterion)
            yield Tip(answer, *place, says, likely=found.level is Level.LIKELY)


def _tip_of_question(asked: Question) -> Tip:
    place = (asked.field, asked.start, asked.end, asked.words)
    said = (asked.question, asked.why, asked.example)
    return Tip(asked.answer, *place, *said, cites=asked.cites)


def tip_of_leak(record: Record, leak: Leak) -> Tip:
    """Return personal data as a tip, with the words that could stand in its place."""
    data = leak.data
    place = (leak.field, data.start, data.end, data.words)
    instead = instead_of(text_at(record, leak.field, leak.claim), data)
    return Tip(leak.answer, *place, leak.question, leak.why, instead=instead, claim=leak.claim)


def text_at(record: Record, field: str, claim_id: str = "") -> str:
    """Return the text of a part, of the title, or of one half of a claim's sentence."""
    for claim in record.claims:
        if claim.id == claim_id:
            return claim.because if field == BECAUSE else claim.ability
    return record.title if field == TITLE else record.fields.get(field, "")
