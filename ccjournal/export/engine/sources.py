"""A part with signs in it written as a Jinja template, each tag on a line of its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from ccjournal.export.engine.lexing import CLOSING
from ccjournal.export.engine.signs import MARK, SIGNS
from ccjournal.export.engine.tags import Tag

# What Jinja would take for a tag though it is none, and a brace that a tag comes after.
BRACES = re.compile(r"\{[{%#]|\{\Z")


@dataclass(frozen=True, slots=True)
class Source:
    """A part as a Jinja template. `lines` tells which tag stands on a line."""

    text: str
    lines: Mapping[int, Tag]

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag that Jinja speaks of when it names a line."""
        before = [number for number in self.lines if number <= line]
        return self.lines[max(before)] if before else None


def source_of(root: etree._Element, tags: Sequence[Tag]) -> Source:
    """Return a part as a Jinja template."""
    xml = etree.tostring(root, encoding="unicode")
    pieces: list[str] = []
    lines: dict[int, Tag] = {}
    line, end = 1, 0
    for match in MARK.finditer(xml):
        fixed = xml[end : match.start()]
        end = match.end()
        mark = match.group(1) or match.group(2)
        tag = tags[int(mark[1:])] if mark[0] == "T" else None
        line += fixed.count("\n") + (tag is not None)
        if tag is None:
            pieces += [_safe(fixed), f"{SIGNS[mark[0]]}{mark[1:]};"]
        else:
            pieces += [_safe(fixed), f"{tag.mark}\n{tag.code} {CLOSING[tag.mark]}"]
            lines[line] = tag
    return Source("".join([*pieces, _safe(xml[end:])]), lines)


def _safe(fixed: str) -> str:
    return BRACES.sub(lambda match: f"{{% raw %}}{match.group()}{{% endraw %}}", fixed)
