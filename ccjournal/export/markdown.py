"""The little Markdown that a learner's text may use, read with the place of every character.

Bold, italic, links, lists, headings and quotes; everything else stays as it was typed. Every line
is a paragraph, as it looks while writing. The grammar is CommonMark's, read by markdown-it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from ccjournal.export.paragraphs import Mark
from ccjournal.export.rich import Paragraph, Run, Style

RULES = ("heading", "list", "blockquote", "emphasis", "link", "escape", "newline")
LINK = re.compile(r"(?:https?|mailto):\S", re.IGNORECASE)
CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
# Further in than this a line still belongs to the list item above it.
ITEM_INDENT = 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run and where its characters stand in the text; an escaped one takes two places."""

    run: Run
    start: int
    end: int


@dataclass(slots=True)
class _List:
    style: Style
    group: int
    number: int
    fresh: bool = True


def formatted(text: str, marks: Sequence[Mark] = ()) -> tuple[Paragraph, ...]:
    """Return a text as paragraphs, the claimed words marked; lines of white space are left out."""
    lines = [
        (paragraph, list(_cut(pieces, marks))) for paragraph, pieces in _Reading(text).paragraphs()
    ]
    codes = _codes([piece for _, pieces in lines for piece in pieces], marks)
    return tuple(
        replace(paragraph, runs=_joined([_marked(piece, marks, codes) for piece in pieces]))
        for paragraph, pieces in lines
    )


def _cut(pieces: Sequence[_Piece], marks: Sequence[Mark]) -> Iterator[_Piece]:
    """Yield the pieces, cut where a claim begins or ends."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    for piece in pieces:
        inside = [edge for edge in edges if piece.start < edge < piece.end]
        if len(piece.run.text) != piece.end - piece.start:
            inside = []
        for left, right in pairwise([piece.start, *inside, piece.end]):
            part = piece.run.text[left - piece.start : right - piece.start]
            whole = piece.run.text if not inside else part
            yield _Piece(replace(piece.run, text=whole), left, right)


def _codes(pieces: Sequence[_Piece], marks: Sequence[Mark]) -> Mapping[int, str]:
    """Return the codes to print, by the start of the last piece that their claims hold."""
    ending: dict[int, dict[str, None]] = {}
    for mark in marks:
        held = [piece.start for piece in pieces if mark.start <= piece.start < mark.end]
        if held:
            ending.setdefault(held[-1], {})[mark.code] = None
    return {start: ", ".join(codes) for start, codes in ending.items()}


def _marked(piece: _Piece, marks: Sequence[Mark], codes: Mapping[int, str]) -> Run:
    claimed = any(mark.start <= piece.start and piece.end <= mark.end for mark in marks)
    return replace(piece.run, claimed=claimed, code=codes.get(piece.start, ""))


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs with neighbours of one look as one; a code ends its run."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            last
            and not last.code
            and replace(last, text="", code=run.code) == replace(run, text="")
        ):
            joined[-1] = replace(run, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


@cache
def _grammar() -> MarkdownIt:
    grammar = MarkdownIt("zero").enable(list(RULES)).disable(["normalize", "text_join"])
    grammar.validateLink = lambda url: bool(LINK.match(url))  # type: ignore[method-assign]
    return grammar


class _Reading:
    """One walk over the blocks of a text."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        starts = [0]
        for line in self._lines:
            starts.append(starts[-1] + len(line) + 1)
        self._starts = starts
        self._tokens = _grammar().parse(text)
        self._lists: list[_List] = []
        self._groups = 0
        self._quotes = 0
        self._heading = 0

    def paragraphs(self) -> Iterator[tuple[Paragraph, list[_Piece]]]:
        """Yield each line as a paragraph that has no runs yet, and its pieces."""
        for token, following in pairwise([*self._tokens, Token("end", "", 0)]):
            if token.type == "inline":
                yield from self._lines_of(token)
            elif token.type == "list_item_open" and following.type == "list_item_close":
                self._enter(token)
                yield self._block(lazy=False), []
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        """Note which lists, quotes and headings the tokens to come lie in."""
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in {"bullet_list", "ordered_list"}:
            self._list(token)
        elif token.type == "list_item_open":
            self._lists[-1].number += 1
            self._lists[-1].fresh = True
        elif name == "blockquote":
            self._quotes += token.nesting
        elif name == "heading":
            self._heading = int(token.tag[1:]) if token.nesting > 0 else 0

    def _list(self, token: Token) -> None:
        if token.nesting < 0:
            self._lists.pop()
            return
        self._groups += 1
        style = Style.BULLET if token.type == "bullet_list_open" else Style.NUMBER
        first = int(token.attrs.get("start", 1))
        self._lists.append(_List(style, self._groups, first - 1))

    def _block(self, *, lazy: bool) -> Paragraph:
        """Return what the line in hand is; a lazy one stands by itself, as it looks."""
        if lazy:
            return Paragraph(())
        if self._heading:
            return Paragraph((), Style.HEADING, self._heading)
        if self._lists:
            within = self._lists[-1]
            number = within.number if within.fresh else 0
            within.fresh = False
            return Paragraph((), within.style, len(self._lists), within.group, number)
        return Paragraph((), Style.QUOTE if self._quotes else Style.BODY)

    def _lines_of(self, token: Token) -> Iterator[tuple[Paragraph, list[_Piece]]]:
        first = (token.map or [0])[0]
        places: list[int] = []
        lazy: list[bool] = []
        for number, line in enumerate(token.content.split("\n"), first):
            prefix = self._prefix(number, line)
            indent = len(line) - len(line.lstrip())
            start = self._starts[number] + len(prefix)
            places.extend(range(start - indent, start - indent + len(line) + 1))
            lazy.append(number > first and self._is_lazy(prefix))
        for number, pieces in enumerate(_pieces(token, places)):
            yield self._block(lazy=lazy[number]), pieces

    def _prefix(self, number: int, line: str) -> str:
        """Return what stands before the words of a line: indents and signs."""
        source = self._lines[number].rstrip()
        if self._heading:
            source = CLOSING_HASHES.sub("", source)
        return source[: len(source) - len(line.strip())]

    def _is_lazy(self, prefix: str) -> bool:
        if self._quotes:
            return ">" not in prefix
        return bool(self._lists) and len(prefix.expandtabs(4)) < ITEM_INDENT


