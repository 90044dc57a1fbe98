"""What the pictures show of a journal that went through a crash or is damaged."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from posing import pump

from ccjournal.domain.backups import CopyKind
from ccjournal.domain.record import Record
from ccjournal.domain.unsaved import Unsaved
from ccjournal.services.checkup import Checkup, DamagedRecord
from ccjournal.services.comparing import differences
from ccjournal.services.copies import Copy
from ccjournal.services.draft_offers import DraftOffers
from ccjournal.services.draft_text import Kept
from ccjournal.services.mending import Offer
from ccjournal.services.rescue import Found, Offered
from ui.health import Health
from ui.main_window import MainWindow
from ui.views.check import CheckPage
from ui.views.damaged_card import DamagedCard
from ui.views.drafts import DraftsPage
from ui.views.rescue import RescuePage


def drafts(window: MainWindow) -> None:
    """Offer words that were typed when the program was killed."""
    assert window.journal is not None
    journal = window.journal.desk.services.journal
    window.show_page("drafts")
    pump(300)
    page = window.journal.pages["drafts"]
    assert isinstance(page, DraftsPage)
    record = journal.get(next(row for row in journal.rows() if row.kind == "star").id)
    more = record.fields["result"] + " The planner asked me to show it to the next shift."
    written = replace(record, fields={**record.fields, "result": more}, claims=())
    said = {"note": "A caller who rang back to say that nobody had ever expl"}
    lines = Record("", "note", "", record.date, fields=said)
    typed, offers = datetime(2026, 11, 18, 20, 41, tzinfo=UTC), DraftOffers(journal)
    left = (Unsaved(typed, written, record), Unsaved(typed, lines))
    found = (offers.offer(Kept(str(number), one)) for number, one in enumerate(left))
    page.show_drafts([draft for draft in found if draft])
    page.focus_first()


def rescued(window: MainWindow) -> None:
    """Show a journal that does not open, with its backups."""
    file = Path("Journals") / "journal.ccj"
    page = RescuePage(
        "journal.ccj is damaged",
        "Keep the file as it is and restore the newest backup",
        is_there=True,
        theme=window.theme,
    )
    days = (datetime(2026, 11, 18, 20, 41), datetime(2026, 11, 17, 21, 5), datetime(2026, 11, 9, 8))
    offered = tuple(
        Offered(Copy(file, CopyKind.AUTOMATIC, made), 36 - 2 * number, made.replace(tzinfo=UTC))
        for number, made in enumerate(days)
    )
    window.sidebar.hide()
    window.pages.addWidget(page)
    window.pages.setCurrentWidget(page)
    page.show_found(Found(offered, 34, 36, strange_log=False), file.with_stem("journal recovered"))


def checking(window: MainWindow) -> None:
    """Show a check that is on its way."""
    page, health = check_page(window)
    health._job = health  # type: ignore[assignment] # noqa: SLF001 - as if one were running
    health.step = (3, 7, "Checking every version's words")
    health.changed.emit()
    page.stop.setFocus()


def damaged(window: MainWindow) -> None:
    """Show what a check has found, and for one record what a backup has."""
    page, health = check_page(window)
    health._job = None  # noqa: SLF001 - see above
    assert window.journal is not None
    journal = window.journal.desk.services.journal
    saved = journal.get(next(row for row in journal.rows() if row.kind == "star").id)
    other = journal.get(journal.rows()[3].id)
    bad = saved.fields["result"].replace("held", "heJd").replace("first", "f\ufffdrst")
    now = replace(saved, fields={**saved.fields, "result": bad})
    health.found = Checkup(
        36,
        (
            DamagedRecord(saved.ref, saved.title, "two words of the text are damaged"),
            DamagedRecord(other.ref, other.title, "its text cannot be read"),
        ),
        unsearchable=2,
    )
    health.changed.emit()
    pump(200)
    copy = Copy(Path("backup.ccj"), CopyKind.AUTOMATIC, datetime(2026, 11, 18, 20, 41))
    parts = differences(now, saved, journal.types)
    page.findChildren(DamagedCard)[0].show_offers([Offer(saved.ref, copy, saved, parts)])


def check_page(window: MainWindow) -> tuple[CheckPage, Health]:
    """Show the page of the check."""
    assert window.journal is not None
    window.show_page("check")
    pump(300)
    page = window.journal.pages["check"]
    assert isinstance(page, CheckPage)
    return page, window.journal.desk.health
