"""What can be said of words while they are written: it stands beside them and changes nothing."""

from dataclasses import dataclass, replace

from ccjournal.domain.answer import Answer, AnswerKind


@dataclass(frozen=True, slots=True)
class Tip:
    """A suggestion, a question or a privacy finding about `words` from `start` to `end`.

    `field` is the part's key, `title`, or with the id of a claim one half of its sentence; no
    words mean the whole part, and no field the whole record. `says` is its sentence, and
    `instead` what can be written in the place of the words. `number` tells like ones apart. A
    question that `cites` wants a law or a clause by its name.
    """

    answer: Answer
    field: str
    start: int
    end: int
    words: str
    says: str
    why: str = ""
    example: str = ""
    instead: str = ""
    likely: bool = True
    claim: str = ""
    number: int = 0
    cites: bool = False

    @property
    def kind(self) -> AnswerKind:
        """Whether it suggests, asks or warns."""
        return self.answer.kind

    @property
    def name(self) -> str:
        """What it is known by as long as it says the same of the same words."""
        answer = self.answer
        about = "" if self.kind is AnswerKind.SUGGESTION else f"{self.field}\n{self.words}"
        return "\n".join((self.kind, answer.key, self.claim, about, str(self.number)))


def numbered(tips: list[Tip]) -> tuple[Tip, ...]:
    """Return tips that can all be told apart by their names."""
    seen: dict[str, int] = {}
    found = []
    for tip in tips:
        number = seen.get(tip.name, 0)
        seen[tip.name] = number + 1
        found.append(replace(tip, number=number))
    return tuple(found)


def moved(tip: Tip, old: str, new: str) -> Tip | None:
    """Return a tip where its words stand after a text has changed; None if that is not sure."""
    if not tip.words or old == new:
        return tip
    for start in (tip.start, tip.start + len(new) - len(old)):
        if start >= 0 and new.startswith(tip.words, start):
            return replace(tip, start=start, end=start + len(tip.words))
    if new.count(tip.words) != 1:
        return None
    start = new.index(tip.words)
    return replace(tip, start=start, end=start + len(tip.words))
