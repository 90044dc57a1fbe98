"""How often a wrong passphrase may be tried before a wait: against a passer-by, not a thief.

Whoever has the file tries without this program; what slows them is the cost of each try.
"""

from dataclasses import dataclass, replace

MOST, WAIT = 3, 30.0


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries since the last wait, and until when to wait; times are seconds of any clock."""

    wrong: int = 0
    until: float = 0.0

    def after_wrong(self, now: float) -> "Tries":
        """Return the state after one more wrong try."""
        if self.wrong + 1 < MOST:
            return replace(self, wrong=self.wrong + 1)
        return Tries(0, now + WAIT)

    def left(self, now: float) -> int:
        """Return how many whole seconds there are still to wait."""
        return max(0, -int(-(self.until - now) // 1))

    @property
    def more(self) -> str:
        """How many tries there are before a wait, in words."""
        left = MOST - self.wrong
        return f"{left} {'try' if left == 1 else 'tries'} before a {WAIT:.0f} s wait"
