"""How many criteria of a unit are in which state."""

# How many criteria are with proof, rest on your word, and are to start.
Counts = tuple[int, int, int]
