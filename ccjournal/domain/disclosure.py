"""What of a journal may be told to whom: pure functions on its values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.claim import Claim
from ccjournal.domain.cuts import CutText, Rule, Sort, cut_text
from ccjournal.domain.days import NO_DAY
from ccjournal.domain.evidence import EvidenceItem
from ccjournal.domain.giveaways import called_rule, contact_rules, giveaway_rules
from ccjournal.domain.names import name_rules, telling, title_rules, whole_name_rules
from ccjournal.domain.person import Person
from ccjournal.domain.profile import Profile
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import FieldKind, RecordType
from ccjournal.domain.rows import Row
from ccjournal.domain.text import day_of


class Disclosure(StrEnum):
    """For whom a document is: oneself, an assessor, or anybody."""

    PRIVATE = "private"
    ASSESSOR = "assessor"
    STRICT = "strict"


DISCLOSURE_TITLES = {
    Disclosure.PRIVATE: "Private",
    Disclosure.ASSESSOR: "Assessor",
    Disclosure.STRICT: "Strict",
}
DISCLOSURE_MEANS = {
    Disclosure.PRIVATE: "Everything as you wrote it. For yourself.",
    Disclosure.ASSESSOR: "People you coach by pseudonym. Dates stay.",
    Disclosure.STRICT: "No names, dates of events or places. What is left out is listed.",
}
# What a reader of the document is told.
BY_PSEUDONYM = "People who were coached are called by pseudonyms."
LEFT_OUT = (
    "Names, dates of events and places are left out. Square brackets show where one was left out "
    "of a text."
)
# Of the details on the cover these name neither a person nor a place.
NAMELESS = ("job_role", "qualification")
CALLED = {
    "learner": ("[learner]", Sort.NAME),
    "assessor": ("[assessor]", Sort.NAME),
    "verifier": ("[quality assurer]", Sort.NAME),
    "employer": ("[employer]", Sort.PLACE),
    "centre": ("[centre]", Sort.PLACE),
    "learner_number": ("[number]", Sort.CONTACT),
    "centre_number": ("[number]", Sort.CONTACT),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is taken out of texts, and whether days are told. `details` is for the cover.

    `note` says so to the reader. `telling` are pseudonyms that are no secret. It remembers what it
    has cut, so that a text is looked through once in an export.
    """

    disclosure: Disclosure
    rules: tuple[Rule, ...] = ()
    details: tuple[Rule, ...] = ()
    note: str = ""
    telling: tuple[str, ...] = ()
    seen: dict[str, CutText] = field(default_factory=dict, compare=False, repr=False)

    @property
    def strict(self) -> bool:
        """Whether days, places and sources are left out as well."""
        return self.disclosure is Disclosure.STRICT

    def cut(self, text: str) -> CutText:
        """Return a text as it may be told."""
        if text not in self.seen:
            self.seen[text] = cut_text(text, self.rules)
        return self.seen[text]

    def text(self, text: str) -> str:
        """Return the words of a text as it may be told."""
        return self.cut(text).text


def disclosing(disclosure: Disclosure, people: Iterable[Person], profile: Profile) -> Filter:
    """Return the filter for whom a document is."""
    if disclosure is Disclosure.PRIVATE:
        return Filter(disclosure)
    known = list(people)
    names = {p.real_name: p.pseudonym for p in known if p.real_name.strip()}
    people_rules, whole = name_rules(names), whole_name_rules(names)
    if disclosure is Disclosure.ASSESSOR:
        note = BY_PSEUDONYM if known else ""
        return Filter(disclosure, people_rules, whole, note, telling(names))
    called = [
        rule
        for key, (says, sort) in CALLED.items()
        for rule in called_rule(getattr(profile, key), says, sort)
    ]
    own = name_rules(
        {getattr(profile, k): CALLED[k][0] for k in ("learner", "assessor", "verifier")}
    )
    rules = (*contact_rules(), *called, *people_rules, *own, *title_rules(), *giveaway_rules())
    return Filter(disclosure, rules, whole, LEFT_OUT, telling(names))


def told_record(record: Record, form: RecordType | None, filtered: Filter) -> Record:
    """Return a record as it may be told; its claims stay on their words."""
    if filtered.disclosure is Disclosure.PRIVATE:
        return record
    dates = {f.key for f in form.fields if f.kind is FieldKind.DATE} if form else set()
    kept = {k: v for k, v in record.fields.items() if not (filtered.strict and k in dates)}
    cuts = {key: filtered.cut(text) for key, text in kept.items()}
    return replace(
        record,
        title=filtered.text(record.title),
        date=NO_DAY if filtered.strict else record.date,
        fields={key: cut.text for key, cut in cuts.items()},
        tables={
            key: tuple(_row(row, filtered) for row in rows) for key, rows in record.tables.items()
        },
        claims=tuple(_claim(claim, record, cuts, filtered) for claim in record.claims),
    )


def told_evidence(item: EvidenceItem, filtered: Filter) -> EvidenceItem:
    """Return a piece of proof as it may be told; a strict one without its place and source."""
    if filtered.strict:
        title = filtered.text(item.title)
        return replace(item, title=title, date=NO_DAY, location="", source="")
    cut = filtered.text
    return replace(
        item, title=cut(item.title), location=cut(item.location), source=cut(item.source)
    )


def told_profile(profile: Profile, filtered: Filter) -> Profile:
    """Return the details of the cover as they may be told."""
    if filtered.strict:
        kept = {key: filtered.text(getattr(profile, key)) for key in NAMELESS}
        return Profile(**kept)
    texts = {
        key: cut_text(getattr(profile, key), filtered.details).text for key in (*CALLED, *NAMELESS)
    }
    return Profile(**texts)


def taken_out(record: Record, filtered: Filter) -> Mapping[Sort, int]:
    """Return how much a filter takes out of what somebody wrote in a record."""
    cuts = (cut for text in _texts(record) for cut in filtered.cut(text).cuts)
    # The bracket before the words of a link goes with the address behind them.
    return Counter(cut.sort for cut in cuts if cut.says or cut.end - cut.start > 1)


def _texts(record: Record) -> Iterator[str]:
    yield record.title
    yield from record.fields.values()
    for rows in record.tables.values():
        yield from (text for row in rows for text in row.values() if not day_of(text))
    for claim in record.claims:
        yield from (claim.ability, claim.because)


def _row(row: Row, filtered: Filter) -> Row:
    return {
        key: "" if filtered.strict and day_of(text) else filtered.text(text)
        for key, text in row.items()
    }


def _claim(claim: Claim, record: Record, cuts: Mapping[str, CutText], filtered: Filter) -> Claim:
    return replace(
        claim,
        anchor=_anchor(claim.anchor, record, cuts, filtered),
        ability=filtered.text(claim.ability),
        because=filtered.text(claim.because),
    )


def _anchor(
    anchor: Anchor, record: Record, cuts: Mapping[str, CutText], filtered: Filter
) -> Anchor:
    """Return an anchor on the same words as they are told; one that had none gets none."""
    there = record.fields.get(anchor.field, "")[anchor.start : anchor.end]
    cut = cuts.get(anchor.field)
    if cut is None or not anchor.live or there != anchor.quote:
        quote, confirmed = filtered.text(anchor.quote), filtered.text(anchor.confirmed)
        return replace(anchor, quote=quote, confirmed=confirmed, live=False)
    start, end = cut.span(anchor.start, anchor.end)
    quote = cut.text[start:end]
    return replace(anchor, start=start, end=end, quote=quote, confirmed=quote)
