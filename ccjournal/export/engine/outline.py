"""The names of a part's bookmarks, printed without the rest of it.

A link at the front of a document may lead to a place that is only written at its end. To know
which links lead somewhere, a template that has any is first filled with all left out that is no
name of a bookmark; loops without one are not run at all.
"""

import re
from collections.abc import Iterator, Sequence

from jinja2 import Environment, Template, nodes

NAMED = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)("|\Z)')


def outline(source: str, environment: Environment) -> Template:
    """Return what prints the names of the bookmarks, a line each."""
    tree = environment.parse(source)
    tree.body = _Pruner().kept(tree.body)
    return environment.from_string(tree)


class _Pruner:
    """Leaves out of a Jinja tree whatever prints no name of a bookmark."""

    def __init__(self) -> None:
        self._within = False

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
                text = "".join(self._names(child.data))
                if text:
                    yield nodes.TemplateData(text, lineno=child.lineno)
            elif self._within:
                yield child

    def _names(self, data: str) -> Iterator[str]:
        if self._within:
            name, quote, data = data.partition('"')
            self._within = not quote
            yield f"{name}\n" if quote else name
        for match in NAMED.finditer(data):
            self._within = not match.group(2)
            yield match.group(1) if self._within else f"{match.group(1)}\n"


def _with_body(node: nodes.If, body: list[nodes.Node]) -> nodes.If:
    node.body = body
    return node


def _prints(body: Sequence[nodes.Node]) -> bool:
    return any(not isinstance(node, nodes.Assign) for node in body)
