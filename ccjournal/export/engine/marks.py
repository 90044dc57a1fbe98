"""Bookmarks and links of a document while it is written: unique, and leading somewhere."""

import re
from collections.abc import Collection

ATTRIBUTE = re.compile(r'w:(id|name)="([^"]*)"')
BOOKMARK = re.compile(r"<w:bookmark(Start|End)( [^>]*)/>")
LINK = re.compile(r"<w:hyperlink( [^>]*?)(/?)>|</w:hyperlink>")
ANCHOR = re.compile(r'w:anchor="([^"]*)"')


class Marks:
    """Numbers the bookmarks of a document and keeps the first of each name.

    `places` are all the names that there will be: a link to another one becomes plain text.
    """

    def __init__(self, places: Collection[str]) -> None:
        self._places = places
        self._names: set[str] = set()
        self._waiting: dict[str, list[str]] = {}
        self._open: list[bool] = []
        self._number = 0

    def mended(self, xml: str) -> str:
        """Return a block with its bookmarks numbered and its dead links taken out."""
        if "<w:bookmark" in xml:
            xml = BOOKMARK.sub(self._bookmark, xml)
        if "<w:hyperlink" in xml or self._open:
            xml = LINK.sub(self._link, xml)
        return xml

    def _bookmark(self, match: re.Match[str]) -> str:
        found = dict(ATTRIBUTE.findall(match.group(2)))
        old, name = found.get("id", ""), found.get("name", "")
        if match.group(1) == "End":
            waiting = self._waiting.get(old)
            number = waiting.pop() if waiting else ""
            return f'<w:bookmarkEnd w:id="{number}"/>' if number else ""
        number = ""
        if name not in self._names:
            self._number += 1
            self._names.add(name)
            number = str(self._number)
        self._waiting.setdefault(old, []).append(number)
        changed = match.group().replace(f'w:id="{old}"', f'w:id="{number}"', 1)
        return changed if number else ""

    def _link(self, match: re.Match[str]) -> str:
        if match.group(1) is None:
            return match.group() if self._open.pop() else ""
        anchor = ANCHOR.search(match.group(1))
        alive = anchor is None or "r:id=" in match.group(1) or anchor.group(1) in self._places
        if match.group(2):
            return match.group() if alive else ""
        self._open.append(alive)
        return match.group() if alive else ""
