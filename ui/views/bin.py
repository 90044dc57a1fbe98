"""The bin: what was deleted, put back or erased for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ccjournal.domain.bin import BinItem
from ccjournal.services.backups import Held
from ccjournal.services.bin import Erased, Erasing
from ui.desk import Desk
from ui.models.bin import EMPTY, FULL, about, erased_in_words, named, people_in_words, what_goes
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label
from ui.widgets.text_page import text_page


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be erased, and what that means."""

    items: Sequence[BinItem]
    erasing: Erasing
    held: Held


class BinPage(Page):
    """One row for each thing, what was deleted last first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "bin")
        self._asker = desk.asker(self, self.show_items)
        self._previews = desk.asker(self, self._on_preview)
        self._eraser = desk.asker(self, self._on_erased, desk.jobs)
        self._held: Held | None = None
        self._items: Sequence[BinItem] = ()
        self._buttons: list[QPushButton] = []
        self._intro = label("", "intro")
        self._list = QVBoxLayout()
        self._list.setSpacing(desk.theme.px(10))
        self.all = button("Erase everything…", self._erase_all)
        title = label("Bin", "screen-title")
        foot = row(self.all, -1)
        self.setLayout(
            column(text_page(desk.theme, "bin-scroll", title, self._intro, self._list, foot))
        )

    @property
    def items(self) -> Sequence[BinItem]:
        """What is shown."""
        return self._items

    def refresh(self) -> None:
        """Ask what is in the bin."""
        box = self.desk.services.safety.bin
        self._asker.ask(lambda _progress: box.items())

    def focus_first(self) -> None:
        """Go to the first thing."""
        first = self._buttons[0] if self._buttons else self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_items(self, items: Sequence[BinItem]) -> None:
        """Show what is in the bin."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        clear(self._list)
        self._buttons, self._items = [], items
        for item in items:
            self._list.addWidget(hairline())
            self._list.addWidget(self._row(item))
        self._intro.setText(FULL if items else EMPTY)
        self.all.setVisible(len(items) > 1)
        if had_focus or not items:
            self.focus_first()

    def _row(self, item: BinItem) -> QWidget:
        made = QWidget()
        back = button("Put back", partial(self._put_back, item))
        back.setAccessibleName(f"Put back {named(item)}")
        erase = button("Erase…", partial(self._ask_to_erase, [item]))
        erase.setAccessibleName(f"Erase {named(item)} for good")
        self._buttons.append(back)
        words = column(label(named(item), "strong"), label(about(item), "small"), spacing=2)
        line = row(words, back, erase, spacing=10)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _put_back(self, item: BinItem) -> None:
        if self.desk.do(partial(self.desk.services.safety.bin.put_back, item)) is not None:
            self.desk.told.emit(f"{item.ref} is back. Ctrl+Z puts it in the bin again.")

    def _erase_all(self) -> None:
        self._ask_to_erase(self._items)

    def _ask_to_erase(self, items: Sequence[BinItem]) -> None:
        safety = self.desk.services.safety
        ids = [item.id for item in items]

        def ask(_progress: object) -> _Asked:
            held = safety.backups.held_until(datetime.now(UTC))
            return _Asked(items, safety.bin.preview(ids), held)

        self._previews.ask(ask)

    def _on_preview(self, asked: _Asked) -> None:
        confirm, items = self.desk.dialogs.confirm, asked.items
        what = named(items[0]) if len(items) == 1 else f"all {len(items)} things in the bin"
        text = what_goes(asked.erasing, asked.held)
        if not confirm(f"Erase {what} for good?", text, "Erase", "Keep in the bin"):
            return
        people: Sequence[str] = ()
        if asked.erasing.people and confirm(
            f"Take {people_in_words(asked.erasing)} out of the register as well?",
            "Nothing else names them.",
            "Take them out",
            "Leave them",
        ):
            people = [person.id for person in asked.erasing.people]
        self._held = asked.held
        ids = [item.id for item in items]
        self._eraser.ask(partial(self.desk.services.safety.bin.erase, ids, people))

    def _on_erased(self, erased: Erased) -> None:
        self.desk.history.forget(erased.ids)
        self.desk.told.emit(erased_in_words(erased, self._held))
