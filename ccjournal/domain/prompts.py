"""What a criterion adds to the prompts of a form: questions at its parts, never words to use."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ccjournal.domain.record_type import Field, FieldKind, RecordType, Role
from ccjournal.domain.unit import Criterion

# More would be a questionnaire: so many themes of a criterion, and questions at a part.
MOST_THEMES, MOST_AT_PART = 2, 2
USUAL_KIND = "star"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, and the roles of the parts that may ask it, the best first."""

    question: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Questions for criteria of one sort, known by words that begin as one of `words` does.

    `record_kind` is the kind of record in which they are best written about.
    """

    key: str
    asks: tuple[Ask, ...]
    words: tuple[str, ...] = ()
    record_kind: str = ""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Themes, and what is asked by its verb where no theme fits; the last verb fits everything."""

    themes: tuple[Theme, ...]
    verbs: tuple[Theme, ...]

    def themes_of(self, criterion: Criterion) -> tuple[Theme, ...]:
        """Return what a criterion is about: as its unit says, else by its words; never nothing."""
        named = [theme for key in criterion.themes for theme in self.themes if theme.key == key]
        text = criterion.text
        found = named or [t for t in self.themes if _place(t.words, text) is not None]
        return tuple(found[:MOST_THEMES]) or (self._verb_of(text),)

    def kind_for(self, criterion: Criterion) -> str:
        """Return the kind of record in which a criterion is best written about."""
        return self.themes_of(criterion)[0].record_kind or USUAL_KIND

    def _verb_of(self, text: str) -> Theme:
        """Return the verb that stands first in a text, else the one that fits everything."""
        places = ((_place(verb.words, text), verb) for verb in self.verbs)
        found = [(place, n, verb) for n, (place, verb) in enumerate(places) if place is not None]
        return min(found, key=lambda entry: entry[:2])[2] if found else self.verbs[-1]


@dataclass(frozen=True, slots=True)
class Cue:
    """A question at a part, and the criteria that ask it."""

    question: str
    criteria: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """The question after the codes of its criteria."""
        return f"{', '.join(self.criteria)}  {self.question}"

    @property
    def spoken(self) -> str:
        """The question as a screen reader says it."""
        return f"For {', '.join(self.criteria)}: {self.question}"


def cues(
    form: RecordType, criteria: Iterable[Criterion], prompts: Prompts
) -> dict[str, tuple[Cue, ...]]:
    """Return what is asked at the parts of a form, by field key; the first criteria come first."""
    parts = [field for field in form.fields if field.kind is FieldKind.TEXT]
    asked: dict[str, dict[str, list[str]]] = {}
    for criterion in criteria:
        for theme in prompts.themes_of(criterion):
            for key, question in _placed(parts, theme):
                codes = asked.setdefault(key, {}).setdefault(question, [])
                if criterion.id not in codes:
                    codes.append(criterion.id)
    return {
        key: tuple(Cue(question, tuple(codes)) for question, codes in at.items())[:MOST_AT_PART]
        for key, at in asked.items()
    }


def _placed(parts: Sequence[Field], theme: Theme) -> list[tuple[str, str]]:
    """Return part and question of what a theme asks; where no part has a role, the first asks."""
    placed = [(part.key, ask.question) for ask in theme.asks if (part := _part(parts, ask))]
    if placed or not parts:
        return placed
    return [(parts[0].key, theme.asks[0].question)]


def _part(parts: Sequence[Field], ask: Ask) -> Field | None:
    found = (part for role in ask.roles for part in parts if part.role is role)
    return next(found, None)


def _place(words: tuple[str, ...], text: str) -> int | None:
    found = _pattern(words).search(text) if words else None
    return found.start() if found else None


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
