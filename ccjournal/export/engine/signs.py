"""The signs by which a compiled template talks to the stream that is made from it.

They are characters that no XML can hold, so that no text can be taken for one.
"""

import re

from lxml import etree

# In the stream: the end of a block, a table whose columns are repeated, the beginning of a list,
# the number of a list, what the next value is printed as, a value that is no text, and a place
# where Word wants a paragraph.
BLOCK, GRID, LIST, NUMBER, FRAME, HELD, NEEDED = (chr(number) for number in range(1, 8))
# The number of a shape, a contents list, and the beginning and end of a heading.
SHAPE, CONTENTS, HEADING, HEADING_END = "\x08", "\x0b", "\x0c", "\x0e"
SIGNS = {"B": BLOCK, "G": GRID, "L": LIST, "N": NUMBER, "F": FRAME, "P": NEEDED, "D": SHAPE}
SIGNS |= {"C": CONTENTS, "H": HEADING, "E": HEADING_END}

# In the tree: a processing instruction among elements, two characters that are none in attributes.
_TARGET = "cc"
_LEFT, _RIGHT = "\ufdd0", "\ufdd1"
MARK = re.compile(rf"<\?{_TARGET} ([A-Z]\d*)\?>|{_LEFT}([A-Z]\d*){_RIGHT}")


def node(mark: str) -> etree._Element:
    """Return a sign to stand among elements: `T5` is the fifth tag."""
    return etree.ProcessingInstruction(_TARGET, mark)


def is_node(element: etree._Element) -> bool:
    """Whether an element of the tree is a sign."""
    return isinstance(element, etree._ProcessingInstruction)  # noqa: SLF001 - it has no other name


def inline(mark: str) -> str:
    """Return a sign to stand in an attribute."""
    return f"{_LEFT}{mark}{_RIGHT}"


def mark_of(element: etree._Element) -> str:
    """Return the mark of a sign among elements."""
    return (element.text or "").strip()
