"""The record that is being written, and the words in it that a claim is to rest on."""

from dataclasses import dataclass

from ccjournal.domain.anchor import Anchor, attach
from ccjournal.domain.record import Record
from ccjournal.domain.text import sentence_at
from ui.forms.record_form import RecordForm


@dataclass(frozen=True, slots=True)
class Writing:
    """What is on the page now."""

    record: Record
    form: RecordForm


def chosen_words(writing: Writing) -> Anchor | None:
    """Return the selection, else the sentence at the caret."""
    if found := _selected(writing):
        return found
    if (active := writing.form.active_prose()) is None:
        return None
    key, prose = active
    text = writing.record.fields.get(key, "")
    return attach(key, text, *sentence_at(text, prose.caret()))


def new_words(writing: Writing, lost: Anchor) -> Anchor | None:
    """Return the selection, else the sentence at the caret, else the one at the old place."""
    active = writing.form.active_prose()
    if active and active[0] == lost.field:
        return chosen_words(writing)
    text = writing.record.fields.get(lost.field, "")
    return _selected(writing) or attach(lost.field, text, *sentence_at(text, lost.start))


def _selected(writing: Writing) -> Anchor | None:
    if (active := writing.form.active_prose()) is None:
        return None
    key, prose = active
    return attach(key, writing.record.fields.get(key, ""), *prose.selection())
