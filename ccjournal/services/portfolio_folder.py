"""The portfolio as a folder of numbered documents with an index that leads to them, or as a zip.

Centres hand back single long files: a piece that can be found by its number is read.
"""

import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ccjournal.domain.record import Record
from ccjournal.errors import ExportError, RefusedError
from ccjournal.export.beside import disk, private_folder
from ccjournal.export.source import FiledDocument, in_words
from ccjournal.services.export_request import ExportRequest, ExportResult
from ccjournal.services.findings import Finding
from ccjournal.services.history import refuse_authorship
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Journal
from ccjournal.services.portfolio import Portfolio
from ccjournal.services.templates import QUALITY, TEMPLATES, WHOLE, Group

INDEX, INDEX_FILE = "index", "00 Index.docx"
ACCOUNTS = "Accounts"
PARTS = {Group.OVERVIEW: "Overviews", Group.FORMS: "Forms to sign"}
ZIP = ".zip"
# What no file may be called by on one system or another, and how long names may be.
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Piece:
    """One document that is to be written."""

    filed: FiledDocument
    template: str
    refs: tuple[str, ...] = ()


class _Part:
    """Tells how far the whole is while one document is written."""

    def __init__(self, progress: Progress, done: int, total: int, text: str) -> None:
        self._progress, self._done, self._total, self._text = progress, done, total, text

    def step(self, _done: int, _total: int, _text: str = "") -> None:
        """Let the user stop it here."""
        self._progress.step(self._done, self._total, self._text)


class PortfolioFolder:
    """Writes folders and zip files, whole or not at all, and never over a folder."""

    def __init__(self, portfolio: Portfolio, journal: Journal) -> None:
        self._portfolio = portfolio
        self._journal = journal

    def export(self, request: ExportRequest, progress: Progress) -> ExportResult:
        """Write a folder, or a zip file where the target ends so; its `document` is what was made.

        Raises `RefusedError` or `ExportError`, and then writes nothing.
        """
        target = request.target
        zipped = target.suffix.lower() == ZIP
        if target.exists() and (target.is_dir() or not zipped):
            raise RefusedError(
                f"There is something called {target.name} already", "Choose another name"
            )
        if not target.parent.is_dir():
            raise ExportError(
                f"There is no folder {target.parent}", "Make it first, or choose another folder"
            )
        refuse_authorship(request.authorship, request.profile)
        with private_folder(target) as work:
            root = work / (target.stem if zipped else target.name)
            asked = replace(request, template=WHOLE, pdf=False, authorship=None)
            result = self._write(asked, root, progress)
            with disk(target):
                made = _zipped(root, work / "all.zip") if zipped else root
                made.replace(target)
        if request.authorship is not None:
            told, _findings = self._portfolio.preview(request)
            kept = self._journal.many([record.id for record in told])
            self._portfolio.put_authorship(request, kept, None)
        return replace(result, document=target, authorship=request.authorship)

    def _write(self, request: ExportRequest, root: Path, progress: Progress) -> ExportResult:
        records, findings = self._portfolio.preview(request)
        wanted = (p for p in self._pieces(records) if request.quality or p.template != QUALITY)
        pieces, request = list(wanted), replace(request, quality=False)
        results = []
        for done, piece in enumerate(pieces):
            file = root / piece.filed.file
            file.parent.mkdir(parents=True, exist_ok=True)
            part = _Part(progress, done, len(pieces) + 1, f"Writing {piece.filed.title}")
            asked = replace(request, target=file, template=piece.template, refs=piece.refs)
            results.append(self._portfolio.export(asked, part))
        index = replace(request, target=root / INDEX_FILE, template=INDEX)
        last = _Part(progress, len(pieces), len(pieces) + 1, "Writing the index")
        self._portfolio.export_index(index, [piece.filed for piece in pieces], last)
        words = sum(r.words for r, piece in zip(results, pieces, strict=True) if piece.filed.ref)
        told = (f for r in results for f in r.findings if f not in findings)
        found: tuple[Finding, ...] = (*findings, *dict.fromkeys(told))
        return ExportResult(root, len(records), words, found)

    def _pieces(self, records: list[Record]) -> Iterator[_Piece]:
        """Yield what goes into the folder, in the order of the index."""
        yield from _sheets(1, Group.OVERVIEW)
        for number, record in enumerate(records, 1):
            title = record.title or self._journal.form(record).name
            numbered = f"2.{number:0{len(str(len(records)))}}"
            filed = FiledDocument(
                f"2 {ACCOUNTS}",
                numbered,
                title,
                f"2 {ACCOUNTS}/{numbered} {record.ref} {_safe(title)}.docx",
                record.ref,
                in_words(record.date),
                tuple(
                    dict.fromkeys(_code(claim.criterion) for claim in record.claims if claim.live)
                ),
            )
            template = self._portfolio.template_for(self._journal.form(record))
            yield _Piece(filed, template, (record.ref,))
        yield from _sheets(3, Group.FORMS)


def _sheets(part: int, group: Group) -> Iterator[_Piece]:
    """Yield the documents of a group of templates that belong to the whole portfolio."""
    templates = [t for t in TEMPLATES if t.group is group and t.name != INDEX]
    for number, template in enumerate(templates, 1):
        folder, numbered = f"{part} {PARTS[group]}", f"{part}.{number}"
        file = f"{folder}/{numbered} {_safe(template.title)}.docx"
        yield _Piece(FiledDocument(folder, numbered, template.title, file), template.name)


def _code(criterion: str) -> str:
    """Return what documents call a criterion: `QA 1.1`."""
    return criterion.replace("-", " ", 1)


def _safe(title: str) -> str:
    """Return a title as part of a file's name on any system."""
    return FORBIDDEN.sub(" ", title)[:LONGEST].strip(" .") or "Untitled"


def _zipped(root: Path, file: Path) -> Path:
    """Pack a folder; documents are packed already and are only stored."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for one in sorted(root.rglob("*.docx")):
            packed.write(one, one.relative_to(root.parent).as_posix())
    with file.open("rb") as written:
        os.fsync(written.fileno())
    return file
