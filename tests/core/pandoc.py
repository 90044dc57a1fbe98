"""What pandoc, an independent reader, finds in a text or document, line by line."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from ccjournal.export.rich import Paragraph, Style

THERE = shutil.which("pandoc") is not None
WORDS = ("calls", "I", "said", "queue", "5 < 6", "Q&A", "naïve", "late;", "p.m", "don't", "é")
SIGNS = (
    "*",
    "**",
    "_",
    "__",
    "***",
    "[",
    "]",
    "\\*",
    "\\[",
    "*x",
    "x**",
    "[**in** a](https://x.org/a)",
)
TEXTS = {"Str": "", "Space": " ", "LineBreak": "\n", "SoftBreak": "\n"}

Look: TypeAlias = tuple[str, bool, bool, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph without the claims: looks are text, bold, italic, link; alike ones joined."""

    style: Style
    level: int
    number: int
    looks: tuple[Look, ...]


def chance_text(seed: int) -> str:
    """Return a text whose blocks are plain and whose lines hold signs by chance."""
    chance = random.Random(seed)
    return "\n\n".join(_block(chance) for _ in range(chance.randint(1, 4)))


def _block(chance: random.Random) -> str:
    lines = [_line(chance) for _ in range(chance.randint(1, 4))]
    first = chance.randint(1, 40)
    return chance.choice(
        [
            "\n".join(lines),
            f"{'#' * chance.randint(1, 6)} {lines[0]}",
            "\n".join(f"- {line}" for line in lines),
            "\n".join(f"{n}. {line}" for n, line in enumerate(lines, first)),
            "\n".join(f"{'  ' * (n % 2)}- {line}" for n, line in enumerate(lines)),
            "\n".join(f"> {line}" for line in lines),
            # Told apart from a list that would follow a list.
            f"{lines[0]}\n\n{lines[-1]}",
        ]
    )


def _line(chance: random.Random) -> str:
    pieces = [chance.choice(WORDS + SIGNS) for _ in range(chance.randint(0, 9))]
    glue = chance.choice(["", " "])
    return glue.join(["So", *pieces, "on"])


def line_of(paragraph: Paragraph) -> Line:
    """Return one of our paragraphs in the shape that is compared."""
    looks = [(run.text, run.bold, run.italic, run.link) for run in paragraph.runs]
    return Line(paragraph.style, paragraph.level, paragraph.number, _joined(looks))


def read(source: bytes, form: str) -> list[Line]:
    """Return the lines that pandoc finds."""
    command = ["pandoc", "--from", form, "--to", "json"]
    done = subprocess.run(command, input=source, capture_output=True, check=True, timeout=120)
    return [line for block in json.loads(done.stdout)["blocks"] for line in _lines(block, 1)]


def _lines(block: dict[str, Any], depth: int) -> Iterator[Line]:
    content = block.get("c")
    match block["t"]:
        case "Header":
            yield from _split(content[2], Style.HEADING, content[0])
        case "Para" | "Plain":
            yield from _split(content, Style.BODY, 1)
        case "BlockQuote":
            for inner in content:
                yield from _split(inner["c"], Style.QUOTE, 1)
        case "BulletList":
            yield from _items(content, Style.BULLET, 1, depth)
        case "OrderedList":
            yield from _items(content[1], Style.NUMBER, content[0][0], depth)
        case other:
            raise AssertionError(f"an unexpected block: {other}")


def _items(items: list[Any], style: Style, first: int, depth: int) -> Iterator[Line]:
    for number, blocks in enumerate(items, first):
        for block in blocks:
            if block["t"] in {"Para", "Plain"}:
                yield from _split(block["c"], style, depth, number)
            else:
                yield from _lines(block, depth + 1)


def _split(inlines: list[Any], style: Style, level: int, number: int = 0) -> Iterator[Line]:
    """Yield a line for each that was typed; only the first of an item has its number."""
    line: list[Look] = []
    for look in _looks(inlines, ("", False, False, "")):
        if look[0] == "\n":
            yield Line(style, level, number, _joined(line))
            line, number = [], 0
        else:
            line.append(look)
    yield Line(style, level, number, _joined(line))


def _looks(inlines: list[Any], within: Look) -> Iterator[Look]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind in TEXTS:
            yield (content if kind == "Str" else TEXTS[kind], *within[1:])
        else:
            inner, look = _inner(kind, content, within)
            yield from _looks(inner, look)


def _inner(kind: str, content: Any, within: Look) -> tuple[list[Any], Look]:
    """Return what stands within an inline, and how it looks."""
    _, bold, italic, link = within
    match kind:
        case "Strong":
            return content, ("", True, italic, link)
        case "Emph":
            return content, ("", bold, True, link)
        case "Link":
            return content[1], ("", bold, italic, content[2][0])
        case "Span":
            return content[1], within
        case other:
            raise AssertionError(f"an unexpected inline: {other}")


def _joined(looks: list[Look]) -> tuple[Look, ...]:
    joined: list[Look] = []
    for look in looks:
        if joined and joined[-1][1:] == look[1:]:
            joined[-1] = (joined[-1][0] + look[0], *look[1:])
        elif look[0]:
            joined.append(look)
    return tuple(joined)
