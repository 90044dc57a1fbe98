"""The Coverage page: how far each criterion of a unit is shown, and what would help."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedWidget, QWidget

from ccjournal.domain.coverage import CriterionState, summary
from ccjournal.domain.gaps import Effort, Gap
from ui.desk import Desk
from ui.models.today import counts_of
from ui.steps import prove
from ui.views.criterion_drawer import CriterionDrawer
from ui.views.page import Page
from ui.widgets.boxes import column, row
from ui.widgets.chips import StateChips
from ui.widgets.coverage_table import CoverageTable
from ui.widgets.gap_list import GapList, tool
from ui.widgets.next_bar import StepBar
from ui.widgets.pie import Pie
from ui.widgets.roles import button, label

DRAWER, NARROW = 352, 760
WIDE_DRAWER, WIDE = 440, 1390
NO_UNITS = "No unit in this journal yet"
ADD_ONE = "Pick yours in the Library and add it. Its criteria then stand here."
CARD = 360


class CoveragePage(Page):
    """The matrix of a unit; beside it the gaps, or the criterion that was chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "coverage")
        self._only: CriterionState | None = None
        self._criterion, self._put_away, self._waits = "", False, False
        self._opener: QWidget | None = None
        self._asker = desk.asker(self, self._on_gaps)
        self.unit_box = QComboBox()
        self.unit_box.setAccessibleName("Unit")
        self.unit_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.pie = Pie(desk.theme, 46, 7)
        self.title, self.stand = label("", "unit-title"), label("", "small")
        library = partial(desk.page_wanted.emit, "library")
        self.wording = button("Wording", library, "link")
        self.show_gaps = tool(desk.theme, "panel-right", "Show the gaps")
        self.chips = StateChips(desk.theme)
        self.filters = self.chips.group
        self.table = CoverageTable(desk.theme)
        self.drawer, self.gaps = CriterionDrawer(desk), GapList(desk.theme)
        self.empty = QFrame()
        self.empty.setProperty("card", "true")
        self.empty.setFixedWidth(desk.theme.px(CARD))
        self._empty, self._left, self._side = QWidget(), QWidget(), QStackedWidget()
        act = row(button("Choose a unit", library), -1)
        said = label(NO_UNITS, "pane-title"), label(ADD_ONE, "small")
        self.empty.setLayout(column(*said, 4, act, margins=desk.theme.px(20)))
        self._lay_out()
        self._connect()
        self._fill_units()
        self._arrange()

    def refresh(self) -> None:
        """Show what the drawer's criterion has now."""
        if self._criterion:
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
            self.table.setFocus()
            self.table.choose(criterion_id)
            self._on_chosen(criterion_id)

    def focus_first(self) -> None:
        """Put the focus on the first gap, else on the table."""
        gaps = self.gaps.list
        ready = gaps.isVisibleTo(self) and gaps.lines.rowCount() > 0
        # The gaps are still being looked for: the focus goes to them when they are there.
        self._waits = not ready
        first = gaps if ready else self.table
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the criterion with Esc before anything else."""
        if event.key() == Qt.Key.Key_Escape and self._criterion:
            self._close_drawer()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the drawer cover the table where both have no room."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        head = row(self.pie, column(self.title, self.stand, spacing=2), spacing=px(16))
        for part in (self.unit_box, self.wording, self.show_gaps):
            head.addWidget(part)
        head.setStretch(1, 1)
        above = column(head, self.chips, spacing=px(14))
        above.setContentsMargins(px(8), 0, 0, 0)
        left = column(above, self.table, spacing=px(12))
        left.setContentsMargins(px(24), px(20), px(14), 0)
        left.setStretch(1, 1)
        self._left.setLayout(left)
        self._empty.setLayout(column(-1, row(-1, self.empty, -1), -1))
        self._side.addWidget(self.gaps)
        self._side.addWidget(self.drawer)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        for pane in (self._empty, self._left, self._side):
            middle.addWidget(pane)
        box = column(middle, StepBar(self.desk), spacing=0)
        box.setStretch(0, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.unit_box.currentIndexChanged.connect(self._show)
        self.chips.chosen.connect(self._filter)
        self.table.chosen.connect(self._on_chosen)
        self.table.entered.connect(self.drawer.focus_first)
        self.drawer.closed.connect(self._close_drawer)
        self.gaps.wanted.connect(self._close_gap)
        self.gaps.hide_wanted.connect(partial(self._show_side, shown=False))
        self.show_gaps.clicked.connect(lambda _checked=False: self._show_side(shown=True))

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
            self._arrange()
            return
        unit, states = self.desk.services.units.get(code), self.desk.states
        found = [states[c.id] for c in unit.criteria if c.id in states]
        counts = summary(found)
        proof = counts[CriterionState.WITH_PROOF] + counts[CriterionState.MET]
        word, start = counts[CriterionState.OWN_WORD], counts[CriterionState.NONE]
        self.title.setText(unit.short_title or unit.title)
        self.title.setToolTip(unit.title)
        self.wording.setText(f"Wording, version {unit.version}")
        old = f", {counts[CriterionState.OLD]} getting old" if counts[CriterionState.OLD] else ""
        self.stand.setText(
            f"{proof} of {len(found)} with proof, {word} your word only{old}, {start} to start"
        )
        self.pie.show_counts(unit.short_title or unit.title, counts_of(unit, states))
        if self._only and not counts[self._only]:
            self._only = None
        self.chips.show_counts(len(found), counts, self._only)
        with QSignalBlocker(self.table.selectionModel()):
            self.table.table_model.show_unit(unit, states, self._only)
            if self._criterion:
                self.table.choose(self._criterion)
        if states:
            overview, known = self.desk.services.overview, dict(states)
            self._asker.ask(lambda _progress: overview.gaps(code, known))
        self._arrange()

    def _on_gaps(self, gaps: list[Gap]) -> None:
        self.gaps.show_gaps(gaps)
        if self._waits and gaps and self.table.hasFocus() and not self._criterion:
            self.focus_first()
        self._waits = False

    def _filter(self, state: CriterionState | None) -> None:
        self._only = state
        self._show()

    def _close_gap(self, gap: Gap) -> None:
        desk, first = self.desk, gap.criteria[0].id
        if gap.effort is Effort.LINK:
            desk.record_wanted.emit(gap.record_id)
        elif gap.effort is Effort.PROOF:
            prove(desk, tuple(c.id for c in gap.criteria))
        else:
            desk.writing_wanted.emit("", first)

    def _on_chosen(self, criterion_id: str) -> None:
        if not self._criterion:
            self._opener = self.focusWidget()
        self._criterion = criterion_id
        self.drawer.show_criterion(criterion_id)
        self._arrange()

    def _close_drawer(self) -> None:
        self._criterion = ""
        with QSignalBlocker(self.table.selectionModel()):
            self.table.clearSelection()
        self.table.viewport().update()
        self._arrange()
        opener, self._opener = self._opener, None
        (opener if opener and opener.isVisibleTo(self) else self.table).setFocus()

    def _show_side(self, *, shown: bool) -> None:
        self._put_away = not shown
        self._arrange()
        (self.gaps.list if shown else self.show_gaps).setFocus()

    def _arrange(self) -> None:
        px, open_ = self.desk.theme.px, bool(self._criterion)
        wide, any_ = self.width() >= px(NARROW), self.unit_box.count() > 0
        side = any_ and (open_ or (wide and not self._put_away))
        self._side.setCurrentWidget(self.drawer if open_ else self.gaps)
        self._side.setVisible(side)
        drawer = px(WIDE_DRAWER if self.width() >= px(WIDE) else DRAWER)
        self._side.setMinimumWidth(drawer if wide else 0)
        self._side.setMaximumWidth(drawer if wide else self.width())
        self._left.setVisible(any_ and (wide or not open_))
        self._empty.setVisible(not any_)
        self.unit_box.setVisible(not wide)
        self.wording.setVisible(wide)
        self.show_gaps.setVisible(wide and self._put_away and not open_)
