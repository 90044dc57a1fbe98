"""Values printed as something else than words in a run: paragraphs, pictures, colours, numbers."""

import re
from collections.abc import Sequence
from itertools import count

from markupsafe import escape

from ccjournal.errors import ExportError
from ccjournal.export.engine import signs
from ccjournal.export.engine.contents import Headings, contents
from ccjournal.export.engine.drafting import PartDraft
from ccjournal.export.engine.formatting import FormattedPrinter
from ccjournal.export.engine.names import SPACES, opening
from ccjournal.export.engine.numbering import Numbering
from ccjournal.export.engine.pictures import Pictures
from ccjournal.export.engine.styles import Styles
from ccjournal.export.engine.tags import Frame
from ccjournal.export.engine.words import Printed, run_of, symbols, words
from ccjournal.export.plain import Held
from ccjournal.export.reading import unescaped
from ccjournal.export.rich import CheckBox, Formatted, Picture

SPACE = re.compile("[\t\n]")
COLOUR = re.compile("#?([0-9A-Fa-f]{6})|auto")
WORDS = Frame("")
BOX_FONT = "MS Gothic"


class Shared:
    """What all parts of a document share: its pictures, its lists, the numbers of its shapes."""

    def __init__(self, styles: Styles, numbering: Numbering, held: Sequence[Held]) -> None:
        self.styles = styles
        self.numbering = numbering
        self.held = held
        self.pictures = Pictures()
        self.shapes = count(1)
        self.has_links = any(
            run.link.startswith("#")
            for one in held
            if isinstance(one.value, Formatted)
            for paragraph in one.value.paragraphs
            for run in paragraph.runs
        )


class Printer:
    """Prints the values of one part."""

    def __init__(self, draft: PartDraft, shared: Shared, headings: Headings) -> None:
        self.formatted = FormattedPrinter(shared.styles, shared.numbering, opening(draft.spaces))
        self.headings = headings
        self._draft = draft
        self._shared = shared
        self._current: dict[int, str] = {}

    def signed(self, sign: str, number: int) -> Printed:
        """Return what stands in the place of a sign."""
        if sign == signs.SHAPE:
            return Printed(self._next_shape())
        if sign == signs.CONTENTS:
            return contents(self._draft.contents[number], self.headings.found)
        if sign == signs.NUMBER:
            return Printed(self._list_number(number))
        # A list of the template counts anew from its next item.
        self._current.pop(number, None)
        return Printed("")

    def _next_shape(self) -> str:
        return str(next(self._shared.shapes))

    def _list_number(self, number: int) -> str:
        """Return the number by which the items of a list belong together now."""
        if number not in self._current:
            again = self._shared.numbering.again(self._draft.lists[number])
            self._current[number] = again
        return self._current[number]

    def printed(self, escaped: str, frame: Frame | None) -> Printed:
        """Return a value as its tag wants it among elements, or within a run without a frame."""
        frame = frame or WORDS
        value = self._held(escaped)
        if isinstance(value, Picture):
            return self._picture(value, frame)
        if isinstance(value, Formatted) and frame.kind == "p":
            return self.formatted.paragraphs(value, frame)
        if isinstance(value, Formatted) and frame.kind == "r":
            return self.formatted.runs(value, frame.run)
        if isinstance(value, CheckBox) and frame.kind == "r":
            return Printed(_check_box(value), value.plain)
        return _text(unescaped(escaped) if value is None else value.plain, frame)

    def attribute(self, escaped: str, frame: Frame | None) -> Printed:
        """Return a value as it can stand in an attribute."""
        value = self._held(escaped)
        if isinstance(value, Picture):
            raise ExportError(
                "The template prints a picture into a description or a name",
                "Print it in a line of its own: {{p … }}",
            )
        if value is not None:
            escaped = str(escape(value.plain))
        if frame is None:
            return Printed(SPACE.sub(" ", escaped))
        if frame.kind == "number":
            return Printed(_number(escaped))
        return Printed(_colour(unescaped(escaped)))

    def _held(self, escaped: str) -> Picture | Formatted | CheckBox | None:
        return self._shared.held[int(escaped[1:])].value if escaped[:1] == signs.HELD else None

    def _picture(self, picture: Picture, frame: Frame) -> Printed:
        drawn = self._shared.pictures.drawn(self._draft.name, picture, self._next_shape())
        if frame.kind == "p":
            return Printed(f"<w:p>{frame.paragraph}<w:r>{drawn}</w:r></w:p>", "\n")
        if frame.kind == "r":
            return Printed(f"<w:r>{drawn}</w:r>")
        return Printed(f'</w:t>{drawn}<w:t xml:space="preserve">')


def _text(text: str, frame: Frame) -> Printed:
    if frame.kind == "symbols":
        return Printed("".join(symbols(text, frame.run)), text)
    if frame.kind == "p":
        lines = text.split("\n")
        made = (f"<w:p>{frame.paragraph}{run_of(line, frame.run)}</w:p>" for line in lines)
        return Printed("".join(made), "".join(f"\n{line}" for line in lines))
    if frame.kind == "r":
        return Printed(run_of(text, frame.run), text)
    return Printed(f'</w:t>{words(text)}<w:t xml:space="preserve">', text)


def _check_box(box: CheckBox) -> str:
    """Return a box that can be ticked in Word."""
    fonts = " ".join(f'w:{kind}="{BOX_FONT}"' for kind in ("ascii", "eastAsia", "hAnsi"))
    states = "".join(
        f'<w14:{name}State w14:val="{code}" w14:font="{BOX_FONT}"/>'
        for name, code in (("checked", "2612"), ("unchecked", "2610"))
    )
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{SPACES["w14"]}">'
        f'<w14:checked w14:val="{int(box.ticked)}"/>{states}</w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run_of(box.plain, f'<w:rPr><w:rFonts {fonts}/></w:rPr>')}"
        "</w:sdtContent></w:sdt>"
    )


def _number(text: str) -> str:
    if not text.isdecimal():
        raise ExportError(
            f"The template spans a cell over {text!r} columns", "Give {% colspan … %} a number"
        )
    return str(max(int(text), 1))


def _colour(text: str) -> str:
    match = COLOUR.fullmatch(text.strip())
    if match is None:
        raise ExportError(
            f"The template colours a cell {text!r}",
            "Give {% cellbg … %} six hexadecimal digits, such as 'FFF2CC'",
        )
    return match.group(1) or "auto"
