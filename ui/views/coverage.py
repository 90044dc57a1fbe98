"""The Coverage page: how far each criterion of a unit is shown, and what would help."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSplitter, QWidget

from ccjournal.domain.coverage import STATE_TITLES, CriterionState, summary
from ui.desk import Desk
from ui.views.criterion_drawer import CriterionDrawer
from ui.views.page import Page
from ui.widgets.boxes import column, row
from ui.widgets.coverage_table import CoverageTable
from ui.widgets.flow import Flow
from ui.widgets.glyph import Pie
from ui.widgets.roles import button, label

DRAWER, NARROW = 352, 760


class CoveragePage(Page):
    """Unit, summary, filter and table; the chosen criterion in a drawer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "coverage")
        self._only: CriterionState | None = None
        self._offered: list[CriterionState | None] = []
        self._criterion = ""
        self.unit_box = QComboBox()
        self.unit_box.setAccessibleName("Unit")
        self.unit_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.pie = Pie(desk.theme)
        self.title, self.stand = label("", "screen-title"), label("", "small")
        self.filters = QButtonGroup(self)
        self._filter_box = Flow(spacing=6)
        self.table = CoverageTable(desk.theme)
        self.drawer = CriterionDrawer(desk)
        self._left = QWidget()
        self._splitter = QSplitter()
        self._lay_out()
        self.unit_box.currentIndexChanged.connect(self._show)
        self.table.chosen.connect(self._on_chosen)
        self.drawer.closed.connect(self._close_drawer)
        self._fill_units()
        self._arrange()

    def refresh(self) -> None:
        """Show what the drawer's criterion has now."""
        if self.drawer.isVisible() and self._criterion:
            self.drawer.show_criterion(self._criterion)

    def refresh_states(self) -> None:
        """Show the present coverage."""
        self._fill_units()
        self._show()

    def show_unit(self, code: str) -> None:
        """Show a unit."""
        place = self.unit_box.findData(code)
        if place >= 0:
            self.unit_box.setCurrentIndex(place)

    def show_criterion(self, criterion_id: str) -> None:
        """Show a criterion in its unit."""
        if match := self.desk.criterion(criterion_id):
            self._only = None
            self.show_unit(match.unit.code)
            self._show()
            self.table.choose(criterion_id)
            self._on_chosen(criterion_id)

    def focus_first(self) -> None:
        """Put the focus on the table, at the first gap."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the drawer cover the table where both have no room."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        head = row(self.pie, column(self.title, self.stand, spacing=2), spacing=14)
        head.setStretch(1, 1)
        left = column(row(self.unit_box, -1), head, self._filter_box, self.table, spacing=10)
        left.setContentsMargins(32, 16, 12, 0)
        left.setStretch(3, 1)
        self._left.setLayout(left)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self.drawer)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)

    def _fill_units(self) -> None:
        units = self.desk.services.units.all()
        codes = [self.unit_box.itemData(n) for n in range(self.unit_box.count())]
        if codes != [unit.code for unit in units]:
            with QSignalBlocker(self.unit_box):
                self.unit_box.clear()
                for unit in units:
                    self.unit_box.addItem(unit.short_title or unit.title, unit.code)

    def _show(self) -> None:
        code = self.unit_box.currentData()
        if code is None:
            self.title.setText("No units in this journal")
            return
        unit = self.desk.services.units.get(code)
        states = [self.desk.states[c.id] for c in unit.criteria if c.id in self.desk.states]
        counts = summary(states)
        proof = counts[CriterionState.WITH_PROOF] + counts[CriterionState.MET]
        word, start = counts[CriterionState.OWN_WORD], counts[CriterionState.NONE]
        self.title.setText(unit.title)
        old = f", {counts[CriterionState.OLD]} getting old" if counts[CriterionState.OLD] else ""
        self.stand.setText(
            f"{proof} of {len(states)} with proof, {word} your word only{old}, {start} to start"
        )
        self.pie.show_parts(proof, len(states) - proof - start, start)
        if self._only and not counts[self._only]:
            self._only = None
        self._show_filters(len(states), counts)
        with QSignalBlocker(self.table.selectionModel()):
            self.table.table_model.show_unit(unit, self.desk.states, self._only)
            if self.drawer.isVisible():
                self.table.choose(self._criterion)

    def _show_filters(self, total: int, counts: dict[CriterionState, int]) -> None:
        offers: list[tuple[str, CriterionState | None]] = [(f"All {total}", None)]
        offers += [(f"{STATE_TITLES[s]} {counts[s]}", s) for s in CriterionState if counts[s]]
        chips = self.filters.buttons()
        if len(chips) == len(offers):
            for chip, (text, _state) in zip(chips, offers, strict=True):
                chip.setText(text)
        else:
            self._make_chips(offers)
            chips = self.filters.buttons()
        self._offered = [state for _text, state in offers]
        for chip, state in zip(chips, self._offered, strict=True):
            chip.setChecked(state is self._only)

    def _make_chips(self, offers: list[tuple[str, CriterionState | None]]) -> None:
        for old in self.filters.buttons():
            self.filters.removeButton(old)
            self._filter_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        for text, _state in offers:
            chip = button(text, kind="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, chip=chip: self._filter(chip))
            self.filters.addButton(chip)
            self._filter_box.addWidget(chip)

    def _filter(self, chip: QPushButton) -> None:
        self._only = self._offered[self.filters.buttons().index(chip)]
        self._show()

    def _on_chosen(self, criterion_id: str) -> None:
        self._criterion = criterion_id
        self.drawer.show_criterion(criterion_id)
        self._arrange()

    def _close_drawer(self) -> None:
        self._criterion = ""
        self.table.clearSelection()
        self._arrange()
        self.table.setFocus()

    def _arrange(self) -> None:
        px = self.desk.theme.px
        self.drawer.setVisible(bool(self._criterion))
        self.drawer.setMinimumWidth(px(300))
        self._left.setVisible(not self._criterion or self.width() >= px(NARROW))
        self._splitter.setSizes([self.width() - px(DRAWER), px(DRAWER)])
