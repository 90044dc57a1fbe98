"""The runs of a paragraph: its text across them, and the tags set in the place of their text."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from ccjournal.export.engine.lexing import OBJECT
from ccjournal.export.engine.names import PRESERVE, RUN, RUN_LOOK, TEXT, attributes, q
from ccjournal.export.engine.signs import node

_CONTAINERS = "r hyperlink ins moveTo smartTag customXml sdt sdtContent fldSimple dir bdo"
CONTAINERS = {q(f"w:{name}") for name in _CONTAINERS.split()}
MARKS = {q("w:tab"): "\t", q("w:br"): "\n", q("w:cr"): "\n"}
MARKS |= {q("w:noBreakHyphen"): "-", q("w:softHyphen"): ""}
# What neither shows nor is lost.
_UNSEEN = "pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr bookmarkStart bookmarkEnd proofErr"
UNSEEN = {q(f"w:{name}") for name in _UNSEEN.split()}


@dataclass(slots=True)
class Piece:
    """One element of a paragraph that holds or is text."""

    element: etree._Element
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the text after it begins."""
        return self.start + len(self.text)


# What stands in a run instead of its text: words, or a sign that stands within (`{{ name }}`) or
# between runs (`{% if … %}`).
@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the place of a tag."""

    mark: str
    between: bool


Token = str | Sign


def pieces(paragraph: etree._Element) -> list[Piece]:
    """Return the text of a paragraph, piece by piece, without that of text boxes within."""
    found: list[Piece] = []
    start = 0
    for element, text in _pieces(paragraph):
        found.append(Piece(element, text, start))
        start += len(text)
    return found


def _pieces(parent: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for child in parent:
        if child.tag == TEXT:
            yield child, child.text or ""
        elif child.tag in CONTAINERS:
            yield from _pieces(child)
        elif child.tag in MARKS:
            if child.tag != q("w:br") or child.get(q("w:type")) in (None, "textWrapping"):
                yield child, MARKS[str(child.tag)]
            else:
                yield child, OBJECT
        elif child.tag not in UNSEEN and isinstance(child.tag, str):
            yield child, OBJECT


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a paragraph's text, and what stands there instead."""

    start: int
    end: int
    tokens: tuple[Token, ...] = ()


def replace(found: Sequence[Piece], cuts: Sequence[Cut]) -> None:
    """Put the tokens of the cuts in the place of their text."""
    changed: dict[etree._Element, list[Token]] = {}
    for piece in found:
        touching = [cut for cut in cuts if cut.start < piece.end and cut.end > piece.start]
        if not touching:
            continue
        if piece.element.tag == TEXT:
            changed[piece.element] = list(_tokens(piece, touching))
        elif piece.text != OBJECT:
            _remove(piece.element)
    runs = list(dict.fromkeys(text.getparent() for text in changed))
    for run in runs:
        if run is not None:
            _split(run, changed)


def _tokens(piece: Piece, cuts: Sequence[Cut]) -> Iterator[Token]:
    """Yield what is left of a piece's text, and the tokens of the cuts that begin in it."""
    place = piece.start
    for cut in cuts:
        if cut.start > place:
            yield piece.text[place - piece.start : cut.start - piece.start]
        if cut.start >= piece.start:
            yield from cut.tokens
        place = max(place, min(cut.end, piece.end))
    if place < piece.end:
        yield piece.text[place - piece.start :]


def _split(run: etree._Element, changed: dict[etree._Element, list[Token]]) -> None:
    """Cut a run where signs stand between runs; what is empty then is left out."""
    parent = run.getparent()
    if parent is None or run.tag != RUN:
        return
    look = run.find(RUN_LOOK)
    made: list[etree._Element] = []
    current = _like(run, look)
    for child in list(run):
        if child is look:
            continue
        if child not in changed:
            current.append(child)
            continue
        for group in _grouped(changed[child]):
            if isinstance(group, Sign):
                made += [current, node(group.mark)]
                current = _like(run, look)
            else:
                current.append(_text(child, group))
    place = parent.index(run)
    parent.remove(run)
    full = [one for one in (*made, current) if one.tag != RUN or _holds(one)]
    for number, one in enumerate(full):
        parent.insert(place + number, one)


def _grouped(tokens: Sequence[Token]) -> Iterator[Sign | list[Token]]:
    """Yield the signs between runs, and what stands between two of them."""
    places = [n for n, token in enumerate(tokens) if isinstance(token, Sign) and token.between]
    for before, after in pairwise([-1, *places, len(tokens)]):
        group = [token for token in tokens[before + 1 : after] if token]
        if group:
            yield group
        if after < len(tokens):
            sign = tokens[after]
            if isinstance(sign, Sign):
                yield sign


def _like(run: etree._Element, look: etree._Element | None) -> etree._Element:
    made = run.makeelement(RUN, attributes(run))
    if look is not None:
        made.append(deepcopy(look))
    return made


def _holds(run: etree._Element) -> bool:
    return any(child.tag != RUN_LOOK for child in run)


def _text(like: etree._Element, tokens: Sequence[Token]) -> etree._Element:
    made = like.makeelement(TEXT, {PRESERVE: "preserve"})
    last: etree._Element | None = None
    for token in tokens:
        if isinstance(token, Sign):
            last = node(token.mark)
            made.append(last)
        elif last is None:
            made.text = (made.text or "") + token
        else:
            last.tail = (last.tail or "") + token
    return made


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
