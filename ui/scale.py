"""One object multiplies every size: the text size that the user has chosen."""

from dataclasses import dataclass

SMALLEST, LARGEST, NORMAL = 90, 200, 100


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in pixels at a text size in per cent."""

    percent: int = NORMAL

    @classmethod
    def of(cls, percent: int) -> "Scale":
        """Return a scale within the limits, whatever is asked for."""
        return cls(min(max(percent, SMALLEST), LARGEST))

    def px(self, size: float) -> int:
        """Return a size in whole pixels."""
        return round(size * self.percent / NORMAL)

    def logical(self, pixels: int) -> float:
        """Return how wide something is at a text size of 100 %."""
        return pixels * NORMAL / self.percent
