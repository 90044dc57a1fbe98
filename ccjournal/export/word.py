"""Filling a Word template, so that no word is lost and no half document is left."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from jinja2 import TemplateError
from lxml import etree

from ccjournal.errors import ExportError
from ccjournal.export.filling import Filling
from ccjournal.export.plain import Frozen, frozen, learner_words
from ccjournal.export.reading import document_text, text_in_file
from ccjournal.export.scrub import DocumentProperties, set_properties
from ccjournal.export.source import Values

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
    template: Path,
    values: Values,
    target: Path,
    properties: DocumentProperties,
    progress: Progress,
) -> FilledReport:
    """Write a document from a template; if anything is wrong, the target stays as it was."""
    target = Path(os.path.realpath(target))
    _refuse_target(target)
    progress.step(1, STAGES, "Filling the template")
    given = {key: frozen(value, key) for key, value in values.items()}
    filling = _filled(template, given)
    set_properties(filling.docx, properties)
    # Of this process alone: others may be writing a document of the same name.
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with _disk(target):
            _write(filling, part)
        progress.step(2, STAGES, "Checking every word")
        _compare(filling, part)
        progress.step(3, STAGES, "Saving")
        with _disk(target):
            _replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    words, left_out = learner_words(given)
    return FilledReport(target, words, left_out)


def _refuse_target(target: Path) -> None:
    if not target.parent.is_dir():
        raise ExportError(
            f"There is no folder {target.parent}", "Make it first, or choose another folder"
        )
    if target.is_dir():
        raise ExportError(f"{target} is a folder", "Give the document a name of its own")
    if target.exists() and not os.access(target, os.W_OK):
        raise ExportError(f"{target.name} must not be changed", "Choose another name")


def _filled(template: Path, values: Mapping[str, Frozen]) -> Filling:
    try:
        filling = Filling(template)
        filling.fill(values)
    except TemplateError as error:
        raise ExportError(
            f"The template {template.name} could not be filled: {error.message or error}",
            "docs/templates.md lists what a template may use",
        ) from error
    except (PackageNotFoundError, BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise ExportError(
            f"{template.name} is no Word template that can be read",
            "Save it in Word as a .docx document again",
        ) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ExportError(
            f"The template {template.name} works out something that cannot be: {error}",
            "docs/templates.md lists what a template may use",
        ) from error
    except OSError as error:
        raise ExportError(
            f"The template {template.name} could not be read", error.strerror or str(error)
        ) from error
    return filling


@contextmanager
def _disk(target: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise ExportError(
            f"{target.name} could not be written: another program has it open, "
            "or the folder must not be changed",
            "Close it in Word, or choose another name or folder",
        ) from error
    except OSError as error:
        raise ExportError(
            f"{target.name} could not be written", error.strerror or str(error)
        ) from error


def _write(filling: Filling, part: Path) -> None:
    # Packed in memory: on a disk that is full, python-docx would leave its package open.
    packed = BytesIO()
    filling.docx.save(packed)
    with part.open("wb") as file:
        file.write(packed.getbuffer())
        file.flush()
        os.fsync(file.fileno())


def _replace(part: Path, target: Path) -> None:
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _compare(filling: Filling, part: Path) -> None:
    """Read the document back, and refuse it if it differs by a character from what was printed."""
    for name, wanted in filling.texts.items():
        try:
            found = text_in_file(part, name.lstrip("/"))
        except (BadZipFile, KeyError, etree.XMLSyntaxError) as error:
            raise ExportError(
                "The document could not be read back, so it was not kept", str(error)
            ) from error
        if found != wanted:
            raise ExportError(
                f"The document lost or changed words near {_near(wanted, found)!r}, "
                "so it was not kept",
                "Try the template that comes with the program",
            )


def _near(wanted: str, found: str) -> str:
    place = next(
        (n for n, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other),
        min(len(wanted), len(found)),
    )
    return " ".join(wanted[max(place - NEAR, 0) : place + NEAR].split())
