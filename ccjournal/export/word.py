"""Filling a Word template, so that no word is lost and no half document is left."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from ccjournal.errors import ExportError
from ccjournal.export.beside import disk, refuse_target
from ccjournal.export.engine.scrub import DocumentProperties
from ccjournal.export.engine.writing import Words, Writer
from ccjournal.export.loading import TemplateFile, explained, loaded
from ccjournal.export.plain import Held, frozen, learner_words
from ccjournal.export.reading import document_text, pieces_in_file
from ccjournal.export.source import Values
from ccjournal.export.unfinished import hold, part_of, sweep

__all__ = ["DocumentProperties", "FilledReport", "Progress", "document_text", "fill"]

STAGES = 4
# How much of the text around a difference is told.
NEAR = 30


class Progress(Protocol):
    """How a job reports, and learns that it should stop."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report progress. Raises `Cancelled` when the user has asked to stop."""


@dataclass(frozen=True, slots=True)
class FilledReport:
    """What was written. `words_printed` counts the words of the records' fields.

    `left_out` names what the template does not print: `R-0004: Result`.
    """

    document: Path
    words_printed: int
    left_out: tuple[str, ...]


def fill(
    template: TemplateFile,
    values: Values,
    target: Path,
    properties: DocumentProperties,
    progress: Progress,
) -> FilledReport:
    """Write a document from a template; if anything is wrong, the target stays as it was."""
    target = Path(os.path.realpath(target))
    refuse_target(target)

    def step() -> None:
        progress.step(1, STAGES, "Filling the template")

    step()
    held: list[Held] = []
    given = {key: frozen(value, key, held) for key, value in values.items()}
    writer = Writer(loaded(template), given, held)
    sweep(target)
    # Of this process alone: others may be writing a document of the same name.
    part = part_of(target, os.getpid())
    try:
        with disk(target), explained(template), part.open("wb") as file:
            hold(file)
            writer.write(file, properties, step)
            file.flush()
            os.fsync(file.fileno())
        progress.step(2, STAGES, "Checking every word")
        _compare(writer, part)
        progress.step(3, STAGES, "Saving")
        with disk(target):
            _replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    words, left_out = learner_words(given)
    return FilledReport(target, words, left_out)


def _replace(part: Path, target: Path) -> None:
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _compare(writer: Writer, part: Path) -> None:
    """Read the document back, and refuse it if it differs by a character from what was printed."""
    for name, words in writer.words.items():
        try:
            near = _difference(words, pieces_in_file(part, name))
        except (BadZipFile, KeyError, ExpatError) as error:
            raise ExportError(
                "The document could not be read back, so it was not kept", str(error)
            ) from error
        if near is not None:
            raise ExportError(
                f"The document lost or changed words near {near!r}, so it was not kept",
                "Try the template that comes with the program",
            )


def _difference(words: Words, found: Iterator[str]) -> str | None:
    """Return the words around the first difference; the document is never whole in memory."""
    read = ""
    for wanted in words.pieces:
        while len(read) < len(wanted) and (more := next(found, None)) is not None:
            read += more
        if read[: len(wanted)] != wanted:
            return _near(wanted, read)
        read = read[len(wanted) :]
    rest = read + "".join(found)
    return _near("", rest) if rest else None


def _near(wanted: str, found: str) -> str:
    place = next(
        (n for n, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other),
        min(len(wanted), len(found)),
    )
    return " ".join((wanted or found)[max(place - NEAR, 0) : place + NEAR].split())
