"""The text of a Word document: as it should be, and as it is read back from the file."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

BODY = "word/document.xml"
# Jinja wraps every value in these two; XML cannot hold them, so no text can be taken for one.
OPEN, CLOSE = "\ufffe", "\uffff"

PIECE = re.compile(
    r"<w:t(?: [^>]*)?>([^<]*)</w:t>"
    r"|<w:(p|tab|br|cr|noBreakHyphen|softHyphen)(?: [^>]*)?/?>"
    r'|<w:sym [^>]*w:char="([0-9A-Fa-f]+)"'
)
MARKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": "\t"}
MARKS |= {"noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\N{SOFT HYPHEN}"}
SHOWN = {f"w:{name}": text for name, text in MARKS.items()}
# How much is read at once.
CHUNK = 1 << 16
ENTITIES = (
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&#34;", '"'),
    ("&quot;", '"'),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&amp;", "&"),
)


def piece_text(match: re.Match[str]) -> str:
    """Return the text of one match of `PIECE`."""
    text, mark, symbol = match.groups()
    if symbol:
        return chr(int(symbol, 16))
    if text is None:
        stop = mark == "tab" and "w:val" in match.group()
        return "" if stop else MARKS[mark]
    return unescaped(text)


def unescaped(text: str) -> str:
    """Return the text that an escaped one stands for."""
    if "&" in text:
        for entity, character in ENTITIES:
            text = text.replace(entity, character)
    return text


def pieces_in_file(path: Path, part: str = BODY, *, symbols: bool = True) -> Iterator[str]:
    """Yield the text of one part of a Word document in small pieces, read from the file."""
    reader = _Reader(symbols=symbols)
    with ZipFile(path) as package, package.open(part) as file:
        while data := file.read(CHUNK):
            reader.parser.Parse(data, False)  # noqa: FBT003 - it takes no keyword
            yield reader.taken()
        reader.parser.Parse(b"", True)  # noqa: FBT003
        yield reader.taken()


class _Reader:
    """Takes the text out of a part while it is read.

    The names of Word are looked for with the prefix that everybody gives them: expat needs twice
    the time to tell name spaces apart. Only within text does it look for ends and words.
    """

    def __init__(self, *, symbols: bool) -> None:
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self._symbols = symbols
        self._pieces: list[str] = []

    def taken(self) -> str:
        """Return the text since the last time."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text

    def _start(self, name: str, attributes: Sequence[str]) -> None:
        if name == "w:t":
            self.parser.CharacterDataHandler = self._pieces.append
            self.parser.EndElementHandler = self._end
        elif name in SHOWN:
            if name != "w:tab" or "w:val" not in attributes:
                self._pieces.append(SHOWN[name])
        elif name == "w:sym" and self._symbols:
            code = attributes[attributes.index("w:char") + 1]
            self._pieces.append(chr(int(code, 16)))

    def _end(self, _name: str) -> None:
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None


def text_in_file(path: Path, part: str = BODY, *, symbols: bool = True) -> str:
    """Return the text of one part of a Word document, read from the file."""
    return "".join(pieces_in_file(path, part, symbols=symbols))


def document_text(path: Path) -> list[str]:
    """Return the lines of a document's body, without headers, footers and the codes of claims."""
    return text_in_file(path, symbols=False).split("\n")[1:]
