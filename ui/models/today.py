"""What the lists on Today show, as lines."""

from collections.abc import Mapping
from datetime import date

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.days import day_of_week
from ccjournal.domain.next_step import NoteFact, late_in_words
from ccjournal.domain.table import DueItem
from ccjournal.domain.text import one_line, shorten
from ccjournal.domain.unit import Unit
from ccjournal.services.overview import Question
from ui.models.counts import Counts, counts_in_words
from ui.models.lines import Line

NOTE_LENGTH = 160


def question_line(question: Question) -> Line:
    """Return a question that is worth writing about."""
    return Line(
        question.criterion,
        question.text,
        f"{question.text} {question.where}, {question.reason.lower()}",
        state=question.state,
        under=question.where,
        right=question.reason,
    )


def note_line(note: NoteFact) -> Line:
    """Return a quick note to grow."""
    words = shorten(one_line(note.words), NOTE_LENGTH)
    day = day_of_week(note.date)
    return Line(
        note.record_id,
        words,
        f"{words} Quick note of {day}. Enter grows it.",
        icon="pen-line",
        right=day,
        own=True,
    )


def due_key(item: DueItem) -> str:
    """Return what tells one thing to do from another."""
    return f"{item.record_id} {item.field} {item.row}"


def due_line(item: DueItem, today: date) -> Line:
    """Return something to do with its check box."""
    text = f"{item.person}: {one_line(item.text)}" if item.person else one_line(item.text)
    when = late_in_words(item, today)
    tone = "ink-2"
    if item.is_late(today):
        tone = "alert-ink"
    elif item.done is None and item.due == today:
        tone = "ask-ink"
    done = item.done is not None
    sentence = f"{text}, {when[0].lower()}{when[1:]}" if done else f"{text}, {when}, not done"
    return Line(due_key(item), text, sentence, checked=done, under=when, tone=tone)


def counts_of(unit: Unit, states: Mapping[str, CriterionCoverage]) -> Counts:
    """Return how many criteria of a unit are with proof, rest on your word, and are to start."""
    found = [states[c.id] for c in unit.criteria if c.id in states]
    proof = sum(s.state in {CriterionState.WITH_PROOF, CriterionState.MET} for s in found)
    start = sum(s.is_gap for s in found)
    return proof, len(found) - proof - start, start


def unit_line(unit: Unit, states: Mapping[str, CriterionCoverage]) -> Line:
    """Return a unit with its ring."""
    counts = counts_of(unit, states)
    title, stand = unit.short_title or unit.title, counts_in_words(counts)
    return Line(unit.code, title, f"{title}: {stand}", ring=counts, under=stand)
