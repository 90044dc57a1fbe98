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
