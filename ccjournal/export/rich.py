"""Values that are more than a text: formatted paragraphs, pictures, boxes to tick."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Style(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of one look. `code` names the criteria whose claims end with it.

    `link` is an address on the web or of mail; one that begins with `#` names a bookmark.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    claimed: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of runs. `level` counts from 1; `group` tells one list from the next.

    `number` is the item's in a numbered list; 0 is a line that goes on within an item.
    """

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    level: int = 1
    group: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text of formatted paragraphs."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def plain(self) -> str:
        """The words alone, a line for each paragraph."""
        return "\n".join("".join(run.text for run in one.runs) for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, JPEG or GIF picture, how large it is printed, and what it shows for who cannot see.

    `source` is the picture itself or the file that it is in.
    """

    source: bytes | Path
    description: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A box, ticked or not."""

    ticked: bool

    @property
    def plain(self) -> str:
        """The box as a letter."""
        return "\N{BALLOT BOX WITH X}" if self.ticked else "\N{BALLOT BOX}"


Rich = Formatted | Picture | CheckBox
