"""The lines of a text, each with the claims that rest on it, to be printed beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ccjournal.export.markdown import formatted
from ccjournal.export.paragraphs import Mark, paragraphs
from ccjournal.export.rich import Formatted, Paragraph, Run
from ccjournal.export.source import Value


def lines(text: str, marks: Sequence[Mark]) -> list[Value]:
    """Return the lines of a text; `formatted` is each with the numbers of its claims."""
    plain = [line for line in paragraphs(text, marks) if isinstance(line, Mapping)]
    numbered = formatted(text, [replace(mark, code=mark.number) for mark in marks])
    # A line that holds nothing but a sign of quoting is none when it is formatted.
    rich = numbered if len(numbered) == len(plain) else [_as_typed(line) for line in plain]
    return [{**line, "formatted": Formatted((one,))} for line, one in zip(plain, rich, strict=True)]


def _as_typed(line: Mapping[str, Value]) -> Paragraph:
    runs = line["runs"]
    assert isinstance(runs, Sequence)
    return Paragraph(tuple(_run(run) for run in runs if isinstance(run, Mapping)))


def _run(run: Mapping[str, Value]) -> Run:
    return Run(str(run["text"]), claimed=bool(run["claimed"]), code=str(run["mark"]))
