"""What became of each kind of fault, as rows of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

EXAMPLES = 5


@dataclass(slots=True)
class Tally:
    """How often something was tried, what was counted besides, and everything that was wrong."""

    tries: int = 0
    counts: dict[str, int | str] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)


def table(title: str, tallies: Mapping[str, Tally], target: str) -> str:
    """Return the rows as text, with some examples of what was wrong."""
    columns = list(dict.fromkeys(name for tally in tallies.values() for name in tally.counts))
    head = "".join(f"{name:>14}" for name in ("tries", *columns, "faults"))
    lines = [title, f"  {'':24}{head}"]
    for name, tally in tallies.items():
        values = (tally.tries, *(tally.counts.get(column, "") for column in columns))
        counted = "".join(f"{value:>14}" for value in (*values, len(tally.bad)))
        lines.append(f"  {name:24}{counted}")
    wrong = dict.fromkeys(text for tally in tallies.values() for text in tally.bad)
    lines += [f"  e.g. {text}" for text in list(wrong)[:EXAMPLES]]
    return "\n".join([*lines, f"  target: {target}"]) + "\n"
