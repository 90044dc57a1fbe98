"""Proof beyond the learner's own account, and the criteria it supports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.text import clean, one_line
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.changes import Change
from ccjournal.services.units import Units
from ccjournal.storage.evidence import EvidenceStore


class Evidence:
    """The pieces of proof noted in one journal."""

    def __init__(self, store: EvidenceStore, units: Units) -> None:
        self._store = store
        self._units = units

    def all(self) -> list[EvidenceItem]:
        """Return the pieces that are not in the bin, newest event first."""
        return [item for item in self._store.all() if not item.deleted]

    def supporting(self, criterion_id: str) -> list[EvidenceItem]:
        """Return the pieces that support a criterion."""
        return [item for item in self.all() if criterion_id in item.criteria]

    def add(self, item: EvidenceItem) -> tuple[Change, EvidenceItem]:
        """Note a piece of proof (id and number are given here).

        Raises `RefusedError` without a title or criteria, `NotFoundError` for an unknown one.
        """
        kept = self._store.put(replace(self._checked(item), id=uuid4().hex))
        return self._change("Add proof", replace(kept, deleted=True), kept), kept

    def edit(self, item: EvidenceItem) -> Change:
        """Replace what is noted of a piece of proof."""
        return self._put("Edit proof", self._checked(item))

    def delete(self, item_id: str) -> Change:
        """Put a piece of proof in the bin."""
        return self._put("Delete proof", replace(self._get(item_id), deleted=True))

    def restore(self, item_id: str) -> Change:
        """Take a piece of proof out of the bin."""
        return self._put("Restore proof", replace(self._get(item_id), deleted=False))

    def _get(self, item_id: str) -> EvidenceItem:
        for item in self._store.all():
            if item.id == item_id:
                return item
        raise NotFoundError("That piece of proof is no longer there")

    def _checked(self, item: EvidenceItem) -> EvidenceItem:
        title = one_line(clean(item.title).text)
        if not title:
            raise RefusedError("Proof needs a title", "Say in a few words what it is")
        if not item.criteria:
            raise RefusedError("Proof needs a criterion", "Choose what it shows")
        for criterion in item.criteria:
            self._units.criterion(criterion)
        return replace(
            item,
            title=title,
            location=one_line(clean(item.location).text),
            source=one_line(clean(item.source).text),
        )

    def _put(self, label: str, after: EvidenceItem) -> Change:
        before = self._get(after.id)
        self._store.put(after)
        return self._change(label, before, after)

    def _change(self, label: str, before: EvidenceItem, after: EvidenceItem) -> Change:
        return Change(label, frozenset({after.id}), undo=lambda: self._put(label, before))


def proof(
    kind: EvidenceKind, title: str, day: date, criteria: Sequence[str], *, source: str = ""
) -> EvidenceItem:
    """Return a piece of proof that the journal has not kept yet."""
    return EvidenceItem("", kind, title, day, tuple(criteria), source=source)
