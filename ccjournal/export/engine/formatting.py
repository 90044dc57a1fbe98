"""Formatted text printed with the template's own styles."""

from collections.abc import Iterator, Sequence

from markupsafe import escape

from ccjournal.export.engine.numbering import Numbering
from ccjournal.export.engine.styles import Styles
from ccjournal.export.engine.tags import Frame
from ccjournal.export.engine.words import Printed, run_of, symbols, with_marks
from ccjournal.export.rich import Formatted, Paragraph, Run, Style

CODE_FONT = "Calibri"
DEEPEST_HEADING, DEEPEST_LIST = 9, 5
# How far the second level of a list is further in than the first, in twentieths of a point.
INDENT = 360
NAMES = {Style.QUOTE: "quote", Style.BULLET: "list bullet", Style.NUMBER: "list number"}
NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


class FormattedPrinter:
    """Prints the formatted texts of one part; `links` are the addresses that it leads to."""

    def __init__(self, styles: Styles, numbering: Numbering, opening: str) -> None:
        self.links: dict[str, str] = {}
        self._styles = styles
        self._numbering = numbering
        self._opening = opening
        self._lists: dict[int, str] = {}

    def paragraphs(self, text: Formatted, frame: Frame) -> Printed:
        """Return a text as paragraphs; its headings stand below the one above the tag."""
        self._lists = {}
        made = []
        for paragraph in text.paragraphs:
            runs = "".join(self._runs(paragraph.runs, frame.run))
            look = self._look(paragraph, frame.paragraph, frame.level)
            made.append(f"<w:p>{look}{runs}</w:p>")
        lines = ("".join(map(_shown, one.runs)) for one in text.paragraphs)
        return Printed("".join(made), "".join(f"\n{line}" for line in lines))

    def runs(self, text: Formatted, own_look: str) -> Printed:
        """Return a text as runs within a line, with a line break between its paragraphs."""
        lines = ["".join(self._runs(one.runs, own_look)) for one in text.paragraphs]
        shown = ("".join(map(_shown, one.runs)) for one in text.paragraphs)
        return Printed("<w:r><w:br/></w:r>".join(lines), "\n".join(shown))

    def _look(self, paragraph: Paragraph, own_look: str, level: int) -> str:
        if paragraph.style is Style.HEADING:
            depth = min(level + paragraph.level, DEEPEST_HEADING)
            return self._styled(f"heading {depth}") or own_look
        if paragraph.style is Style.QUOTE:
            return self._styled("quote") or own_look
        if paragraph.style is Style.BODY:
            return own_look
        return self._list_look(paragraph)

    def _styled(self, name: str, more: str = "") -> str:
        style = self._styles.id("paragraph", name)
        return f'<w:pPr><w:pStyle w:val="{escape(style)}"/>{more}</w:pPr>' if style else ""

    def _list_look(self, paragraph: Paragraph) -> str:
        """Return how an item looks: by the style for its level."""
        counted = paragraph.style is Style.NUMBER
        depth = min(paragraph.level, DEEPEST_LIST)
        if counted and not paragraph.number:
            return self._item_look(paragraph, depth, self._going_on(depth))
        number = self._list(paragraph, self._kind(paragraph.style, depth), depth - 1)
        listed = f'<w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="{number}"/></w:numPr>'
        return self._item_look(paragraph, depth, listed)

    def _item_look(self, paragraph: Paragraph, depth: int, more: str) -> str:
        name = NAMES[paragraph.style]
        names = (f"{name} {depth}" if depth > 1 else name, name, "list paragraph")
        looks = (self._styled(one, more) for one in names)
        return next((look for look in looks if look), f"<w:pPr>{more}</w:pPr>")

    def _kind(self, style: Style, depth: int) -> str:
        """Return a list that goes as deep: the one of the template's style, or one of our own."""
        number = self._styles.numbers.get(self._styles.id("paragraph", NAMES[style]), "")
        if number and self._numbering.depth(number) >= depth:
            return number
        return self._numbering.own(counted=style is Style.NUMBER)

    def _list(self, paragraph: Paragraph, like: str, level: int) -> str:
        """Return the list of an item; each numbered list of a text counts for itself."""
        if paragraph.style is Style.BULLET:
            return like
        if paragraph.group not in self._lists:
            again = self._numbering.again(like, level, paragraph.number)
            self._lists[paragraph.group] = again
        return self._lists[paragraph.group]

    @staticmethod
    def _going_on(depth: int) -> str:
        return f'{NO_LIST}<w:ind w:left="{INDENT * depth}" w:firstLine="0"/>'

    def _runs(self, runs: Sequence[Run], own_look: str) -> Iterator[str]:
        for run in runs:
            made = run_of(run.text, self._run_look(run, own_look))
            yield self._linked(run.link, made) if run.link else made
            if run.code:
                style = self._style_of("claim code")
                look = f"<w:rPr>{style}</w:rPr>" if style else ""
                drawn = "".join(symbols(_code(run), CODE_FONT))
                yield f"<w:r>{look}{drawn}</w:r>"

    def _run_look(self, run: Run, own_look: str) -> str:
        """Return the properties of a run: those of its tag, and its own."""
        name = "hyperlink" if run.link else "claimed words" if run.claimed else ""
        style = self._styles.id("character", name) if name else ""
        marks = [("rStyle", style)] if style else []
        marks += [(tag, "") for tag in ("b", "bCs") if run.bold]
        marks += [(tag, "") for tag in ("i", "iCs") if run.italic]
        marks += [("u", "single")] if name and not style else []
        return with_marks(own_look, tuple(marks), self._opening) if marks else own_look

    def _style_of(self, name: str) -> str:
        style = self._styles.id("character", name)
        return f'<w:rStyle w:val="{escape(style)}"/>' if style else ""

    def _linked(self, link: str, made: str) -> str:
        if link.startswith("#"):
            return f'<w:hyperlink w:anchor="{escape(link[1:])}" w:history="1">{made}</w:hyperlink>'
        relation = self.links.setdefault(link, f"rIdLink{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{relation}" w:history="1">{made}</w:hyperlink>'


def _code(run: Run) -> str:
    return f"\N{NO-BREAK SPACE}[{run.code}]"


def _shown(run: Run) -> str:
    return f"{run.text}{_code(run)}" if run.code else run.text
