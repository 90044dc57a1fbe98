"""Whether the tags of a part fit each other, and the XML that they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ccjournal.export.engine.faults import BLOCKS
from ccjournal.export.engine.signs import MARK, is_node, mark_of
from ccjournal.export.engine.tags import Tag, Tags

MIDDLES = {"elif": ("if",), "else": ("if", "for")}
OPENERS = {*BLOCKS} - {"raw"}
Chain = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A tag that waits for its end, and the elements that it stands in."""

    keyword: str
    tag: Tag
    chain: Chain


def check_structure(root: etree._Element, tags: Tags) -> None:
    """Note every tag that has no partner, or whose partner stands elsewhere in the XML."""
    waiting: list[Open] = []
    for mark, chain in _placed(root):
        tag = tags.all[int(mark[1:])]
        keyword = tag.code.split(maxsplit=1)[0] if tag.code else ""
        if tag.within and not any(one.keyword == "for" for one in waiting):
            tags.wrong(
                tag.place,
                f"{{% {tag.within} %}} stands outside a loop",
                "Put it into a row or a cell that {% for %} repeats",
            )
            return
        if tag.mark == "{%":
            _step(keyword.rstrip("(").partition("(")[0], tag, chain, waiting, tags)
    for one in waiting:
        tags.wrong(
            one.tag.place,
            f"{{% {one.keyword} %}} has no end",
            f"Put {{% end{one.keyword} %}} where it ends",
        )


def _step(keyword: str, tag: Tag, chain: Chain, waiting: list[Open], tags: Tags) -> None:
    if keyword in OPENERS and not (keyword == "set" and "=" in tag.code):
        waiting.append(Open(keyword, tag, chain))
        return
    name = keyword.removeprefix("end")
    wanted = MIDDLES.get(keyword) or ((name,) if keyword != name else ())
    if not wanted:
        return
    top = waiting[-1] if waiting else None
    if top is None or top.keyword not in wanted:
        begun = f"{{% {top.keyword} %}} is still open" if top else "nothing is open"
        tags.wrong(
            tag.place,
            f"{{% {keyword} %}} ends nothing here: {begun}",
            f"Look whether {{% {wanted[0]} … %}} is missing, or an end stands in the wrong order",
        )
        return
    if chain != top.chain:
        tags.wrong(
            tag.place,
            f"{{% {top.keyword} %}} begins in one place and {{% {keyword} %}} stands in another, "
            "such as inside and outside a table, a link or a text box",
            "Put both into the same line, or use {%p … %} or {%tr … %} for both",
        )
    if keyword not in MIDDLES:
        waiting.pop()


def _placed(root: etree._Element) -> Iterator[tuple[str, Chain]]:
    """Yield the signs of tags in their order, each with the elements that it stands in."""
    for element in root.iter():
        if is_node(element):
            if mark_of(element).startswith("T"):
                yield mark_of(element), tuple(one.tag for one in element.iterancestors())
            continue
        for name, text in element.attrib.items():
            for match in MARK.finditer(str(text)):
                mark = match.group(1) or match.group(2)
                if mark.startswith("T"):
                    yield mark, (id(element), name)
