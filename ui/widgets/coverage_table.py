"""The table of criteria: what there is for each, by kind."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

from ui.models.coverage import ASSESSOR, COLUMNS, ID_ROLE, CoverageModel
from ui.theme import Theme
from ui.widgets.coverage_painter import (
    ROW,
    TEXT_X,
    CoverageDelegate,
    CoverageHeader,
    fitted,
)
from ui.widgets.held_table import HeldTable

HEAD, LEAST_TEXT, WIDEST = 38, 230, 1080


class CoverageTable(HeldTable):
    """Tells which criterion the user looks at."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        self._delegate = CoverageDelegate(theme)
        super().__init__(theme, self._delegate, CoverageHeader(theme))
        self.table_model = CoverageModel(self)
        self.setModel(self.table_model)
        self.setObjectName("criteria")
        self.setAccessibleName("Criteria")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setMaximumWidth(theme.px(WIDEST))
        self.table_model.modelReset.connect(self._lay_out)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def choose(self, criterion_id: str) -> None:
        """Select a criterion's row."""
        place = self.table_model.place_of(criterion_id)
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self.table_model.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the drawer with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_row(self.currentIndex())
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first criterion, without opening it."""
        if not self.currentIndex().isValid() and (first := self.table_model.first_place()) >= 0:
            with QSignalBlocker(self.selectionModel()):
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(self.table_model.index(first, 0), flag)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the wording what room is left."""
        super().resizeEvent(event)
        self._lay_out_columns()

    def _lay_out(self) -> None:
        self.clearSpans()
        self._lay_out_columns()
        for line in self.table_model.outcome_rows():
            self.setSpan(line, 0, 1, len(COLUMNS))

    def _lay_out_columns(self) -> None:
        px, others = self._theme.px, 0
        self.setColumnHidden(ASSESSOR, not self.table_model.any_met)
        for place, column in enumerate(COLUMNS[1:], 1):
            self.setColumnWidth(place, px(column.width))
            others += 0 if self.isColumnHidden(place) else px(column.width)
        width = max(px(LEAST_TEXT), self.viewport().width() - others - 2)
        self.setColumnWidth(0, width)
        self._lay_out_rows(width - px(TEXT_X) - px(6))

    def _lay_out_rows(self, room: int) -> None:
        px, metrics = self._theme.px, self._delegate.face("small").metrics
        headings = set(self.table_model.outcome_rows())
        for line in range(self.table_model.rowCount()):
            wording = str(self.table_model.index(line, 0).data()).partition("  ")[2]
            lines = len(fitted(metrics, wording, room))
            tall = max(px(ROW), lines * metrics.lineSpacing() + px(10))
            self.setRowHeight(line, px(HEAD) if line in headings else tall)

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid() and (criterion_id := index.siblingAtColumn(0).data(ID_ROLE)):
            self.chosen.emit(criterion_id)
