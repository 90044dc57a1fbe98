"""One part of a template read: its tags found, told apart, and set in the tree as signs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from ccjournal.export.engine import runs
from ccjournal.export.engine.faults import CELL_TAGS, fault
from ccjournal.export.engine.lexing import OBJECT, OPENING, Found, scan
from ccjournal.export.engine.names import PARAGRAPH, RUN_LOOK
from ccjournal.export.engine.places import Place, Places
from ccjournal.export.engine.runs import Cut, Piece, Sign, Token
from ccjournal.export.engine.tags import Frame, Tags

# These keep what is printed within them: nothing of it may be put between runs.
KEEPING = {"macro": "endmacro", "call": "endcall", "filter": "endfilter", "set": "endset"}


@dataclass(frozen=True, slots=True)
class Scoped:
    """A paragraph whose tags stand for the paragraph, row or cell they are in."""

    paragraph: etree._Element
    scope: str
    tags: tuple[Found, ...]
    place: Place
    # What else stands in the paragraph, and would be lost; how its first tag looks.
    beside: str
    run: str = ""


class CellTag(NamedTuple):
    """A tag that stands for a property of a cell, in a paragraph of that cell."""

    paragraph: etree._Element
    name: str
    code: str
    place: Place


class Reader:
    """Reads the paragraphs of one part."""

    def __init__(self, tags: Tags, places: Places) -> None:
        self.tags = tags
        self.scoped: list[Scoped] = []
        self.cells: list[CellTag] = []
        self.joined: list[tuple[etree._Element, bool]] = []
        self.grids: list[etree._Element] = []
        self.texts: dict[etree._Element, str] = {}
        self._places = places

    def read(self, root: etree._Element) -> None:
        """Find the tags of every paragraph."""
        for paragraph in list(root.iter(PARAGRAPH)):
            self._paragraph(paragraph)

    def _paragraph(self, paragraph: etree._Element) -> None:
        pieces = runs.pieces(paragraph)
        text = "".join(piece.text for piece in pieces)
        if not OPENING.search(text):
            self.texts[paragraph] = text
            return
        found = [tag for tag in scan(text) if self._sound(paragraph, text, tag)]
        scopes = {tag.scope for tag in found if tag.scope in ("p", "tr", "tc")}
        self.texts[paragraph] = _without(text, found)
        if scopes:
            scope = min(scopes, key=("tr", "tc", "p").index)
            place = self._place(paragraph, text, found[0])
            beside = [tag for tag in found if _lost(tag, scope)]
            lost = text[beside[0].start : beside[0].end] if beside else self.texts[paragraph]
            kept = tuple(tag for tag in found if tag not in beside and tag.mark != "{#")
            look = _look(pieces, found[0].start)
            self.scoped.append(Scoped(paragraph, scope, kept, place, lost.strip(), look))
            return
        self._joins(paragraph, text, found)
        cuts = [self._cut(paragraph, pieces, text, tag) for tag in _widened(text, found)]
        runs.replace(pieces, list(_held_together(text, cuts, found)))

    def _place(self, paragraph: etree._Element, text: str, tag: Found) -> Place:
        near = text[max(tag.start - 12, 0) : tag.end + 12].replace(OBJECT, " ")
        return self._places.at(paragraph, near)

    def _sound(self, paragraph: etree._Element, text: str, tag: Found) -> bool:
        """Whether a tag can be read; if not, say why."""
        wrong = fault(tag, text[tag.start : tag.end])
        if wrong is not None:
            self.tags.wrong(self._place(paragraph, text, tag), *wrong)
        return wrong is None

    def _joins(self, paragraph: etree._Element, text: str, found: Sequence[Found]) -> None:
        """Note whether a tag with `-` at an edge joins its paragraph to its neighbour."""
        if not found:
            return
        first, last = found[0], found[-1]
        if first.mark == "{%" and first.trims[0] and not text[: first.start].strip():
            self.joined.append((paragraph, False))
        if last.mark == "{%" and last.trims[1] and not text[last.end :].strip():
            self.joined.append((paragraph, True))

    def _cut(
        self, paragraph: etree._Element, pieces: Sequence[Piece], text: str, tag: Found
    ) -> Cut:
        """Return what stands in the place of a tag's text."""
        place = self._place(paragraph, text, tag)
        code = tag.code or ""
        tokens: tuple[Token, ...] = ()
        if tag.keyword in CELL_TAGS:
            self.cells.append(CellTag(paragraph, tag.keyword, code[len(tag.keyword) :], place))
        elif tag.mark != "{#" and tag.keyword not in ("raw", "endraw"):
            between = tag.mark == "{%" or tag.scope == "r"
            tokens = (Sign(self.tags.add(tag.mark, code, place), between),)
            if tag.mark == "{{" and tag.scope == "r":
                frame = Frame("r", run=_look(pieces, tag.start))
                tokens = (Sign(self.tags.frame(frame), between=True), *tokens)
        return Cut(tag.start, tag.end, tokens)


