"""Repairs after filling: unique bookmarks, table grids, direction of writing."""

import re
import unicodedata

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from ccjournal.export.grids import fit

# The elements that must stand after w:bidi in w:pPr and after w:rtl in w:rPr (ECMA-376 part 1).
AFTER_BIDI = {
    qn(f"w:{name}")
    for name in (
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    )
}
AFTER_RTL = {
    qn(f"w:{name}") for name in ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
}
# Hebrew to Arabic Extended, their presentation forms, and the scripts of the first plane above.
RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
SYMBOL, FONT, CHARACTER = qn("w:sym"), qn("w:font"), qn("w:char")
CODE_STYLE, CODE_FONT = "ClaimCode", "Calibri"
# A symbol is named by four hexadecimal digits.
WIDEST = 0xFFFF
STRONG = {"L": False, "R": True, "AL": True}


def finish(body: etree._Element, text: str) -> None:
    """Repair what repeating a template's paragraphs and rows leaves behind."""
    _empty_runs(body)
    _dead_links(body, _bookmarks(body))
    for style in list(body.iter(qn("w:rStyle"))):
        if style.get(qn("w:val")) == CODE_STYLE:
            _drawn(_parent(_parent(style)))
    for table in body.iter(qn("w:tbl")):
        fit(table)
    if RTL.search(text):
        for paragraph in body.iter(qn("w:p")):
            _direction(paragraph)


def _empty_runs(body: etree._Element) -> None:
    """Take out the runs that held nothing but tags."""
    nothing = {qn("w:rPr"), qn("w:t")}
    for text in [text for text in body.iter(qn("w:t")) if not text.text]:
        run = text.getparent()
        if run is not None and all(e.tag in nothing and not e.text for e in run):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)


def _drawn(run: etree._Element) -> None:
    """Turn the code of a claim into symbols, which look alike but are no text.

    So the learner's words around it stay one text for whoever searches, counts or compares them.
    """
    for text in run.findall(qn("w:t")):
        if any(ord(character) > WIDEST for character in text.text or ""):
            continue
        place = run.index(text)
        run.remove(text)
        for number, character in enumerate(text.text or ""):
            symbol = {FONT: CODE_FONT, CHARACTER: f"{ord(character):04X}"}
            run.insert(place + number, run.makeelement(SYMBOL, symbol))


def _bookmarks(body: etree._Element) -> set[str]:
    """Give each bookmark a number of its own, keep the first of each name; return the names."""
    names: set[str] = set()
    waiting: dict[str, list[str]] = {}
    number = 0
    for mark in list(body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        old = mark.get(qn("w:id"), "")
        if mark.tag == qn("w:bookmarkStart"):
            number += 1
            name = mark.get(qn("w:name"), "")
            new = "" if name in names else str(number)
            names.add(name)
            waiting.setdefault(old, []).append(new)
        else:
            new = waiting[old].pop() if waiting.get(old) else ""
        if new:
            mark.set(qn("w:id"), new)
        else:
            _parent(mark).remove(mark)
    return names


def _dead_links(body: etree._Element, names: set[str]) -> None:
    """Leave the words of a link that leads nowhere, without the link."""
    for link in list(body.iter(qn("w:hyperlink"))):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and anchor not in names and link.get(qn("r:id")) is None:
            parent = _parent(link)
            place = parent.index(link)
            for number, child in enumerate(list(link)):
                parent.insert(place + number, child)
            parent.remove(link)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"{element.tag} stands alone")
    return parent


def _direction(paragraph: etree._Element) -> None:
    """Let a paragraph run from right to left if its first letter does."""
    runs = [(run, _text(run)) for run in paragraph.iter(qn("w:r"))]
    if _runs_left("".join(text for _, text in runs)):
        properties = _first(paragraph, "w:pPr")
        _insert(properties, OxmlElement("w:bidi"), AFTER_BIDI)
    for run, text in runs:
        if _runs_left(text):
            _insert(_first(run, "w:rPr"), OxmlElement("w:rtl"), AFTER_RTL)


def _text(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(qn("w:t")))


def _runs_left(text: str) -> bool:
    for character in text:
        strong = STRONG.get(unicodedata.bidirectional(character))
        if strong is not None:
            return strong
    return False


def _first(element: etree._Element, tag: str) -> etree._Element:
    found = element.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        element.insert(0, found)
    return found


def _insert(parent: etree._Element, child: etree._Element, successors: set[str]) -> None:
    """Insert a child before the first of those that must come after it."""
    if parent.find(child.tag) is not None:
        return
    places = [place for place, other in enumerate(parent) if other.tag in successors]
    parent.insert(places[0] if places else len(parent), child)
