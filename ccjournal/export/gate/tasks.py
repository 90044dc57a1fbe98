"""What can be asked of the process that handles somebody's template."""

from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Protocol

from ccjournal.export.gate.doctor import check, problems
from ccjournal.export.source import Values
from ccjournal.export.word import DocumentProperties, Progress, fill

SECONDS = 10.0


class Task(Protocol):
    """Something that can be asked."""

    @property
    def seconds(self) -> float:
        """How long it may take."""

    def run(self, progress: Progress) -> object:
        """Do it, and return what can be written as JSON."""


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template as it was when it was read; whoever changes the file later changes nothing."""

    name: str
    content: bytes

    def read_bytes(self) -> bytes:
        """Return what was in it."""
        return self.content


@dataclass(frozen=True, slots=True)
class Check:
    """Tell everything that is wrong with a template."""

    template: KeptTemplate
    seconds: float = SECONDS

    def run(self, progress: Progress) -> object:
        """Return the problems."""
        progress.step(0, 2, "Checking the template")
        return {"problems": [astuple(problem) for problem in check(self.template.content)]}


@dataclass(frozen=True, slots=True)
class Fill:
    """Write a document from a template, if nothing is wrong with it."""

    template: KeptTemplate
    values: Values
    target: Path
    properties: DocumentProperties
    seconds: float = SECONDS

    def run(self, progress: Progress) -> object:
        """Return the problems, or what was written."""
        if found := problems(self.template.content):
            return {"problems": [astuple(problem) for problem in found]}
        report = fill(self.template, self.values, self.target, self.properties, progress)
        return {"words": report.words_printed, "left_out": report.left_out}
