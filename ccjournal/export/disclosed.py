"""A portfolio as it may be told: the filter on everything that a document is made from."""

from dataclasses import replace

from ccjournal.domain.disclosure import (
    Disclosure,
    Filter,
    told_evidence,
    told_profile,
    told_record,
)
from ccjournal.domain.quality import told_quality
from ccjournal.export.source import PortfolioSource


def disclosed(source: PortfolioSource, filtered: Filter) -> PortfolioSource:
    """Return the source without what the filter takes out; templates see nothing else."""
    if filtered.disclosure is Disclosure.PRIVATE:
        return source
    types = source.types
    coverage = [replace(s, newest=None) if filtered.strict else s for s in source.coverage]
    return replace(
        source,
        title=filtered.text(source.title),
        profile=told_profile(source.profile, filtered),
        records=[told_record(r, types.get(r.form), filtered) for r in source.records],
        evidence=[told_evidence(item, filtered) for item in source.evidence],
        coverage=coverage,
        sessions=() if filtered.strict else source.sessions,
        quality=told_quality(source.quality, filtered.text),
        privacy=filtered.note,
        disclosure=filtered.disclosure,
    )
