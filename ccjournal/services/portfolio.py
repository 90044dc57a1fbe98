"""Exporting records as Word documents."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ccjournal.domain.disclosure import Disclosure, Filter, disclosing, told_record
from ccjournal.domain.quality import Quality
from ccjournal.domain.record import Record, Status
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.unit import Unit
from ccjournal.errors import RefusedError
from ccjournal.export.contexts import PortfolioSource, values
from ccjournal.export.disclosed import disclosed
from ccjournal.export.pdf import find_office, needed_office
from ccjournal.export.printed import fill_and_print
from ccjournal.export.source import FiledDocument, Values
from ccjournal.export.word import STAGES, DocumentProperties, FilledReport
from ccjournal.services.coverage import Coverage
from ccjournal.services.evidence import Evidence
from ccjournal.services.export_request import ExportRequest, ExportResult
from ccjournal.services.findings import (
    Finding,
    of_disclosure,
    of_file_name,
    of_note,
    of_record,
    of_template,
)
from ccjournal.services.history import History, Shown, refuse_authorship
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Journal
from ccjournal.services.leaving import Leaving
from ccjournal.services.own_templates import Templates
from ccjournal.services.people import People
from ccjournal.services.profile import Profiles
from ccjournal.services.quality import Qualities
from ccjournal.services.regulations import Regulations
from ccjournal.services.templates import WHOLE, TemplateInfo
from ccjournal.services.units import Units
from ccjournal.storage.records import RecordStore

PROFILES = tuple(Disclosure)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the portfolio's contents come from; `file` is the journal's own."""

    file: Path
    records: RecordStore
    journal: Journal
    units: Units
    coverage: Coverage
    evidence: Evidence
    profile: Profiles
    people: People
    regulations: Regulations
    history: History


