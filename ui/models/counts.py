"""How many criteria of a unit are in which state."""

# How many criteria are with proof, rest on your word, and are to start.
Counts = tuple[int, int, int]


def counts_in_words(counts: Counts) -> str:
    """Return the counts as people read them; what is none is left out."""
    names = ("with proof", "your word", "to start")
    said = [f"{n} {name}" for n, name in zip(counts, names, strict=True) if n]
    return ", ".join(said) or "No criteria"
