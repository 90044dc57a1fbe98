"""What the names in a tag stand for, worked out without any values."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from jinja2 import nodes

from ccjournal.export.environment import LOOP
from ccjournal.export.gate.bans import Ban
from ccjournal.export.gate.names import ANY, FLAG, FORMATTED, NUMBER, TEXT, Group, Shape

Names = Mapping[str, Shape]

ASKS = ("defined", "undefined")
TEXT_FILTERS = ("capitalize", "join", "lower", "replace", "title", "trim", "truncate", "upper")
KEEPING = ("default", "reverse", "sort")
# How many arguments come before the one that names a value of each item.
LIST_FILTERS = {"join": 1, "sort": 2}
ITEM_FILTERS = ("first", "last")
COUNTING = (
    nodes.Add,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Mul,
    nodes.Neg,
    nodes.Pos,
    nodes.Sub,
)
CHOOSING = (nodes.And, nodes.CondExpr, nodes.Or)
YES_OR_NO = (nodes.Compare, nodes.Not, nodes.Test)
# Lists whose items are called otherwise than the list without its last letter.
SINGULAR = {"criteria": "criterion", "evidence": "item", "paragraphs": "line", "rows": "line"}
MOST_TOLD = 8
SURE = 0.7


def loop_names(item: Shape) -> dict[str, Shape]:
    """Return what `loop` knows in a loop over such items."""
    kinds = dict.fromkeys(LOOP, NUMBER) | {"first": FLAG, "last": FLAG}
    return {**kinds, "cycle": ANY, "previtem": item, "nextitem": item}


def kind_of(found: Shape) -> str:
    """Return what an author would call it."""
    if isinstance(found, tuple):
        return "a list"
    if isinstance(found, Mapping):
        return "a group of values"
    told = {
        TEXT: "a text",
        NUMBER: "a number",
        FLAG: "a yes or no",
        FORMATTED: "a formatted text",
    }
    return told.get(str(found), "a value")


def _same(found: Sequence[Shape]) -> Shape:
    """Return what several values are, if they are alike."""
    return found[0] if found and all(one == found[0] for one in found) else ANY


class Reader:
    """Reads expressions with the names that are known where they stand; gathers what is wrong."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.bans: list[Ban] = []

    def shape(self, node: nodes.Node) -> Shape:
        """Return what an expression comes to."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._field(node.node, node.attr)
        if isinstance(node, nodes.Getitem):
            return self._item(node)
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if isinstance(node, nodes.Const):
            kinds = {bool: FLAG, int: NUMBER, float: NUMBER, str: TEXT}
            return kinds.get(type(node.value), ANY)
        return self._worked_out(node)

    def _worked_out(self, node: nodes.Node) -> Shape:
        """Return what an operator, a condition, a list or a call comes to."""
        if isinstance(node, nodes.Test) and node.name in ASKS:
            return FLAG
        # What a call calls is refused, or is `loop.cycle`.
        called = isinstance(node, nodes.Call)
        children = node.args if isinstance(node, nodes.Call) else list(node.iter_child_nodes())
        found = [self.shape(child) for child in children]
        if isinstance(node, COUNTING):
            for child, one in zip(children, found, strict=True):
                self._count(child, one)
            return NUMBER
        if isinstance(node, YES_OR_NO):
            return FLAG
        if isinstance(node, nodes.List | nodes.Tuple):
            return (_same(found),)
        kinds = found[1:] if isinstance(node, nodes.CondExpr) else found
        return _same(kinds) if called or isinstance(node, CHOOSING) else ANY

    def _count(self, node: nodes.Node, found: Shape) -> None:
        if found not in (NUMBER, ANY) and _path(node):
            said = f"{_shown(node)} is {kind_of(found)}, and no number to work with"
            self._tell(said, "Print it as it is")

    def _name(self, name: str) -> Shape:
        if name in self._names:
            return self._names[name]
        self._tell(f"There is no {name!r} here", self._mend(name))
        return ANY

    def _mend(self, name: str) -> str:
        """Return how an unknown name is mended."""
        if name == "loop":
            return "It is there between {% for … %} and {% endfor %} only"
        if where := next(_loops_over(name, self._names), ""):
            return f"It is there between {{%p for {name} in {where} %}} and {{%p endfor %}} only"
        if near := get_close_matches(name, self._names, 1, SURE):
            return f"Did you mean {near[0]!r}?"
        if owner := self._owner(name):
            return f"Did you mean '{owner}.{name}'?"
        return f"The names here are {', '.join(sorted(self._names))}"

    def _owner(self, field: str) -> str:
        """Return the nearest group that has such a field."""
        groups = (n for n, found in self._names.items() if isinstance(found, Mapping))
        return next((n for n in groups if field in self._names[n] and n != "loop"), "")

    def _field(self, owner: nodes.Node, field: str) -> Shape:
        found = self.shape(owner)
        if isinstance(found, Mapping):
            if field in found:
                return found[field]
            if not field.startswith("_"):
                self._tell(f"{_shown(owner)} has no {field!r}", self._near(found, field))
        elif found != ANY and not field.startswith("_"):
            said = f"{_shown(owner)} is {kind_of(found)}, and has no {field!r}"
            self._tell(said, _first(owner, found))
        return ANY

    def _near(self, fields: Group, field: str) -> str:
        near = get_close_matches(field, fields, 1)
        if near:
            return f"Did you mean {near[0]!r}?"
        if other := self._owner(field):
            return f"Did you mean '{other}.{field}'?"
        told = ", ".join(list(fields)[:MOST_TOLD])
        return f"It has {told}{' and more' if len(fields) > MOST_TOLD else ''}"

    def _item(self, node: nodes.Getitem) -> Shape:
        argument = node.arg
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
            return self._field(node.node, argument.value)
        found = self.shape(node.node)
        self.shape(argument)
        if isinstance(found, tuple):
            return found if isinstance(argument, nodes.Slice) else found[0]
        if isinstance(found, str) and found != ANY:
            self._tell(f"{_shown(node.node)} is {kind_of(found)} and no list", "Leave out the []")
        return ANY

    def _filtered(self, node: nodes.Filter) -> Shape:
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.shape(argument)
        if node.node is None:
            return ANY
        if node.name == "default" and isinstance(node.node, nodes.Name):
            return self._names.get(node.node.name, ANY)
        found = self.shape(node.node)
        self._listed(node, found)
        if node.name == "length":
            return NUMBER
        if node.name in TEXT_FILTERS:
            if node.name != "join" and isinstance(found, tuple | Mapping):
                said = f"{_shown(node.node)} is {kind_of(found)}, and {node.name!r} is for texts"
                self._tell(said, _first(node.node, found))
            return TEXT
        if node.name in ITEM_FILTERS:
            return found[0] if isinstance(found, tuple) else ANY
        return found if node.name in KEEPING else ANY

    def _listed(self, node: nodes.Filter, found: Shape) -> None:
        """Tell of a filter for lists that is given none, or groups without one of their names."""
        if node.node is None or node.name not in LIST_FILTERS:
            return
        if isinstance(found, Mapping):
            said = f"{_shown(node.node)} is a group of values, and {node.name!r} is for lists"
            self._tell(said, "Name one of its values")
        elif isinstance(found, tuple) and isinstance(found[0], Mapping):
            keys = [keyword.key for keyword in node.kwargs]
            if "attribute" not in keys and len(node.args) <= LIST_FILTERS[node.name]:
                name = next(iter(found[0]))
                said = f"{_shown(node.node)} has groups of values, and none of them is named"
                self._tell(said, f"Write {node.name}(attribute={name!r}) after the |")

    def _tell(self, problem: str, hint: str) -> None:
        self.bans.append(Ban(problem[0].upper() + problem[1:], hint))


def _first(owner: nodes.Node, found: Shape) -> str:
    """Return how something of a list or group is reached."""
    if isinstance(found, tuple):
        name = _shown(owner).strip("'")
        one = singular(name.rpartition(".")[2])
        return f"Take them one by one: {{%p for {one} in {name} %}} … {{%p endfor %}}"
    return "Leave out what stands after the dot" if isinstance(found, str) else "Name one of them"


def singular(name: str) -> str:
    """Return what one item of a list is called."""
    return SINGULAR.get(name) or (name[:-1] if name.endswith("s") else "item")


def _loops_over(name: str, known: Names, within: str = "") -> Iterator[str]:
    """Yield the lists, nearest first, whose items bear a name."""
    for path, found in known.items():
        if isinstance(found, tuple) and singular(path) == name:
            yield f"{within}{path}"
    for path, found in known.items():
        if isinstance(found, Mapping) and path != "loop":
            yield from _loops_over(name, found, f"{within}{path}.")
        elif isinstance(found, tuple) and isinstance(found[0], Mapping):
            yield from _loops_over(name, found[0], f"{singular(path)}.")


def _shown(node: nodes.Node) -> str:
    """Return an expression as its author wrote it, roughly."""
    return f"'{_path(node)}'" if _path(node) else "The value"


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}" if _path(node.node) else ""
    return ""
