"""What is told about something that a template must not hold."""

from typing import NamedTuple


class Ban(NamedTuple):
    """What is wrong, and how to mend it; where it stands is told by others."""

    problem: str
    hint: str
