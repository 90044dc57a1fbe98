"""What is wrong with a template, as values: all of it at once, each with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a template, and how to mend it.

    `part` is the part of the document (`body`, `header 1`), `where` the place in it (`table 2,
    row 3, column 1, under 'Evidence'`), `near` some words beside it.
    """

    part: str
    where: str
    near: str
    problem: str
    hint: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        place = ", ".join(piece for piece in (self.part, self.where) if piece)
        return f"{place}: {self.problem}. {self.hint}"
