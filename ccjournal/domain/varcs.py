"""Is it good evidence? Five looks at one criterion, from facts alone. A pure function."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccjournal.domain.claim import Claim
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.days import day_and_month

MONTH_DAYS = 30.4


@dataclass(frozen=True, slots=True)
class Look:
    """One of the five: met with what speaks for it, or not met with a question."""

    name: str
    met: bool
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What is there for a criterion. `declared` is the day on which it was signed as own work."""

    state: CriterionCoverage
    claims: Sequence[Claim]
    today: date
    declared: date | None = None


def varcs(shown: Shown) -> tuple[Look, ...]:
    """Return valid, authentic, reliable, current and sufficient."""
    return (
        _valid(shown),
        _authentic(shown),
        _reliable(shown.state),
        _current(shown),
        _sufficient(shown.state),
    )


def age_in_words(days: int) -> str:
    """Return an age in days, or in months from three of them on."""
    if days <= 0:
        return "of today" if days == 0 else "still to come"
    if days < 3 * MONTH_DAYS:
        return "1 day old" if days == 1 else f"{days} days old"
    return f"{round(days / MONTH_DAYS)} months old"


def _valid(shown: Shown) -> Look:
    live = [claim for claim in shown.claims if claim.live]
    if any(claim.because.strip() for claim in live):
        return _met("Valid", "Claimed, with your reason")
    if live:
        return _ask("Valid", "Why do these words show it?")
    if shown.claims:
        return _ask("Valid", "Which words does the claim rest on now?")
    question = "Which words of yours claim it?" if shown.state.proofs else "What would show it?"
    return _ask("Valid", question)


def _authentic(shown: Shown) -> Look:
    if not shown.state.accounts:
        return _ask("Authentic", "What did you do yourself?")
    if shown.declared is None:
        return _ask("Authentic", "Have you signed that it is your own?")
    return _met("Authentic", f"Declared yours, {day_and_month(shown.declared)}")


def _reliable(state: CriterionCoverage) -> Look:
    sources = bool(state.accounts) + state.proofs
    if sources >= 2:
        return _met("Reliable", "A second source says the same")
    if state.occasions >= 2:
        return _met("Reliable", f"Shown on {state.occasions} days")
    return _ask("Reliable", "Who else could confirm it?")


def _current(shown: Shown) -> Look:
    newest = shown.state.newest
    if newest is None:
        return _ask("Current", "When did you last do it?")
    age = age_in_words((shown.today - newest).days)
    if shown.state.state is CriterionState.OLD:
        return _ask("Current", f"The newest is {age}. Is there a newer one?")
    return _met("Current", age[0].upper() + age[1:])


def _sufficient(state: CriterionCoverage) -> Look:
    if state.occasions < state.required:
        when = "When else did you do it?" if state.occasions else "When did you do it?"
        return _ask("Sufficient", f"{state.times}. {when}")
    if not state.proofs:
        return _ask("Sufficient", f"{state.times}, your word only. What else shows it?")
    return _met("Sufficient", f"{state.times}, and more than your word")


def _met(name: str, text: str) -> Look:
    return Look(name, met=True, text=text)


def _ask(name: str, question: str) -> Look:
    return Look(name, met=False, text=question)
