"""The allow-list: what a tag of a template may be made of. Everything else is refused."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from jinja2 import nodes

from ccjournal.export.environment import FILTERS, LARGEST, TESTS
from ccjournal.export.gate.bans import Ban

PAGE = "docs/templates.md lists what a tag may hold"
PLAIN = (
    nodes.Add,
    nodes.And,
    nodes.Assign,
    nodes.Compare,
    nodes.CondExpr,
    nodes.Div,
    nodes.FloorDiv,
    nodes.For,
    nodes.If,
    nodes.List,
    nodes.Keyword,
    nodes.Mod,
    nodes.Mul,
    nodes.Neg,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Output,
    nodes.Pos,
    nodes.Slice,
    nodes.Sub,
    nodes.Tuple,
)
# What works out numbers alone, and so has no text beside it.
COUNTING = (nodes.Add, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Mul, nodes.Sub)
HIDDEN = Ban("A name that begins with _ is the program's own", PAGE)
POWER = Ban("A power (**) is not worked out", "Multiply, or leave it out")
JOINED = Ban(
    "Texts are not put together in a tag",
    "Write the values beside each other, each in a tag of its own",
)
LARGE = Ban("A number is too large", "Use a smaller one")
DYNAMIC = Ban(
    "A value is looked up by a name that is worked out",
    "Write the name itself, such as record.title",
)
ATTRIBUTE = Ban("An attribute is no plain name", "Write it as in sort(attribute='date_iso')")
UNPACKED = Ban("A loop has one name, and this one has several", "Write for record in records")
RECURSIVE = Ban("A loop must not run within itself", "Leave out 'recursive'")
MORE = Ban("It holds more than a tag may", PAGE)
LOOKUP = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
# Where `attribute` stands among the arguments of a filter that knows it.
ATTRIBUTES = {"join": 1, "sort": 2}


def bans(node: nodes.Node) -> Iterator[Ban]:
    """Yield everything in a tag that is not on the list."""
    check = CHECKS.get(type(node))
    if check is not None:
        yield from check(node)
    elif not isinstance(node, PLAIN):
        yield MORE
    if isinstance(node, COUNTING) and any(map(_is_text, (node.left, node.right))):
        yield JOINED
    for child in node.iter_child_nodes():
        yield from bans(child)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.List | nodes.Tuple | nodes.TemplateData) or (
        isinstance(node, nodes.Const) and isinstance(node.value, str)
    )


def _name(node: nodes.Name) -> Iterator[Ban]:
    if node.name.startswith("_"):
        yield HIDDEN


def _attribute(node: nodes.Getattr) -> Iterator[Ban]:
    if node.attr.startswith("_"):
        yield HIDDEN


def _item(node: nodes.Getitem) -> Iterator[Ban]:
    """Yield what is wrong with `value[argument]`: a plain name or a number may stand there."""
    argument = node.arg
    if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
        if not LOOKUP.fullmatch(argument.value):
            yield HIDDEN if argument.value.startswith("_") else DYNAMIC
    elif any(_is_text(part) or not isinstance(part, COUNTED) for part in _all(argument)):
        yield DYNAMIC


COUNTED = (nodes.Const, nodes.Slice, nodes.Name, nodes.Getattr, nodes.Neg, nodes.Add, nodes.Sub)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _constant(node: nodes.Const) -> Iterator[Ban]:
    value = node.value
    if isinstance(value, int | float) and not abs(value) <= LARGEST:
        yield LARGE


def _call(node: nodes.Call) -> Iterator[Ban]:
    called = node.node
    if isinstance(called, nodes.Getattr):
        owner = called.node.name if isinstance(called.node, nodes.Name) else ""
        if (owner, called.attr) == ("loop", "cycle") and not node.kwargs and not _spread(node):
            return
        near = _near(called.attr, FILTERS)
        hint = f"Use the filter instead: {near!r} after a |" if near else PAGE
        yield Ban(f"{called.attr}() is called, and a template calls nothing", hint)
    elif isinstance(called, nodes.Name):
        yield Ban(f"{called.name}() is called, and a template calls nothing", PAGE)
    else:
        yield Ban("Something is called, and a template calls nothing", PAGE)


def _spread(node: nodes.Call | nodes.Filter | nodes.Test) -> bool:
    return node.dyn_args is not None or node.dyn_kwargs is not None


def _filter(node: nodes.Filter) -> Iterator[Ban]:
    if node.name not in FILTERS:
        yield _unknown("filter", node.name, FILTERS)
    if _spread(node):
        yield MORE
    place = ATTRIBUTES.get(node.name, len(node.args))
    given = [*node.args[place : place + 1], *(k.value for k in node.kwargs if k.key == "attribute")]
    for argument in given:
        if not (isinstance(argument, nodes.Const) and LOOKUP.fullmatch(str(argument.value))):
            yield ATTRIBUTE


def _test(node: nodes.Test) -> Iterator[Ban]:
    if node.name not in TESTS:
        yield _unknown("test", node.name, TESTS)
    if _spread(node):
        yield MORE


def _unknown(what: str, name: str, known: tuple[str, ...]) -> Ban:
    near = _near(name, known)
    hint = f"Did you mean {near!r}?" if near else f"There are {', '.join(known)}"
    return Ban(f"There is no {what} {name!r}", hint)


def _near(name: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(name.lower(), known, 1)), "")


def _loop(node: nodes.For) -> Iterator[Ban]:
    if not isinstance(node.target, nodes.Name):
        yield UNPACKED
    if node.recursive:
        yield RECURSIVE


def _set(node: nodes.Assign) -> Iterator[Ban]:
    if not isinstance(node.target, nodes.Name):
        yield Ban("More than one name is set, or a name within another", "Set one plain name")


def _nothing(_node: nodes.Node) -> Iterator[Ban]:
    yield from ()


def _power(_node: nodes.Node) -> Iterator[Ban]:
    yield POWER


def _joined(_node: nodes.Node) -> Iterator[Ban]:
    yield JOINED


CHECKS: dict[type[nodes.Node], Callable[..., Iterator[Ban]]] = {
    nodes.Assign: _set,
    nodes.Call: _call,
    nodes.Concat: _joined,
    nodes.Const: _constant,
    nodes.Filter: _filter,
    nodes.For: _loop,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.NSRef: _nothing,
    nodes.Name: _name,
    nodes.Pow: _power,
    nodes.TemplateData: _nothing,
    nodes.Test: _test,
}
