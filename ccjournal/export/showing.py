"""The accounts behind each criterion, strongest first, as templates see them."""

from collections.abc import Mapping

from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record, Status
from ccjournal.domain.rules import named_rules
from ccjournal.export.accounts import claim_values, heading, in_order, stands
from ccjournal.export.source import Plan, Value, Values, in_words, record_anchor

# More than these are too many to talk about.
MOST = 3
HANDED_IN = {Status.READY, Status.SUBMITTED, Status.LOCKED}


def accounts_by_criterion(plan: Plan) -> Mapping[str, list[Value]]:
    """Return the claims on each criterion with their records, the strongest first.

    Strong is a claim with a reason, then one in a record that is ready, then the newest.
    """
    found: dict[str, list[tuple[Record, Claim]]] = {}
    for record in plan.records:
        for claim in in_order(record, plan.source.types.get(record.form)):
            if stands(claim, record):
                found.setdefault(claim.criterion, []).append((record, claim))
    return {
        criterion: [_account(plan, record, claim) for record, claim in sorted(pairs, key=_strength)]
        for criterion, pairs in found.items()
    }


def rules_by_criterion(plan: Plan) -> Mapping[str, list[Value]]:
    """Return the laws, standards and procedures that the accounts behind each criterion name."""
    found: dict[str, dict[str, None]] = {}
    for record in plan.records:
        texts = (*record.fields.values(), *(claim.because for claim in record.claims))
        named = dict.fromkeys(named_rules("\n".join(texts), plan.source.laws))
        for claim in record.claims:
            if stands(claim, record):
                found.setdefault(claim.criterion, {}).update(named)
    return {criterion: list(named) for criterion, named in found.items()}


def _strength(pair: tuple[Record, Claim]) -> tuple[bool, bool, int, int]:
    record, claim = pair
    reasoned = bool(claim.because.strip())
    return not reasoned, record.status not in HANDED_IN, -record.date.toordinal(), -record.number


def _account(plan: Plan, record: Record, claim: Claim) -> Values:
    form = plan.source.types.get(record.form)
    told = claim_values(plan, claim, form)
    return {
        "ref": record.ref,
        "anchor": record_anchor(record),
        "title": heading(record, form),
        "kind": form.name if form else record.form,
        "date": in_words(record.date),
        **{key: told[key] for key in ("quote", "because", "sentence")},
    }
