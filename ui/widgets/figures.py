"""The numbers behind a chart, for those who do not see it and those who want to know."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.models.figures import Figures
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label

WIDTH, HEIGHT, LINE = 420, 460, 30


class FiguresDialog(QDialog):
    """A sentence and a table; the chart has the focus again when it is closed."""

    def __init__(self, figures: Figures, theme: Theme, chart: QWidget) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setObjectName("figures")
        self.setWindowTitle(figures.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = _table(figures, theme.px(LINE))
        px = theme.px
        title, sentence = label(figures.title, "pane-title"), label(figures.sentence)
        close = button("Close", self.accept)
        box = column(title, sentence, self.table, row(-1, close), spacing=px(12))
        box.setContentsMargins(px(24), px(20), px(24), px(20))
        box.setStretch(2, 1)
        self.setLayout(box)
        self.resize(px(WIDTH), px(HEIGHT))
        self.finished.connect(self._go_back)
        self.table.setFocus()

    def _go_back(self) -> None:
        self._chart.window().activateWindow()
        self._chart.setFocus(Qt.FocusReason.OtherFocusReason)


def _table(figures: Figures, line: int) -> QTableWidget:
    made = QTableWidget(len(figures.rows), len(figures.headings))
    made.setAccessibleName(figures.title)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(line)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setHighlightSections(False)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    for place, heading in enumerate(figures.headings):
        head = QTableWidgetItem(heading)
        head.setTextAlignment((right if place else left) | Qt.AlignmentFlag.AlignVCenter)
        made.setHorizontalHeaderItem(place, head)
    for at, values in enumerate(figures.rows):
        for place, value in enumerate(values):
            item = QTableWidgetItem(value)
            item.setTextAlignment((right if place else left) | Qt.AlignmentFlag.AlignVCenter)
            made.setItem(at, place, item)
    if figures.rows:
        made.setCurrentCell(0, 0)
    return made
