"""What the tags of a template may do: the Jinja environment that fills them.

Templates are other people's programs. Whatever the gate has let through, nothing here reaches an
attribute of a Python object, calls anything, or makes a text or number of any size.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined, pass_context, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join, do_replace, do_truncate
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_eval_context
from markupsafe import Markup, escape

from ccjournal.errors import ExportError
from ccjournal.export.engine.signs import HELD
from ccjournal.export.plain import Held, Leaf
from ccjournal.export.reading import CLOSE, OPEN

FILTERS = (
    "capitalize",
    "default",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "replace",
    "reverse",
    "sort",
    "title",
    "trim",
    "truncate",
    "upper",
)
TESTS = (
    "defined",
    "divisibleby",
    "eq",
    "equalto",
    "even",
    "in",
    "ne",
    "none",
    "number",
    "odd",
    "string",
    "undefined",
)
# What a template may ask `loop`; `cycle` is the only thing that it may call.
LOOP = (
    "cycle",
    "depth",
    "depth0",
    "first",
    "index",
    "index0",
    "last",
    "length",
    "nextitem",
    "previtem",
    "revindex",
    "revindex0",
)
OPERATORS = frozenset({"+", "-", "*", "/", "//", "%", "**"})
# More than anybody counts, and far from what takes time or memory to work out.
LARGEST = 10**12
LONGEST_TEXT = 1_000_000


class PlainEnvironment(ImmutableSandboxedEnvironment):
    """Looks names up in plain data alone, and works out numbers alone."""

    intercepted_binops = OPERATORS
    intercepted_unops = frozenset({"+", "-"})

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Return a value of a group or list by its name or number; never a Python attribute."""
        if isinstance(obj, Mapping) and isinstance(argument, str):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
        if isinstance(obj, tuple) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        if isinstance(obj, LoopContext) and argument in LOOP:
            return getattr(obj, argument)
        if isinstance(obj, Undefined):
            str(obj)
        return self.undefined(obj=obj, name=str(argument))

    getattr = getitem  # type: ignore[assignment]

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805
        """Call `loop.cycle`, and refuse everything else."""
        if isinstance(__obj, Undefined):
            str(__obj)
        owner = getattr(__obj, "__self__", None)
        named = set(kwargs) - {"_block_vars", "_loop_vars"}  # of Jinja's own
        if isinstance(owner, LoopContext) and __obj.__name__ == "cycle" and not named:
            return owner.cycle(*args)
        raise SecurityError("a template cannot call anything")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Work out two numbers."""
        if operator == "**":
            raise SecurityError("a template cannot raise to a power")
        try:
            made = super().call_binop(context, operator, _small(left), _small(right))
        except ZeroDivisionError:
            raise SecurityError("a number is divided by nothing, so ask with an if first") from None
        return _small(made)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:  # noqa: ANN401
        """Give a number a sign."""
        return _small(super().call_unop(context, operator, _small(arg)))


def environment() -> Environment:
    """Return an environment that escapes everything and refuses unknown names."""
    made = PlainEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_finalize)
    made.globals.clear()
    own: dict[str, Callable[..., Any]] = {
        "join": _join,
        "replace": _replace,
        "truncate": _truncate,
    }
    made.filters = {name: own.get(name, made.filters[name]) for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def _small(value: Any) -> Any:  # noqa: ANN401 - what a template gives
    """Return a number of a usual size; refuse anything else."""
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SecurityError("a template can work out numbers only, and no texts or lists")
    if abs(value) > LARGEST:
        raise SecurityError("a template cannot work out a number of that size")
    return value


@pass_eval_context
def _join(context: EvalContext, value: Any, d: str = "", attribute: str | None = None) -> str:  # noqa: ANN401
    """Join a list to a text that is not too long."""
    items = tuple(value)
    _refuse_long(len(str(d)) * len(items))
    joined: str = do_join(context, items, d, attribute)
    _refuse_long(len(joined))
    return joined


@pass_eval_context
def _replace(context: EvalContext, s: str, old: str, new: str, count: int | None = None) -> str:
    """Replace within a text; refused, before it is done, where that makes it too long."""
    text = str(s)
    _refuse_long(len(text) + text.count(str(old)) * len(str(new)))
    made: str = do_replace(context, s, old, new, count)
    return made


@pass_environment
def _truncate(environment: Environment, s: str, length: int = 255, *more: Any, **named: Any) -> str:  # noqa: ANN401
    """Shorten a text to a length that has room for the dots at its end."""
    end = named.get("end", more[1] if len(more) > 1 else "...")
    if not isinstance(length, int) or length < len(str(end)):
        raise SecurityError(f"a text cannot be truncated to {length!r} characters")
    made: str = do_truncate(environment, str(s), length, *more, **named)
    return made


def _refuse_long(length: int) -> None:
    if length > LONGEST_TEXT:
        raise SecurityError(f"a template cannot make a text of over {LONGEST_TEXT:,} characters")


@pass_context
def _finalize(_context: Context, value: object) -> object:
    """Note that a value is printed, and escape it even where a template asks not to."""
    if isinstance(value, Markup | Undefined):
        return value
    if isinstance(value, Held):
        value.printed = True
        return Markup(f"{OPEN}{HELD}{value.number}{CLOSE}")
    if isinstance(value, Leaf):
        value.printed = True
    elif not isinstance(value, str | int | float):
        raise ExportError(
            "The template prints a whole list or group of values",
            "Name one of its values, such as {{ record.title }}",
        )
    return Markup(f"{OPEN}{escape(str(value))}{CLOSE}")
