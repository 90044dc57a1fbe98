"""What the pictures show: one row for each, in the order in which they are taken."""

from functools import partial

from backup_scenes import BACKUPS
from guard_scenes import FIRST_HELD, GUARDED
from kept_scenes import KEPT
from lock_scenes import LOCKS
from posing import Scene, open_first, page, pump, record, settled, wait
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from scenes_mending import checking, damaged, drafts, rescued

from ccjournal.domain.record import RecordRow, Status
from ccjournal.domain.review import WeekNote
from ccjournal.errors import StorageError
from ccjournal.services.journal import Journal
from ui.actions import key_rows
from ui.dialogs.keys import KeysDialog
from ui.main_window import MainWindow
from ui.views.clause_picker import ClausePicker
from ui.views.library import LibraryPage
from ui.views.palette import Palette
from ui.views.portfolio import PortfolioPage
from ui.views.preferences import PreferencesDialog
from ui.views.review import ReviewPage
from ui.views.search import SearchPage
from ui.widgets.review_card import ReviewAct

UNKNOWN = "marmalade"
REVIEWED = (
    "Agent C read the delivery times out wrong twice on chat. Showed her the new page by the "
    "printer, she said it back to me. Look again on Friday.",
)


def refused(window: MainWindow) -> None:
    """Show the first page with the reason why a journal could not be made."""
    window.show_first_run(StorageError("The disk is full", "Free some room and try again"))


def star(row: RecordRow) -> bool:
    """Tell a STAR account with claims."""
    return row.kind == "star" and row.live_claims >= 3


def reflection(row: RecordRow) -> bool:
    """Tell a reflective account with claims."""
    return row.kind == "reflective" and row.live_claims >= 2


def detached(row: RecordRow) -> bool:
    """Tell an account of which a claim lost its words."""
    return row.detached_claims > 0


def claim(window: MainWindow) -> None:
    """Begin a claim with the first sentence of a part."""
    form = open_first(window, reflection).form
    if form is not None and (prose := form.prose("so_what")) is not None:
        prose.setFocus()
        prose.select(0, prose.words().index(".") + 1)
    window.journal_command("claim")


def unsaved(window: MainWindow) -> None:
    """Type while the disk takes nothing."""

    def refuse(*_anything: object) -> None:
        raise StorageError("The disk is full", "Free some room and try again")

    edit = Journal.edit
    Journal.edit = refuse  # type: ignore[assignment, method-assign]
    try:
        writing = open_first(window, reflection)
        if writing.form is not None and (prose := writing.form.prose("what")) is not None:
            prose.textCursor().insertText("First, ")
        window.show_page("today")
        pump(300)
    finally:
        QTimer.singleShot(2_000, window, lambda: setattr(Journal, "edit", edit))


def drawer(window: MainWindow) -> None:
    """Open a criterion."""
    assert window.journal is not None
    window.journal.desk.criterion_wanted.emit("ST-2.1")


def session(window: MainWindow) -> None:
    """Open a coaching session."""
    assert window.journal is not None
    rows = window.journal.desk.services.journal.rows(kind="coaching")
    window.journal.desk.record_wanted.emit(rows[0].id)


def towards(form: str, criterion: str) -> Scene:
    """Return what begins a record towards a criterion."""

    def show(window: MainWindow) -> None:
        assert window.journal is not None
        window.journal.desk.writing_wanted.emit(form, criterion)

    return show


def review(window: MainWindow) -> None:
    """Look through the notes of the week; first two of what there is are kept."""
    assert window.journal is not None
    desk = window.journal.desk
    for words in REVIEWED:
        desk.do(partial(desk.services.notes.keep, words))
    window.show_page("review")
    page = window.journal.pages["review"]
    wait(lambda: isinstance(page, ReviewPage) and page.item)


def reviewed(window: MainWindow) -> None:
    """Come to the end of the review, with one account to write up."""
    review(window)
    assert window.journal is not None
    page = window.journal.pages["review"]
    assert isinstance(page, ReviewPage)
    if isinstance(item := page.item, WeekNote):
        page.grow(item, "driscoll")
        wait(lambda: page.item is not item)
    while page.item is not None:
        page.decide(ReviewAct.LATER)


