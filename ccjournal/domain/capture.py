"""What a captured note may be about. A kind only sets which form the words begin in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaptureKind:
    """One of the optional kinds: its words on screen, its icon, and its kind of record."""

    key: str
    label: str
    icon: str
    record_kind: str


CAPTURE_KINDS = (
    CaptureKind("coached", "I coached someone", "headphones", "coaching"),
    CaptureKind("complaint", "A complaint", "message-square", "star"),
    CaptureKind("changed", "I changed something", "rotate-ccw", "star"),
    CaptureKind("feedback", "Feedback to me", "quote", "reflective"),
)
KEPT = "Kept. It waits on Today, under quick notes to grow."
BEGUN = {
    "coaching": "Kept as the beginning of a coaching session. It is in your journal.",
    "star": "Kept as the beginning of a STAR account. It is in your journal.",
    "reflective": "Kept as the beginning of a reflective account. It is in your journal.",
}


def kept_in_words(kind: str) -> str:
    """Return where captured words are found again."""
    record_kind = next((k.record_kind for k in CAPTURE_KINDS if k.key == kind), "")
    return BEGUN.get(record_kind, KEPT)
