"""The last look at each block of a part before it is written."""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from ccjournal.export.engine.direction import direct
from ccjournal.export.engine.grids import fit
from ccjournal.export.engine.marks import Marks
from ccjournal.export.engine.names import PARAGRAPH, TABLE, opening
from ccjournal.export.engine.stream import Block

EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tbl>", re.DOTALL)
EDGE = re.compile(r"<(/?)w:p(?: [^>]*?)?(/?)>")


class Finisher:
    """Finishes the blocks of one part. `spaces` are the name spaces of its root."""

    def __init__(self, spaces: Mapping[str | None, str], marks: Marks) -> None:
        self._marks = marks
        self._root = opening(spaces)

    def finished(self, block: Block) -> str:
        """Return the XML of a block as it is written."""
        xml = self._marks.mended("".join(block.xml))
        if "</w:tblGrid></w:tbl>" in xml:
            xml = EMPTY_TABLE.sub("", xml)
        if block.grid:
            xml = self._changed(xml, TABLE, fit)
        if block.leftward:
            xml = "".join(self._directed(xml))
        return xml

    def _changed(self, xml: str, tag: str, change: Callable[[etree._Element], None]) -> str:
        """Return balanced XML with all elements of a name changed."""
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        root = etree.fromstring(f"{self._root}{xml}</root>", parser)
        for element in list(root.iter(tag)):
            change(element)
        changed = etree.tostring(root, encoding="unicode")
        return changed[changed.index(">") + 1 : changed.rindex("<")] if len(root) else ""

    def _directed(self, xml: str) -> Iterator[str]:
        """Yield a block, which may begin or end anywhere, with its paragraphs directed."""
        place = depth = start = 0
        for edge in EDGE.finditer(xml):
            if edge.group(2):
                continue
            if not edge.group(1):
                start = start if depth else edge.start()
                depth += 1
                continue
            depth -= 1
            if not depth:
                yield xml[place:start]
                yield self._changed(xml[start : edge.end()], PARAGRAPH, direct)
                place = edge.end()
        yield xml[place:]
