"""Words in and out of a Qt document exactly as they are.

Qt reads NBSP back as a space, and breaks the paragraph at U+2029, U+FDD0 and U+FDD1. Those three
are shown by a stand-in whose format remembers the character.
"""

import re

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

KEPT = QTextFormat.Property.UserProperty.value + 1
BREAKERS = re.compile("([\u2029\ufdd0\ufdd1])")
LINE_SEPARATOR = "\u2028"
PARAGRAPH_SEPARATOR = "\u2029"
LAST_BMP = "\uffff"


def show_words(document: QTextDocument, text: str) -> None:
    """Put a text into a document as plain text, without a way to undo it."""
    document.setPlainText("" if BREAKERS.search(text) else text)
    if not BREAKERS.search(text):
        return
    cursor = QTextCursor(document)
    for piece in BREAKERS.split(text):
        form = QTextCharFormat()
        if BREAKERS.fullmatch(piece):
            form.setProperty(KEPT, ord(piece))
            cursor.insertText(LINE_SEPARATOR, form)
        else:
            cursor.insertText(piece, form)
    document.clearUndoRedoStacks()
    document.setModified(False)


def read_words(document: QTextDocument) -> str:
    """Return the text of a document, character by character."""
    raw = str(document.toRawText())
    if LINE_SEPARATOR in raw:
        return "\n".join(_read_block(block) for block in _blocks(document))
    return raw.replace(PARAGRAPH_SEPARATOR, "\n")


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found = []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _read_block(block: QTextBlock) -> str:
    pieces = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        kept = fragment.charFormat().property(KEPT)
        text = str(fragment.text())
        pieces.append(text.replace(LINE_SEPARATOR, chr(kept)) if kept else text)
        place += 1
    return "".join(pieces)


def to_units(text: str, index: int) -> int:
    """Return Qt's position (UTF-16 units) of a place counted in characters."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def to_index(text: str, units: int) -> int:
    """Return the place, counted in characters, of Qt's position."""
    if text.isascii():
        return min(units, len(text))
    seen = 0
    for index, character in enumerate(text):
        if seen >= units:
            return index
        seen += 2 if character > LAST_BMP else 1
    return len(text)
