"""The small menu at the caret: what can be done with the claim there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from ui.desk import Desk
from ui.views.writing import WritingPage


def offer_acts(desk: Desk, page: WritingPage, run: Callable[[str], None]) -> None:
    """Show the menu of the claim at the caret, else what could be claimed there.

    `run` carries out a command of the window by its name.
    """
    active = page.form.active_prose() if page.form else None
    if active is None:
        desk.told.emit("Put the caret into the words first.")
        return
    if not page.panel.isEnabled():
        desk.told.emit("This record is only read. Its claims stay as they are.")
        return
    prose = active[1]
    mark = prose.mark_at(prose.textCursor().position())
    card = page.panel.cards.get(mark.name) if mark else None
    menu = card.menu if card else _without_claim(page, run)
    menu.popup(prose.viewport().mapToGlobal(prose.cursorRect().bottomLeft()))
    menu.setActiveAction(menu.actions()[0])


def _without_claim(page: WritingPage, run: Callable[[str], None]) -> QMenu:
    menu = QMenu(page)
    menu.aboutToHide.connect(menu.deleteLater)
    rows: list[tuple[str, Callable[[], object]]] = [
        ("Claim a criterion…\tCtrl+E", partial(run, "claim")),
        ("Link this entry\tCtrl+Shift+E", partial(run, "guide")),
    ]
    for claim_id, card in page.panel.cards.items():
        if not card.claim.live:
            text = f"Rest {card.claim.criterion} on these words"
            rows.append((text, partial(page.linking.reattach, claim_id)))
    for text, act in rows:
        menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
    return menu
