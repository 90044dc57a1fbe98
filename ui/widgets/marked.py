"""Words in which some stand out: those that a search has found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.theme import Theme

FOUND = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to draw, with the spans to make stand out, in a font."""

    text: str
    spans: Sequence[tuple[int, int]]
    font: QFont
    lines: int


def found_words(snippet: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a snippet without its marks, and the spans that they stood around."""
    text, spans, place = "", [], 0
    line = " ".join(snippet.split())
    for match in FOUND.finditer(line):
        text += line[place : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        place = match.end()
    return text + line[place:], spans


def spans_of(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text, each once, without overlaps."""
    low = text.casefold()
    found: list[tuple[int, int]] = []
    for word in words:
        place = low.find(word) if len(low) == len(text) else -1
        if place >= 0 and not any(a < place + len(word) and place < b for a, b in found):
            found.append((place, place + len(word)))
    return sorted(found)


def mark_format(theme: Theme) -> QTextCharFormat:
    """Return how found words look: bold, underlined and tinted."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setFontUnderline(True)
    form.setUnderlineColor(theme.colour("accent"))
    form.setBackground(theme.colour("claim-bg"))
    return form


def draw_marked(painter: QPainter, theme: Theme, rect: QRect, marked: Marked) -> None:
    """Draw words with some of them standing out; they are never read as HTML."""
    text, font = marked.text, marked.font
    if marked.lines == 1:
        elide = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(text, elide, round(rect.width() * 0.98))
    layout = QTextLayout(text, font)
    option = QTextOption()
    wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(wrap if marked.lines > 1 else QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    formats = []
    for start, end in marked.spans:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, end - start, mark_format(theme)
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    height = 0.0
    for _ in range(marked.lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, height))
        height += line.height() * 1.05
    layout.endLayout()
    painter.setPen(theme.colour("ink"))
    painter.setClipRect(rect)
    layout.draw(painter, QPointF(rect.topLeft()))
    painter.setClipping(False)
