"""How the accounts stand, as templates see it."""

from collections.abc import Mapping

from ccjournal.domain.checks.aside import Reason, SetAside
from ccjournal.domain.quality import EntryQuality
from ccjournal.domain.record import Record
from ccjournal.export.accounts import heading
from ccjournal.export.source import Plan, Value, Values, record_anchor


def quality_values(plan: Plan) -> Values:
    """Return the quality page; it has no entries where it was not asked for."""
    quality, records = plan.source.quality, {record.ref: record for record in plan.records}
    of = {entry.ref: entry for entry in quality.entries}
    entries = [of[ref] for ref in records if ref in of]
    return {
        "open": sum(entry.open for entry in entries),
        "aside": sum(entry.aside for entry in entries),
        "claims": sum(entry.claims for entry in entries),
        "no_because": sum(entry.no_because for entry in entries),
        "words": sum(entry.words for entry in entries),
        "entries": [_entry(plan, records[entry.ref], entry) for entry in entries],
        "checks": [_check(records, found) for found in quality.aside],
    }


def _entry(plan: Plan, record: Record, entry: EntryQuality) -> Values:
    return {
        "ref": entry.ref,
        "anchor": record_anchor(record),
        "title": heading(record, plan.source.types.get(record.form)),
        "words": entry.words,
        "shares": entry.shares,
        "open": entry.open,
        "aside": entry.aside,
        "claims": entry.claims,
        "no_because": entry.no_because,
    }


def _check(records: Mapping[str, Record], found: SetAside) -> Value:
    reasons = [_reason(records[r.ref], r) for r in found.reasons if r.ref in records]
    return {"title": found.title, "count": len(reasons), "reasons": reasons}


def _reason(record: Record, reason: Reason) -> Value:
    return {"ref": reason.ref, "anchor": record_anchor(record), "reason": reason.reason}
