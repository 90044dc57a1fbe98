"""Templates of other programs, filled with a stand-in for every name: by us and by docxtpl."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, pass_context
from jinja2.runtime import Undefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from ccjournal.export.engine.compiling import compiled
from ccjournal.export.engine.drafting import draft
from ccjournal.export.engine.names import PARAGRAPH, q
from ccjournal.export.engine.scrub import DocumentProperties
from ccjournal.export.engine.writing import Writer
from ccjournal.export.reading import CLOSE, OPEN

PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# Text of these is none that Word shows.
HIDDEN = {q("w:instrText"), q("w:delText"), q("w:delInstrText"), q("wp:posOffset")}


class StandIn(ChainableUndefined):
    """A value that prints its own name, can be called, and holds two of itself."""

    def _like(self, *args, **kwargs):
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(self)(name=f"{self._undefined_name}.{name}")

    def __getitem__(self, name):
        return type(self)(name=f"{self._undefined_name}.{name}")

    def __str__(self):
        return str(self._undefined_name)

    def __html__(self):
        return str(escape(str(self)))

    def __iter__(self):
        return iter([type(self)(name=f"{self._undefined_name}{number}") for number in (1, 2)])

    def __index__(self):
        return 2

    def __len__(self):
        return 2

    def __bool__(self):
        return True

    def _true(self, other):
        return True

    __call__ = __add__ = __radd__ = __sub__ = __mul__ = __mod__ = _like
    __gt__ = __lt__ = __ge__ = __le__ = _true


class AnyFilter(dict):
    """Filters that leave a value as it is, where Jinja has none of that name."""

    def __contains__(self, name):
        return True

    def __missing__(self, name):
        return lambda value, *args, **kwargs: value

    def get(self, name, default=None):
        return self[name]


@pass_context
def _noted(_context, value):
    if isinstance(value, Markup):
        return value
    text = str(value) if isinstance(value, Undefined | str | int | float) else ""
    return Markup(f"{OPEN}{escape(text)}{CLOSE}")


class Lenient(SandboxedEnvironment):
    """A sandbox in which a stand-in can be called."""

    def is_safe_callable(self, obj):
        return isinstance(obj, StandIn) or super().is_safe_callable(obj)


def stand_in_environment(**more):
    made = Lenient(autoescape=True, undefined=StandIn, **more)
    made.filters = AnyFilter(made.filters)
    made.tests = AnyFilter(made.tests)
    return made


def filled_by_us(template: Path, target: Path) -> dict[str, str]:
    read = draft(template.read_bytes())
    assert read.problems == []
    writer = Writer(compiled(read, stand_in_environment(finalize=_noted)), {})
    with target.open("wb") as file:
        writer.write(file, DocumentProperties("", ""), lambda: None)
    return shown(target)


def filled_by_docxtpl(template: Path, target: Path) -> dict[str, str]:
    oracle = DocxTemplate(template)
    oracle.render({}, stand_in_environment())
    oracle.save(target)
    return shown(target)


def shown(file: Path) -> dict[str, str]:
    """Return all text of each part that has some, also what stands outside of the runs."""
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if PARTS.fullmatch(name)]
        return {name: "".join(_shown(etree.fromstring(package.read(name)))) for name in names}


def _shown(element: etree._Element) -> Iterator[str]:
    if element.tag == PARAGRAPH:
        yield "\n"
    if element.tag == PARAGRAPH and "PAGEREF" in "".join(element.itertext(q("w:instrText"))):
        # The pages of a contents list are the template's: we leave them out, docxtpl keeps them.
        yield re.sub(r"\d", "", "".join(element.itertext(q("w:t"))))
        return
    if element.tag not in HIDDEN:
        yield element.text or ""
    for child in element:
        yield from _shown(child)
        yield child.tail or ""


def letters(texts: dict[str, str]) -> dict[str, str]:
    """Return the texts without any white space."""
    return {name: "".join(text.split()) for name, text in texts.items()}