def _pieces(token: Token, places: Sequence[int]) -> Iterator[list[_Piece]]:
    """Yield the pieces of each line of a block; `places` maps its characters to the text's."""
    content = token.content
    at = 0
    looks = [Run("")]
    line: list[_Piece] = []
    for child in token.children or ():
        start = at
        match child.type:
            case "text" | "text_special":
                at += len(child.markup or child.content)
                if child.content:
                    run = replace(looks[-1], text=child.content)
                    line.append(_Piece(run, places[start], places[at - 1] + 1))
            case "softbreak" | "hardbreak":
                at = content.index("\n", at) + 1
                at += len(content[at:]) - len(content[at:].lstrip(" \t"))
                yield line
                line = []
            case "link_close":
                at = _after_link(content, at)
                looks.pop()
            case "strong_close" | "em_close":
                at += len(child.markup)
                looks.pop()
            case _:
                at += len(child.markup or "[")
                looks.append(_look(looks[-1], child))
    yield line


def _look(look: Run, token: Token) -> Run:
    """Return the look of what stands within bold, italic or a link."""
    match token.type:
        case "strong_open":
            return replace(look, bold=True)
        case "em_open":
            return replace(look, italic=True)
        case _:
            return replace(look, link=str(token.attrGet("href")))


def _after_link(content: str, at: int) -> int:
    """Return where a link ends whose words end at a place: after `](address "title")`."""
    end = len(content)
    at = _space(content, at + len("]("))
    address = parseLinkDestination(content, at, end)
    at = _space(content, address.pos if address.ok else at)
    title = parseLinkTitle(content, at, end)
    return _space(content, title.pos if title.ok else at) + 1


def _space(content: str, at: int) -> int:
    while at < len(content) and content[at] in " \t\n":
        at += 1
    return at