def search(words: str) -> Scene:
    """Return what looks for words on the search page."""

    def show(window: MainWindow) -> None:
        window.show_page("search")
        assert window.journal is not None
        if isinstance(found := window.journal.pages["search"], SearchPage):
            found.search(words)

    return show


def palette(words: str) -> Scene:
    """Return what opens the palette with words in it."""

    def show(window: MainWindow) -> None:
        window.show_page("today")
        window.window_command("palette")
        if (over := window.findChild(Palette)) is not None:
            over.line.setText(words)

    return show


def shelf(key: str) -> Scene:
    """Return what shows a thing of the Library."""

    def show(window: MainWindow) -> None:
        window.show_page("library")
        assert window.journal is not None
        library = window.journal.pages["library"]
        assert isinstance(library, LibraryPage)
        wait(library.list.model().rowCount)
        library.shelf.choose(key)

    return show


def clause(window: MainWindow) -> None:
    """Look for a clause to put into an account."""
    open_first(window, star)
    window.journal_command("clause")
    if (over := window.findChild(ClausePicker)) is not None:
        over.line.setText("complaint")


def exporting(window: MainWindow) -> None:
    """Show an export that is on its way."""
    foot = portfolio(window).next
    foot.show_running()
    foot.show_progress(21, 38, "Writing Storm night")


def no_folder(window: MainWindow) -> None:
    """Export to a folder that is not there."""
    shown = portfolio(window)
    kept = shown.choices.target.text()
    shown.choices.target.setText("/media/stick/portfolio.docx")
    shown.export.click()
    wait(lambda: shown.job is None)
    shown.choices.target.setText(kept)


def exported(window: MainWindow) -> None:
    """Export the portfolio."""
    shown = portfolio(window)
    shown.export.click()
    wait(lambda: shown.job is None)


def portfolio(window: MainWindow) -> PortfolioPage:
    """Go to the portfolio."""
    window.show_page("portfolio")
    settled(window)
    assert window.journal is not None
    shown = window.journal.pages["portfolio"]
    assert isinstance(shown, PortfolioPage)
    return shown


def preferences(window: MainWindow) -> QWidget | None:
    """Open the preferences."""
    window.show_page("today")
    window.window_command("preferences")
    return window.findChild(PreferencesDialog)


def keys(window: MainWindow) -> QWidget:
    """Open the list of keys."""
    dialog: QDialog = KeysDialog(key_rows(), window)
    dialog.show()
    return dialog


def locked(window: MainWindow) -> None:
    """Open an account that has gone to the assessor."""
    now = open_first(window, star).record
    assert now is not None
    assert window.journal is not None
    desk = window.journal.desk
    desk.do(lambda: desk.services.journal.set_status(now.id, Status.SUBMITTED))


# Before there is a journal, in the sample journal, and in one without a word in it.
FIRST: dict[str, Scene] = {
    "first-run": lambda window: window.show_first_run(),
    "first-run-refused": refused,
    "rescue": rescued,
    **FIRST_HELD,
    **LOCKS,
}
SAMPLE: dict[str, Scene] = {
    **{key: page(key) for key in ("today", "coverage", "coaching", "portfolio", "library")},
    "library-law": shelf("rule equality-2010"),
    "library-law-over": shelf("rule dpa-1998"),
    "library-sectors": shelf("sectors"),
    "journal-new": page("journal"),
    "journal": record(star),
    "reflection": record(reflection),
    "claim": claim,
    "clause": clause,
    "detached": record(detached),
    "coverage-drawer": drawer,
    "session": session,
    "towards": towards("star", "CS-4.1"),
    "towards-reflection": towards("driscoll", "ST-2.1"),
    "towards-session": towards("", "CS-5.3"),
    "review": review,
    "review-end": reviewed,
    "search": search("complaint"),
    "search-none": search(UNKNOWN),
    "palette": palette(""),
    "palette-none": palette(UNKNOWN),
    "preferences": preferences,
    "keys": keys,
    **BACKUPS,
    "export-running": exporting,
    "export-failed": no_folder,
    "export-done": exported,
    "locked": locked,
    "check-running": checking,
    "check-damaged": damaged,
    "drafts": drafts,
    **KEPT,
    "unsaved": unsaved,
    **GUARDED,
}
EMPTIES = ("today", "journal", "coverage", "coaching", "portfolio", "review", "bin", "history")
EMPTY: dict[str, Scene] = {f"{key}-empty": page(key) for key in EMPTIES}
