"""Criteria that a text already shows, from the units of the journal and what was claimed before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.record import Record
from ccjournal.domain.suggest.index import Index, Row
from ccjournal.domain.suggest.ranking import (
    Habits,
    Piece,
    Ranked,
    Shown,
    Suggestion,
    Weights,
    ranked,
    suggestions,
)
from ccjournal.domain.suggest.terms import Terms
from ccjournal.domain.text import sentences
from ccjournal.domain.unit import Unit
from ccjournal.services.journal import Journal
from ccjournal.services.suggest_files import read_bank, read_terms, read_weights
from ccjournal.services.units import Units
from ccjournal.storage.learned import LearnedStore

# How much each no takes from a criterion that was never claimed, in log odds, and the most.
EACH_NO, MOST_NO = 0.4, 1.2


@dataclass(frozen=True, slots=True)
class _Known:
    """What was learned from one state of the journal."""

    units: Sequence[Unit]
    shown: Sequence[Shown]
    index: Index
    habits: Habits


class Suggestions:
    """Suggests; links nothing by itself. The files are read when it is first asked."""

    def __init__(self, folder: Path, store: LearnedStore, journal: Journal, units: Units) -> None:
        self._folder = folder
        self._store = store
        self._journal = journal
        self._units = units
        self._known: _Known | None = None
        self._basis: tuple[Terms, Weights, Sequence[Shown]] | None = None

    def of_record(self, record: Record) -> list[Suggestion]:
        """Return what a record shows beyond what it claims; nothing that was turned down in it."""
        form = self._journal.form(record)
        pieces = [
            Piece(field.key, start, end, record.fields[field.key][start:end])
            for field in form.fields
            if field.holds_account
            for start, end in sentences(record.fields.get(field.key, ""))
        ]
        taken = {claim.criterion for claim in record.claims if claim.live}
        taken |= {a.key for a in record.answers if a.kind is AnswerKind.SUGGESTION}
        claimed = self._store.claimed()
        known = self._learned([shown for shown in claimed if shown.record != record.id])
        found = ranked(known.index, known.habits, record.kind, record.title, pieces)
        return self._suggested([one for one in found if one.criterion not in taken], claimed)

    def of_text(self, text: str) -> list[Suggestion]:
        """Return what a text shows that is no record; its part is called by nothing."""
        pieces = [Piece("", start, end, text[start:end]) for start, end in sentences(text)]
        claimed = self._store.claimed()
        known = self._learned(claimed)
        return self._suggested(ranked(known.index, known.habits, "", "", pieces), claimed)

    def _suggested(self, found: Sequence[Ranked], claimed: Sequence[Shown]) -> list[Suggestion]:
        _terms, weights, _bank = self._read()
        yes = {shown.criterion for shown in claimed}
        no = Counter(c for c in self._store.turned_down() if c not in yes)
        less = {criterion: min(EACH_NO * count, MOST_NO) for criterion, count in no.items()}
        return suggestions(found, weights, less)

    def _learned(self, claimed: Sequence[Shown]) -> _Known:
        """Return the index and the habits; no record is to teach about itself."""
        terms, _weights, bank = self._read()
        units, shown = self._units.all(), [*bank, *claimed]
        if self._known is None or (self._known.units, self._known.shown) != (units, shown):
            index = Index(criterion_rows(units, shown), terms)
            self._known = _Known(units, shown, index, Habits.of(shown))
        return self._known

    def _read(self) -> tuple[Terms, Weights, Sequence[Shown]]:
        if self._basis is None:
            terms = read_terms(self._folder)
            weights = read_weights(self._folder / "weights.toml")
            self._basis = terms, weights, read_bank(self._folder / "bank.json")
        return self._basis


def criterion_rows(units: Sequence[Unit], shown: Sequence[Shown]) -> list[Row]:
    """Return what each criterion sounds like: its words, its examples and what showed it."""
    said: dict[str, list[str]] = {}
    for one in shown:
        said.setdefault(one.criterion, []).append(one.text)
    return [
        Row(
            *(c.id, c.text, outcome.title, (*c.examples, *said.get(c.id, ()))),
            group=f"{unit.code}-{outcome.number}",
        )
        for unit in units
        for outcome in unit.outcomes
        for c in outcome.criteria
    ]
