"""What is asked of an export, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ccjournal.domain.disclosure import Disclosure
from ccjournal.services.findings import Finding
from ccjournal.services.templates import QUALITY, WHOLE


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export: no units means all units, no refs all records that fit the template.

    With `pdf` a PDF of the same name is made as well, and its pages stand in the contents list.
    With `authorship` the signed history is written to that file.
    With `quality` the whole portfolio has a page on how the accounts stand.
    """

    target: Path
    template: str = WHOLE
    units: Sequence[str] = ()
    refs: Sequence[str] = ()
    profile: str = Disclosure.ASSESSOR
    pdf: bool = False
    authorship: Path | None = None
    quality: bool = False

    @property
    def tells_quality(self) -> bool:
        """Whether the document says how the accounts stand."""
        return self.quality or self.template == QUALITY


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The document that was written. `words` counts the learner's words in it."""

    document: Path
    records: int
    words: int
    findings: tuple[Finding, ...]
    pdf: Path | None = None
    authorship: Path | None = None
