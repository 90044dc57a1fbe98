"""The one Next: the single most useful step, chosen from facts. A pure function."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccjournal.domain.claim import ClaimPlace
from ccjournal.domain.days import day_and_month, day_of_week
from ccjournal.domain.table import DueItem
from ccjournal.domain.text import one_line, shorten

SHORT = 60
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MOST_NAMED = 3


class StepAction(StrEnum):
    """What the filled button does."""

    SAVE = "save"
    LEAK = "leak"
    ASK = "ask"
    ATTACH = "attach"
    REASON = "reason"
    PROVE = "prove"
    DUE = "due"
    GROW = "grow"
    WRITE = "write"
    NOTHING = "nothing"


BUTTONS = {
    StepAction.SAVE: "Go to the words",
    StepAction.LEAK: "Go to the words",
    StepAction.ASK: "Go to the question",
    StepAction.ATTACH: "Look at the claim",
    StepAction.REASON: "Say why",
    StepAction.PROVE: "Add proof",
    StepAction.DUE: "Open it",
    StepAction.GROW: "Grow it",
    StepAction.WRITE: "Write about this",
    StepAction.NOTHING: "",
}
# What is named, not told to be done: its first letter stays as it is after "Next: ".
NAMED = {StepAction.SAVE, StepAction.DUE, StepAction.NOTHING}


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence, what its button does, and to what: the id of a record or a criterion.

    `detail` is the reason; `criteria` are those that one piece of proof would cover; `tip` is the
    name of the question or finding to go to.
    """

    sentence: str
    action: StepAction
    target: str = ""
    detail: str = ""
    criteria: tuple[str, ...] = ()
    tip: str = ""

    @property
    def button(self) -> str:
        """The words on the button; none where nothing is to be done."""
        return BUTTONS[self.action]

    @property
    def title(self) -> str:
        """The sentence after "Next:"."""
        if self.action is StepAction.NOTHING:
            return self.sentence
        first = self.sentence[0] if self.action in NAMED else self.sentence[0].lower()
        return f"Next: {first}{self.sentence[1:].rstrip('.')}"

    @property
    def whole(self) -> str:
        """The sentence with its reason."""
        return f"{self.sentence} {self.detail}".strip()


@dataclass(frozen=True, slots=True)
class NoteFact:
    """A quick note that has not grown yet."""

    record_id: str
    words: str
    date: date


@dataclass(frozen=True, slots=True)
class EmptyCriterion:
    """A criterion with nothing yet, and a question that helps to begin."""

    criterion: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A question or a finding about a record: the name of the tip, and what it says."""

    record_id: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the step is chosen from. `unsaved` is the id of the record that could not be saved.

    `leak` is personal data in what is about to be exported, `question` is about what is written.
    """

    today: date
    unsaved: str = ""
    leak: Remark | None = None
    question: Remark | None = None
    open_claims: Sequence[ClaimPlace] = ()
    own_word: Sequence[ClaimPlace] = ()
    due: Sequence[DueItem] = ()
    notes: Sequence[NoteFact] = ()
    empty: Sequence[EmptyCriterion] = ()


def next_step(facts: Facts) -> NextStep:
    """Return the first step that is there: what is at risk, then what is easy, then what is new."""
    if facts.unsaved:
        return NextStep(
            "Your last words are not saved yet.",
            StepAction.SAVE,
            facts.unsaved,
            "They are still here, and ccjournal keeps trying.",
        )
    if remark := _leak(facts) or _question(facts):
        return remark
    found = (_open_claim(facts), _own_word(facts), _late(facts), _grow(facts), _empty(facts))
    nothing = NextStep("Nothing waiting. Well done.", StepAction.NOTHING)
    return next((step for step in found if step), nothing)


def late_in_words(item: DueItem, today: date) -> str:
    """Return when something is due as people say it: 1 day late, Due today, Sat 21 Nov."""
    if item.done is not None:
        return "Done"
    if item.due is None:
        return "No date yet"
    days = (today - item.due).days
    if days > 0:
        return "1 day late" if days == 1 else f"{days} days late"
    return "Due today" if days == 0 else day_of_week(item.due)


