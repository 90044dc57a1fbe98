"""Tags typed at the edge of a link that belong beside it: nobody sees where a link ends."""

from collections.abc import Sequence

from lxml import etree

from ccjournal.export.engine.faults import BLOCKS
from ccjournal.export.engine.names import q
from ccjournal.export.engine.signs import is_node, mark_of
from ccjournal.export.engine.tags import Tags


def lift(root: etree._Element, tags: Tags) -> None:
    """Move statements at the edge of a link out of it if their partner stands outside."""
    for link in list(root.iter(q("w:hyperlink"))):
        signs = [child for child in link if is_node(child)]
        alone = _without_partner(signs, tags)
        for sign in [sign for sign in alone if _keyword(sign, tags) in BLOCKS]:
            if all(is_node(one) for one in sign.itersiblings(preceding=True)):
                link.addprevious(sign)
        for sign in reversed([sign for sign in alone if sign.getparent() is link]):
            if all(is_node(one) for one in sign.itersiblings()):
                link.addnext(sign)


def _without_partner(signs: Sequence[etree._Element], tags: Tags) -> list[etree._Element]:
    waiting: list[etree._Element] = []
    alone: list[etree._Element] = []
    for sign in signs:
        keyword = _keyword(sign, tags)
        if keyword in BLOCKS:
            waiting.append(sign)
        elif keyword.startswith("end") and waiting:
            waiting.pop()
        elif keyword.startswith("end"):
            alone.append(sign)
    return [sign for sign in signs if sign in waiting or sign in alone]


def _keyword(sign: etree._Element, tags: Tags) -> str:
    if not mark_of(sign).startswith("T"):
        return ""
    return tags.all[int(mark_of(sign)[1:])].code.partition(" ")[0]
