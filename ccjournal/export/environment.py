"""What the tags of a template may do: the Jinja environment that fills them."""

from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from ccjournal.errors import ExportError
from ccjournal.export.plain import Leaf
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


def environment() -> Environment:
    """Return an environment that escapes everything and refuses unknown names."""
    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_finalize
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


@pass_context
def _finalize(_context: Context, value: object) -> object:
    """Note that a value is printed, and escape it even where a template asks not to."""
    if isinstance(value, Markup | Undefined):
        return value
    if isinstance(value, Leaf):
        value.printed = True
    elif not isinstance(value, str | int | float):
        raise ExportError(
            "The template prints a whole list or group of values",
            "Name one of its values, such as {{ record.title }}",
        )
    return Markup(f"{OPEN}{escape(str(value))}{CLOSE}")
