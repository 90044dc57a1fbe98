"""A compiled template filled: streamed into a Word file, part by part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ccjournal.export.engine.compiling import Compiled, CompiledPart
from ccjournal.export.engine.finishing import Finisher
from ccjournal.export.engine.marks import Marks
from ccjournal.export.engine.package import (
    TYPES_NAME,
    Relation,
    relations_name,
    relations_xml,
    types_xml,
)
from ccjournal.export.engine.printing import Printer
from ccjournal.export.engine.scrub import DocumentProperties, core_xml
from ccjournal.export.engine.stream import Stream
from ccjournal.export.plain import Frozen
from ccjournal.export.reading import CLOSE, OPEN, unescaped

CORE_NAME = "docProps/core.xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
CORE = Relation("rIdCore", CORE_RELATION, CORE_NAME)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# How many characters are handed to the file at once, and in how large pieces texts are kept.
CHUNK = 1 << 16
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Words:
    """The text that a part must show, in pieces of a convenient size."""

    pieces: list[str] = field(default_factory=list)
    _waiting: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, texts: list[str]) -> None:
        """Take in the text of a block."""
        for text in texts:
            self._length += len(text)
        self._waiting += texts
        if self._length > CHUNK:
            self.close()

    def close(self) -> None:
        """Put together what was taken in."""
        self.pieces.append("".join(self._waiting))
        self._waiting, self._length = [], 0


class Writer:
    """Writes one document from a compiled template."""

    def __init__(self, template: Compiled, values: Mapping[str, Frozen]) -> None:
        self.words: dict[str, Words] = {}
        self._template = template
        self._values = values
        self._printer = Printer()

    def write(
        self, file: IO[bytes], properties: DocumentProperties, step: Callable[[], None]
    ) -> None:
        """Write the document; `step` is called between blocks, and may raise."""
        draft = self._template.draft
        with ZipFile(file, "w", ZIP_DEFLATED) as package:
            for part in self._template.parts:
                self._part(package, part, step)
            for name, data in draft.fixed.items():
                package.writestr(_entry(name), data)
            package.writestr(_entry(CORE_NAME), core_xml(properties))
            relations = dict(draft.relations)
            relations[""] = [*relations[""], CORE]
            for name, found in relations.items():
                package.writestr(_entry(relations_name(name)), relations_xml(name, found))
            types = {**draft.types, CORE_NAME: CORE_TYPE}
            package.writestr(_entry(TYPES_NAME), types_xml(types))

    def _part(self, package: ZipFile, part: CompiledPart, step: Callable[[], None]) -> None:
        finisher = Finisher(part.draft.spaces, Marks(self._places(part)))
        stream = Stream(part.draft.frames, self._printer, part.steps)
        words = self.words[part.draft.name] = Words()
        waiting = [DECLARATION]
        length = 0
        with package.open(_entry(part.draft.name), "w") as entry:
            for block in stream.blocks(part.template.generate(self._values)):
                xml = finisher.finished(block)
                words.add(block.text)
                waiting.append(xml)
                length += len(xml)
                if length > CHUNK:
                    entry.write("".join(waiting).encode())
                    waiting.clear()
                    length = 0
                    step()
            entry.write("".join(waiting).encode())
        words.close()

    def _places(self, part: CompiledPart) -> set[str]:
        """Return the names of all bookmarks that a part will have, if a link needs them."""
        if part.outline is None:
            return set()
        text = "".join(part.outline.generate(self._values))
        return {unescaped(name) for name in text.translate(SIGNS).split("\n")}


SIGNS = {ord(OPEN): None, ord(CLOSE): None}


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    return entry
