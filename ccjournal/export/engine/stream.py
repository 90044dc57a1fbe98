"""What Jinja prints turned into the XML of a part, block by block, with the text it must show."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ccjournal.errors import ExportError
from ccjournal.export.engine import signs
from ccjournal.export.engine.printing import Printer
from ccjournal.export.engine.steps import RTL, State, Step, Steps
from ccjournal.export.engine.tags import Frame
from ccjournal.export.engine.words import Printed
from ccjournal.export.reading import CLOSE, OPEN, unescaped

VALUE = re.compile(f"({OPEN}[^{CLOSE}]*{CLOSE})")
AGAIN = '<w:t xml:space="preserve">'
SPACED = re.compile("[\t\n]")
LINES = {"\t": f"</w:t><w:tab/>{AGAIN}", "\n": f"</w:t><w:br/>{AGAIN}"}


@dataclass(slots=True)
class Block:
    """A stretch of a part that can be written: XML, its text, and whether it needs a look."""

    xml: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    grid: bool = False
    leftward: bool = False


class Stream:
    """Turns the chunks of one part into blocks."""

    def __init__(self, frames: Sequence[Frame], printer: Printer, steps: Steps) -> None:
        self._frames = frames
        self._printer = printer
        self._steps = steps
        self._state = State.BETWEEN
        self._frame: Frame | None = None
        self._heading = 0
        self._block = Block()

    def blocks(self, chunks: Iterable[str]) -> Iterator[Block]:
        """Yield the blocks of a part."""
        # What is printed comes as marked-up text, which escapes whatever it is joined with.
        for chunk in map(str, chunks):
            if chunk[:1] == OPEN and chunk.find(CLOSE) == len(chunk) - 1:
                self._value(chunk[1:-1])
            elif OPEN in chunk:
                for piece in VALUE.split(chunk):
                    if piece[:1] == OPEN:
                        self._value(piece[1:-1])
                    else:
                        yield from self._fixed(piece)
            elif chunk:
                yield from self._fixed(chunk)
        yield self._block

    def _fixed(self, chunk: str) -> Iterator[Block]:
        for step in self._steps.of(chunk, self._state):
            block = self._block
            block.xml.append(step.xml)
            if step.text:
                block.text.append(step.text)
            if step.leftward:
                block.leftward = True
            self._state = step.state
            if step.sign == signs.BLOCK:
                yield block
                self._block = Block()
            elif step.sign:
                self._sign(step, block)

    def _sign(self, step: Step, block: Block) -> None:
        if step.sign == signs.FRAME:
            self._frame = self._frames[step.number]
        elif step.sign == signs.GRID:
            block.grid = True
        elif step.sign == signs.NEEDED:
            if not _ends_with_paragraph(block.xml):
                self._put(Printed("<w:p/>", "\n"))
        elif step.sign == signs.HEADING:
            self._heading = len(block.text)
            block.xml.append(self._printer.headings.begin(step.number))
        elif step.sign == signs.HEADING_END:
            text = "".join(block.text[self._heading :])
            block.xml.append(self._printer.headings.end(text))
        else:
            self._put(self._printer.signed(step.sign, step.number))

    def _value(self, escaped: str) -> None:
        frame, self._frame = self._frame, None
        block = self._block
        if frame is None and self._state is State.WORDS and escaped[:1] != signs.HELD:
            block.text.append(unescaped(escaped))
            if not escaped.isascii() and RTL.search(escaped):
                block.leftward = True
            if "\n" in escaped or "\t" in escaped:
                escaped = SPACED.sub(lambda match: LINES[match.group()], escaped)
            block.xml.append(escaped)
            return
        self._put(self._printed(escaped, frame))

    def _printed(self, escaped: str, frame: Frame | None) -> Printed:
        if self._state is State.WITHIN:
            return self._printer.attribute(escaped, frame)
        if frame is None and self._state is State.BETWEEN:
            raise ExportError(
                f"The template prints {unescaped(escaped)[:40]!r} where Word shows no text",
                "Put the tag into a line of text of its own",
            )
        return self._printer.printed(escaped, frame)

    def _put(self, printed: Printed) -> None:
        self._block.xml.append(printed.xml)
        self._block.text.append(printed.text)
        if not printed.text.isascii() and RTL.search(printed.text):
            self._block.leftward = True


def _ends_with_paragraph(xml: Sequence[str]) -> bool:
    last = next((piece for piece in reversed(xml) if piece), "")
    return last.endswith(("</w:p>", "<w:p/>"))
