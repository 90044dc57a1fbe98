"""Templates read and compiled once, and what goes wrong with them put into words."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Protocol
from zipfile import BadZipFile

from jinja2 import TemplateError, TemplateSyntaxError
from lxml import etree

from ccjournal.errors import ExportError
from ccjournal.export.engine.compiling import Compiled, compiled, syntax_problems
from ccjournal.export.engine.drafting import draft
from ccjournal.export.environment import environment
from ccjournal.export.problems import Problem

MANUAL = "docs/templates.md lists what a template may use"


class TemplateFile(Protocol):
    """A template: a path, or what was read from one."""

    @property
    def name(self) -> str:
        """The file's name."""

    def read_bytes(self) -> bytes:
        """Return what is in it."""


class ProblemsError(ExportError):
    """A template that cannot be filled; `problems` holds everything that is wrong with it."""

    def __init__(self, template: str, problems: tuple[Problem, ...]) -> None:
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        first = problems[0]
        where = ", ".join(piece for piece in (first.part, first.where) if piece)
        super().__init__(
            f"The template {template} could not be filled: {where}: {first.problem}{more}",
            f"{first.hint}. The Library tells all of them" if more else first.hint,
        )
        self.problems = problems


def loaded(template: TemplateFile) -> Compiled:
    """Return a template ready to be filled, or raise what is wrong with it."""
    with explained(template), _readable(template):
        made = _compiled(template.read_bytes())
    if isinstance(made, Compiled):
        return made
    raise ProblemsError(template.name, made)


@lru_cache(maxsize=8)
def _compiled(data: bytes) -> Compiled | tuple[Problem, ...]:
    read, jinja = draft(data), environment()
    try:
        if not read.problems:
            return compiled(read, jinja)
    except TemplateSyntaxError:
        # Jinja stops at the first mistake that it meets: each tag is tried by itself.
        found = tuple(syntax_problems(read, jinja))
        if not found:
            raise
        return found
    return (*read.problems, *syntax_problems(read, jinja))


@contextmanager
def _readable(template: TemplateFile) -> Iterator[None]:
    """Turn the errors of reading a template into words that its author understands."""
    try:
        yield
    except (BadZipFile, etree.XMLSyntaxError, ValueError) as error:
        raise ExportError(
            f"{template.name} is no Word template that can be read",
            "Save it in Word as a .docx document again",
        ) from error
    except OSError as error:
        raise ExportError(
            f"The template {template.name} could not be read", error.strerror or str(error)
        ) from error


@contextmanager
def explained(template: TemplateFile) -> Iterator[None]:
    """Turn the errors of filling a template into words that its author understands."""
    try:
        yield
    except TemplateError as error:
        said = _placed(error, error.message or str(error))
        raise ExportError(
            f"The template {template.name} could not be filled: {said}", MANUAL
        ) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if not hasattr(error, "__notes__"):
            # No tag is at fault: it is ours.
            raise
        said = _placed(error, str(error))
        raise ExportError(
            f"The template {template.name} works out something that cannot be: {said}", MANUAL
        ) from error


def _placed(error: BaseException, said: str) -> str:
    """Return what an error says after the place that it was noted with."""
    return ": ".join([*getattr(error, "__notes__", ()), said])
