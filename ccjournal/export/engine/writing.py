"""A compiled template filled: streamed into a Word file, part by part."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from traceback import walk_tb
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Template

from ccjournal.export.engine.compiling import Compiled, CompiledPart
from ccjournal.export.engine.contents import Heading, Headings
from ccjournal.export.engine.drafting import NUMBERING_TYPE, PartDraft
from ccjournal.export.engine.finishing import Finisher
from ccjournal.export.engine.marks import Marks
from ccjournal.export.engine.numbering import Numbering
from ccjournal.export.engine.package import (
    OFFICE,
    TYPES_NAME,
    Relation,
    relations_name,
    relations_xml,
    types_xml,
)
from ccjournal.export.engine.printing import Printer, Shared
from ccjournal.export.engine.scrub import DocumentProperties, core_xml
from ccjournal.export.engine.steps import Steps
from ccjournal.export.engine.stream import Stream
from ccjournal.export.plain import Frozen, Held
from ccjournal.export.reading import unescaped

LISTS_NAME = "word/lists.xml"
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

    def __init__(
        self, template: Compiled, values: Mapping[str, Frozen], held: Sequence[Held] = ()
    ) -> None:
        self.words: dict[str, Words] = {}
        self._template = template
        self._values = values
        draft = template.draft
        self._shared = Shared(draft.styles, Numbering(draft.numbering), held)
        self._relations = {name: list(found) for name, found in draft.relations.items()}
        self._types = dict(draft.types)

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
            self._lists(package)
            for name, relation in self._shared.pictures.store(package):
                self._relate(name, relation)
            self._types |= self._shared.pictures.types
            self._relate("", CORE)
            self._types[CORE_NAME] = CORE_TYPE
            package.writestr(_entry(CORE_NAME), core_xml(properties))
            for name, found in self._relations.items():
                package.writestr(_entry(relations_name(name)), relations_xml(name, found))
            package.writestr(_entry(TYPES_NAME), types_xml(self._types))

    def _relate(self, name: str, relation: Relation) -> None:
        self._relations.setdefault(name, []).append(relation)

    def _lists(self, package: ZipFile) -> None:
        """Write the lists that the document has beside those of the template."""
        draft, numbering = self._template.draft, self._shared.numbering
        name = next((n for n, kind in draft.types.items() if kind == NUMBERING_TYPE), "")
        if not numbering.changed and not name:
            return
        if not name:
            name = LISTS_NAME
            self._types[name] = NUMBERING_TYPE
            self._relate(draft.main, Relation("rIdLists", f"{OFFICE}/numbering", name))
        package.writestr(_entry(name), numbering.xml())

    def _part(self, package: ZipFile, part: CompiledPart, step: Callable[[], None]) -> None:
        places, headings = self._outlined(part)
        finisher = Finisher(part.draft.spaces, Marks(places))
        printer = Printer(part.draft, self._shared, Headings(headings))
        stream = Stream(part.draft.frames, printer, part.steps)
        words = self.words[part.draft.name] = Words()
        waiting = [DECLARATION]
        length = 0
        with package.open(_entry(part.draft.name), "w") as entry:
            for block in stream.blocks(_placed(part.draft, part.template, self._values)):
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
        for address, number in printer.formatted.links.items():
            link = Relation(number, f"{OFFICE}/hyperlink", address, external=True)
            self._relate(part.draft.name, link)

    def _outlined(self, part: CompiledPart) -> tuple[set[str], list[Heading]]:
        """Return the bookmarks and headings that a part will have, if it needs to know them."""
        draft = part.draft
        if not (draft.contents or "w:anchor=" in draft.source.text or self._shared.has_links):
            return set(), []
        headings = Headings()
        stream = Stream(draft.frames, Printer(draft, self._shared, headings), Steps())
        blocks = stream.blocks(_placed(draft, part.outline, self._values))
        xml = "".join("".join(block.xml) for block in blocks)
        names = {unescaped(name) for name in NAME.findall(xml)}
        return names, headings.found


def _placed(draft: PartDraft, template: Template, values: Mapping[str, Frozen]) -> Iterator[str]:
    """Yield what a template prints; an error is noted with the place of the tag that it is in."""
    try:
        yield from template.generate(values)
    except Exception as error:
        lines = [
            line
            for frame, line in walk_tb(error.__traceback__)
            if frame.f_code.co_filename == "<template>"
        ]
        tag = draft.source.tag_at(lines[-1]) if lines else None
        if tag is not None:
            error.add_note(str(tag.place))
        raise


NAME = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)"')


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    return entry
