"""Where somebody is in the journal, without a word of it: a page, a record and the caret."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.views.coaching import CoachingPage
from ui.views.journal import JournalPage

if TYPE_CHECKING:
    from ui.open_journal import OpenJournal


@dataclass(frozen=True, slots=True)
class Place:
    """`field` is the part of the record that the caret was in last, `caret` how far into it."""

    page: str
    record: str = ""
    field: str = ""
    caret: int = 0


def place_in(journal: "OpenJournal") -> Place:
    """Return where the user is."""
    page = journal.page
    if not isinstance(page, JournalPage | CoachingPage) or page.writing.record is None:
        return Place(journal.key)
    record, form = page.writing.record.id, page.writing.form
    active = form.active_prose() if form else None
    if active is None:
        return Place(journal.key, record)
    field, prose = active
    return Place(journal.key, record, field, prose.textCursor().position())


def go_to(journal: "OpenJournal", place: Place) -> None:
    """Bring the user back; a record that is gone leaves its page."""
    journal.show_page(place.page)
    page = journal.page
    if not isinstance(page, JournalPage | CoachingPage) or not place.record:
        return
    page.open_record(place.record)
    form = page.writing.form
    prose = form.prose(place.field) if form else None
    if form is None or prose is None:
        return
    form.focus_part(place.field)
    _put_caret(prose, place.caret)


def _put_caret(prose: QTextEdit, caret: int) -> None:
    cursor = QTextCursor(prose.document())
    cursor.setPosition(min(caret, prose.document().characterCount() - 1))
    prose.setTextCursor(cursor)
