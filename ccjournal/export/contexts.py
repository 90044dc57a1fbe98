"""From domain values to the plain data that templates print.

docs/templates.md promises the names to people who make templates: add, never rename.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from ccjournal.domain.evidence import EVIDENCE_TITLES, EvidenceItem
from ccjournal.domain.profile import PROFILE_LABELS, Profile
from ccjournal.domain.unit import Unit
from ccjournal.export.accounts import record_values
from ccjournal.export.agreed import action_values, asked_values, witness_values
from ccjournal.export.outcomes import ACCOUNT, PROOF, supports, unit_values
from ccjournal.export.quality import quality_values
from ccjournal.export.recorded import history_values
from ccjournal.export.rich import Formatted, Paragraph, Run
from ccjournal.export.source import (
    FiledDocument,
    Plan,
    PortfolioSource,
    Value,
    Values,
    evidence_anchor,
    in_words,
    month_in_words,
    planned,
)

__all__ = ["PortfolioSource", "values"]
# The parts of a document whose pages its contents list may name, by the end of their bookmarks.
PARTS = ("units", "records", "proofs", "quality", "matrix", "declaration")


def values(source: PortfolioSource) -> Values:
    """Return everything that a template may print, for the whole portfolio or a single record."""
    plan = planned(source)
    found = supports(plan)
    records: list[Value] = [record_values(plan, record) for record in plan.records]
    return {
        "doc": {
            "title": source.title,
            "made_on": in_words(source.made_on) if source.dated else month_in_words(source.made_on),
            "made_on_iso": source.made_on.isoformat()[: 10 if source.dated else 7],
            "privacy": source.privacy,
            "profile": source.disclosure.value,
        },
        "learner": _learner(source.profile),
        "details": _details(source.profile),
        "units": unit_values(plan, found),
        "notices": list(_notices(source.units)),
        "records": records,
        "evidence": [_evidence(plan, item) for item in plan.evidence],
        "actions": action_values(plan),
        "witnesses": witness_values(plan),
        "asked": asked_values(plan, found),
        "counts": _counts(plan),
        "marks": {"account": ACCOUNT, "proof": PROOF},
        "folders": _folders(source.filed),
        "history": history_values(source),
        "quality": quality_values(plan),
        "pages": {part: source.page(f"_ccj_{part}") for part in PARTS},
    }


def _folders(filed: Sequence[FiledDocument]) -> list[Value]:
    """Return the parts of a portfolio that is a folder, each with its documents."""
    return [
        {"title": part, "documents": [_document(one) for one in documents]}
        for part, documents in groupby(filed, key=lambda one: one.part)
    ]


def _document(filed: FiledDocument) -> Values:
    link = Run(filed.title, link=quote(filed.file))
    return {
        "number": filed.number,
        "title": filed.title,
        "link": Formatted((Paragraph((link,)),)),
        "ref": filed.ref,
        "date": filed.date,
        "codes": list(filed.codes),
    }


def _learner(profile: Profile) -> Values:
    return {
        "name": profile.learner,
        "number": profile.learner_number,
        "job_role": profile.job_role,
        "employer": profile.employer,
        "qualification": profile.qualification,
        "centre": profile.centre,
        "centre_number": profile.centre_number,
        "assessor": profile.assessor,
        "verifier": profile.verifier,
    }


def _details(profile: Profile) -> list[Value]:
    """Return the lines of the cover; an empty value is a line to fill in by hand."""
    return [
        {"key": key, "label": label, "value": getattr(profile, key)}
        for key, label in PROFILE_LABELS.items()
    ]


def _notices(units: Sequence[Unit]) -> Iterator[Values]:
    """Yield each notice once, with the units that it is about."""
    by_text: dict[str, list[str]] = {}
    for unit in units:
        if unit.notice:
            by_text.setdefault(unit.notice, []).append(unit.code)
    for text, codes in by_text.items():
        yield {"text": text, "units": ", ".join(codes)}


def _evidence(plan: Plan, item: EvidenceItem) -> Values:
    return {
        "ref": item.ref,
        "anchor": evidence_anchor(item),
        "kind": EVIDENCE_TITLES[item.kind],
        "title": item.title,
        "date": in_words(item.date),
        "location": item.location,
        "source": item.source,
        "codes": [plan.code(criterion) for criterion in item.criteria],
    }


def _counts(plan: Plan) -> Values:
    states = plan.source.coverage
    return {
        "records": len(plan.records),
        "evidence": len(plan.evidence),
        "units": len(plan.source.units),
        "criteria": sum(1 for unit in plan.source.units for _ in unit.criteria),
        "shown": sum(not state.is_gap for state in states),
        "words": sum(record.words for record in plan.records),
    }
