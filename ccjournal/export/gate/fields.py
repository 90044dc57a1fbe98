"""The fields of Word in a template: those that fetch something when the document is opened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ccjournal.export.engine.names import q
from ccjournal.export.gate.bans import Ban
from ccjournal.export.gate.relations import leads_to_page

FETCHES = (
    *("AUTOTEXT", "DATABASE", "DDE", "DDEAUTO", "EMBED", "IMPORT", "INCLUDE"),
    *("INCLUDEPICTURE", "INCLUDETEXT", "LINK", "MACROBUTTON", "RD"),
)
BUILT = Ban("It has a field whose kind another field works out", "Type the field anew")
OTHER_LINK = Ban("It links to something else than a web page or an e-mail address", "Remove it")
SPECIAL, INSTRUCTION, SIMPLE = q("w:fldChar"), q("w:instrText"), q("w:fldSimple")
KIND = q("w:fldCharType")
WORD = re.compile(r"[^\s\"\\]+")
QUOTED = re.compile(r'"([^"]*)"')


@dataclass(slots=True)
class _Field:
    """A field that is being read: what is typed in it, and whether another one begins it."""

    text: str = ""
    nested: bool = False
    shown: bool = False


def fetching_fields(root: etree._Element) -> Iterator[tuple[etree._Element, Ban]]:
    """Yield the fields that fetch something, or that may do so."""
    opened: list[_Field] = []
    for element in root.iter(SPECIAL, INSTRUCTION, SIMPLE):
        if element.tag == SIMPLE:
            ban = _fetches(_Field(element.get(q("w:instr"), "")))
        elif element.tag == INSTRUCTION:
            ban = None
            if opened:
                opened[-1].text += element.text or ""
        else:
            ban = _step(opened, element.get(KIND, ""))
        if ban is not None:
            yield element, ban


def _step(opened: list[_Field], kind: str) -> Ban | None:
    """Go on to the next sign of a field, and return what is wrong with one that is complete."""
    if kind == "begin":
        if opened and not opened[-1].shown and not opened[-1].text.strip():
            opened[-1].nested = True
        opened.append(_Field())
    if kind == "begin" or not opened:
        return None
    field = opened[-1]
    ban = None if field.shown else _fetches(field)
    field.shown = True
    if kind == "end":
        opened.pop()
    return ban


def _fetches(field: _Field) -> Ban | None:
    if field.nested:
        return BUILT
    match = WORD.search(field.text)
    word = match.group().upper() if match else ""
    if word in FETCHES:
        return Ban(
            f"It has a field that fetches something from outside ({word})",
            "Delete the field, or press Ctrl+Shift+F9 in it to keep only what it shows",
        )
    target = QUOTED.search(field.text)
    linked = word == "HYPERLINK" and target and "\\l" not in field.text[: target.start()]
    return OTHER_LINK if linked and target and not leads_to_page(target[1]) else None
