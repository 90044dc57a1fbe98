"""The criteria of a unit as a table: outcomes as headings, one row for each criterion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccjournal.domain.claim import without_examples
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.days import day_and_month, day_in_words
from ccjournal.domain.unit import Criterion, Outcome, Unit

ID_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width at 100 %, and how to read it."""

    heading: str
    width: int
    text: Callable[[Criterion, CriterionCoverage], str]
    icon: str = ""


def _day(day: date) -> str:
    this_year = day.year == date.today().year
    return day_and_month(day) if this_year else day_in_words(day).partition(" ")[2]


def _count(number: int) -> str:
    return str(number) if number else "·"


COLUMNS = (
    Column("Criterion", 250, lambda c, _s: f"{c.number}  {without_examples(c.text)}"),
    Column("Account", 60, lambda _c, s: _count(s.accounts), "pen-line"),
    Column("Product", 60, lambda _c, s: _count(s.products), "file-text"),
    Column("Observed", 62, lambda _c, s: _count(s.observations), "eye"),
    Column("Witness", 60, lambda _c, s: _count(s.witnesses), "user-check"),
    Column("Discussed", 66, lambda _c, s: _count(s.discussions), "messages-square"),
    Column("Times", 54, lambda _c, s: s.tally),
    Column("Newest", 64, lambda _c, s: _day(s.newest) if s.newest else ""),
    Column("Assessor", 76, lambda _c, s: "Met" if s.state is CriterionState.MET else ""),
)
FIRST_COUNT, LAST_COUNT = 1, 5
NEWEST, ASSESSOR = 7, 8
Row = Outcome | tuple[Criterion, CriterionCoverage]


class CoverageModel(QAbstractTableModel):
    """Shows states that it is given; never asks the journal itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_unit(
        self,
        unit: Unit,
        states: Mapping[str, CriterionCoverage],
        only: CriterionState | None = None,
    ) -> None:
        """Show a unit's criteria, all or those of one state; outcomes without any are left out."""
        self.beginResetModel()
        self._rows = []
        for outcome in unit.outcomes:
            found = [(c, states[c.id]) for c in outcome.criteria if c.id in states]
            found = [(c, s) for c, s in found if only is None or s.state is only]
            if found:
                self._rows += [outcome, *found]
        self.endResetModel()

    @property
    def any_met(self) -> bool:
        """Whether an assessor has decided on anything that is shown."""
        met = CriterionState.MET
        return any(not isinstance(row, Outcome) and row[1].state is met for row in self._rows)

    def outcome_rows(self) -> list[int]:
        """Return the lines that are headings."""
        return [n for n, row in enumerate(self._rows) if isinstance(row, Outcome)]

    def first_place(self) -> int:
        """Return the line of the first criterion, or -1."""
        places = (n for n, row in enumerate(self._rows) if not isinstance(row, Outcome))
        return next(places, -1)

    def place_of(self, criterion_id: str) -> int:
        """Return the line of a criterion, or -1."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, Outcome) and row[0].id == criterion_id:
                return place
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let criteria be chosen, but not headings."""
        if index.isValid() and isinstance(self._rows[index.row()], Outcome):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Outcome):
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return f"{row.number}  {row.title}" if shown and index.column() == 0 else None
        return _cell(row[0], row[1], index.column(), role)


def _cell(criterion: Criterion, state: CriterionCoverage, column: int, role: int) -> object:
    roles: dict[int, Callable[[], object]] = {
        ID_ROLE: lambda: criterion.id,
        STATE_ROLE: lambda: state,
        Qt.ItemDataRole.DisplayRole: lambda: COLUMNS[column].text(criterion, state),
        Qt.ItemDataRole.AccessibleTextRole: lambda: _sentence(column, criterion, state),
        Qt.ItemDataRole.ToolTipRole: lambda: criterion.text if column == 0 else None,
    }
    return roles[role]() if role in roles else None


def _sentence(column: int, criterion: Criterion, state: CriterionCoverage) -> str:
    if column == 0:
        accounts = "1 account" if state.accounts == 1 else f"{state.accounts or 'no'} accounts"
        return f"{criterion.number} {criterion.text} {state.title}, {accounts}, {state.times}"
    text = COLUMNS[column].text(criterion, state).replace("·", "none") or "none"
    return f"{COLUMNS[column].heading}: {text}"