def _lost(tag: Found, scope: str) -> bool:
    """Whether a tag prints something beside one that leaves nothing of its paragraph."""
    printed = tag.mark == "{{" and not tag.scope == scope == "p"
    return printed or tag.keyword in CELL_TAGS


def _without(text: str, found: Sequence[Found]) -> str:
    """Return the text that is none of the tags."""
    place, rest = 0, []
    for tag in found:
        rest.append(text[place : tag.start])
        place = tag.end
    return "".join([*rest, text[place:]]).replace(OBJECT, "\N{REPLACEMENT CHARACTER}")


def _look(pieces: Sequence[Piece], start: int) -> str:
    """Return the properties of the run in which a tag begins."""
    piece = next(piece for piece in pieces if piece.start <= start < piece.end)
    run = piece.element.getparent()
    look = run.find(RUN_LOOK) if run is not None else None
    return xml_of(look) if look is not None else ""


def xml_of(element: etree._Element) -> str:
    """Return an element as it can stand in its part, whose root names the namespaces."""
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    root = element.getroottree().getroot()
    for prefix, space in root.nsmap.items():
        xml = xml.replace(f' xmlns:{prefix}="{space}"', "")
    return xml


def _widened(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the tags with the white space that their `-` takes away."""
    for number, tag in enumerate(found):
        left = found[number - 1].end if number else 0
        right = found[number + 1].start if number + 1 < len(found) else len(text)
        start, end = tag.start, tag.end
        if tag.trims[0]:
            start = left + len(text[left:start].rstrip())
        if tag.trims[1]:
            end = right - len(text[end:right].lstrip())
        yield replace(tag, start=start, end=end)


def _held_together(text: str, cuts: Sequence[Cut], found: Sequence[Found]) -> Iterator[Cut]:
    """Yield the cuts; what a macro or a filter keeps is one of them, within one run."""
    number = 0
    while number < len(cuts):
        last = _keeps_until(found, number)
        if last is None:
            yield cuts[number]
            number += 1
            continue
        tokens: list[Token] = []
        for inner in range(number, last + 1):
            tokens += [Sign(token.mark, between=False) for token in _signs(cuts[inner])]
            if inner < last:
                tokens.append(text[cuts[inner].end : cuts[inner + 1].start])
        yield Cut(cuts[number].start, cuts[last].end, tuple(tokens))
        number = last + 1


def _signs(cut: Cut) -> Iterator[Sign]:
    yield from (token for token in cut.tokens if isinstance(token, Sign))


def _keeps_until(found: Sequence[Found], number: int) -> int | None:
    """Return the number of the tag that ends what a tag keeps, if it keeps anything."""
    keyword = found[number].keyword
    closing = KEEPING.get(keyword)
    if closing is None or (keyword == "set" and "=" in (found[number].code or "")):
        return None
    depth = 0
    for other in range(number, len(found)):
        depth += (found[other].keyword == keyword) - (found[other].keyword == closing)
        if depth == 0:
            return other
    return None
