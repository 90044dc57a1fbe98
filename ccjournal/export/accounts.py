"""Records as templates see them: facts, parts with marked words, claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from ccjournal.domain.claim import Claim, ability_phrase, claim_in_words
from ccjournal.domain.days import NO_DAY
from ccjournal.domain.record import Record, Status
from ccjournal.domain.record_type import Field, RecordType
from ccjournal.domain.text import shorten, word_count
from ccjournal.export.margins import lines
from ccjournal.export.markdown import formatted
from ccjournal.export.paragraphs import Mark
from ccjournal.export.rich import Formatted
from ccjournal.export.rows import tables
from ccjournal.export.source import Plan, Values, in_words, record_anchor

STATUS_TITLES = {
    Status.NOTE: "Quick note",
    Status.DRAFT: "Draft",
    Status.READY: "Ready for assessment",
    Status.SUBMITTED: "Submitted",
    Status.LOCKED: "Locked",
}
# Long quotes are found in the account by their mark; beside the claim a beginning will do.
QUOTE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class _Answer:
    """One field of a record that holds something, with its definition if there still is one."""

    key: str
    text: str
    definition: Field | None

    @property
    def label(self) -> str:
        return self.definition.label if self.definition else self.key

    @property
    def is_account(self) -> bool:
        return self.definition is None or self.definition.holds_account


def record_values(plan: Plan, record: Record) -> Values:
    """Return a record as templates see it."""
    form = plan.source.types.get(record.form)
    answers = list(_answers(record, form))
    live = [claim for claim in in_order(record, form) if stands(claim, record)]
    gone = [claim for claim in record.claims if not stands(claim, record)]
    return {
        "ref": record.ref,
        "anchor": record_anchor(record),
        "page": plan.source.page(record_anchor(record)),
        "heading": heading(record, form),
        "title": record.title,
        "kind": record.kind,
        "form": record.form,
        "name": form.name if form else record.form,
        "kind_title": form.title if form else record.kind,
        "form_title": form.form_title if form else record.form,
        "date": in_words(record.date),
        "date_iso": record.date.isoformat() if record.date != NO_DAY else "",
        "channel": record.channel,
        "status": STATUS_TITLES[record.status],
        "words": record.words,
        "facts": [_fact(answer) for answer in answers if not answer.is_account],
        "parts": [_part(plan, answer, live) for answer in answers if answer.is_account],
        "tables": list(tables(record, form)),
        "claims": [
            {**claim_values(plan, claim, form), "mark": str(n)} for n, claim in enumerate(live, 1)
        ],
        "detached": [{**claim_values(plan, claim, form), "mark": ""} for claim in gone],
        "codes": list(dict.fromkeys(plan.code(claim.criterion) for claim in live)),
    }


def heading(record: Record, form: RecordType | None) -> str:
    """Return what a record is called: its title, or the name of its form without one."""
    return record.title or (form.name if form else record.form)


def live_criteria(record: Record) -> tuple[str, ...]:
    """Return the criteria that a record claims with words that stand in it, each once."""
    return tuple(dict.fromkeys(c.criterion for c in record.claims if stands(c, record)))


def in_order(record: Record, form: RecordType | None) -> list[Claim]:
    """Return the claims in the order in which their words stand in the record."""
    order = {answer.key: place for place, answer in enumerate(_answers(record, form))}
    last = len(order)
    return sorted(record.claims, key=lambda c: (order.get(c.anchor.field, last), c.anchor.start))


def _answers(record: Record, form: RecordType | None) -> Iterator[_Answer]:
    """Yield what is written, in the order of the form; what the form no longer asks comes last."""
    fields = form.fields if form else ()
    known = {field.key for field in fields}
    for field in fields:
        if record.fields.get(field.key, "").strip():
            yield _Answer(field.key, record.fields[field.key], field)
    for key, text in record.fields.items():
        if key not in known and text.strip():
            yield _Answer(key, text, None)


def stands(claim: Claim, record: Record) -> bool:
    """Whether the words that a claim rests on stand in the record, exactly where it says."""
    anchor = claim.anchor
    text = record.fields.get(anchor.field, "")
    there = text[anchor.start : anchor.end]
    return anchor.live and bool(anchor.quote.strip()) and there == anchor.quote


def _fact(answer: _Answer) -> Values:
    return {
        "key": answer.key,
        "label": answer.label,
        "value": answer.text,
        "words": word_count(answer.text),
    }


def _part(plan: Plan, answer: _Answer, claims: list[Claim]) -> Values:
    marks = [
        Mark(claim.anchor.start, claim.anchor.end, plan.code(claim.criterion), str(number))
        for number, claim in enumerate(claims, 1)
        if claim.anchor.field == answer.key
    ]
    return {
        "key": answer.key,
        "label": answer.label,
        "text": answer.text,
        "words": word_count(answer.text),
        "paragraphs": lines(answer.text, marks),
        "formatted": Formatted(formatted(answer.text, marks)),
    }


def claim_values(plan: Plan, claim: Claim, form: RecordType | None) -> Values:
    """Return a claim as templates see it, without its place among the others."""
    place = plan.places.get(claim.criterion)
    text = place.criterion.text if place else ""
    ability = claim.ability.strip() or ability_phrase(text)
    because = claim.because.strip()
    field = form.field(claim.anchor.field) if form else None
    return {
        "code": plan.code(claim.criterion),
        "anchor": place.anchor if place else "",
        "number": place.criterion.number if place else "",
        "criterion": text,
        "unit": place.unit.title if place else "",
        "ability": ability,
        "because": because,
        "sentence": claim_in_words(ability, because),
        "quote": shorten(claim.anchor.quote, QUOTE_LENGTH),
        "part": field.label if field else claim.anchor.field,
        "live": claim.live,
        "words": word_count(claim.because),
    }
