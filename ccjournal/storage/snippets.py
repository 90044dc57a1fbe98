"""The few words around a hit, cut from a text in which the index has marked the hits."""

# The index marks hits with characters that no kept text holds.
OPEN, CLOSE = "\x02", "\x03"
SHOWN_OPEN, SHOWN_CLOSE = "[[", "]]"
WORDS = 24
WORDS_BEFORE = 8
# No more characters than these are looked at, before and behind the first hit.
BEFORE, BEHIND = 300, 500


def snippet(marked: str) -> str:
    """Return about 24 words around the first hit, the hits between `[[` and `]]`."""
    first = max(marked.find(OPEN), 0)
    start, end = max(first - BEFORE, 0), min(first + BEHIND, len(marked))
    words = _words(marked, start, end)
    at = next((i for i, word in enumerate(words) if OPEN in word), 0)
    begin = max(min(at - WORDS_BEFORE, len(words) - WORDS), 0)
    cut = _balanced(" ".join(words[begin : begin + WORDS]))
    lead = "… " if start > 0 or begin > 0 else ""
    trail = " …" if end < len(marked) or begin + WORDS < len(words) else ""
    return shown(f"{lead}{cut}{trail}")


def shown(marked: str) -> str:
    """Return a marked text with the marks that people see."""
    return marked.replace(OPEN, SHOWN_OPEN).replace(CLOSE, SHOWN_CLOSE)


def _words(marked: str, start: int, end: int) -> list[str]:
    """Return the words of a window, without those that its edges have cut."""
    words = marked[start:end].split()
    if start > 0 and len(words) > 1 and OPEN not in words[0] and not marked[start - 1].isspace():
        del words[0]
    if end < len(marked) and len(words) > 1 and not marked[end].isspace():
        cut = words.pop()
        if OPEN in cut:
            words.append(cut)
    return words


def _balanced(cut: str) -> str:
    """Return a piece with each mark closed, and none closed that is not open in it."""
    if cut.find(CLOSE) < cut.find(OPEN) and CLOSE in cut:
        cut = cut.replace(CLOSE, "", 1)
    return cut + CLOSE if cut.count(OPEN) > cut.count(CLOSE) else cut
