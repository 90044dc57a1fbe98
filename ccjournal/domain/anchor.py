"""Spans of text that survive edits.

A span follows its words. When too few of the words that the learner confirmed are left, it lets go
and is *detached*: it never comes to rest on other words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ccjournal.domain.text import words

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Above this the difference of two texts is not worked out word by word (it grows with the square).
MOST_TOKENS = 3_000
# Of the confirmed words this share must be left, and make up this share of the span.
KEPT = 0.6
OWN = 0.5
# Words that are found again elsewhere in the field must be this many to be taken for the same.
DISTINCT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a field: while live, `quote` is exactly the field's text from start to end.

    Positions count Unicode code points. `confirmed` holds the words as the learner last
    confirmed them, so that many small edits cannot carry the span away from them.
    """

    field: str
    start: int
    end: int
    quote: str
    confirmed: str
    live: bool = True


def attach(field: str, text: str, start: int, end: int) -> Anchor | None:
    """Return an anchor on a selection without the white space around it; None for no words."""
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    quote = piece.strip()
    if not words(quote):
        return None
    return Anchor(field, begin, begin + len(quote), quote, quote)


def attach_quote(field: str, text: str, quote: str) -> Anchor | None:
    """Return an anchor on the first place where the quote stands word for word, else None."""
    wanted = quote.strip()
    start = text.find(wanted) if wanted else -1
    return attach(field, text, start, start + len(wanted)) if start >= 0 else None


def follow(anchor: Anchor, old: str, new: str) -> Anchor:
    """Return the anchor as it stands after the field's text has changed from old to new."""
    if not anchor.live:
        return _found_again(anchor, new) or anchor
    if old == new:
        return anchor
    return (
        _unmoved(anchor, old, new)
        or _found_again(anchor, new)
        or _mapped(anchor, old, new)
        or replace(anchor, live=False)
    )


def _at(anchor: Anchor, new: str, start: int) -> Anchor | None:
    end = start + len(anchor.quote)
    if start < 0 or new[start:end] != anchor.quote:
        return None
    return replace(anchor, start=start, end=end, live=True)


def _unmoved(anchor: Anchor, old: str, new: str) -> Anchor | None:
    """Return the span where it stands when all changes lie behind it, or all before it."""
    return _at(anchor, new, anchor.start) or _at(anchor, new, anchor.start + len(new) - len(old))


def _found_again(anchor: Anchor, new: str) -> Anchor | None:
    """Return the span at the only place where its very words stand, if they are distinct."""
    for wanted in dict.fromkeys((anchor.quote, anchor.confirmed)):
        if len(words(wanted)) >= DISTINCT_WORDS and new.count(wanted) == 1:
            return _at(replace(anchor, quote=wanted), new, new.index(wanted))
    return None


def _mapped(anchor: Anchor, old: str, new: str) -> Anchor | None:
    """Return the span around those of its characters that are left, if enough words are."""
    kept = [
        (b + max(anchor.start - a, 0), b + min(anchor.end - a, size))
        for a, b, size in _matches(old, new)
        if a < anchor.end and a + size > anchor.start
    ]
    if not kept:
        return None
    made = attach(anchor.field, new, kept[0][0], kept[-1][1])
    if made is None or not same_words(anchor.confirmed, made.quote):
        return None
    return replace(made, confirmed=anchor.confirmed)


def same_words(confirmed: str, now: str) -> bool:
    """Whether a text still holds, in order, most words of the confirmed one and not much else."""
    before, after = words(confirmed.casefold()), words(now.casefold())
    if not before or not after or len(after) > 4 * len(before):
        return False
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    left = sum(block.size for block in matcher.get_matching_blocks())
    return left >= KEPT * len(before) and left >= OWN * len(after)


def _matches(old: str, new: str) -> list[tuple[int, int, int]]:
    """Return (place in old, place in new, length) of what is the same in both, in order."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    inner = [(head + a, head + b, size) for a, b, size in _token_matches(old_middle, new_middle)]
    return [(0, 0, head), *inner, (len(old) - tail, len(new) - tail, tail)]


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts share at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _token_matches(old: str, new: str) -> list[tuple[int, int, int]]:
    one, other = _tokens(old), _tokens(new)
    if not one or not other or max(len(one), len(other)) > MOST_TOKENS:
        return []
    matcher = SequenceMatcher(None, [t for _, t in one], [t for _, t in other], autojunk=False)
    found = []
    for block in matcher.get_matching_blocks():
        if block.size:
            length = sum(len(t) for _, t in one[block.a : block.a + block.size])
            found.append((one[block.a][0], other[block.b][0], length))
    return found


def _tokens(text: str) -> Sequence[tuple[int, str]]:
    return [(m.start(), m.group()) for m in TOKEN.finditer(text)]
