"""Filling in a style sheet: colours and sizes stand in it by their names."""

import re
from collections.abc import Callable, Mapping

COLOUR = re.compile(r"@([a-z0-9-]+)")
SIZE = re.compile(r"\$([a-z0-9-]+)")
SPACE = re.compile(r"s(\d+)")
INSIDE = "-in"
# Up to this size in pixels a length is a line, which does not grow with the text.
HAIR = 2


def fill_in(
    text: str,
    colours: Mapping[str, str],
    sizes: Mapping[str, int | str],
    px: Callable[[float], int],
) -> str:
    """Return a style sheet with its `@colours` and `$sizes`; raises KeyError for an unknown one.

    `$s8` is a length of 8 pixels at a text size of 100 %, `$s8-in` the same less what the ring of
    the focus takes.
    """
    text = COLOUR.sub(lambda found: colours[found[1]], text)
    return SIZE.sub(lambda found: _size(found[1], sizes, px), text)


def _size(name: str, sizes: Mapping[str, int | str], px: Callable[[float], int]) -> str:
    if name in sizes:
        found = sizes[name]
        return found if isinstance(found, str) else f"{found}px"
    plain = name.removesuffix(INSIDE)
    space = SPACE.fullmatch(plain)
    if space is None:
        raise KeyError(name)
    length = int(space[1])
    size = px(length) if length > HAIR else length
    ring = int(sizes["ring"]) - int(sizes["edge"]) if name != plain else 0
    return f"{max(size - ring, 0)}px"