def named(criteria: Sequence[str]) -> str:
    """Return criteria in a list as it is read: A, B and C."""
    shown = list(criteria[:MOST_NAMED])
    if len(criteria) > MOST_NAMED:
        return f"{', '.join(shown)} and {len(criteria) - MOST_NAMED} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""


def in_words(number: int) -> str:
    """Return a small number as a word."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def by_record(
    places: Iterable[ClaimPlace],
    already: Collection[str] = (),
) -> list[tuple[ClaimPlace, tuple[str, ...]]]:
    """Return records with the criteria that they claim: those with most first, then the newest.

    Every criterion is told once, with the record that comes first.
    """
    criteria: dict[str, dict[str, None]] = defaultdict(dict)
    newest: dict[str, ClaimPlace] = {}
    for place in places:
        criteria[place.record_id][place.criterion] = None
        newest.setdefault(place.record_id, place)
    found, told = [], set(already)
    ordered = sorted(newest.values(), key=lambda p: p.date, reverse=True)
    for place in sorted(ordered, key=lambda p: -len(criteria[p.record_id])):
        if new := tuple(c for c in criteria[place.record_id] if c not in told):
            found.append((place, new))
            told.update(new)
    return found


def _quoted(title: str) -> str:
    return f"“{shorten(one_line(title), SHORT)}”" if title.strip() else "your account"


def _leak(facts: Facts) -> NextStep | None:
    if (leak := facts.leak) is None:
        return None
    sentence = "Look at personal data before you export."
    return NextStep(sentence, StepAction.LEAK, leak.record_id, leak.says, tip=leak.name)


def _question(facts: Facts) -> NextStep | None:
    if (asked := facts.question) is None:
        return None
    sentence = "Answer one question to make this ready."
    return NextStep(sentence, StepAction.ASK, asked.record_id, asked.says, tip=asked.name)


def _open_claim(facts: Facts) -> NextStep | None:
    detached = next((c for c in facts.open_claims if not c.live), None)
    if detached:
        return NextStep(
            f"Look at a claim in {_quoted(detached.title)}.",
            StepAction.ATTACH,
            detached.record_id,
            f"The words that {detached.criterion} rested on were rewritten. Does it still hold?",
        )
    silent = next((c for c in facts.open_claims if not c.reasoned), None)
    if silent is None:
        return None
    return NextStep(
        f"Say why {_quoted(silent.title)} shows {silent.criterion}.",
        StepAction.REASON,
        silent.record_id,
        "The claim has no because yet.",
    )


def _own_word(facts: Facts) -> NextStep | None:
    grouped = by_record(facts.own_word)
    if not grouped:
        return None
    place, criteria = grouped[0]
    covers = f" One statement covers all {in_words(len(criteria))}." if len(criteria) > 1 else ""
    return NextStep(
        f"Ask somebody to confirm {_quoted(place.title)}.",
        StepAction.PROVE,
        criteria[0],
        f"It claims {named(criteria)} on your word alone.{covers}",
        criteria,
    )


def _late(facts: Facts) -> NextStep | None:
    late = next((item for item in facts.due if item.is_late(facts.today)), None)
    if late is None:
        return None
    who = f"{late.person}: " if late.person else ""
    text = shorten(one_line(late.text), SHORT).rstrip(".")
    detail = f"{late_in_words(late, facts.today)}."
    return NextStep(f"{who}{text}.", StepAction.DUE, late.record_id, detail)


def _grow(facts: Facts) -> NextStep | None:
    if not facts.notes:
        return None
    note = facts.notes[0]
    return NextStep(
        f"Grow your note {_quoted(note.words)}.",
        StepAction.GROW,
        note.record_id,
        f"It is from {day_and_month(note.date)}. Write it up while you remember.",
    )


def _empty(facts: Facts) -> NextStep | None:
    if not facts.empty:
        return None
    first = facts.empty[0]
    detail = first.question or "Nothing is there for it yet."
    return NextStep(f"Write about {first.criterion}.", StepAction.WRITE, first.criterion, detail)
