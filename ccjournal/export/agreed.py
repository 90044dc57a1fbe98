"""What was agreed and who can confirm it, as templates see them."""

from collections.abc import Sequence

from ccjournal.domain.days import day_in_words
from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.table import due_items
from ccjournal.export.accounts import heading
from ccjournal.export.outcomes import ACCOUNT, Support, proof_support
from ccjournal.export.source import Plan, Value, record_anchor

SEEN_BY_OTHERS = {EvidenceKind.WITNESS, EvidenceKind.OBSERVATION}


def action_values(plan: Plan) -> list[Value]:
    """Return what was agreed in the tables of the records: open first, then what is done."""
    records = {record.id: record for record in plan.records}
    types = plan.source.types
    found: list[Value] = []
    for item in due_items(plan.records, types):
        record = records[item.record_id]
        found.append(
            {
                "text": item.text,
                "label": item.label,
                "owner": item.owner,
                "person": item.person,
                "due": day_in_words(item.due) if item.due else "",
                "review": day_in_words(item.review) if item.review else "",
                "done": day_in_words(item.done) if item.done else "",
                "late": item.is_late(plan.source.made_on),
                "ref": record.ref,
                "anchor": record_anchor(record),
                "title": heading(record, types.get(record.form)),
            }
        )
    return found


def witness_values(plan: Plan) -> list[Value]:
    """Return the people who saw the work, each with what they confirm."""
    ids = {criterion: plan.code(criterion) for criterion in plan.places}
    by_name: dict[str, list[tuple[Support, str]]] = {}
    for item in plan.evidence:
        if item.kind in SEEN_BY_OTHERS:
            # Of whom nothing is told, nobody can say that they are the same.
            named = by_name.setdefault(item.source.casefold() or item.id, [])
            named.append((proof_support(item), item.source))
    found: list[Value] = []
    for items in by_name.values():
        shown = set().union(*(support.criteria for support, _ in items))
        found.append(
            {
                "name": items[0][1],
                "proofs": [support.values for support, _ in items],
                "codes": [code for criterion, code in ids.items() if criterion in shown],
            }
        )
    return found


def asked_values(plan: Plan, found: Sequence[Support]) -> list[Value]:
    """Return the criteria that the learner claims and nobody has seen: for a witness to confirm."""
    unseen = {
        state.criterion
        for state in plan.source.coverage
        if state.accounts and not (state.witnesses or state.observations)
    }
    return [
        {
            "code": place.code,
            "text": place.criterion.text,
            "unit": place.unit.title,
            "accounts": [s.values for s in found if s.mark == ACCOUNT and criterion in s.criteria],
        }
        for criterion, place in plan.places.items()
        if criterion in unseen
    ]
