"""Tying words to criteria, one claim at a time or guided through a record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from ccjournal.domain.anchor import Anchor, attach
from ccjournal.domain.claim import Claim, ability_phrase, without_examples
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import Field
from ccjournal.domain.text import clean, sentences
from ccjournal.domain.unit import CriterionMatch, Unit, find_criteria
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.changes import Change
from ccjournal.services.journal import Journal
from ccjournal.services.snapshots import Snapshots
from ccjournal.services.units import Units
from ccjournal.storage.records import RecordStore


@dataclass(frozen=True, slots=True)
class Wording:
    """The two halves of "This demonstrates my ability to ... because ..."."""

    ability: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One part of a record with its sentences, for the question which outcomes it shows."""

    field: Field
    text: str
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[Claim, ...]


class Claims:
    """The claims of one journal's records."""

    def __init__(self, store: RecordStore, journal: Journal, units: Units) -> None:
        self._snapshots = Snapshots(store)
        self._journal = journal
        self._units = units

    def find_criteria(self, query: str, unit: str | None = None) -> list[CriterionMatch]:
        """Return the journal's criteria that fit a number, words or a unit, best first."""
        units: Sequence[Unit] = self._units.all()
        return find_criteria([u for u in units if unit in {None, u.code}], query)

    def offered_ability(self, criterion_id: str) -> str:
        """Return the ability phrase that the criterion's verb suggests."""
        return ability_phrase(self._units.criterion(criterion_id).criterion.text)

    def offered_wording(self, criterion_id: str) -> str:
        """Return a criterion's words for where there is little room."""
        return without_examples(self._units.criterion(criterion_id).criterion.text)

    def add(
        self, record_id: str, criterion_id: str, span: tuple[str, int, int], wording: Wording
    ) -> tuple[Change, Claim]:
        """Claim a criterion with the words from start to end of a field: (key, start, end).

        Raises `NotFoundError` for an unknown criterion, `RefusedError` for a span without words.
        """
        self._units.criterion(criterion_id)
        made: list[Claim] = []

        def make(record: Record) -> Record:
            claim = Claim(uuid4().hex, criterion_id, _anchored(record, span), *_clean(wording))
            made.append(claim)
            return replace(record, claims=_in_order((*record.claims, claim), self._order(record)))

        return _done(self._snapshots.update(record_id, "Claim", make)), made[0]

    def reword(self, record_id: str, claim_id: str, wording: Wording) -> Change | None:
        """Change what is said of a claim."""
        ability, because = _clean(wording)
        change = self._replace(
            record_id,
            claim_id,
            "Reword claim",
            lambda _record, claim: replace(claim, ability=ability, because=because),
        )
        return change and replace(change, merge_key=f"reword {claim_id}")

    def reattach(self, record_id: str, claim_id: str, span: tuple[str, int, int]) -> Change | None:
        """Rest a claim on other words, which the learner has chosen."""
        return self._replace(
            record_id,
            claim_id,
            "Move claim",
            lambda record, claim: replace(claim, anchor=_anchored(record, span)),
        )

    def withdraw(self, record_id: str, claim_id: str) -> Change | None:
        """Take a claim away."""

        def make(record: Record) -> Record:
            _find(record, claim_id)
            return replace(record, claims=tuple(c for c in record.claims if c.id != claim_id))

        return self._snapshots.update(record_id, "Withdraw claim", make)

    def guide(self, record_id: str) -> list[GuideStep]:
        """Return the parts of a record that hold words, in the form's order, for guided linking."""
        record = self._journal.get(record_id)
        steps = []
        for field in self._journal.form(record).fields:
            text = record.fields.get(field.key, "")
            if field.holds_account and text.strip():
                claims = tuple(c for c in record.claims if c.anchor.field == field.key)
                steps.append(GuideStep(field, text, tuple(sentences(text)), claims))
        return steps

    def _replace(
        self,
        record_id: str,
        claim_id: str,
        label: str,
        make: Callable[[Record, Claim], Claim],
    ) -> Change | None:
        def made(record: Record) -> Record:
            found = _find(record, claim_id)
            new = make(record, found)
            claims = tuple(new if c is found else c for c in record.claims)
            return replace(record, claims=_in_order(claims, self._order(record)))

        return self._snapshots.update(record_id, label, made)

    def _order(self, record: Record) -> list[str]:
        form = self._journal.types.get(record.form)
        return [f.key for f in form.fields] if form else list(record.fields)


def _anchored(record: Record, span: tuple[str, int, int]) -> Anchor:
    key, start, end = span
    anchor = attach(key, record.fields.get(key, ""), start, end)
    if anchor is None:
        raise RefusedError("There are no words to claim with", "Select the words that show it")
    return anchor


def _in_order(claims: tuple[Claim, ...], keys: list[str]) -> tuple[Claim, ...]:
    def place(claim: Claim) -> tuple[int, int, str]:
        key = claim.anchor.field
        return (
            keys.index(key) if key in keys else len(keys),
            claim.anchor.start,
            claim.criterion,
        )

    return tuple(sorted(claims, key=place))


def _find(record: Record, claim_id: str) -> Claim:
    for claim in record.claims:
        if claim.id == claim_id:
            return claim
    raise NotFoundError("That claim is no longer there")


def _clean(wording: Wording) -> tuple[str, str]:
    return clean(wording.ability).text.strip(), clean(wording.because).text.strip()


def _done(change: Change | None) -> Change:
    if change is None:
        raise AssertionError("adding a claim always changes the record")
    return change
