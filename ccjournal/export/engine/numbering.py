"""Numbered lists: each one counts for itself, however often the template repeats it."""

from copy import deepcopy

from lxml import etree

from ccjournal.export.engine.names import SPACES, VALUE, q
from ccjournal.export.engine.package import xml_bytes

NUMBER, ABSTRACT = q("w:num"), q("w:abstractNum")
NUMBER_ID, ABSTRACT_ID = q("w:numId"), q("w:abstractNumId")
LEVEL, LEVEL_NUMBER, START = q("w:lvl"), q("w:ilvl"), q("w:start")
FORMAT = q("w:numFmt")
# Signs and numbers of our own lists by depth, and how far each is further in than the last, in
# twentieths of a point.
BULLETS, FORMATS, INDENT = "•\N{EN DASH}▪", ("decimal", "lowerLetter", "lowerRoman"), 360
DEPTHS = 9


class Numbering:
    """The lists of one document; `root` is the template's numbering part, if it has one."""

    def __init__(self, root: etree._Element | None) -> None:
        self.changed = False
        self._root = (
            deepcopy(root)
            if root is not None
            else etree.Element(q("w:numbering"), nsmap={"w": SPACES["w"]})
        )
        self._kinds = {one.get(ABSTRACT_ID, ""): one for one in self._root.findall(ABSTRACT)}
        self._lists = {
            one.get(NUMBER_ID, ""): kind.get(VALUE, "")
            for one in self._root.findall(NUMBER)
            if (kind := one.find(ABSTRACT_ID)) is not None
        }
        self._own: dict[bool, str] = {}

    def counts(self, number: str) -> bool:
        """Whether a list is one that counts, and not one of bullets."""
        kind = self._kinds.get(self._lists.get(number, ""))
        if kind is None:
            return False
        formats = [one.get(VALUE) for one in kind.iter(FORMAT)]
        return bool(formats) and formats[0] not in ("bullet", "none")

    def depth(self, number: str) -> int:
        """Return how many levels a list has."""
        return len(self._levels(self._lists.get(number, "")))

    def again(self, number: str, level: int = 0, start: int | None = None) -> str:
        """Return a new list like another one, that counts from its beginning again."""
        kind = self._lists.get(number)
        if kind is None:
            return number
        made = self._add(kind)
        levels = {one.get(LEVEL_NUMBER, "0"): one for one in self._levels(kind)}
        for depth, one in levels.items():
            first = one.find(START)
            begin = first.get(VALUE, "1") if first is not None else "1"
            if start is not None and depth == str(level):
                begin = str(start)
            override = etree.SubElement(made, q("w:lvlOverride"), {LEVEL_NUMBER: depth})
            etree.SubElement(override, q("w:startOverride"), {VALUE: begin})
        return made.get(NUMBER_ID, "")

    def own(self, *, counted: bool) -> str:
        """Return a list of our own kind, for templates that have no style for it."""
        if counted not in self._own:
            self._own[counted] = self._add(self._add_kind(counted=counted)).get(NUMBER_ID, "")
        return self._own[counted]

    def xml(self) -> bytes:
        """Return the numbering part."""
        return xml_bytes(self._root)

    def _levels(self, kind: str) -> list[etree._Element]:
        found = self._kinds.get(kind)
        return found.findall(LEVEL) if found is not None else []

    def _add(self, kind: str) -> etree._Element:
        self.changed = True
        number = str(max((int(one) for one in self._lists if one.isdecimal()), default=0) + 1)
        made = self._root.makeelement(NUMBER, {NUMBER_ID: number})
        etree.SubElement(made, ABSTRACT_ID, {VALUE: kind})
        last = self._root.find(q("w:numIdMacAtCleanup"))
        self._root.insert(len(self._root) - (last is not None), made)
        self._lists[number] = kind
        return made

    def _add_kind(self, *, counted: bool) -> str:
        number = str(max((int(one) for one in self._kinds if one.isdecimal()), default=-1) + 1)
        made = self._root.makeelement(ABSTRACT, {ABSTRACT_ID: number})
        etree.SubElement(made, q("w:multiLevelType"), {VALUE: "hybridMultilevel"})
        for depth in range(DEPTHS):
            level = etree.SubElement(made, LEVEL, {LEVEL_NUMBER: str(depth)})
            shape = FORMATS[depth % len(FORMATS)] if counted else "bullet"
            sign = f"%{depth + 1}." if counted else BULLETS[depth % len(BULLETS)]
            etree.SubElement(level, START, {VALUE: "1"})
            etree.SubElement(level, FORMAT, {VALUE: shape})
            etree.SubElement(level, q("w:lvlText"), {VALUE: sign})
            etree.SubElement(level, q("w:lvlJc"), {VALUE: "left"})
            look = etree.SubElement(level, q("w:pPr"))
            left = {q("w:left"): str(INDENT * (depth + 1)), q("w:hanging"): str(INDENT)}
            etree.SubElement(look, q("w:ind"), left)
        place = len(self._root.findall(q("w:numPicBullet"))) + len(self._kinds)
        self._root.insert(place, made)
        self._kinds[number] = made
        return number
