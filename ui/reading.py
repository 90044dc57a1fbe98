"""How the learner likes to read: style, space and length of lines, paper, counts and motion."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from ccjournal.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

STYLES = {"book": "Book", "clear": "Clear", "wide": "Wide", "weighted": "Weighted"}
SPACINGS = {"normal": "Normal", "roomy": "Roomy", "double": "Double"}
LENGTHS = {"short": "Short", "normal": "Normal", "long": "Long"}
# How long the lines are, beside the usual length.
MEASURES = {"short": 0.8, "normal": 1.0, "long": 1.25}
PAPERS = {"white": "White", "cream": "Cream", "grey-blue": "Grey-blue"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's choice; an odd value in the settings falls back to the usual one.

    `counts` shows how many words there are and their shares; `alone` begins a new record with only
    the text.
    """

    style: str = "book"
    spacing: str = "normal"
    paper: str = "white"
    ruler: bool = False
    calm: bool = False
    length: str = "normal"
    counts: bool = True
    alone: bool = False

    @classmethod
    def of(cls, settings: Settings) -> "Reading":
        """Return the choice that is kept in the settings."""
        return cls(
            _known(settings.reading_style, STYLES),
            _known(settings.line_spacing, SPACINGS),
            _known(settings.paper, PAPERS),
            settings.reading_ruler,
            settings.reduced_motion,
            _known(settings.line_length, LENGTHS, "normal"),
            settings.word_counts,
            settings.only_text,
        )

    def but(self, **values: str | bool) -> "Reading":
        """Return the choice with some values changed."""
        return replace(self, **values)  # type: ignore[arg-type]

    def as_settings(self) -> dict[str, str | bool]:
        """Return the values under their names in the settings."""
        return {
            "reading_style": self.style,
            "line_spacing": self.spacing,
            "paper": self.paper,
            "reading_ruler": self.ruler,
            "reduced_motion": self.calm,
            "line_length": self.length,
            "word_counts": self.counts,
            "only_text": self.alone,
        }


@dataclass(slots=True)
class Setting:
    """How words are set now: line height in per cent of the font's own, the ruler's tint.

    `paragraph_gap` is the room below a paragraph, in pixels; `measure` how long the lines are
    beside the usual length, and `counts` whether words are counted on the screen.
    """

    line_percent: int = 100
    paragraph_gap: int = 0
    ruler: QColor | None = None
    measure: float = 1.0
    counts: bool = True


# Editors are made in many places and far from the theme, which keeps this up to date.
setting = Setting()


def set_lines(document: "QTextDocument") -> None:
    """Give the lines of a document the chosen height, without a way to undo it."""
    from PySide6.QtGui import QTextBlockFormat, QTextCursor  # noqa: PLC0415 - after first paint

    form = QTextBlockFormat()
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    form.setLineHeight(setting.line_percent, proportional.value)
    form.setBottomMargin(setting.paragraph_gap)
    undo = document.isUndoRedoEnabled()
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(form)
    document.setUndoRedoEnabled(undo)


def _known(value: str, choices: dict[str, str], usual: str = "") -> str:
    return value if value in choices else usual or next(iter(choices))
