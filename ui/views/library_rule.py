"""A law, code or framework in the Library: its clauses, what they change, and when it applied."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from ccjournal.domain.regulation import Clause
from ccjournal.services.library import RuleOnShelf, SectorsOnShelf
from ui.desk import Desk
from ui.icons import pixmap
from ui.models.library_rules import (
    KINDS,
    NOT_LOOKED_UP,
    YOUR_SECTORS,
    sectors_in_words,
    standing,
)
from ui.views.library_acts import LibraryActs
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, hairline, label

Part = QWidget | QLayout | int
NO_ADVICE = "In our own words, and no legal advice. Ask at work which rules your centre follows."
SECTORS_DO = (
    "Where do you work? Rules of other sectors are left out here, and where you pick a clause. "
    "With no sector chosen you see all."
)


def rule_parts(rule: RuleOnShelf, desk: Desk, acts: LibraryActs) -> Iterator[Part]:
    """Return the parts of a rule, its name first."""
    found = rule.regulation
    kind = f"{KINDS[found.kind]} of {found.by}" if found.by else KINDS[found.kind]
    whose = "comes with the program" if rule.file is None else "yours"
    yield label(found.name, "screen-title")
    told = (kind, standing(found, rule.day), whose)
    yield label(", ".join(filter(None, told)), "caption")
    if found.unverified:
        yield _warning(desk, NOT_LOOKED_UP)
    yield from _over(rule, acts)
    for text in (found.summary, found.note):
        if text:
            yield label(text)
    if found.names:
        yield label(f"Also called: {', '.join(found.names)}", "small")
    if found.sectors:
        yield label(f"Only for: {', '.join(found.sectors)}", "small")
    yield from _clauses(rule, desk)
    yield 14
    if found.source:
        yield label(f"Where we read it: {found.source}", "small")
    if rule.file is None:
        yield label(NO_ADVICE, "small")
    else:
        yield label("Its file", "head")
        yield label(str(rule.file), "small")
        show = partial(desk.dialogs.open_outside, rule.file.parent)
        yield row(button("Show its folder", show), -1)


def sector_parts(sectors: SectorsOnShelf, _desk: Desk, acts: LibraryActs) -> Iterator[Part]:
    """Return the choice of sectors."""
    yield label(YOUR_SECTORS, "screen-title")
    yield label(SECTORS_DO)
    yield SectorBoxes(sectors, acts)


class SectorBoxes(QWidget):
    """A box to tick for each sector; each tick is one step that undo takes back."""

    def __init__(self, sectors: SectorsOnShelf, acts: LibraryActs) -> None:
        super().__init__()
        self._acts = acts
        self.boxes = {
            sector: QCheckBox(sectors_in_words([sector]).replace("&", "&&"))
            for sector in sectors.sectors
        }
        self.setLayout(column(*self.boxes.values(), spacing=8))
        self._show(sectors.chosen)
        for box in self.boxes.values():
            box.clicked.connect(self._on_ticked)
        acts.sectors_read.connect(self._show)

    def _show(self, chosen: Sequence[str]) -> None:
        held = {sector.casefold() for sector in chosen}
        for sector, box in self.boxes.items():
            box.setChecked(sector.casefold() in held)

    def _on_ticked(self) -> None:
        self._acts.choose_sectors([s for s, box in self.boxes.items() if box.isChecked()])


def _over(rule: RuleOnShelf, acts: LibraryActs) -> Iterator[Part]:
    """Yield since when it no longer applies, and the way to what took its place."""
    if rule.regulation.in_force(rule.day) or rule.regulation.superseded is None:
        return
    if rule.successor is None:
        return
    yield label(f"{rule.successor.name} took its place.")
    key = f"rule {rule.successor.key}"
    go = button(f"Show {rule.successor.name}", partial(acts.wanted.emit, key), "link")
    yield row(go, -1)


def _clauses(rule: RuleOnShelf, desk: Desk) -> Iterator[Part]:
    found = rule.regulation
    if not found.clauses and found.in_force(rule.day):
        yield label("No clause is noted here yet. Your own file can add some.", "small")
    now = found.clauses_on(rule.day)
    for clause in (*now, *(c for c in found.clauses if c not in now)):
        yield 8
        yield from _clause(clause, rule, desk)


def _clause(clause: Clause, rule: RuleOnShelf, desk: Desk) -> Iterator[Part]:
    head = row(label(_begun(clause.number), "strong"), -1, spacing=10)
    if told := standing(clause, rule.day):
        head.addWidget(label(_begun(told), "caption", wrap=False))
    yield head
    yield hairline()
    yield label(clause.says)
    if clause.unverified and not rule.regulation.unverified:
        yield _warning(desk, NOT_LOOKED_UP)
    if clause.my_day:
        yield label("What it changes in my day", "head")
        day = label(clause.my_day, "quote")
        day.setProperty("bar", "true")
        yield day


def _warning(desk: Desk, text: str) -> QLayout:
    sign = label("", wrap=False)
    sign.setPixmap(pixmap(desk.theme, "circle-help", "ask-ink", 16))
    line = row(sign, label(text), spacing=10)
    line.setStretch(1, 1)
    return line


def _begun(text: str) -> str:
    """Return words as they stand at the beginning of a line."""
    return text[:1].upper() + text[1:]
