"""What helps to get a criterion ready: what is still to do, and which questions may come."""

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.unit import Criterion, GuidanceKind, Unit

# More than these nobody prepares for.
MOST_QUESTIONS = 4
LIKELIEST_FIRST = (
    GuidanceKind.MARKING_POINT,
    GuidanceKind.TIP,
    GuidanceKind.CONCEPT,
    GuidanceKind.MISCONCEPTION,
)
ACTS = {
    CriterionState.NONE: "Write about it",
    CriterionState.OWN_WORD: "Add proof beside your own word",
    CriterionState.OLD: "Show it with something newer",
}


def next_act(state: CriterionCoverage) -> str:
    """Return what is still to do for a criterion, or nothing."""
    if state.state is CriterionState.MET:
        return ""
    if state.is_gap and state.detached:
        return "Choose the words again"
    if state.state in ACTS:
        return ACTS[state.state]
    if state.occasions < state.required:
        return f"Show it again: {state.occasions} of {state.required} times so far"
    return ""


def questions(unit: Unit, criterion: Criterion) -> tuple[str, ...]:
    """Return questions that may be asked about a criterion; they are ccjournal's own."""
    found = [g for g in unit.guidance_for(criterion.id) if g.prompt and g.kind in LIKELIEST_FIRST]
    found.sort(key=lambda guidance: LIKELIEST_FIRST.index(guidance.kind))
    return tuple(dict.fromkeys(g.prompt for g in found))[:MOST_QUESTIONS]