class Portfolio:
    """Word documents from one journal."""

    def __init__(
        self,
        shelf: Shelf,
        templates: Templates,
        looks: tuple[Leaving, Qualities],
        today: Callable[[], date],
    ) -> None:
        self._shelf = shelf
        self._leaving, self._qualities = looks
        self._templates = templates
        self._today = today

    def templates(self) -> tuple[TemplateInfo, ...]:
        """Return the templates, those of the user last."""
        return self._templates.all()

    @property
    def prints(self) -> bool:
        """Whether this computer can make a PDF with the pages of Word; else it is a preview."""
        return find_office() is not None

    def template_for(self, form: RecordType) -> str:
        """Return the name of the template that a form asks for."""
        name = form.template.removesuffix(".docx")
        return name if name in {t.name for t in self.templates()} else "record"

    def preview(self, request: ExportRequest) -> tuple[list[Record], tuple[Finding, ...]]:
        """Return the records that a request takes, as its profile tells them, and the findings."""
        picked, findings = self._picked(request)
        filtered, types = self._filter(request), self._shelf.journal.types
        return [told_record(r, types.get(r.form), filtered) for r in picked], findings

    def _picked(self, request: ExportRequest) -> tuple[list[Record], tuple[Finding, ...]]:
        template = self._templates.find(request.template)
        units = self._shelf.units.chosen(request.units)
        chosen, left_out = self._records(request, template)
        picked = [_only(units, record) for record in chosen] if request.units else chosen
        if request.units and not request.refs:
            picked = [record for record in picked if record.claims]
        filtered = self._filter(request)
        leaks = [f for record in picked for f in self._leaving.findings(record, filtered)]
        if request.tells_quality:
            leaks += self._qualities.findings(picked, filtered)
        return picked, (*leaks, *left_out, *(f for record in picked for f in of_record(record)))

    def export(self, request: ExportRequest, progress: Progress) -> ExportResult:
        """Write one document; raises `RefusedError` or `ExportError`, and then writes nothing."""
        self._refuse_odd(request)
        progress.step(0, STAGES, "Reading the journal")
        template = self._templates.find(request.template)
        picked, findings = self._picked(request)
        if not picked and template.per_record:
            raise RefusedError(
                f"There is nothing for the template {template.name!r} yet",
                "Write a record of its kind first" if template.kinds else "Write a record first",
            )
        return self._write(request, picked, findings, progress)

    def export_index(
        self, request: ExportRequest, filed: Sequence[FiledDocument], progress: Progress
    ) -> ExportResult:
        """Write the index of a portfolio that is a folder."""
        picked, findings = self._picked(request)
        return self._write(request, picked, findings, progress, filed)

    def export_copy(self, copy: Record, target: Path, progress: Progress) -> ExportResult:
        """Write one record as it is given, such as the copy for the person it is about."""
        template = self.template_for(self._shelf.journal.form(copy))
        request = ExportRequest(target, template, refs=(copy.ref,))
        self._refuse_odd(request)
        return self._write(request, [copy], (), progress)

    def _write(
        self,
        request: ExportRequest,
        picked: list[Record],
        findings: tuple[Finding, ...],
        progress: Progress,
        filed: Sequence[FiledDocument] = (),
    ) -> ExportResult:
        template = self._templates.find(request.template)
        whole, filtered = self._source(request, picked, template), self._filter(request)
        source = replace(disclosed(whole, filtered), filed=filed)
        properties = _properties(source)

        def write(given: Values, target: Path) -> FilledReport:
            return self._templates.fill(template, given, target, properties, progress)

        if request.pdf:
            printing = needed_office(), progress
            report = fill_and_print(
                write, lambda page: values(replace(source, page=page)), request.target, printing
            )
        else:
            report = write(values(source), request.target)
        self.put_authorship(request, picked, report.document)
        prints_words = template.prints_words or (template.own and report.words_printed)
        left_out = [of_template(name) for name in report.left_out if prints_words]
        told = (
            *of_disclosure(whole, filtered),
            *of_file_name(request.target.stem, filtered),
        )
        progress.step(STAGES, STAGES, "Done")
        return ExportResult(
            report.document,
            len(picked),
            report.words_printed,
            (*findings, *left_out, *told),
            request.target.with_suffix(".pdf") if request.pdf else None,
            request.authorship,
        )

    def put_authorship(
        self, request: ExportRequest, picked: Sequence[Record], document: Path | None
    ) -> None:
        """Write the signed history that goes with a document, if it was asked for."""
        if request.authorship is not None:
            shown = Shown(picked, self._shelf.journal.types, self._filter(request))
            self._shelf.history.write_authorship(shown, document, request.authorship)

    def _refuse_odd(self, request: ExportRequest) -> None:
        target = request.target
        own = os.path.realpath(target) == os.path.realpath(self._shelf.file)
        if own or target.suffix.lower() != ".docx":
            raise RefusedError(
                f"{target.name} is no name for a Word document",
                "Choose another name that ends with .docx",
            )
        template = self._templates.find(request.template).own
        if template and os.path.realpath(target) == os.path.realpath(template):
            raise RefusedError(
                f"{target.name} is the template itself", "Choose another name for the document"
            )
        refuse_authorship(request.authorship, request.profile)
        if request.profile not in PROFILES:
            raise RefusedError(
                f"The profile {request.profile!r} is not there",
                f"Choose from {', '.join(PROFILES)}",
            )

    def _filter(self, request: ExportRequest) -> Filter:
        people, profile = self._shelf.people.all(), self._shelf.profile.get()
        return disclosing(Disclosure(request.profile), people, profile)

    def _source(
        self, request: ExportRequest, records: list[Record], template: TemplateInfo
    ) -> PortfolioSource:
        shelf = self._shelf
        units = self._shelf.units.chosen(request.units)
        codes = {criterion.id for unit in units for criterion in unit.criteria}
        single = template.per_record and len(records) == 1
        title = (records[0].title or template.title) if single else template.title
        return PortfolioSource(
            title="Portfolio of evidence" if template.name == WHOLE else title,
            profile=shelf.profile.get(),
            units=units,
            records=records,
            types=shelf.journal.types,
            coverage=shelf.coverage.shown_by(records, units),
            evidence=[e for e in shelf.evidence.all() if codes & set(e.criteria)],
            made_on=self._today(),
            laws=shelf.regulations.every_name(),
            head=shelf.history.head(),
            sessions=shelf.history.sessions(records),
            quality=self._qualities.of(records) if request.tells_quality else Quality(),
        )

    def _records(
        self, request: ExportRequest, template: TemplateInfo
    ) -> tuple[list[Record], list[Finding]]:
        if request.refs:
            named = (self._named(ref, template) for ref in request.refs)
            return sorted({record.id: record for record in named}.values(), key=_day), []
        kept, left_out = [], []
        for record in self._shelf.records.many(None):
            if template.kinds and record.kind not in template.kinds:
                continue
            if record.status is Status.NOTE and not record.claims:
                left_out.append(of_note(record))
            else:
                kept.append(record)
        return sorted(kept, key=_day), left_out

    def _named(self, ref: str, template: TemplateInfo) -> Record:
        record = self._shelf.journal.by_ref(ref)
        if record.deleted:
            raise RefusedError(f"{record.ref} is in the bin", "Restore it first")
        if template.kinds and record.kind not in template.kinds:
            raise RefusedError(
                f"{record.ref} is no {template.title}", "Use the template 'record' for any kind"
            )
        return record


def _properties(source: PortfolioSource) -> DocumentProperties:
    keywords = source.head.numbered if source.head else ""
    return DocumentProperties(source.title, source.profile.learner, keywords=keywords)


def _day(record: Record) -> tuple[date, int]:
    return record.date, record.number


def _only(units: Sequence[Unit], record: Record) -> Record:
    codes = {criterion.id for unit in units for criterion in unit.criteria}
    return replace(record, claims=tuple(c for c in record.claims if c.criterion in codes))
