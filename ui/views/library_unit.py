"""A unit in the Library: what is assessed, and apart from it what assessors look for."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from ccjournal.domain.unit import Criterion, Unit
from ccjournal.services.library import UnitOnShelf
from ui.desk import Desk
from ui.views.criterion_drawer import GUIDANCE_TITLES
from ui.views.library_acts import LibraryActs
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, hairline, label

NUMBER = 34
NOT_THE_SPECIFICATION = "Guidance, not the specification. Nothing here is assessed as such."


def unit_parts(
    on_shelf: UnitOnShelf, desk: Desk, acts: LibraryActs
) -> Iterator[QWidget | QLayout | int]:
    """Return the parts of a unit, its title first."""
    unit = on_shelf.unit
    yield label(unit.title, "screen-title")
    yield label(f"{unit.code}, version {unit.version}", "caption")
    if unit.notice:
        yield label(unit.notice, "small")
    if on_shelf.kept:
        act = button("Show its coverage", partial(desk.unit_wanted.emit, unit.code))
    else:
        add = "" if desk.reading else " Add it, and its criteria can be claimed."
        yield label(f"This unit is not in the journal.{add}")
        act = button("Add to this journal", partial(acts.add_unit, unit))
    if on_shelf.kept or not desk.reading:
        yield row(act, -1)
    for outcome in unit.outcomes:
        yield 10
        yield label(f"{outcome.number}  {outcome.title}", "strong")
        yield hairline()
        for criterion in outcome.criteria:
            yield _criterion(criterion, desk)
    if unit.guidance:
        yield 18
        yield label("What assessors look for", "pane-title")
        yield label(NOT_THE_SPECIFICATION, "small")
        yield _guidance(unit)


def _criterion(criterion: Criterion, desk: Desk) -> QHBoxLayout:
    number = label(criterion.number, "head", wrap=False)
    number.setFixedWidth(desk.theme.px(NUMBER))
    line = row(number, label(criterion.text), spacing=10)
    line.setAlignment(number, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return line


def _guidance(unit: Unit) -> QFrame:
    card = QFrame()
    card.setProperty("card", "guidance")
    box = column(margins=16, spacing=4)
    for place, found in enumerate(unit.guidance):
        where = ", ".join(criterion.partition("-")[2] for criterion in found.criteria)
        box.addSpacing(8 if place else 0)
        box.addWidget(label(f"{GUIDANCE_TITLES[found.kind]}, {where}", "head"))
        for text in (found.note, found.prompt):
            if text:
                box.addWidget(label(text, "guidance"))
    card.setLayout(box)
    return card
