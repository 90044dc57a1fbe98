"""Going from one thing beside the words to the next: claims, questions, personal data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.tip import Tip
from ui.announce import announce
from ui.desk import Desk
from ui.widgets.tip_row import spoken

if TYPE_CHECKING:
    from ui.views.writing import WritingPage

NOTHING = "Nothing to go to yet. Ctrl+E makes a claim with the words at the caret."


@dataclass(frozen=True, slots=True)
class Stop:
    """A claim or a tip, and where it stands: the number of its part and a place in it."""

    part: int
    place: int
    name: str
    tip: Tip | None = None


class Walk(QObject):
    """Goes in the order of the text, from where the caret is, and round the ends."""

    def __init__(self, desk: Desk, page: "WritingPage") -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._last: tuple[str, tuple[int, int]] | None = None

    def go(self, step: int) -> None:
        """Go to the next thing, or to the one before."""
        stops = sorted(self._stops(), key=lambda stop: (stop.part, stop.place))
        if not stops:
            self._desk.told.emit(NOTHING)
            return
        stop = stops[self._next(stops, step) % len(stops)]
        if stop.tip is not None:
            self._page.tip_acts.go(stop.tip)
            announce(self._page.panel, spoken(stop.tip))
        else:
            self._page.linking.enter(stop.name)
        self._last = (stop.name, self._caret())

    def _next(self, stops: list[Stop], step: int) -> int:
        caret = self._caret()
        if self._last and self._last[1] == caret:
            names = [stop.name for stop in stops]
            if self._last[0] in names:
                return names.index(self._last[0]) + step
        before = sum((stop.part, stop.place) <= caret for stop in stops)
        if step > 0:
            return before
        return sum((stop.part, stop.place) < caret for stop in stops) - 1

    def _caret(self) -> tuple[int, int]:
        """Return the part that has the caret, and the place in it; the title is before all."""
        form = self._page.form
        active = form.active_prose() if form else None
        if form is None or active is None or form.title.hasFocus():
            return -1, 0
        return list(form.parts).index(active[0]), active[1].textCursor().selectionStart()

    def _stops(self) -> list[Stop]:
        form = self._page.form
        if form is None:
            return []
        found = [
            Stop(number, placed.start, placed.mark.name)
            for number, key in enumerate(form.parts)
            if (prose := form.prose(key))
            for placed in prose.marks
        ]
        claims = {stop.name: stop for stop in found}
        tips = self._page.advising.tips.values()
        told = (tip for tip in tips if tip.kind is not AnswerKind.SUGGESTION)
        return [*found, *(self._stop(tip, claims) for tip in told)]

    def _stop(self, tip: Tip, claims: dict[str, Stop]) -> Stop:
        form = self._page.form
        if tip.claim in claims:
            claim = claims[tip.claim]
            return Stop(claim.part, claim.place, tip.name, tip)
        if form is None or tip.field not in form.parts:
            return Stop(-1, tip.start, tip.name, tip)
        number, prose = list(form.parts).index(tip.field), form.prose(tip.field)
        place = prose.tips.place(tip.name) if prose else None
        return Stop(number, place[0] if place else 0, tip.name, tip)
