"""The way in for a template that did not ship: checked and filled in a process of its own."""

import os
from pathlib import Path

from ccjournal.errors import ExportError
from ccjournal.export.gate.package import MOST_FILE
from ccjournal.export.gate.process import answer, started
from ccjournal.export.gate.tasks import Check, Fill, KeptTemplate
from ccjournal.export.loading import ProblemsError
from ccjournal.export.problems import Problem
from ccjournal.export.source import Values
from ccjournal.export.unfinished import part_of
from ccjournal.export.word import DocumentProperties, FilledReport, Progress


def check_template(template: Path, progress: Progress) -> tuple[Problem, ...]:
    """Return everything that is wrong with a template; raises `ExportError` if it is not there."""
    task = Check(_kept(template))
    with started(task) as child:
        try:
            return _problems(answer(child, template.name, task.seconds, progress))
        except ExportError as error:
            # What takes too much time or memory is wrong with it, too.
            return (Problem("the file", "", "", error.title, error.hint),)


def fill_foreign(
    template: Path,
    values: Values,
    target: Path,
    properties: DocumentProperties,
    progress: Progress,
) -> FilledReport:
    """Write a document as `word.fill` does, from a template that nobody here has seen."""
    target = Path(os.path.realpath(target))
    task = Fill(_kept(template), values, target, properties)
    with started(task) as child:
        try:
            done = answer(child, template.name, task.seconds, progress)
        finally:
            # Ended first: it must not write any more.
            child.end()
            part_of(target, child.id).unlink(missing_ok=True)
    if problems := _problems(done):
        raise ProblemsError(template.name, problems)
    left_out = done["left_out"]
    names = tuple(map(str, left_out)) if isinstance(left_out, list) else ()
    return FilledReport(target, int(str(done["words"])), names)


def _kept(template: Path) -> KeptTemplate:
    try:
        with template.open("rb") as file:
            return KeptTemplate(template.name, file.read(MOST_FILE + 1))
    except OSError as error:
        raise ExportError(
            f"The template {template} could not be read", error.strerror or str(error)
        ) from error


def _problems(done: "dict[str, object] | object") -> tuple[Problem, ...]:
    found = done.get("problems") if isinstance(done, dict) else None
    return tuple(Problem(*map(str, one)) for one in found) if isinstance(found, list) else ()
