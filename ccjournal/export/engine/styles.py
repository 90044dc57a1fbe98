"""The styles of a template: its headings, and the ids behind the names that all languages share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ccjournal.export.engine.names import PARAGRAPH_LOOK, RUN_LOOK, VALUE, q

STYLE, NAME, BASE, ID = q("w:style"), q("w:name"), q("w:basedOn"), q("w:styleId")
OUTLINE = f"{PARAGRAPH_LOOK}/{q('w:outlineLvl')}"
NUMBER = f"{PARAGRAPH_LOOK}/{q('w:numPr')}/{q('w:numId')}"
LEVEL = f"{PARAGRAPH_LOOK}/{q('w:numPr')}/{q('w:ilvl')}"
LANGUAGE = f"{q('w:docDefaults')}//{q('w:lang')}"
HEADINGS = {f"heading {number}": number for number in range(1, 10)}


@dataclass(frozen=True, slots=True)
class Styles:
    """What the engine needs to know of a template's styles.

    `ids` leads from kind and name to the id, `headings` from the id to the level of a heading,
    `numbers` and `levels` from the id to the list that a style belongs to and its level there.
    """

    ids: Mapping[tuple[str, str], str] = field(default_factory=dict)
    headings: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)

    def id(self, kind: str, name: str) -> str:
        """Return the id of a style by the name that all languages share, or nothing."""
        return self.ids.get((kind, name), "")


def read_styles(root: etree._Element) -> Styles:
    """Read the styles part."""
    ids: dict[tuple[str, str], str] = {}
    headings: dict[str, int] = {}
    numbers: dict[str, str] = {}
    levels: dict[str, str] = {}
    for style in root.iter(STYLE):
        name, key = style.find(NAME), style.get(ID, "")
        if name is None:
            continue
        title = name.get(VALUE, "").lower()
        ids.setdefault((style.get(q("w:type"), "paragraph"), title), key)
        outline, number = style.find(OUTLINE), style.find(NUMBER)
        if title in HEADINGS:
            headings[key] = HEADINGS[title]
        elif outline is not None and outline.get(VALUE, "9") in "012345678":
            headings[key] = int(outline.get(VALUE, "0")) + 1
        if number is not None:
            level = style.find(LEVEL)
            numbers[key] = number.get(VALUE, "")
            levels[key] = level.get(VALUE, "0") if level is not None else "0"
    return Styles(ids, headings, numbers, levels)


def set_language(root: etree._Element, language: str) -> None:
    """Set the language that words without one of their own are in."""
    defaults = root.find(LANGUAGE)
    if defaults is not None:
        defaults.set(VALUE, language)
        return
    look = root.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{RUN_LOOK}")
    if look is not None:
        etree.SubElement(look, q("w:lang"), {VALUE: language})
