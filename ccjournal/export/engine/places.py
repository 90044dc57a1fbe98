"""Where in a template something stands, in words that its author can follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ccjournal.export.engine.names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_LOOK,
    ROW,
    TABLE,
    TEXT,
    VALUE,
    q,
)
from ccjournal.export.problems import Problem

TEXT_BOX = q("w:txbxContent")
NOTES = {q("w:footnote"): "footnote", q("w:endnote"): "endnote", q("w:comment"): "comment"}
STYLE = f"{PARAGRAPH_LOOK}/{q('w:pStyle')}"
# How many letters of a heading or of the words beside a tag are told.
NEAR = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template; `level` is that of the heading above, or 0."""

    part: str
    where: str
    near: str
    level: int = 0

    def __str__(self) -> str:
        """Return the place in words."""
        return ", ".join(piece for piece in (self.part, self.where) if piece)

    def problem(self, problem: str, hint: str) -> Problem:
        """Return what is wrong here."""
        return Problem(self.part, self.where, self.near, problem, hint)


class Places:
    """The places of one part, counted once. `headings` leads from a style to its level."""

    def __init__(self, root: etree._Element, title: str, headings: Mapping[str, int]) -> None:
        self._title = title
        self._headings = headings
        self._where: dict[etree._Element, tuple[str, int]] = {}
        self._heading, self._level = "", 0
        self._walk(root, "", [0, 0])

    def at(self, paragraph: etree._Element, near: str) -> Place:
        """Return the place of a paragraph."""
        where, level = self._where.get(paragraph, ("", 0))
        return Place(self._title, where, shortened(near), level)

    def _walk(self, element: etree._Element, within: str, counts: list[int]) -> None:
        for child in element:
            if child.tag == PARAGRAPH:
                self._paragraph(child, within, counts)
            elif child.tag == TABLE:
                counts[1] += 1
                self._table(child, f"{within}table {counts[1]}, ")
            elif child.tag in NOTES:
                number = child.get(q("w:id"), "")
                self._walk(child, f"{within}{NOTES[child.tag]} {number}, ", [0, 0])
            elif child.tag != PARAGRAPH_LOOK:
                self._walk(child, within, counts)

    def _paragraph(self, paragraph: etree._Element, within: str, counts: list[int]) -> None:
        counts[0] += 1
        here = within if within.startswith("table") else f"{within}paragraph {counts[0]}, "
        under = f"under '{self._heading}'" if self._heading else ""
        self._where[paragraph] = f"{here}{under}".removesuffix(", "), self._level
        for box in paragraph.iter(TEXT_BOX):
            if next(box.iterancestors(PARAGRAPH), None) is paragraph:
                self._walk(box, f"text box in {here}", [0, 0])
        style = paragraph.find(STYLE)
        if style is not None and style.get(VALUE) in self._headings and not within:
            self._heading = shortened("".join(t.text or "" for t in paragraph.iter(TEXT)))
            self._level = self._headings[style.get(VALUE, "")]

    def _table(self, table: etree._Element, within: str) -> None:
        rows = [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
        for number, row in enumerate(rows, 1):
            cells = [cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row]
            for column, cell in enumerate(cells, 1):
                self._walk(cell, f"{within}row {number}, column {column}, ", [0, 0])


def shortened(text: str) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= NEAR else f"{line[: NEAR - 1].rstrip()}…"
