"""The list of records: rows of the journal, or hits of a search."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Hit, Record, RecordRow
from ccjournal.domain.record_type import RecordType

ID_ROLE = Qt.ItemDataRole.UserRole + 1
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 2
SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex
Entry = RecordRow | Hit


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
    text = f"{day.day} {day:%b}"
    return text if day.year == date.today().year else f"{text} {day.year}"


def claims_in_words(live: int, detached: int) -> str:
    """Return how many claims there are, in a few words."""
    words = [] if not live else ["1 claim" if live == 1 else f"{live} claims"]
    return ", ".join([*words, *([f"{detached} detached"] if detached else [])])


class RecordModel(QAbstractListModel):
    """Shows query results; never asks the journal itself."""

    def __init__(self, types: Mapping[str, RecordType], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._types = types
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def put(self, row: RecordRow) -> None:
        """Show a row's new state, or add it at its place: newest event first."""
        self.drop(row.id, unless=row)
        place = self.place_of(row.id)
        if place >= 0:
            self._entries[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index)
            return
        older = (n for n, e in enumerate(self._entries) if _order(e) <= _order(row))
        place = next(older, len(self._entries))
        self.beginInsertRows(QModelIndex(), place, place)
        self._entries.insert(place, row)
        self.endInsertRows()

    def drop(self, record_id: str, *, unless: RecordRow | None = None) -> None:
        """Take a record out; with `unless`, only when its place in the order has changed."""
        place = self.place_of(record_id)
        if place < 0 or (unless and _order(self._entries[place]) == _order(unless)):
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._entries[place]
        self.endRemoveRows()

    def place_of(self, record_id: str) -> int:
        """Return the line of a record, or -1."""
        return next((n for n, e in enumerate(self._entries) if _id(e) == record_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        roles: dict[int, Callable[[], object]] = {
            ID_ROLE: lambda: _id(entry),
            ENTRY_ROLE: lambda: entry,
            SUMMARY_ROLE: lambda: f"{self._kind(entry)}, {short_day(entry.date)}",
            Qt.ItemDataRole.DisplayRole: lambda: self._title(entry),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._sentence(entry),
        }
        return roles[role]() if role in roles else None

    def _title(self, entry: Entry) -> str:
        return entry.title or f"Untitled {self._kind(entry).lower()}"

    def _kind(self, entry: Entry) -> str:
        found = self._types.get(entry.form)
        return found.title if found else entry.kind

    def _sentence(self, entry: Entry) -> str:
        title = entry.title or "Untitled"
        words = [title, self._kind(entry), short_day(entry.date), str(entry.status)]
        if isinstance(entry, Hit):
            words.append(entry.snippet.replace("[[", "").replace("]]", ""))
        elif counted := claims_in_words(entry.live_claims, entry.detached_claims):
            words.append(counted)
        return ", ".join(words)


def _id(entry: Entry) -> str:
    return entry.record_id if isinstance(entry, Hit) else entry.id


def _order(entry: Entry) -> tuple[date, str]:
    return entry.date, entry.ref.rjust(12)


def claim_at(claims: Sequence[Claim], field: str, index: int) -> Claim | None:
    """Return the live claim that holds a place of a field; the shortest when several do."""
    found = [
        claim
        for claim in claims
        if claim.live
        and claim.anchor.field == field
        and claim.anchor.start <= index <= claim.anchor.end
    ]
    return min(found, key=lambda claim: claim.anchor.end - claim.anchor.start, default=None)
