"""Words that were typed and not saved when the program ended: taken, left, or looked at later."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ccjournal.domain.days import day_in_words
from ccjournal.services.draft_offers import FoundDraft
from ccjournal.services.drafts import Drafts
from ui.desk import Desk
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.comparison import Comparison
from ui.widgets.roles import button, label, scrolled

TITLE = "Words that were not saved"
INTRO = (
    "The program ended while you were writing. Nothing is changed until you choose. "
    "What differs is underlined."
)
SETTLED = "Every draft is settled. Nothing waits here."
WIDEST = 980


class DraftsPage(Page):
    """Each draft with its difference; the first button has the focus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "drafts")
        drafts = desk.services.safety.recovery.drafts
        assert drafts is not None
        self._drafts: Drafts = drafts
        self._asker = desk.asker(self, self.show_drafts)
        self._takes: list[QPushButton] = []
        px = desk.theme.px
        self._intro = label(INTRO, "intro")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(16))
        self.later = button("Look later", partial(desk.page_wanted.emit, "today"))
        inner = QWidget()
        head = row(label(TITLE, "screen-title"), self.later, spacing=12)
        head.setStretch(0, 1)
        parts = column(head, self._intro, self._list, -1, spacing=px(12))
        parts.setContentsMargins(px(40), px(28), px(40), px(28))
        held = QWidget()
        held.setLayout(parts)
        held.setMaximumWidth(px(WIDEST))
        across = row(held, -1, spacing=0)
        across.setStretch(0, 20)
        inner.setLayout(across)
        self.setLayout(column(scrolled(inner, "drafts-scroll"), spacing=0))

    def refresh(self) -> None:
        """Ask which drafts are left."""
        self._asker.ask(lambda _progress: self._drafts.found())

    def focus_first(self) -> None:
        """Go to the first choice."""
        first = self._takes[0] if self._takes else self.later
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def run_next(self) -> None:
        """Take the first draft."""
        if self._takes:
            self._takes[0].click()
        else:
            super().run_next()

    def show_drafts(self, found: Sequence[FoundDraft]) -> None:
        """Show what is left; when nothing is, say so."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        clear(self._list)
        self._takes = []
        for number, draft in enumerate(found):
            self._list.addWidget(self._card(draft, first=number == 0))
        self._intro.setText(INTRO if found else SETTLED)
        self.later.setText("Look later" if found else "Go to Today")
        if had_focus:
            self.focus_first()

    def _card(self, draft: FoundDraft, *, first: bool) -> QWidget:
        made = QFrame()
        made.setProperty("card", "true")
        name = f"{draft.ref} {draft.title}".strip() or "A record without a title"
        said = "into the record" if draft.fits else "as a record of its own"
        take = button(f"Take it {said}", partial(self._take, draft), "primary" if first else "")
        take.setAccessibleName(f"Take the draft of {name} {said}")
        leave = button("Leave it", partial(self._leave, draft))
        leave.setAccessibleName(f"Leave the draft of {name}")
        self._takes.append(take)
        compared = Comparison("In the journal" if draft.ref else "", "Not saved", self.desk.theme)
        compared.show_parts(draft.parts)
        box = column(
            label(name, "pane-title"),
            label(_about(draft), "small"),
            compared,
            row(take, leave, -1, spacing=10),
            spacing=self.desk.theme.px(10),
        )
        box.setContentsMargins(*[self.desk.theme.px(18)] * 4)
        made.setLayout(box)
        return made

    def _take(self, draft: FoundDraft) -> None:
        if self.desk.do(partial(self._drafts.take, draft.key)) is not None:
            self.desk.told.emit("Taken. Ctrl+Z takes it back.")

    def _leave(self, draft: FoundDraft) -> None:
        if self.desk.do(partial(self._drafts.leave, draft.key)) is not None:
            self.desk.told.emit("Left. Ctrl+Z brings it back.")


def _about(draft: FoundDraft) -> str:
    at = draft.unsaved.at.astimezone()
    when = f"Typed on {day_in_words(at.date())}, {at:%H:%M}."
    if draft.ref and not draft.fits:
        return f"{when} {draft.ref} was sent or is in the bin, so it stays as it is."
    return when if draft.ref else f"{when} It was never kept."
