"""The direction of writing: a paragraph whose first letter runs from right to left does so too."""

import unicodedata

from lxml import etree

from ccjournal.export.engine.names import PARAGRAPH_LOOK, RUN, RUN_LOOK, TEXT, look, put, q

STRONG = {"L": False, "R": True, "AL": True}


def direct(paragraph: etree._Element) -> None:
    """Let a paragraph run from right to left if its first letter does."""
    found = [(run, _text(run)) for run in paragraph.iter(RUN)]
    if _runs_left("".join(text for _, text in found)):
        _mark(paragraph, PARAGRAPH_LOOK, "w:bidi")
    for run, text in found:
        if _runs_left(text):
            _mark(run, RUN_LOOK, "w:rtl")


def _text(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(TEXT))


def _runs_left(text: str) -> bool:
    for character in text:
        strong = STRONG.get(unicodedata.bidirectional(character))
        if strong is not None:
            return strong
    return False


def _mark(element: etree._Element, properties: str, name: str) -> None:
    found = look(element, properties)
    if found.find(q(name)) is None:
        put(found, q(name))
