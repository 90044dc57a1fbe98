"""Short lists of things to do: a sign, some words, a reason. The model asks nobody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccjournal.domain.coverage import CriterionState

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row. Its sign is a state, an icon, a check box or the counts of a ring.

    `head` stands over the text, `under` and `act` below it, `right` at the end; `tone` is the
    colour of what stands under. `own` words are shown in the writing face.
    """

    key: str
    text: str
    sentence: str
    state: CriterionState | None = None
    icon: str = ""
    checked: bool | None = None
    ring: tuple[int, int, int] | None = None
    head: str = ""
    under: str = ""
    act: str = ""
    right: str = ""
    tone: str = "ink-2"
    own: bool = False


class LineModel(QAbstractListModel):
    """Shows the lines that it is given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace what is shown; lines with the same keys stay where they are."""
        if [line.key for line in lines] == [line.key for line in self._lines] and lines:
            self._lines = list(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """Return the row of a key, or -1."""
        return next((n for n, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what can be ticked off be told as a check box."""
        flags = super().flags(index)
        if index.isValid() and self._lines[index.row()].checked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        roles: dict[int, Callable[[], object]] = {
            KEY_ROLE: lambda: line.key,
            LINE_ROLE: lambda: line,
            Qt.ItemDataRole.DisplayRole: lambda: line.text,
            Qt.ItemDataRole.AccessibleTextRole: lambda: line.sentence,
            Qt.ItemDataRole.CheckStateRole: lambda: _check(line),
        }
        return roles[role]() if role in roles else None


def _check(line: Line) -> Qt.CheckState | None:
    if line.checked is None:
        return None
    return Qt.CheckState.Checked if line.checked else Qt.CheckState.Unchecked
