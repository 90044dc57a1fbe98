"""The tags of one part in their order: the loops that are open, and the names within them.

Whether every tag is closed where it should be is found by the engine, which knows the XML.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

from ccjournal.export.gate.bans import Ban
from ccjournal.export.gate.names import ANY, VALUES, Shape
from ccjournal.export.gate.shapes import Reader, kind_of, loop_names, singular
from ccjournal.export.gate.tags import OPENING, Tag, expressions, read

MOST_LOOPS, MOST_OPEN, MOST_WHOLE = 4, 20, 2
ENDS = {end: word for word, end in OPENING.items()}


@dataclass(slots=True)
class _Open:
    """A loop or condition that is not closed yet."""

    word: str
    names: dict[str, Shape] = field(default_factory=dict)
    whole: bool = False


class Blocks:
    """Reads the tags of one part, one after the other."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._set: dict[str, Shape] = {}

    def read(self, tag: Tag) -> Iterator[Ban]:
        """Yield what is wrong with the next tag."""
        found = read(tag)
        yield from found.problems
        if tag.keyword in ENDS:
            self._close(ENDS[tag.keyword])
        if found.node is not None:
            yield from self._names(tag, found.node)
        if tag.keyword in OPENING:
            yield from self._opened(tag, found.node)

    def _known(self) -> dict[str, Shape]:
        """Return all names, the nearest first."""
        known: dict[str, Shape] = {}
        for names in (*(block.names for block in reversed(self._open)), self._set, VALUES):
            known.update({name: shape for name, shape in names.items() if name not in known})
        return known

    def _names(self, tag: Tag, node: nodes.Node) -> Iterator[Ban]:
        """Yield what is wrong with the names in a tag."""
        reader = Reader(self._known())
        shapes = [reader.shape(part) for part in expressions(node) if not _filters(node, part)]
        yield from reader.bans
        if isinstance(node, nodes.Output) and isinstance(shapes[0], tuple | dict):
            yield Ban(f"{tag.shown} prints {kind_of(shapes[0])} as a whole", _whole(tag, shapes[0]))
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            self._set[node.target.name] = shapes[0]

    def _opened(self, tag: Tag, node: nodes.Node | None) -> Iterator[Ban]:
        block = _Open(tag.keyword)
        if isinstance(node, nodes.For):
            yield from self._loop(block, node)
        elif isinstance(node, nodes.If):
            block.names = dict.fromkeys(_asked_for(node.test), ANY)
        self._open.append(block)
        if len(self._open) > MOST_OPEN:
            yield Ban(f"More than {MOST_OPEN} tags are open in each other", "Make it simpler")
        loops = [one for one in self._open if one.word == "for"]
        if block.word == "for" and len(loops) > MOST_LOOPS:
            yield Ban(f"More than {MOST_LOOPS} loops stand in each other", "Take the inner one out")
        elif block.whole and sum(one.whole for one in loops) > MOST_WHOLE:
            yield Ban(
                "Three loops over whole lists stand in each other, which can take for ever",
                "Loop over what belongs to the item in hand, such as record.claims",
            )

    def _loop(self, block: _Open, node: nodes.For) -> Iterator[Ban]:
        """Give a loop its names."""
        over = Reader(self._known()).shape(node.iter)
        item = over[0] if isinstance(over, tuple) else ANY
        block.whole = self._is_whole(node.iter)
        if isinstance(node.target, nodes.Name):
            block.names = {node.target.name: item, "loop": loop_names(item)}
        if over != ANY and not isinstance(over, tuple):
            yield Ban(f"The loop is over {kind_of(over)}, and that is no list", "Name a list")
        if node.test is not None:
            reader = Reader({**self._known(), **block.names})
            reader.shape(node.test)
            yield from reader.bans

    def _is_whole(self, node: nodes.Node) -> bool:
        """Whether a loop takes a list of the whole portfolio, and not of an item in hand."""
        names = [node] if isinstance(node, nodes.Name) else [*node.find_all(nodes.Name)]
        mine = {name for block in self._open for name in block.names}
        return any(name.name not in mine for name in names)

    def _close(self, word: str) -> None:
        """Leave the nearest block of a kind, and what was left open in it."""
        if any(block.word == word for block in self._open):
            while self._open.pop().word != word:
                pass


def _asked_for(test: nodes.Node) -> Iterator[str]:
    """Yield the names that a condition asks for: within it they are there."""
    for one in (test, *test.find_all(nodes.Test)):
        if isinstance(one, nodes.Test) and one.name == "defined":
            yield from (name.name for name in one.find_all(nodes.Name) if name.name not in VALUES)


def _filters(node: nodes.Node, part: nodes.Node) -> bool:
    """Whether a part of a loop picks its items; it knows the loop's own names."""
    return isinstance(node, nodes.For) and part is node.test


def _whole(tag: Tag, shape: Shape) -> str:
    """Return how a list or group is printed."""
    if not isinstance(shape, tuple):
        return f"Name one of its values, such as {{{{ {tag.code}.{next(iter(shape))} }}}}"
    if isinstance(shape[0], str):
        return f"Write {{{{ {tag.code}|join(', ') }}}}"
    one = singular(tag.code.rpartition(".")[2])
    return f"Take its items one by one: {{%p for {one} in {tag.code} %}} … {{%p endfor %}}"
