"""What must be known of a part before it is written: its bookmarks, and sometimes its headings.

A link at the front of a document may lead to a place that is only written at its end, and a
contents list names headings that come after it. So a template that has either is first filled with
all else left out; loops without a bookmark or heading are not run at all.
"""

import re
from collections.abc import Iterator, Sequence

from jinja2 import Environment, Template, nodes

from ccjournal.export.engine.signs import HEADING, HEADING_END

NAMED = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)("|\Z)')
BEGIN, END = '<w:bookmarkStart w:name="', '"/>'


def outline(source: str, environment: Environment, *, headings: bool) -> Template:
    """Return what prints the bookmarks alone, and the headings whole."""
    tree = environment.parse(source)
    tree.body = _Pruner(headings=headings).kept(tree.body)
    return environment.from_string(tree)


class _Pruner:
    """Leaves out of a Jinja tree whatever prints no bookmark and no heading."""

    def __init__(self, *, headings: bool) -> None:
        self._headings = headings
        self._in_name = False
        self._in_heading = False

    def kept(self, body: Sequence[nodes.Node]) -> list[nodes.Node]:
        """Return what is left of the statements."""
        return [left for node in body if (left := self._kept(node)) is not None]

    def _kept(self, node: nodes.Node) -> nodes.Node | None:
        if isinstance(node, nodes.Output):
            node.nodes = list(self._printed(node))
            return node if node.nodes else None
        if isinstance(node, nodes.For):
            node.body, node.else_ = self.kept(node.body), self.kept(node.else_)
            return node if _prints(node.body) or _prints(node.else_) else None
        if isinstance(node, nodes.If):
            node.body, node.else_ = self.kept(node.body), self.kept(node.else_)
            node.elif_ = [_with_body(one, self.kept(one.body)) for one in node.elif_]
            return node if node.body or node.else_ or any(o.body for o in node.elif_) else None
        if isinstance(node, nodes.With | nodes.Scope | nodes.ScopedEvalContextModifier):
            node.body = self.kept(node.body)
        return node

    def _printed(self, node: nodes.Output) -> Iterator[nodes.Expr]:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                text = "".join(self._fixed(child.data))
                if text:
                    yield nodes.TemplateData(text, lineno=child.lineno)
            elif self._in_name or self._in_heading:
                yield child

    def _fixed(self, data: str) -> Iterator[str]:
        """Yield what is kept of fixed text."""
        while data:
            sign = HEADING_END if self._in_heading else HEADING
            here, found, data = data.partition(sign) if self._headings else (data, "", "")
            yield here if self._in_heading else "".join(self._names(here))
            yield f"{found};" if found and self._in_heading else found
            self._in_heading ^= bool(found)

    def _names(self, data: str) -> Iterator[str]:
        if self._in_name:
            name, quote, data = data.partition('"')
            self._in_name = not quote
            yield f"{name}{END}" if quote else name
        for match in NAMED.finditer(data):
            self._in_name = not match.group(2)
            yield f"{BEGIN}{match.group(1)}{'' if self._in_name else END}"


def _with_body(node: nodes.If, body: list[nodes.Node]) -> nodes.If:
    node.body = body
    return node


def _prints(body: Sequence[nodes.Node]) -> bool:
    return any(not isinstance(node, nodes.Assign) for node in body)
