"""Numbered lists that a template repeats: where each begins anew, and the sign for its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from ccjournal.export.engine.names import PARAGRAPH, PARAGRAPH_LOOK, VALUE, look, put, q
from ccjournal.export.engine.numbering import Numbering
from ccjournal.export.engine.places import STYLE
from ccjournal.export.engine.signs import inline, is_node, mark_of, node
from ccjournal.export.engine.styles import Styles
from ccjournal.export.engine.tags import Tags

NUMBER = f"{PARAGRAPH_LOOK}/{q('w:numPr')}/{q('w:numId')}"
LEVEL = f"{PARAGRAPH_LOOK}/{q('w:numPr')}/{q('w:ilvl')}"


class Around(NamedTuple):
    """A statement that a paragraph stands in."""

    keyword: str
    sign: etree._Element


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph of the template."""

    paragraph: etree._Element
    number: str
    nest: tuple[Around, ...]

    @property
    def loops(self) -> tuple[etree._Element, ...]:
        """The loops that repeat it."""
        return tuple(around.sign for around in self.nest if around.keyword == "for")


def mark_lists(root: etree._Element, tags: Tags, styles: Styles, numbering: Numbering) -> None:
    """Let each list that a loop writes count for itself.

    A list belongs to the innermost loop that all its items stand in: it begins anew whenever that
    loop does. Where the loop writes several of its items each time, every time is a list.
    """
    groups: dict[tuple[str, etree._Element | None], list[Item]] = {}
    for item in _items(root, tags, styles):
        if numbering.counts(item.number):
            groups.setdefault((item.number, next(iter(item.loops), None)), []).append(item)
    for (number, outermost), items in groups.items():
        others = [loop for other, loop in groups if other == number and loop is not outermost]
        if outermost is not None:
            # One that begins or ends outside of the loop goes on through it.
            one_list = not others or None in others
            _mark(items, number, tags, styles, one_list=one_list)


def _mark(
    items: Sequence[Item], number: str, tags: Tags, styles: Styles, *, one_list: bool
) -> None:
    shared = zip(*(item.loops for item in items), strict=False)
    common = [loops[0] for loops in shared if len(set(loops)) == 1]
    loop = common[-1]
    each_time = _direct(items, loop) > 1
    if one_list and len(common) == 1 and not each_time:
        return
    tags.lists.append(number)
    mark = f"{len(tags.lists) - 1}"
    if each_time:
        loop.addnext(node(f"L{mark}"))
    else:
        loop.addprevious(node(f"L{mark}"))
    for item in items:
        _set_number(item.paragraph, inline(f"N{mark}"), styles)


def _direct(items: Sequence[Item], loop: etree._Element) -> int:
    """Return how many items a loop writes each time; those with an `if` around count as one."""
    within = [item.nest[[one.sign for one in item.nest].index(loop) + 1 :] for item in items]
    certain = sum(not nest for nest in within)
    chosen = any(nest and all(one.keyword == "if" for one in nest) for nest in within)
    return certain + chosen


def _set_number(paragraph: etree._Element, number: str, styles: Styles) -> None:
    found = paragraph.find(NUMBER)
    if found is not None:
        found.set(VALUE, number)
        return
    style = paragraph.find(STYLE)
    level = styles.levels.get(style.get(VALUE, ""), "0") if style is not None else "0"
    made = put(look(paragraph, PARAGRAPH_LOOK), q("w:numPr"))
    etree.SubElement(made, q("w:ilvl"), {VALUE: level})
    etree.SubElement(made, q("w:numId"), {VALUE: number})


def _items(root: etree._Element, tags: Tags, styles: Styles) -> Iterator[Item]:
    nest: list[Around] = []
    for element in root.iter():
        if is_node(element) and mark_of(element).startswith("T"):
            keyword = tags.all[int(mark_of(element)[1:])].code.partition(" ")[0]
            if keyword in ("for", "if"):
                nest.append(Around(keyword, element))
            elif keyword in ("endfor", "endif") and nest:
                nest.pop()
        elif element.tag == PARAGRAPH and (number := _number(element, styles)):
            yield Item(element, number, tuple(nest))


def _number(paragraph: etree._Element, styles: Styles) -> str:
    """Return the list that a paragraph belongs to; headings count through the document."""
    style = paragraph.find(STYLE)
    name = style.get(VALUE, "") if style is not None else ""
    if name in styles.headings:
        return ""
    found = paragraph.find(NUMBER)
    return found.get(VALUE, "") if found is not None else styles.numbers.get(name, "")
