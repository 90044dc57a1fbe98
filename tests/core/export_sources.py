"""Made-up sources for the tests of the export."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from docx import Document

from ccjournal.domain.anchor import attach
from ccjournal.domain.checks.aside import Reason, SetAside
from ccjournal.domain.claim import Claim
from ccjournal.domain.coverage import Basis, ClaimFact, coverage
from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.history import Head, Session
from ccjournal.domain.profile import Profile
from ccjournal.domain.quality import EntryQuality, Quality
from ccjournal.domain.record import Record, Status
from ccjournal.domain.record_type import Column, ColumnKind, Field, FieldKind, RecordType
from ccjournal.domain.unit import Criterion, Guidance, GuidanceKind, Outcome, Unit
from ccjournal.export.source import PortfolioSource
from ccjournal.export.word import DocumentProperties
from ccjournal.paths import shipped
from ccjournal.services.templates import TEMPLATES as SHIPPED

TEMPLATES = sorted(shipped("templates").glob("*.docx"))
# Those that print every word of the records; the others name records and quote them.
WITH_WORDS = [shipped("templates") / t.file for t in SHIPPED if t.prints_words]
PROPERTIES = DocumentProperties("Portfolio of evidence", "Morgan Ellis")
NOTICE = "Written for this test."
THEN = datetime(2026, 11, 9, 20, tzinfo=UTC)
# What a source has only where the learner asks for it.
EVERYTHING = {
    "head": Head(3, "ab" * 32, THEN),
    "sessions": [Session(THEN, THEN, 9)],
    "quality": Quality(
        (EntryQuality("R-0001", 4, "Action 100 %", 1, 1, 2, 0),),
        (SetAside("S3", "Whose deed", (Reason("R-0001", "We", "Two of us did."),)),),
    ),
}
MARKING_POINT = "A hint that nobody may take for the specification"
TYPES = {
    "star": RecordType(
        "star",
        "star",
        "STAR account",
        (Field("situation", "Situation"), Field("action", "Action")),
        "situation",
    ),
    "cycle": RecordType(
        "cycle",
        "coaching",
        "Coaching session",
        (
            Field("agent", "Agent", FieldKind.PERSON),
            Field("feedback", "Feedback"),
            Field(
                "targets",
                "Targets",
                FieldKind.TABLE,
                columns=(
                    Column("target", "What?"),
                    Column("due", "Due", ColumnKind.DATE),
                    Column("done", "Done", ColumnKind.DONE),
                ),
            ),
        ),
        "feedback",
        "Observe, feedback, action plan",
    ),
}
CRITERIA = ("score calls each week.", "Explain why, such as in a briefing.", "Share results.")


ROWS = (
    {"target": "Say <hello> & wait {{ 1 }}", "due": "2026-11-16", "done": ""},
    {"target": "2026-11-09", "due": "soon", "done": "2026-11-12", "old": "kept\nwords"},
)


class Stages:
    """A progress that remembers, and can be told when to stop."""

    def __init__(self, stop_at=None, error=None):
        self.seen = []
        self._stop_at, self._error = stop_at, error

    def step(self, done, total, text=""):
        self.seen.append(text)
        if done == self._stop_at:
            raise self._error


def unit(code="QA", title="Prepare for audits"):
    criteria = tuple(
        Criterion(f"{code}-1.{n}", f"1.{n}", text) for n, text in enumerate(CRITERIA, 1)
    )
    guidance = (Guidance(GuidanceKind.MARKING_POINT, "1", (f"{code}-1.1",), MARKING_POINT),)
    return Unit(code, title, (Outcome(1, "Watch the work", criteria),), guidance, notice=NOTICE)


def claim(field, text, start, end, **more):
    values = {"criterion": "QA-1.1", "because": "it fell to 3 minutes"} | more
    return Claim(f"c{start}-{end}", anchor=attach(field, text, start, end), **values)


def record(number=1, *, form="star", fields=None, claims=(), **more):
    fields = {"situation": "Forty waited.", "action": "I moved two."} if fields is None else fields
    values = {"date": date(2026, 3, 1) + timedelta(days=number), "title": f"Record {number}"} | more
    return Record(
        UUID(int=number).hex,
        TYPES[form].kind if form in TYPES else form,
        form,
        fields=fields,
        claims=tuple(claims),
        number=number,
        status=Status.READY,
        **values,
    )


def proof(number=1, criteria=("QA-1.2",), **more):
    return EvidenceItem(
        f"{number:032x}",
        EvidenceKind.WITNESS,
        "Testimony of the duty manager",
        date(2026, 4, 1),
        criteria,
        "Folder 3",
        "Duty manager",
        number=number,
        **more,
    )


def source(records=(), units=None, evidence=(), profile=None, title="Portfolio of evidence"):
    units = [unit()] if units is None else units
    facts = [ClaimFact(c.criterion, r.id, r.date, c.live) for r in records for c in r.claims]
    return PortfolioSource(
        profile or Profile(learner="Morgan Ellis", centre="Northgate"),
        units,
        records,
        TYPES,
        coverage(units, facts, evidence, Basis(date(2026, 6, 1))),
        evidence,
        date(2026, 11, 9),
        title,
    )


def template(folder: Path, *paragraphs: str) -> Path:
    """Write a template of these paragraphs, as an author would in Word."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = folder / "template.docx"
    document.save(path)
    return path
