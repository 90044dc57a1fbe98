"""The list of records: rows of the journal, or hits of a search."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.days import short_day_in_words
from ccjournal.domain.periods import period_of
from ccjournal.domain.record import Hit, Record, RecordRow, reference_number
from ccjournal.domain.record_type import RecordType

ID_ROLE = Qt.ItemDataRole.UserRole + 1
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 2
SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 3
SECTION_ROLE = Qt.ItemDataRole.UserRole + 4
STATE_ROLE = Qt.ItemDataRole.UserRole + 5
# Rows are laid out in pages of this many. A list lays all of them out anew with each page, so
# that a row further down than the first few thousand is not brought into view by itself.
PAGE, FAR = 200, 2_000
Index = QModelIndex | QPersistentModelIndex
Entry = RecordRow | Hit


# What a list says of a record of which something cannot be read.
DAMAGED = "damaged"


def row_of(record: Record) -> RecordRow:
    """Return the row that the store would give for a record."""
    live = sum(claim.live for claim in record.claims)
    return RecordRow(
        record.id,
        record.ref,
        record.kind,
        record.form,
        record.title,
        record.date,
        record.status,
        record.words,
        live,
        len(record.claims) - live,
    )


def short_day(day: date) -> str:
    """Return a day as people say it: 18 Nov, with the year when it is another one."""
    return short_day_in_words(day, date.today())


def claims_in_words(live: int, detached: int) -> str:
    """Return how many claims there are, in a few words."""
    words = [] if not live else ["1 claim" if live == 1 else f"{live} claims"]
    return ", ".join([*words, *([f"{detached} detached"] if detached else [])])


class RecordModel(QAbstractListModel):
    """Shows query results; never asks the journal itself.

    `more` rows may follow those that it knows, and `newer` ones stand before them. `wanted` tells
    that the end of what is known comes near.
    """

    wanted = Signal()

    def __init__(self, types: Mapping[str, RecordType], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._types = types
        self._entries: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self._laid_out = 0
        self.more = self.newer = False
        self._weakest: Mapping[str, CriterionState] = {}

    @property
    def known(self) -> Sequence[Entry]:
        """All entries, laid out or not."""
        return self._entries

    def show_entries(
        self, entries: Sequence[Entry], *, more: bool = False, newer: bool = False
    ) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._entries = list(entries)
        self._by_id = {_id(entry): entry for entry in entries}
        self._laid_out = min(PAGE, len(self._entries))
        self.more, self.newer = more, newer
        self.endResetModel()

    def extend(self, rows: Sequence[RecordRow], *, more: bool) -> None:
        """Take in the rows that follow; what is laid out stays."""
        at_the_end = self._laid_out == len(self._entries)
        new = [row for row in rows if row.id not in self._by_id]
        self._entries += new
        self._by_id.update((row.id, row) for row in new)
        self.more = more
        if at_the_end:
            self.fetchMore()

    def show_states(self, weakest: Mapping[str, CriterionState]) -> None:
        """Show how far what each record claims is evidenced."""
        if weakest != self._weakest:
            self._weakest = weakest
            if self._laid_out:
                last = self.index(self._laid_out - 1)
                self.dataChanged.emit(self.index(0), last, [STATE_ROLE])

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802
        """Return whether there are rows beyond those laid out."""
        return not parent.isValid() and self._laid_out < len(self._entries)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008, N802
        """Lay out the next page."""
        if self.canFetchMore(parent):
            self._lay_out(self._laid_out + PAGE)
        if self.more and len(self._entries) < self._laid_out + PAGE:
            self.wanted.emit()

    def reach(self, place: int) -> bool:
        """Lay out at least as far as a row; false when it is too far down for that."""
        if self._laid_out <= place < FAR:
            self._lay_out(place + 1)
        return place < self._laid_out

    def put(self, row: RecordRow) -> None:
        """Show a row's new state, or add it at its place: newest event first."""
        self.drop(row.id, unless=row)
        place = self.place_of(row.id)
        self._by_id[row.id] = row
        if place >= 0:
            self._entries[place] = row
            if place < self._laid_out:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        place = bisect_left(self._entries, _newest_first(row), key=_newest_first)
        if (self.more and place == len(self._entries)) or (self.newer and place == 0):
            del self._by_id[row.id]  # it stands among those that are not known
            return
        if place > self._laid_out:
            self._entries.insert(place, row)
            return
        self.beginInsertRows(QModelIndex(), place, place)
        self._entries.insert(place, row)
        self._laid_out += 1
        self.endInsertRows()

    def drop(self, record_id: str, *, unless: RecordRow | None = None) -> None:
        """Take a record out; with `unless`, only when its place in the order has changed."""
        place = self.place_of(record_id)
        if place < 0 or (unless and _newest_first(self._entries[place]) == _newest_first(unless)):
            return
        del self._by_id[record_id]
        if place >= self._laid_out:
            del self._entries[place]
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._entries[place]
        self._laid_out -= 1
        self.endRemoveRows()

    def place_of(self, record_id: str) -> int:
        """Return the line of a record, or -1."""
        entry = self._by_id.get(record_id)
        if entry is None:
            return -1
        if isinstance(entry, Hit):  # hits stand in the order of their rank
            return self._entries.index(entry)
        return bisect_left(self._entries, _newest_first(entry), key=_newest_first)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of entries that are laid out."""
        return 0 if parent.isValid() else self._laid_out

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        cell = CELLS.get(role)
        return cell(self, index.row()) if cell and index.isValid() else None

    def id_of(self, place: int) -> str:
        """Return the id of the record in a row."""
        return _id(self._entries[place])

    def entry(self, place: int) -> Entry:
        """Return what stands in a row."""
        return self._entries[place]

    def title(self, place: int) -> str:
        """Return the title of a row, or what kind of record has none."""
        entry = self._entries[place]
        return entry.title or f"Untitled {self._kind(entry).lower()}"

    def summary(self, place: int) -> str:
        """Return the kind and the day of a row."""
        entry = self._entries[place]
        kind, day = self._kind(entry), entry.date
        return kind if day == date.max else f"{kind} · {short_day(day)}"

    def section(self, place: int) -> str:
        """Return the period that begins with a row; none within one, or in a search."""
        entry, today = self._entries[place], date.today()
        if isinstance(entry, Hit):
            return ""
        period = period_of(entry.date, today)
        before = self._entries[place - 1] if place else None
        return "" if before and period_of(before.date, today) == period else period

    def state(self, place: int) -> CriterionState:
        """Return how far what a record claims is evidenced."""
        entry = self._entries[place]
        if isinstance(entry, Hit) or not (entry.live_claims or entry.detached_claims):
            return CriterionState.NONE
        return self._weakest.get(entry.id, CriterionState.OWN_WORD)

    def sentence(self, place: int) -> str:
        """Return all of a row in words, for a screen reader."""
        entry = self._entries[place]
        title = entry.title or "Untitled"
        words = [title, self._kind(entry), short_day(entry.date), str(entry.status)]
        if isinstance(entry, Hit):
            words.append(entry.snippet.replace("[[", "").replace("]]", ""))
        elif counted := claims_in_words(entry.live_claims, entry.detached_claims):
            words.append(counted)
        if isinstance(entry, RecordRow) and entry.damaged:
            words.append(DAMAGED)
        return ", ".join(words)

    def _kind(self, entry: Entry) -> str:
        found = self._types.get(entry.form)
        return found.title if found else entry.kind

    def _lay_out(self, wanted: int) -> None:
        last = min(wanted, len(self._entries))
        self.beginInsertRows(QModelIndex(), self._laid_out, last - 1)
        self._laid_out = last
        self.endInsertRows()


CELLS: Mapping[int, Callable[[RecordModel, int], object]] = {
    ID_ROLE: RecordModel.id_of,
    ENTRY_ROLE: RecordModel.entry,
    SUMMARY_ROLE: RecordModel.summary,
    SECTION_ROLE: RecordModel.section,
    STATE_ROLE: RecordModel.state,
    Qt.ItemDataRole.DisplayRole: RecordModel.title,
    Qt.ItemDataRole.AccessibleTextRole: RecordModel.sentence,
}


def _id(entry: Entry) -> str:
    return entry.record_id if isinstance(entry, Hit) else entry.id


def _newest_first(entry: Entry) -> tuple[int, int]:
    return -entry.date.toordinal(), -(reference_number(entry.ref) or 0)
