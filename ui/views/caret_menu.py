"""The small menu at the caret: what can be done with the word, claim, question or finding there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.text import shorten
from ccjournal.domain.tip import Tip
from ui.desk import Desk
from ui.views.writing import WritingPage
from ui.widgets.prose import Prose
from ui.widgets.tip_row import TipAct, acts_of, taking_out

SHORT = 48


def offer_acts(desk: Desk, page: WritingPage, run: Callable[[str], None]) -> None:
    """Show the menu of what is at the caret, else what could be claimed there.

    Other spellings come first where the caret is in a wrong word.

    `run` carries out a command of the window by its name.
    """
    active = page.form.active_prose() if page.form else None
    if active is None:
        desk.told.emit("Put the caret into the words first.")
        return
    if not page.panel.isEnabled():
        desk.told.emit("This record is only read. Its claims stay as they are.")
        return
    key, prose = active
    # Other spellings take a moment to find: what else can be done is looked at when they are there.
    acts = partial(_acts, page, key, prose, run)
    if prose.spelled.offer_at_caret(acts):
        return
    menu = acts()
    menu.popup(prose.viewport().mapToGlobal(prose.cursorRect().bottomLeft()))
    menu.setActiveAction(next(act for act in menu.actions() if act.isEnabled()))


def _acts(page: WritingPage, key: str, prose: Prose, run: Callable[[str], None]) -> QMenu:
    mark = prose.mark_at(prose.textCursor().position())
    card = page.panel.cards.get(mark.name) if mark else None
    tips = _here(page, key, prose)
    menu = _with_tips(page, tips) if tips else card.menu if card else QMenu(page)
    if tips and card:
        menu.addActions(card.menu.actions())
    if card is None:
        _add_claiming(menu, page, run)
    if tips or card is None:
        menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _here(page: WritingPage, key: str, prose: Prose) -> list[Tip]:
    """Return the tips at the caret, else those about its whole part."""
    at = prose.tips.at(prose.textCursor().position())
    tips = page.advising.tips.values()
    return at or [tip for tip in tips if tip.field == key and not tip.words and not tip.claim]


def _with_tips(page: WritingPage, tips: list[Tip]) -> QMenu:
    menu = QMenu(page)
    for tip in tips:
        for act in acts_of(tip):
            if act is not TipAct.GO:
                made = menu.addAction(_named(act, tip).replace("&", "&&"))
                made.triggered.connect(partial(_do, page, act, tip))
        menu.addSeparator()
    return menu


def _do(page: WritingPage, act: TipAct, tip: Tip, _checked: bool = False) -> None:
    page.tip_acts.act(act, tip)


def _named(act: TipAct, tip: Tip) -> str:
    """Return an act with what it is about, as it is read in a menu."""
    words = f"“{shorten(tip.words, SHORT)}”"
    if tip.kind is AnswerKind.SUGGESTION:
        return f"{act}: {tip.answer.key} {shorten(tip.says, SHORT)}"
    if tip.kind is AnswerKind.CHECK:
        return f"{act}: {shorten(tip.says, SHORT)}"
    return f"{taking_out(tip)}: {words}" if act is TipAct.TAKE_OUT else f"{act}: {words}"


def _add_claiming(menu: QMenu, page: WritingPage, run: Callable[[str], None]) -> None:
    rows: list[tuple[str, Callable[[], object]]] = [
        ("Claim a criterion…\tCtrl+E", partial(run, "claim")),
        ("Link this entry\tCtrl+Shift+E", partial(run, "guide")),
        ("Insert a law or clause…\tCtrl+R", partial(run, "clause")),
    ]
    if aim := page.prompts.aim:
        rows.insert(0, (f"Claim {aim}, which you write towards", page.prompts.claim))
    for claim_id, card in page.panel.cards.items():
        if not card.claim.live:
            text = f"Rest {card.claim.criterion} on these words"
            rows.append((text, partial(page.linking.reattach, claim_id)))
    for text, act in rows:
        menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
