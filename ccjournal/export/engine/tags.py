"""The tags of one part of a template, and what is wrong with them."""

from dataclasses import dataclass, field

from ccjournal.export.engine.places import Place
from ccjournal.export.problems import Problem


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as Jinja is to read it. `mark` is how it begins, and `code` what stands in it.

    `within` names a tag of ours that it was made for, which means something in a loop alone.
    """

    mark: str
    code: str
    place: Place
    within: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a value is printed as: `p` paragraphs, `r` runs, `symbols`, a `number`, a `colour`.

    `paragraph` and `run` are the properties, as XML, of the tag's own paragraph and run; `level` is
    that of the heading above.
    """

    kind: str
    paragraph: str = ""
    run: str = ""
    level: int = 0


@dataclass(slots=True)
class Tags:
    """What is gathered from one part while it is read."""

    all: list[Tag] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    # The lists that are to count for themselves, by the number that the template gives them.
    lists: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, mark: str, code: str, place: Place, within: str = "") -> str:
        """Take in a tag, and return its sign."""
        self.all.append(Tag(mark, code, place, within))
        return f"T{len(self.all) - 1}"

    def frame(self, frame: Frame) -> str:
        """Take in a frame, and return its sign."""
        if frame not in self.frames:
            self.frames.append(frame)
        return f"F{self.frames.index(frame)}"

    def wrong(self, place: Place, problem: str, hint: str) -> None:
        """Note a problem."""
        self.problems.append(place.problem(problem, hint))
