"""Jinja tags found in a text as Word's authors type them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = re.compile(r"\{[{%#]")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
SCOPE = re.compile(r"(tr|tc|p|r)[\s\xa0]+")
# What Word and its users put for straight quotes and plain spaces.
DOUBLE, SINGLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb', "'\u2018\u2019\u201a\u201b"
SPACES = re.compile("[\t\n\r\xa0\u2000-\u200a\u202f\u205f\u3000]")
NOTHING = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")
# Stands for what is no text, such as a picture.
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in a text, from `start` to `end`. An unclosed one has no `code`.

    `mark` is how it begins, `scope` what it stands for: `p`, `tr`, `tc`, `r` or nothing. `trims`
    tells whether white space before and after it goes.
    """

    start: int
    end: int
    mark: str
    scope: str = ""
    code: str | None = None
    trims: tuple[bool, bool] = (False, False)

    @property
    def keyword(self) -> str:
        """What a statement does: `for`, `if`, `endfor`; nothing for other tags."""
        if self.mark != "{%" or not self.code:
            return ""
        match = re.match(r"\w+", self.code)
        return match.group() if match else ""


def scan(text: str) -> Iterator[Found]:
    """Yield the tags of a text in their order; what stands between `raw` and `endraw` is text."""
    start, raw = 0, False
    while match := OPENING.search(text, start):
        found = _tag(text, match.start(), match.group())
        start = found.end
        if raw and found.keyword != "endraw":
            start = match.end()
            continue
        raw = found.keyword == "raw"
        yield found


def _tag(text: str, start: int, mark: str) -> Found:
    end = _end(text, start + 2, mark)
    if end < 0:
        following = OPENING.search(text, start + 2)
        return Found(start, following.start() if following else len(text), mark)
    inner = text[start + 2 : end]
    before, after = inner[:1] == "-", len(inner) > 1 and inner[-1:] == "-"
    inner = inner[before or inner[:1] == "+" : len(inner) - (after or inner[-1:] == "+")]
    scope = SCOPE.match(inner)
    if scope:
        inner = inner[scope.end() :]
    code = inner.strip() if mark == "{#" else straighten(inner).strip()
    return Found(start, end + 2, mark, scope.group(1) if scope else "", code, (before, after))


def _end(text: str, start: int, mark: str) -> int:
    """Return where a tag's closing sign begins, or -1."""
    closing = CLOSING[mark]
    if mark == "{#":
        return text.find(closing, start)
    place, depth = start, 0
    while place < len(text):
        character = text[place]
        if depth == 0 and text.startswith(closing, place):
            return place
        if OPENING.match(text, place):
            return -1
        if character in DOUBLE or character in SINGLE:
            place = max(_string_end(text, place), place)
        depth += (character == "{") - (character == "}" and depth > 0)
        place += 1
    return -1


def _string_end(text: str, start: int) -> int:
    """Return where a string that begins here ends, or -1."""
    opening = text[start]
    closing = opening if opening in "\"'" else DOUBLE if opening in DOUBLE else SINGLE
    for place in range(start + 1, len(text)):
        if text[place] in closing and text[place - 1] != "\\":
            return place
    return -1


def straighten(code: str) -> str:
    """Return a tag's inside with the quotes and spaces that Jinja knows.

    Within a string in straight quotes, quotes of the other kinds are left as they are.
    """
    pieces = []
    place = 0
    while place < len(code):
        character = code[place]
        end = _string_end(code, place) if character in DOUBLE or character in SINGLE else -1
        if end < 0:
            pieces.append(NOTHING.sub("", SPACES.sub(" ", character)))
            place += 1
            continue
        straight = '"' if character in DOUBLE else "'"
        inside = SPACES.sub(lambda match: _kept(match.group()), code[place + 1 : end])
        if straight != character:
            inside = inside.replace(straight, f"\\{straight}")
        pieces.append(f"{straight}{inside}{straight}")
        place = end + 1
    return "".join(pieces)


def _kept(space: str) -> str:
    return " " if space in "\t\n\r" else space
