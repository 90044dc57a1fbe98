"""Chips that filter: one is chosen at a time, each with its count."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ccjournal.domain.coverage import STATE_TITLES, CriterionState
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.glyph import glyph_picture
from ui.widgets.roles import button
from ui.widgets.side_button import with_room

ORDER = (
    CriterionState.OWN_WORD,
    CriterionState.NONE,
    CriterionState.OLD,
    CriterionState.WITH_PROOF,
    CriterionState.MET,
)
SIGN, GAP = 14, 3
Offer = tuple[str, CriterionState | None]


class StateChips(QWidget):
    """All, and one chip for each state that is there."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.group = QButtonGroup(self)
        self._offered: list[CriterionState | None] = []
        self._box = Flow(spacing=6)
        self.setLayout(self._box)

    def show_counts(
        self, total: int, counts: dict[CriterionState, int], only: CriterionState | None
    ) -> None:
        """Show how many there are of each, and which chip is chosen."""
        offers: list[Offer] = [(f"All {total}", None)]
        offers += [(f"{STATE_TITLES[s]} {counts[s]}", s) for s in ORDER if counts[s]]
        if [state for _text, state in offers] != self._offered:
            self._make(offers)
        for chip, (text, state) in zip(self.group.buttons(), offers, strict=True):
            chip.setText(text)
            chip.setChecked(state is only)

    def _make(self, offers: Sequence[Offer]) -> None:
        for old in self.group.buttons():
            self.group.removeButton(old)
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        side = self._theme.px(SIGN)
        wide = QSize(side + self._theme.px(GAP), side)
        for text, state in offers:
            chip = button(text, kind="chip")
            chip.setCheckable(True)
            if state is not None:
                chip.setIcon(with_room(glyph_picture(self._theme, state, SIGN), wide, side))
                chip.setIconSize(wide)
            chip.clicked.connect(lambda _checked=False, state=state: self.chosen.emit(state))
            self.group.addButton(chip)
            self._box.addWidget(chip)
        self._offered = [state for _text, state in offers]
