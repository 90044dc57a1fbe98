"""The rows of the Library: headings with counts, and below them what can be looked at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccjournal.domain.team import count_in_words
from ccjournal.services.library import (
    FormOnShelf,
    OwnFolder,
    PersonOnShelf,
    Shelves,
    UnitOnShelf,
)
from ccjournal.services.templates import TemplateInfo
from ui.models.library_items import Item, JournalFile, Newcomer, heading
from ui.models.library_rules import rule_items

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


FOLDER_NAMES = {
    "record_types": "Record kinds",
    "units": "Units",
    "templates": "Word templates",
    "regulations": "Laws and codes",
}
ANY_KIND = "Any kind of record"
NOT_KEPT = "not in this journal"


def items_of(shelves: Shelves, journal: Path) -> list[Item]:
    """Return all rows, group by group."""
    kept = [unit for unit in shelves.units if unit.kept]
    people = [*map(_person, shelves.people), _newcomer(alone=not shelves.people)]
    folders = [*map(_folder, shelves.folders), _journal(journal)]
    to_mend = sum(len(folder.problems) for folder in shelves.folders)
    return [
        heading("Units", len(kept)),
        *map(_unit, shelves.units),
        heading("Kinds of record", len(shelves.forms)),
        *map(_form, shelves.forms),
        heading("People", len(shelves.people)),
        *people,
        heading("Word templates", len(shelves.templates)),
        *map(_template, shelves.templates),
        *rule_items(shelves.rules, shelves.sectors),
        heading("Your folders", to_mend, " to mend"),
        *folders,
    ]


def narrowed(items: Iterable[Item], words: str) -> list[Item]:
    """Return the rows in which every word stands, below their headings."""
    wanted, found, heading = words.casefold().split(), [], None
    for item in items:
        if item.thing is None:
            heading = item
        elif all(word in f"{item.title} {item.under} {item.words}".casefold() for word in wanted):
            if heading is not None:
                found.append(heading)
                heading = None
            found.append(item)
    return found


def person_in_words(on_shelf: PersonOnShelf) -> str:
    """Return who somebody is, and how many records name them."""
    person = on_shelf.person
    role = person.role.capitalize() if not person.retired else "No longer coached"
    return f"{role}, {count_in_words(on_shelf.records, 'record')}"


def folder_in_words(folder: OwnFolder) -> str:
    """Return how the files in a folder stand."""
    counted = (
        (len(folder.problems), "to mend"),
        (len(folder.later), "not read yet"),
        (folder.used, "in use"),
    )
    said = [f"{count_in_words(number, 'file')} {word}" for number, word in counted if number]
    return ", ".join(said) or "Nothing there yet"


def kinds_in_words(template: TemplateInfo, titles: Mapping[str, str]) -> str:
    """Return for which kinds of record a template is, or with which others it belongs."""
    told = ANY_KIND if template.prints_words or template.own else template.group.value
    return ", ".join(titles.get(kind, kind) for kind in template.kinds) or told


def _unit(on_shelf: UnitOnShelf) -> Item:
    unit = on_shelf.unit
    title = unit.short_title or unit.title
    number = len(list(unit.criteria))
    criteria = "1 criterion" if number == 1 else f"{number} criteria"
    under = f"{unit.code}, {criteria if on_shelf.kept else NOT_KEPT}"
    return Item(f"unit {unit.code}", title, f"{title}, {under}", under, thing=on_shelf)


def _form(on_shelf: FormOnShelf) -> Item:
    form = on_shelf.form
    written = count_in_words(on_shelf.records, "record")
    under = form.form_title if form.name != form.title else written
    sentence = f"{form.name}, {written}"
    return Item(f"form {form.form}", form.title, sentence, under, thing=on_shelf)


def _person(on_shelf: PersonOnShelf) -> Item:
    name, under = on_shelf.person.pseudonym, person_in_words(on_shelf)
    return Item(f"person {on_shelf.person.id}", name, f"{name}, {under}", under, thing=on_shelf)


def _newcomer(*, alone: bool) -> Item:
    title, under = (
        "Add someone",
        "Nobody yet. A letter is enough." if alone else "A letter is enough.",
    )
    return Item("newcomer", title, f"{title}. {under}", under, thing=Newcomer(alone))


def _template(template: TemplateInfo) -> Item:
    under = str(template.group)
    sentence = f"{template.title}, {under[0].lower()}{under[1:]}"
    return Item(f"template {template.name}", template.title, sentence, under, thing=template)


def _folder(folder: OwnFolder) -> Item:
    title, under = FOLDER_NAMES.get(folder.key, folder.key), folder_in_words(folder)
    # Word is a name.
    name = title if title.startswith("Word") else title.lower()
    sentence = f"Folder of {name}, {under[0].lower()}{under[1:]}"
    return Item(f"folder {folder.key}", title, sentence, under, thing=folder)


def _journal(path: Path) -> Item:
    title, under = "This journal", path.name
    return Item("journal", title, f"{title}, {under}", under, thing=JournalFile(path))


class LibraryModel(QAbstractListModel):
    """Shows the rows that it is given, or those of them in which some words stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Item] = ()
        self._shown: Sequence[Item] = ()
        self._words = ""

    def show_items(self, items: Sequence[Item]) -> None:
        """Replace what there is."""
        self._items = items
        self.narrow(self._words)

    def narrow(self, words: str) -> None:
        """Show only the rows in which all of some words stand."""
        self._words = words
        self.beginResetModel()
        self._shown = narrowed(self._items, words) if words.strip() else self._items
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """Return the row of a thing, else of the first thing, else -1."""
        things = {item.key: row for row, item in enumerate(self._shown) if item.thing is not None}
        return things.get(key, next(iter(things.values()), -1))

    def thing_near(self, row: int, step: int) -> int:
        """Return the row of the thing so many rows on, or of the last in that direction, or -1."""
        things = [n for n, item in enumerate(self._shown) if item.thing is not None]
        if step < 0:
            return max((n for n in things if n <= row + step), default=min(things, default=-1))
        return min((n for n in things if n >= row + step), default=max(things, default=-1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only things be chosen."""
        if index.isValid() and self._shown[index.row()].thing is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        item = self._shown[index.row()]
        roles: dict[int, Callable[[], object]] = {
            ITEM_ROLE: lambda: item,
            Qt.ItemDataRole.DisplayRole: lambda: item.title,
            Qt.ItemDataRole.AccessibleTextRole: lambda: item.sentence,
        }
        return roles[role]() if role in roles else None
