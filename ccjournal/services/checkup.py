"""What a full check has found, told in records and in plain words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ccjournal.domain.record import Record, reference_number
from ccjournal.domain.record_type import RecordType
from ccjournal.services.comparing import differences
from ccjournal.storage.mending import State, state_of
from ccjournal.storage.verify import VerifyReport

# How the check begins what it says of the index, and of what points at nothing.
INDEX = ("It cannot be found by searching", "The search index holds")
LOOSE = "belong to nothing"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FEW = len(NUMBERS)


@dataclass(frozen=True, slots=True)
class DamagedRecord:
    """A record with a fault. `words` says what is wrong as the end of a sentence."""

    ref: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found: damaged records, the search index, loose rows, and whatever else."""

    records: int
    damaged: tuple[DamagedRecord, ...] = ()
    unsearchable: int = 0
    loose: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.damaged or self.unsearchable or self.loose or self.others)

    @property
    def sentence(self) -> str:
        """The result in one sentence."""
        if self.ok:
            plural = "" if self.records == 1 else "s"
            return f"Checked {self.records} record{plural}. Nothing is wrong."
        if self.damaged:
            verb = "is" if len(self.damaged) == 1 else "are"
            return f"{counted(len(self.damaged), 'record')} {verb} damaged."
        if self.unsearchable:
            return "The search index is out of step. Your words are whole."
        return f"{counted(len(self.loose) + len(self.others), 'fault')} found beside your records."


def checkup(
    report: VerifyReport,
    look: Callable[[int], State | None],
    types: Mapping[str, RecordType],
) -> Checkup:
    """Return what a check has found, record by record."""
    refs = dict.fromkeys(p.ref for p in report.problems if p.ref and not _of_index(p.problem))
    damaged = []
    for ref in refs:
        state = look(reference_number(ref) or 0)
        title = _title(state)
        damaged.append(DamagedRecord(ref, title, what_is_wrong(state, types)))
    whole = [p.problem for p in report.problems if not p.ref]
    unsearchable = sum(_of_index(p.problem) for p in report.problems)
    loose = tuple(problem for problem in whole if LOOSE in problem)
    # What is wrong with the pages is told by what it has done to records, where it has.
    others = tuple(p for p in whole if p not in loose)
    return Checkup(report.records, tuple(damaged), unsearchable, loose, others)


def what_is_wrong(state: State | None, types: Mapping[str, RecordType]) -> str:
    """Return what is wrong with a record, as the end of a sentence about it."""
    if state is None:
        return "its row is gone, but parts of it are left"
    if state.row is None:
        return "its text cannot be read"
    saved = state.last.record if state.last else None
    if saved is not None and saved != state.row:
        return _how_many_words(state.row, saved, types)
    if state.last is not None and not state.last.proved:
        return "what was saved last is damaged in its history; the text you see may be whole"
    if state.damaged:
        versions = counted(len(state.damaged), "earlier version").lower()
        verb = "is" if len(state.damaged) == 1 else "are"
        return f"{versions} {verb} damaged; the text you see is whole"
    return "it does not fit its history"


def counted(count: int, what: str) -> str:
    """Return how many there are, in words while they are few."""
    number = NUMBERS[count] if count < FEW else str(count)
    said = f"{number} {what}" if count == 1 else f"{number} {what}s"
    return said[0].upper() + said[1:]


def _how_many_words(now: Record, saved: Record, types: Mapping[str, RecordType]) -> str:
    words = sum(part.words for part in differences(now, saved, types))
    if not words:
        return "a detail beside its text is damaged"
    verb = "is" if words == 1 else "are"
    return f"{counted(words, 'word').lower()} of the text {verb} damaged"


def _title(state: State | None) -> str:
    records: Sequence[Record | None] = (
        (state.row, *(version.record for version in reversed(state.versions))) if state else ()
    )
    return next((record.title for record in records if record is not None), "")


def _of_index(problem: str) -> bool:
    return problem.startswith(INDEX)


__all__ = ["Checkup", "DamagedRecord", "State", "checkup", "counted", "state_of", "what_is_wrong"]
