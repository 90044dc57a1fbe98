"""The gaps of a unit as lines."""

from collections.abc import Sequence

from ccjournal.domain.gaps import Gap
from ui.models.lines import Line


def gap_lines(gaps: Sequence[Gap]) -> list[Line]:
    """Return the gaps in their order; the key of a line is its place."""
    return [
        Line(
            str(place),
            gap.reason,
            f"{gap.numbers}: {_ended(gap.reason)} {_ended(gap.act)} About {gap.minutes} minutes.",
            state=gap.state,
            head=gap.numbers,
            act=gap.act,
            right=f"{gap.minutes} min",
        )
        for place, gap in enumerate(gaps)
    ]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."
