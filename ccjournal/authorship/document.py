"""What a Word document holds of a history: its words, and the head that was printed in it."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from ccjournal.authorship.statement import (
    MOST_BYTES,
    UNREADABLE,
    Text,
    Unreadable,
    read_statement,
)

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
NO_DOCUMENT = (*UNREADABLE, zipfile.BadZipFile, ElementTree.ParseError, EOFError, RuntimeError)
HEAD = re.compile(r"(?<![0-9a-f])([0-9a-f]{16,64})(?![0-9a-f])(?:\W{1,3}([0-9]{1,9}))?")
# A link's address and the mark before a list's item are not words of the document.
LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
MARK = re.compile(r"(?m)^\s*(?:[0-9]{1,9}[.)]|[-*+>]|#{1,6})(?=\s)")
# Where claimed words end, documents print the codes of their criteria.
CUT, CODES = "\x1f", "(?:[A-Z]{1,6}[0-9]{1,4})*"
# So many letters in a row tell that a part of a text is there.
ENOUGH = 24


class Earlier(NamedTuple):
    """An end of the chain that was seen before; where only a head is known, `key` is empty."""

    head: str
    sequence: int
    key: str = ""


class Document(NamedTuple):
    """A Word document: its hash, its letters and digits in a row, and the head in it."""

    sha256: str
    letters: str
    head: str


def read_document(file: Path) -> Document:
    """Read a Word document."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ValueError
        with zipfile.ZipFile(file) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_BYTES:
                raise ValueError
            body = ElementTree.fromstring(package.read("word/document.xml"))
            core = ElementTree.fromstring(package.read("docProps/core.xml"))
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    except NO_DOCUMENT as error:
        raise Unreadable(f"{file.name} is not a Word document that can be read") from error
    words = "".join(element.text or "" for element in body.iter(WORDS))
    return Document(sha256, letters(words), core.findtext(KEYWORDS) or "")


def earlier_of(given: str) -> Earlier:
    """Return the end of the chain that a head, an authorship file or a document tells."""
    file = Path(given)
    if file.suffix.lower() == ".json":
        found = read_statement(file)
        return Earlier(found.head, found.sequence, found.key_text)
    told = read_document(file).head if file.suffix.lower() == ".docx" else given
    match = HEAD.search(told.lower())
    if match is None:
        where = file.name if file.suffix.lower() == ".docx" else repr(given)
        raise Unreadable(f"There is no head in {where}: it has 16 or more of 0-9 and a-f")
    return Earlier(match[1], int(match[2] or 0))


def letters(text: str) -> str:
    """Return the letters and digits of a text: layout changes nothing in them."""
    return "".join(filter(str.isalnum, text))


class Comparison(NamedTuple):
    """A record in a document: is it there, which parts read otherwise, do others stand between."""

    shown: bool
    changed: list[str]
    apart: bool


def compared(text: Text, document: Document) -> Comparison:
    """Look for the words of a record in a document."""
    shown, changed, apart = False, [], False
    for words in parts(text.content):
        lines = [_letters_between(line) for line in _plain(words).splitlines()]
        lines = [line for line in lines if any(line)]
        whole = _found(CODES.join(map(CODES.join, lines)), document.letters, 0)
        there = whole or _in_order(lines, document.letters)
        begun = there or any(_begun("".join(line), document.letters) for line in lines)
        shown, apart = shown or bool(begun), apart or bool(there and not whole)
        if begun and not there:
            changed.append(" ".join(words.replace(CUT, "").split())[:60])
    return Comparison(shown, changed, apart)


def _letters_between(line: str) -> list[str]:
    return [letters(piece) for piece in line.split(CUT)]


def _in_order(lines: list[list[str]], there: str) -> int:
    """Return where the last of the lines ends, or 0 where one is missing or before another."""
    place = 0
    for line in lines:
        place = _found(CODES.join(line), there, place)
        if not place:
            return 0
    return place


def _found(pattern: str, there: str, start: int) -> int:
    match = re.compile(pattern).search(there, start)
    return match.end() if match else 0


def _plain(words: str) -> str:
    return MARK.sub(" ", LINK.sub(r"\1", words))


def _begun(wanted: str, there: str) -> bool:
    """Whether some of the words are there: a part that a document leaves out is not changed."""
    return any(
        wanted[start : start + ENOUGH] in there
        for start in range(0, max(len(wanted) - ENOUGH, 0) + 1, ENOUGH // 2)
    )


def parts(content: str) -> Iterator[str]:
    """Yield the words of a record, cut where claims end: its fields and its tables' cells."""
    found = json.loads(content)
    for key, words in found["fields"]:
        anchors = (claim["anchor"] for claim in found["claims"])
        ends = {anchor["end"] for anchor in anchors if anchor["live"] and anchor["field"] == key}
        for end in sorted(ends, reverse=True):
            words = words[:end] + CUT + words[end:]
        if letters(words):
            yield words
    for _key, rows in found.get("tables", ()):
        for row in rows:
            yield from (words for _column, words in row if letters(words))
