"""Scenes of what is kept, and of what is let go: the bin and the signed history."""

from functools import partial

from posing import Scene, pump, wait

from ccjournal.authorship.checks import CANNOT
from ccjournal.services.authorship import ASK, BROKEN, HOLDS, Answer, Finding
from ui.main_window import MainWindow
from ui.views.bin import BinPage
from ui.views.history import HistoryPage


def binned(window: MainWindow) -> None:
    """Put two records and a proof into the bin, and look at it."""
    assert window.journal is not None
    desk = window.journal.desk
    for row in desk.services.journal.rows()[:2]:
        desk.do(partial(desk.services.journal.delete, row.id))
    desk.do(partial(desk.services.evidence.delete, desk.services.evidence.all()[0].id))
    window.show_page("bin")
    page = window.journal.pages["bin"]
    assert isinstance(page, BinPage)
    wait(lambda: page.items)


def history(window: MainWindow) -> None:
    """Show the signed history."""
    window.show_page("history")
    pump(300)


def checked(window: MainWindow) -> None:
    """Check an authorship file that somebody has changed."""
    history(window)
    assert window.journal is not None
    page = window.journal.pages["history"]
    assert isinstance(page, HistoryPage)
    page.file.setText("portfolio authorship.json")
    seen = "The head 0123456789abcdef, seen before, is in this history."
    changed = "R-0004 reads otherwise in the document: “By Friday the wait was three minutes…”"
    findings = (
        Finding(HOLDS, "412 versions without a gap, each on the one before it."),
        Finding(HOLDS, "412 versions signed by the journal's key."),
        Finding(ASK, "The clock went back before version 31, from 2026-11-09T21:04 to …"),
        Finding(HOLDS, seen),
        Finding(BROKEN, changed),
        Finding("", CANNOT),
    )
    page.show_answer(Answer(1, findings))


KEPT: dict[str, Scene] = {"bin": binned, "history": history, "history-checked": checked}
