"""Evidence beyond the learner's own account: products, observations, witnesses, discussions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EvidenceKind(StrEnum):
    """How something was shown; each kind corroborates the learner's own account."""

    PRODUCT = "product"
    OBSERVATION = "observation"
    WITNESS = "witness"
    DISCUSSION = "discussion"


EVIDENCE_TITLES = {
    EvidenceKind.PRODUCT: "Work product",
    EvidenceKind.OBSERVATION: "Observation",
    EvidenceKind.WITNESS: "Witness testimony",
    EvidenceKind.DISCUSSION: "Professional discussion",
}


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One piece of proof and the criteria it supports. `location` says where it is kept."""

    id: str
    kind: EvidenceKind
    title: str
    date: date
    criteria: tuple[str, ...]
    location: str = ""
    source: str = ""
    deleted: bool = False
    number: int = 0

    @property
    def ref(self) -> str:
        """The reference that people see."""
        return f"E-{self.number:04d}"
