"""Bold, links and lists in plain text: the marks that Word export understands, as keys set them.

Each function is one step of undo, and leaves the cursor where writing goes on.
"""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor

from ui.widgets.plain import to_index, to_units

MARK = "**"
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
ITEM = re.compile(r"\s*- ")
ADDRESS = re.compile(r"(https?://|www\.)\S+")
INSIDE_WORD = re.compile(r"\w(?:[\w'\u2019-]*\w)?")
# A place in a block, how many characters go there, and what comes.
Edit = tuple[int, int, str]


def toggle_bold(at: QTextCursor) -> None:
    """Put the marks of bold around the selected words or the word at the caret, or take them off.

    Right before the closing marks it steps over them, so that writing goes on as before.
    """
    pieces = list(_pieces(at))
    if not at.hasSelection() and _step(at):
        return
    if not pieces:
        _insert_around(at, MARK, MARK)
        return
    covered = [_covering(block.text(), first, last) for block, first, last in pieces]
    off = all(covered)
    _keep_selection(at, pieces)
    at.beginEditBlock()
    for (block, first, last), cover in reversed(list(zip(pieces, covered, strict=True))):
        if off or not cover:
            _apply(block, _off(cover) if cover else _on(block.text(), first, last))
    at.endEditBlock()
    at.setKeepPositionOnInsert(False)


def make_link(at: QTextCursor) -> None:
    """Make a link of the selected words or the word at the caret; the address comes next."""
    pieces = list(_pieces(at))
    if not pieces:
        _insert_around(at, "[", "]()")
        return
    block, first, last = pieces[0]
    text = block.text()
    made = next((m for m in LINK.finditer(text) if m.start() <= first and last <= m.end()), None)
    if made is not None:
        _select(at, block, *made.span(2))
        return
    words = text[first:last]
    before, after = ("[](", ")") if ADDRESS.fullmatch(words) else ("[", "]()")
    at.beginEditBlock()
    _apply(block, [(last, 0, after), (first, 0, before)])
    at.endEditBlock()
    place = first + 1 if before != "[" else last + len("[](")
    _select(at, block, place, place)


def go_on_with_list(at: QTextCursor) -> bool:
    """Begin the next item of a list, or end the list on an empty one; false outside a list."""
    block = at.block()
    item, text = ITEM.match(block.text()), block.text()
    if at.hasSelection() or item is None or at.positionInBlock() < item.end():
        return False
    at.beginEditBlock()
    if text[item.end() :].strip():
        # The break comes last: what is typed after it is a step of undo of its own.
        start = at.position()
        at.insertText(item[0])
        at.setPosition(start)
        at.insertBlock()
        at.setPosition(start + 1 + len(item[0]))
    else:
        at.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        at.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        at.removeSelectedText()
    at.endEditBlock()
    return True


class BoldMarks(QSyntaxHighlighter):
    """Shows words between the marks of bold in bold; the text itself stays plain."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show one paragraph; one without marks costs next to nothing."""
        if MARK not in text:
            return
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        for found in BOLD.finditer(text):
            start = to_units(text, found.start())
            self.setFormat(start, to_units(text, found.end()) - start, form)


def _pieces(at: QTextCursor) -> Iterator[tuple[QTextBlock, int, int]]:
    """Tell the selected words of each paragraph without the space around them.

    Without a selection it is the word that the caret stands in.
    """
    document = at.document()
    block = document.findBlock(at.selectionStart())
    while block.isValid() and block.position() <= at.selectionEnd():
        text, zero = block.text(), block.position()
        first = to_index(text, max(at.selectionStart() - zero, 0))
        last = to_index(text, max(min(at.selectionEnd() - zero, block.length() - 1), 0))
        if not at.hasSelection():
            inside = (m for m in INSIDE_WORD.finditer(text) if m.start() < first < m.end())
            first, last = next((m.span() for m in inside), (first, first))
        words = text[first:last]
        first += len(words) - len(words.lstrip())
        last -= len(words) - len(words.rstrip())
        if first < last:
            yield block, first, last
        block = block.next()


def _covering(text: str, first: int, last: int) -> re.Match[str] | None:
    found = BOLD.finditer(text)
    return next((m for m in found if m.start() <= first and last <= m.end()), None)


def _off(bold: re.Match[str]) -> list[Edit]:
    return [(bold.end() - len(MARK), len(MARK), ""), (bold.start(), len(MARK), "")]


def _on(text: str, first: int, last: int) -> list[Edit]:
    """Return the edits that make a span bold, together with what is bold in it already."""
    edits: list[Edit] = []
    for bold in BOLD.finditer(text):
        if bold.start() < last and first < bold.end():
            first, last = min(first, bold.start()), max(last, bold.end())
            edits += _off(bold)
    return [*edits, (last, 0, MARK), (first, 0, MARK)]


def _apply(block: QTextBlock, edits: Sequence[Edit]) -> None:
    """Change a paragraph from its end to its beginning, so that the places stay true."""
    text, zero = block.text(), block.position()
    cursor = QTextCursor(block)
    for place, gone, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        cursor.setPosition(zero + to_units(text, place))
        cursor.setPosition(zero + to_units(text, place + gone), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)


def _step(at: QTextCursor) -> bool:
    """Step over the closing marks of bold, or take away a pair with nothing in it."""
    text = at.block().text()
    here = to_index(text, at.positionInBlock())
    if text[here - len(MARK) : here + len(MARK)] == MARK * 2 and here >= len(MARK):
        _apply(at.block(), [(here - len(MARK), 2 * len(MARK), "")])
        return True
    ends = any(bold.end() - len(MARK) == here for bold in BOLD.finditer(text))
    if ends:
        at.setPosition(at.position() + len(MARK))
    return ends


def _insert_around(at: QTextCursor, before: str, after: str) -> None:
    at.setPosition(at.selectionEnd())
    at.insertText(before + after)
    at.setPosition(at.position() - len(after))


def _keep_selection(at: QTextCursor, pieces: Sequence[tuple[QTextBlock, int, int]]) -> None:
    """Let a selection stay on the words while marks come at both its ends."""
    if at.hasSelection():
        (block, first, _), (end, _, last) = pieces[0], pieces[-1]
        at.setPosition(block.position() + to_units(block.text(), first))
        at.setPosition(end.position() + to_units(end.text(), last), QTextCursor.MoveMode.KeepAnchor)
        at.setKeepPositionOnInsert(True)


def _select(at: QTextCursor, block: QTextBlock, first: int, last: int) -> None:
    text, zero = block.text(), block.position()
    at.setPosition(zero + to_units(text, first))
    at.setPosition(zero + to_units(text, last), QTextCursor.MoveMode.KeepAnchor)
