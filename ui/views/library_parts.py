"""What the right side of the Library shows of each thing, part by part."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QWidget

from ccjournal.domain.person import Person
from ccjournal.domain.record_type import Field
from ccjournal.domain.team import count_in_words
from ccjournal.services.library import (
    FormOnShelf,
    OwnFolder,
    PersonOnShelf,
    RuleOnShelf,
    SectorsOnShelf,
    UnitOnShelf,
)
from ccjournal.services.templates import TemplateInfo
from ui.desk import Desk
from ui.models.library import (
    FOLDER_NAMES,
    folder_in_words,
    person_in_words,
)
from ui.models.library_items import JournalFile, Newcomer, Thing
from ui.views.library_acts import LibraryActs
from ui.views.library_rule import rule_parts, sector_parts
from ui.views.library_template import template_parts
from ui.views.library_unit import unit_parts
from ui.widgets.boxes import row
from ui.widgets.roles import button, hairline, label
from ui.widgets.team_list import PROMISE

Part = QWidget | QLayout | int
FOLDER_USES = {
    "record_types": "A file here is a form of your own. It is offered beside ours, or in place of "
    "the one with the same file name.",
    "units": "A file here is a unit of your own. It is offered under Units, and when a journal is "
    "started.",
    "templates": "A Word document here is a template of your own. It is offered in Portfolio, and "
    "looked at each time before it is used.",
    "regulations": "A file here holds laws, codes or procedures of your own. Questions and "
    "documents know their names.",
}
NO_PEOPLE = "Add someone you coach. A letter is enough."


def parts_of(thing: Thing, desk: Desk, acts: LibraryActs) -> Iterator[Part]:
    """Return the parts of a thing, its name first."""
    shows: dict[type, Callable[[Any, Desk, LibraryActs], Iterator[Part]]] = {
        UnitOnShelf: unit_parts,
        FormOnShelf: _form,
        PersonOnShelf: _person,
        TemplateInfo: template_parts,
        RuleOnShelf: rule_parts,
        SectorsOnShelf: sector_parts,
        OwnFolder: _folder,
        Newcomer: _newcomer,
        JournalFile: _journal,
    }
    return shows[type(thing)](thing, desk, acts)


def _form(on_shelf: FormOnShelf, desk: Desk, _acts: LibraryActs) -> Iterator[Part]:
    form = on_shelf.form
    yield label(form.name, "screen-title")
    whose = "yours" if on_shelf.own else "comes with the program"
    yield label(f"{count_in_words(on_shelf.records, 'record')}, {whose}", "caption")
    if form.purpose:
        yield label(form.purpose)
    write = button("Write one", partial(desk.writing_wanted.emit, form.form, ""))
    if not desk.reading:
        yield _acts_row(write)
    for field in form.fields:
        yield 8
        yield from _field(field)
    yield 14
    yield label("Its file", "head")
    yield _path(str(on_shelf.file))
    yield _acts_row(_show("Show its folder", desk, on_shelf.file.parent))


def _field(field: Field) -> Iterator[Part]:
    head = row(label(field.label, "strong"), -1, spacing=10)
    if not field.required:
        head.addWidget(label("Can stay empty", "caption", wrap=False))
    yield head
    yield hairline()
    if field.prompt:
        yield label(field.prompt)
    if field.hint:
        yield label(field.hint, "small")
    if field.choices:
        yield label(f"Choose from: {', '.join(field.choices)}", "small")
    yield from _columns(field)
    if field.example:
        example = label(field.example, "quote")
        example.setProperty("bar", "true")
        yield example
    if field.share:
        yield label(f"Usually {field.share[0]} to {field.share[1]} % of the words", "caption")


def _columns(field: Field) -> Iterator[Part]:
    if field.columns:
        yield label("Each row has", "head")
    for column in field.columns:
        asks = column.label if column.label.endswith("?") or not column.hint else f"{column.label}:"
        yield label(f"{asks} {column.hint}".strip(), "small")


def _person(on_shelf: PersonOnShelf, desk: Desk, acts: LibraryActs) -> Iterator[Part]:
    yield label(on_shelf.person.pseudonym, "screen-title")
    person = on_shelf.person
    yield label(person_in_words(on_shelf), "caption")
    noted = "A real name is noted. " if person.real_name else "No real name is noted. "
    yield label(noted + PROMISE)
    rename = button("Change the names…", partial(acts.rename, on_shelf))
    yield _acts_row(*_coach(person, desk), *(() if desk.reading else (rename,)))
    if on_shelf.records:
        yield label(f"The pseudonym stays: {_stands_in(on_shelf)}.", "small")
    if not desk.reading:
        yield from _retire(on_shelf, acts)


def _retire(on_shelf: PersonOnShelf, acts: LibraryActs) -> Iterator[Part]:
    person = on_shelf.person
    yield 10
    retire = button(
        "Coach again" if person.retired else "No longer coached",
        partial(acts.retire, on_shelf),
    )
    yield _acts_row(retire)
    yield label(
        "Forms offer this pseudonym again then."
        if person.retired
        else "Forms stop offering this pseudonym then. The records stay.",
        "small",
    )


def _stands_in(on_shelf: PersonOnShelf) -> str:
    return f"it stands in {count_in_words(on_shelf.records, 'record')}"


def _coach(person: Person, desk: Desk) -> Iterator[QWidget]:
    if not person.retired and not desk.reading:
        yield button("New session", partial(desk.session_wanted.emit, person.pseudonym))
    yield button("Go to Coaching", partial(desk.page_wanted.emit, "coaching"))


def _newcomer(_thing: Newcomer, desk: Desk, acts: LibraryActs) -> Iterator[Part]:
    yield label("People", "screen-title")
    yield label(NO_PEOPLE)
    yield label(PROMISE, "small")
    if not desk.reading:
        yield _acts_row(button("Add someone…", acts.add_person))


def _folder(folder: OwnFolder, _desk: Desk, acts: LibraryActs) -> Iterator[Part]:
    name = FOLDER_NAMES.get(folder.key, folder.key)
    yield label(f"Your folder: {name}", "screen-title")
    yield label(folder_in_words(folder), "caption")
    yield label(FOLDER_USES[folder.key])
    yield _path(str(folder.path))
    show = button("Show folder", partial(acts.show_folder, folder))
    show.setAccessibleName(f"Show folder {name}")
    yield _acts_row(show)
    for file in folder.later:
        yield hairline()
        yield label(f"{file.name} is used when the journal is opened the next time.")
    if folder.problems:
        yield 10
        yield label("Files to mend", "pane-title")
    for problem in folder.problems:
        yield hairline()
        fault = problem.fault.rstrip(".")
        yield label(f"{problem.file.name} cannot be used: {fault}.")


def _journal(thing: JournalFile, desk: Desk, _acts: LibraryActs) -> Iterator[Part]:
    yield label("This journal", "screen-title")
    yield label("All that you write is in this one file. Its copies lie in a folder beside it.")
    yield _path(str(thing.path))
    yield _acts_row(_show("Show folder", desk, thing.path.parent))


def _show(name: str, desk: Desk, folder: Path) -> QWidget:
    return button(name, partial(desk.dialogs.open_outside, folder))


def _path(text: str) -> QLabel:
    made = label(text, "small")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _acts_row(*buttons: QWidget) -> QHBoxLayout:
    line = row(*buttons, -1)
    line.setContentsMargins(0, 6, 0, 6)
    return line
